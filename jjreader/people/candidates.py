"""A run of capitalised words, taken apart: title, name, and what is neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jjreader.model import Gender
from jjreader.people.runs import Run
from jjreader.people.tables import NameTables, name_tables

CAMEL = re.compile(r"\w*[a-z][A-Z]")
CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Ma)[A-Z]")
MOST_WORDS = 5
"""A person's name has no more words than this."""


@dataclass(slots=True)
class Candidate:
    """What may be somebody's name: its place, its words, and what speaks for it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str | None = None
    first_name: bool = False
    """It starts with a known first name."""
    in_heading: bool = False
    alone_in_run: bool = True
    """Nothing but titles stands beside it in its run of capitals."""

    @property
    def gender(self) -> Gender | None:
        tables = name_tables()
        by_title = tables.titles.get(self.title) if self.title else None
        return by_title or (tables.first_names.get(self.words[0]) if self.first_name else None)


def candidates_of(run: Run) -> Iterator[Candidate]:
    """The candidates in a run of several words, left to right."""
    tables = name_tables()
    words = run.words()
    piece: list[tuple[int, str]] = []
    title: str | None = None
    offset = run.start
    pieces: list[tuple[list[tuple[int, str]], str | None]] = []
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else None
        if _is_title(word, following, bool(piece), tables):
            pieces.append((piece, title))
            piece, title = [], word
        elif _breaks(word, following, piece, tables):
            pieces.append((piece, title))
            piece, title = [], None
        else:
            piece.append((offset, word))
        offset += len(word) + 1
    pieces.append((piece, title))
    found = [pair for pair in pieces if pair[0]]
    for piece, title in found:
        candidate = _candidate(piece, title, run, tables)
        if candidate is not None:
            candidate.alone_in_run = len(found) == 1
            yield candidate


def _is_title(word: str, following: str | None, inside: bool, tables: NameTables) -> bool:
    if following is None or word not in tables.titles:
        return False
    # "Stephen King Jr.": a title is not followed by a suffix
    return not (inside and following in tables.suffixes)


def _breaks(
    word: str, following: str | None, piece: list[tuple[int, str]], tables: NameTables
) -> bool:
    if CAMEL.match(word) and not CAMEL_NAME.match(word):
        return True
    if not piece and word.endswith("ing") and word not in tables.first_names:
        return True  # "Knowing Bardos, ..."
    if word not in tables.not_names:
        return False
    if piece:
        return not (
            word in tables.surnames_too
            and piece[-1][1] in tables.first_names
            and (following is None or following in tables.suffixes)
        )
    opens_name = word in tables.first_names and following is not None
    return not (opens_name and following not in tables.not_names)


def _candidate(
    piece: list[tuple[int, str]], title: str | None, run: Run, tables: NameTables
) -> Candidate | None:
    while piece and (piece[-1][1] in tables.suffixes or piece[-1][1].islower()) and len(piece) > 2:
        piece.pop()  # the span keeps to the name proper
    while piece and piece[0][1].islower():
        piece.pop(0)
    known = next((i for i, (_, word) in enumerate(piece[:-1]) if word in tables.first_names), None)
    if known and not all(len(word.rstrip(".")) == 1 for _, word in piece[:known]):
        strong = piece[known][1] not in tables.everyday_first_names
        if strong and len(piece) - known >= 2 and title is None and known + 2 == len(piece) > 3:
            piece = piece[known:]
            known = 0
    if not piece or len(piece) > MOST_WORDS:
        return None
    start = piece[0][0]
    last_start, last = piece[-1]
    return Candidate(
        start,
        last_start + len(last),
        tuple(word for _, word in piece),
        title,
        first_name=known == 0,
        in_heading=run.in_heading,
    )
