"""A run of capitalised words, taken apart: title, name, and what is neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jjreader.model import Gender
from jjreader.people.runs import Run
from jjreader.people.shapes import FAMILY_FIRST, INITIALS, is_gerund, is_no_name
from jjreader.people.tables import NameTables, name_tables

OPENS_PLACE = frozenset(
    {"San", "Santa", "El", "La", "Los", "Las", "Fort", "Mount", "Lake", "Port", "Cape"}
)
PARTICLES = frozenset({"De", "Di", "Du", "Da", "Le", "La", "El", "Van", "Von", "Ten", "Al", "Bin"})
"""Capitalised where they begin a sentence or stand inside a name: "De Blasio", "Marine Le Pen"."""
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
        given_first = part.first_name and not FAMILY_FIRST.match(part.words[-1])
        return by_title or (tables.first_names.get(part.words[0]) if given_first else None)


def whole(run: Run) -> Candidate:
    """A run that is one word, as a candidate."""
    part = NamePart(0, len(run.text), (run.text,), None, first_name=False, alone=True)
    return Candidate(run.start, run.start + part.length, part, run.in_heading)


def narrowed(candidate: Candidate, first: int, last: int) -> Candidate:
    """The candidate with only its words from `first` up to `last`, which stand in a row."""
    part, words = candidate.part, candidate.words[first:last]
    before = sum(len(word) + 1 for word in part.words[:first])
    kept = NamePart(
        offset=part.offset + before,
        length=len(" ".join(words)),
        words=words,
        title=part.title if first == 0 else None,
        first_name=_known_first_name(list(enumerate(words)), name_tables()) == 0,
        alone=False,
    )
    start = candidate.start + before
    return Candidate(start, start + kept.length, kept, candidate.in_heading)


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
    if _breaks(word, None, [], None, tables):
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
        elif opens_place or _breaks(bare, following, piece, title, tables):
            yield piece, title
            piece, title = [], None
        else:
            piece.append((offset, bare))
        if following is None:
            yield piece, title
            piece, title = [], None
        opens_place = bare in OPENS_PLACE and not piece
        offset += len(word) + 1


def _is_abbreviation(word: str, tables: NameTables) -> bool:
    return word in tables.titles or word in tables.suffixes or bool(INITIALS.match(word))


def _is_title(word: str, following: str | None, inside: bool, tables: NameTables) -> bool:
    if following is None or word not in tables.titles:
        return False
    # "Stephen King Jr.": a title is not followed by a suffix; "Harry M. Reid": that is an initial
    return not (inside and (following in tables.suffixes or INITIALS.match(word)))


def _breaks(
    word: str, following: str | None, piece: Piece, title: str | None, tables: NameTables
) -> bool:
    """Is this word no part of the name that begins with the piece?"""
    if word not in tables.not_names:
        return is_no_name(word) or (not piece and is_gerund(word))
    if following is not None and following not in tables.not_names:
        if word in PARTICLES:
            return word in OPENS_PLACE and not (piece and piece[-1][1] in tables.first_names)
        if not piece:
            return word not in tables.first_names
    if following is not None and following not in tables.suffixes:
        return True
    if not piece:  # "Mr. English"
        return not (title and title[-1] == "." and word in tables.surnames_too)
    given = piece[-1][1]
    known = given in tables.first_names or INITIALS.match(given)
    return not (known and word in tables.surnames_too)


def _part(piece: Piece, title: str | None, alone: bool) -> NamePart | None:
    tables = name_tables()
    while piece and (piece[-1][1] in tables.suffixes or piece[-1][1].islower()):
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
