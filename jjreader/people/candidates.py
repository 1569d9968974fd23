"""A run of capitalised words, taken apart: title, name, and what is neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from jjreader.model import Gender
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import (
    EVERYDAY,
    FIRST_NAME,
    GERUND,
    GIVEN_LAST,
    INITIAL,
    LOWER,
    NO_NAME,
    NOT_NAME,
    OPENS_PLACE,
    PARTICLE,
    STOP,
    SUFFIX,
    SURNAME,
    SURNAME_TOO,
    TITLE,
    kind_of,
)

MOST_WORDS = 5
"""A person's name has no more words than this."""
SHOUTED = 4
"""A word of so many capitals is no part of a name."""
SHORTEST_SURNAME = 4
"""A shorter small word is no surname, or too seldom one."""
CUTS = TITLE | NOT_NAME | NO_NAME | GERUND
"""A word that is none of these belongs to the name that its run may be."""
_CUTTING = CUTS | STOP
WESTERN = FIRST_NAME | SURNAME | INITIAL
"""A word that is one of these ends a name that begins with a given name."""
_Word = tuple[int, str, int]
"""A word that may belong to a name: its offset in the run, itself, and what it can be."""
_END = -1
"""What follows the last word of a sentence or of a run."""


class NamePart(NamedTuple):
    """What may be a name inside a run: from `start` to `end` of the run."""

    start: int
    end: int
    words: tuple[str, ...]
    form: str
    """The words as they are written."""
    title: str | None
    first_name: bool
    """It starts with a known first name."""
    alone: bool
    """Nothing but titles stands beside it in its run of capitals."""
    gender: Gender | None
    is_clear: bool
    """It starts with a word that can be nothing but a first name, and nobody shouts."""
    is_tight: bool
    """It starts like a name and ends like one: nothing is to be cut off."""


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


def candidate(start: int, part: NamePart, in_heading: bool) -> Candidate:
    """The candidate that a part is in the run that starts here."""
    return Candidate(start + part.start, start + part.end, part, in_heading)


def narrowed(whole: Candidate, first: int, last: int) -> Candidate:
    """The candidate with only its words from `first` up to `last`, which stand in a row."""
    before = sum(len(word) + 1 for word in whole.words[:first])
    row = [(0, word, kind_of(word)) for word in whole.words[first:last]]
    part = _name_part(row, whole.part.title if first == 0 else None, alone=False)
    return candidate(whole.start + before, part, whole.in_heading)


@lru_cache(maxsize=8192)
def name_parts(run: str, *, in_heading: bool = True) -> tuple[NamePart, ...]:
    """What a run consists of. The same runs come again and again, so they are remembered."""
    words = run.replace("\u00a0", " ").split(" ")
    kinds = [kind_of(word) for word in words]
    if len(words) == 1 and not kinds[0] & STOP:
        alone = not kinds[0] & (CUTS | SUFFIX)
        return (_name_part([(0, run, kinds[0])], None, alone=True),) if alone else ()
    if reduce(or_, kinds) & _CUTTING:
        if not in_heading and len(words) == 2 and _is_rare_surname(words, kinds):
            kinds[1] = 0
        rows = [(row, title) for row, title in _rows(words, kinds) if row]
    else:
        rows = [(_row(words, kinds), None)]
    alone = len(rows) == 1
    return tuple([part for row, title in rows if (part := _part(row, title, alone=alone))])


def _is_rare_surname(words: list[str], kinds: list[int]) -> bool:
    """Is it a small word with a capital inside a sentence, right behind a first name: "Ada Till"?

    In a headline it would be a verb or the like: "Ada Hires".
    """
    clear = kinds[0] & FIRST_NAME and not kinds[0] & (EVERYDAY | CUTS)
    small = words[1] in name_tables().starters and len(words[1]) >= SHORTEST_SURNAME
    return bool(clear and small and not kinds[1] & FIRST_NAME)


@lru_cache(maxsize=1024)
def lone_word(word: str) -> NamePart:
    """A word by itself that is a name only where the article says so."""
    return _name_part([(0, word, 0)], None, alone=True)


def _row(words: list[str], kinds: list[int]) -> list[_Word]:
    """All of a run that nothing cuts."""
    starts = accumulate([len(word) + 1 for word in words], initial=0)
    return list(zip(starts, words, kinds, strict=False))


def _rows(words: list[str], kinds: list[int]) -> Iterator[tuple[list[_Word], str | None]]:
    """The run, cut where a title or a word begins that is no part of a name."""
    row: list[_Word] = []
    title: str | None = None
    offset = 0
    opens_place = False
    for word, kind, after in zip(words, kinds, [*kinds[1:], _END], strict=True):
        length = len(word) + 1
        if kind & STOP:
            word, after = word.rstrip("."), _END  # the sentence ends here
            kind = kind_of(word)
        if not (kind & CUTS or opens_place):
            row.append((offset, word, kind))
        elif _is_title(kind, after, inside=bool(row)):
            yield row, title
            row, title = [], word
        elif opens_place or _breaks(kind, after, row, title):
            yield row, title
            row, title = [], None
        else:
            row.append((offset, word, kind))
        if after == _END:
            yield row, title
            row, title = [], None
        opens_place = bool(kind & OPENS_PLACE) and not row
        offset += length


def _is_title(kind: int, after: int, *, inside: bool) -> bool:
    if after == _END or not kind & TITLE:
        return False
    # "Stephen King Jr.": a title is not followed by a suffix; "Harry M. Reid": that is an initial
    return not (inside and (after & SUFFIX or kind & INITIAL))


def _breaks(kind: int, after: int, row: list[_Word], title: str | None) -> bool:
    """Is a word no part of the name that begins with the row?"""
    if not kind & NOT_NAME:
        return bool(kind & NO_NAME or (kind & GERUND and not row))
    if after != _END and not after & NOT_NAME:
        if kind & PARTICLE:
            return bool(kind & OPENS_PLACE and not (row and row[-1][2] & FIRST_NAME))
        if not row:
            return not kind & FIRST_NAME
    if after != _END and not after & SUFFIX:
        return True
    if not row:  # "Mr. English"
        return not (title and title[-1] == "." and kind & SURNAME_TOO)
    return not (kind & SURNAME_TOO and row[-1][2] & (FIRST_NAME | INITIAL))


def _part(row: list[_Word], title: str | None, *, alone: bool) -> NamePart | None:
    while row and row[-1][2] & (SUFFIX | LOWER):
        row.pop()  # the span keeps to the name proper
    while row and row[0][2] & LOWER:
        row.pop(0)
    while len(row) > (1 if title else 2) and _is_acronym(row[-1]):
        row.pop()  # "Anna Weller MBE", "Mr. Weller KC"
    if len(row) > 2 and _is_rank(row[0]) and row[1][2] & FIRST_NAME:
        row = row[1:]  # "PC Anna Weller", "Dean Anna Weller"
    if title is None and len(row) > 3 and _known_first_name(row) == len(row) - 2:
        row = row[-2:]  # "Oil Analyst Group John Smith"
    if not row or len(row) > MOST_WORDS or _is_bare_title(row, title):
        return None
    return _name_part(row, title, alone=alone)


def _name_part(row: list[_Word], title: str | None, *, alone: bool) -> NamePart:
    tables = name_tables()
    start, first, kind = row[0]
    last = row[-1][2]
    words = tuple([word for _, word, _ in row])
    form = " ".join(words)
    named = _known_first_name(row) == 0
    by_title = tables.titles.get(title) if title else None
    by_name = tables.first_names.get(first) if named and not _is_family_first(row) else None
    clear = named and not kind & (EVERYDAY | NOT_NAME) and not any(map(_is_shouted, words))
    tight = bool(kind & (FIRST_NAME | INITIAL) and last & SURNAME)
    end, gender = start + len(form), by_title or by_name
    return NamePart(start, end, words, form, title, named, alone, gender, clear, tight)


def _is_family_first(row: list[_Word]) -> bool:
    """Does the family name stand first: "Kim Jong-un", "Kim Jong Un"?"""
    if row[-1][2] & GIVEN_LAST:
        return True
    both = row[0][2] & EVERYDAY and row[0][2] & SURNAME
    return bool(both) and len(row) == 3 and not (row[1][2] | row[2][2]) & WESTERN


def _is_acronym(word: _Word) -> bool:
    """Letters that stand beside a name without being a part of it: PC, KC."""
    return word[1].isupper() and 1 < len(word[1]) < SHOUTED and word[1].isalpha()


def _is_rank(word: _Word) -> bool:
    """Can it say before a full name what somebody is, even if it can be a given name: Dean?"""
    return _is_acronym(word) or word[1].lower() in name_tables().roles


def _is_shouted(word: str) -> bool:
    return len(word) >= SHOUTED and word.isupper() and "." not in word


def _is_bare_title(row: list[_Word], title: str | None) -> bool:
    """ "Prime Minister" without a name, "Mr. President", "Political Reporter"; but "Mr. King" is
    somebody."""
    kind, last = row[0][2], row[-1][2]
    if len(row) > 1:
        return bool(last & TITLE) and not (last | kind) & WESTERN and not last & SURNAME_TOO
    if not kind & TITLE:
        return False
    return (title or "")[:1] != "M" or not kind & (SURNAME | SURNAME_TOO)


def _known_first_name(row: list[_Word]) -> int | None:
    """Where in the row a first name stands that is nothing else."""
    if len(row) == 1:
        return 0 if row[0][2] & (FIRST_NAME | EVERYDAY) == FIRST_NAME else None
    for at, (_, _, kind) in enumerate(row[:-1]):
        if kind & FIRST_NAME:
            return None if at and kind & EVERYDAY else at
    return None
