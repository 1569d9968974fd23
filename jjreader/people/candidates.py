"""A run of capitalised words, taken apart: title, name, and what is neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jjreader.model import Gender
from jjreader.people.runs import Run
from jjreader.people.tables import NameTables, name_tables

CAMEL = re.compile(r"\w*[a-z][A-Z]")
CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Ma)[A-Z]")
CONTRACTED = re.compile("[’']")
INITIALS = re.compile(r"(?:[A-Z]\.)+$")
OPENS_PLACE = frozenset({"San", "Santa", "Los", "Las", "Fort", "Mount", "Lake", "Port", "Cape"})
MOST_WORDS = 5
"""A person's name has no more words than this."""
Piece = list[tuple[int, str]]
"""Words of a run that may be a name, each with its offset in the run."""


@dataclass(frozen=True, slots=True)
class NamePart:
    """What may be a name inside a run; `offset` counts from the start of the run."""

    offset: int
    length: int
    words: tuple[str, ...]
    title: str | None
    first_name: bool
    """It starts with a known first name."""
    alone: bool
    """Nothing but titles stands beside it in its run of capitals."""


@dataclass(slots=True)
class Candidate:
    """A part of a run at its place in the text."""

    start: int
    end: int
    part: NamePart
    in_heading: bool

    @property
    def words(self) -> tuple[str, ...]:
        return self.part.words

    @property
    def gender(self) -> Gender | None:
        tables, part = name_tables(), self.part
        by_title = tables.titles.get(part.title) if part.title else None
        return by_title or (tables.first_names.get(part.words[0]) if part.first_name else None)


def candidates_of(run: Run) -> Iterator[Candidate]:
    """The candidates in a run, left to right."""
    for part in name_parts(run.text):
        start = run.start + part.offset
        yield Candidate(start, start + part.length, part, run.in_heading)


@lru_cache(maxsize=8192)
def name_parts(run: str) -> tuple[NamePart, ...]:
    """What a run consists of. The same runs come again and again, so they are remembered."""
    if " " not in run and "\u00a0" not in run and not run.endswith("."):
        return _single(run)
    pieces = [(piece, title) for piece, title in _pieces(run) if piece]
    parts = (_part(piece, title, len(pieces) == 1) for piece, title in pieces)
    return tuple(part for part in parts if part is not None)


def _single(word: str) -> tuple[NamePart, ...]:
    """The same for a word by itself, as most runs are."""
    tables = name_tables()
    if _breaks(word, None, [], tables):
        return ()
    part = _part([(0, word)], None, alone=True)
    return (part,) if part is not None else ()


def _pieces(run: str) -> Iterator[tuple[Piece, str | None]]:
    """Cut a run where a title or a word begins that is no part of a name."""
    tables = name_tables()
    words = run.replace("\u00a0", " ").split(" ")
    piece: Piece = []
    title: str | None = None
    offset = 0
    opens_place = False
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else None
        bare = word
        if word.endswith(".") and not _is_abbreviation(word, tables):
            bare, following = word.rstrip("."), None  # the sentence ends here
        if _is_title(bare, following, bool(piece), tables):
            yield piece, title
            piece, title = [], bare
        elif _breaks(bare, following, piece, tables) or opens_place:
            yield piece, title
            piece, title = [], None
        else:
            piece.append((offset, bare))
        if following is None:
            yield piece, title
            piece, title = [], None
        opens_place = bare in OPENS_PLACE
        offset += len(word) + 1


def _is_abbreviation(word: str, tables: NameTables) -> bool:
    return word in tables.titles or word in tables.suffixes or bool(INITIALS.match(word))


def _is_title(word: str, following: str | None, inside: bool, tables: NameTables) -> bool:
    if following is None or word not in tables.titles:
        return False
    # "Stephen King Jr.": a title is not followed by a suffix
    return not (inside and following in tables.suffixes)


def _breaks(word: str, following: str | None, piece: Piece, tables: NameTables) -> bool:
    if word in tables.not_names:
        if piece:
            return not (
                word in tables.surnames_too
                and piece[-1][1] in tables.first_names
                and (following is None or following in tables.suffixes)
            )
        opens_name = word in tables.first_names and following is not None
        return not (opens_name and following not in tables.not_names)
    if ("’" in word or "'" in word) and CONTRACTED.split(word)[0] in tables.starters:
        return True  # I'm, We've
    if CAMEL.match(word) and not CAMEL_NAME.match(word):
        return True  # HuffPost, YouTube
    # "Knowing Bardos, ..."
    return not piece and word.endswith("ing") and word not in tables.first_names


def _part(piece: Piece, title: str | None, alone: bool) -> NamePart | None:
    tables = name_tables()
    while len(piece) > 2 and (piece[-1][1] in tables.suffixes or piece[-1][1].islower()):
        piece.pop()  # the span keeps to the name proper
    while piece and piece[0][1].islower():
        piece.pop(0)
    known = _known_first_name(piece, tables)
    if known and title is None and known + 2 == len(piece) > 3:
        piece, known = piece[known:], 0  # "Oil Analyst Group John Smith"
    if not piece or len(piece) > MOST_WORDS or _is_bare_title(piece, title, tables):
        return None
    start, (last_start, last) = piece[0][0], piece[-1]
    words = tuple(word for _, word in piece)
    return NamePart(start, last_start + len(last) - start, words, title, known == 0, alone)


def _is_bare_title(piece: Piece, title: str | None, tables: NameTables) -> bool:
    """ "Prime Minister" without a name; but "Mr. King" is somebody."""
    return len(piece) == 1 and piece[0][1] in tables.titles and (title or "")[:1] != "M"


def _known_first_name(piece: Piece, tables: NameTables) -> int | None:
    """Where in the piece a first name stands that is nothing else."""
    if len(piece) == 1:
        word = piece[0][1]
        alone = word in tables.first_names and word not in tables.everyday_first_names
        return 0 if alone else None
    names = (i for i, (_, word) in enumerate(piece[:-1]) if word in tables.first_names)
    first = next(names, None)
    if first and piece[first][1] in tables.everyday_first_names:
        return None
    return first
