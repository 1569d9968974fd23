"""A run of capitalised words, taken apart: title, name, and what is neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_

from jjreader.model import Gender
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import (
    DERIVED,
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
    ROLE,
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
MAYBE_NAME = NOT_NAME | GERUND | DERIVED
"""A word that by itself is a name only where somebody bears it."""
CUTS = TITLE | NO_NAME | MAYBE_NAME
"""A word that is none of these belongs to the name that its run may be."""
_CUTTING = CUTS | STOP
WESTERN = FIRST_NAME | SURNAME | INITIAL
"""A word that is one of these ends a name that begins with a given name."""
HOUSES = frozenset(
    [
        *("Hospital", "Clinic", "School", "College", "University", "Institute", "Center", "Centre"),
        *("Museum", "Library", "Theatre", "Theater", "Arena", "Stadium", "Airport", "Bridge"),
        *("Foundation", "Prize", "Award", "Awards", "Trophy", "Cup"),
    ]
)
"""What bears the name of somebody who is not talked about: the Peter Lindt Hospital."""
COMPANY = (" CEO", " Inc.", " Corp")
"""What stands behind the name of a company."""
_Row = tuple[int, int, str | None]
"""Words of a run that may be a name: the first, the one behind the last, the title before them."""
_END = -1
"""What follows the last word of a sentence or of a run."""


@dataclass(slots=True, eq=False)
class NamePart:
    """What may be a name inside a run, `start` characters behind its beginning.

    It knows nothing of the article, so that it can be remembered for the next one.
    """

    start: int
    words: tuple[str, ...]
    kinds: tuple[int, ...]
    """What each of the words can be."""
    any_kind: int
    """What any of them can be."""
    form: str
    """The words as they are written."""
    title: str | None
    in_heading: bool
    first_name: bool
    """It starts with a known first name."""
    proves_name: bool
    """It shows what a name is. A headline does not: "Ada Lindt Speaks" would prove itself."""
    alone: bool
    """Nothing but titles stands beside it in its run of capitals."""
    gender: Gender | None
    is_clear: bool
    """It starts with a word that can be nothing but a first name, and nobody shouts."""
    is_tight: bool
    """It starts like a name and ends like one: nothing is to be cut off."""
    is_single: bool
    is_company: bool = False
    """The word behind it says so: "Kinder Lindt CEO"."""


Found = tuple[int, NamePart]
"""What may be a name, and where it stands in the text."""


def narrowed(whole: NamePart, first: int, last: int) -> NamePart:
    """The part with only its words from `first` up to `last`, which stand in a row."""
    before = sum(len(word) + 1 for word in whole.words[:first])
    title = whole.title if first == 0 else None
    words, kinds = whole.words[first:last], whole.kinds[first:last]
    return _name_part(before, words, kinds, title, in_heading=whole.in_heading, alone=False)


@lru_cache(maxsize=8192)
def parts_of(run: str, in_heading: bool) -> tuple[tuple[NamePart, ...], tuple[NamePart, ...]]:
    """What may be names in a run, and its words that are names only where the article says so.

    The same runs come again and again, so they are remembered.
    """
    return name_parts(run, in_heading), lone_words(run, in_heading)


def name_parts(run: str, in_heading: bool = True) -> tuple[NamePart, ...]:
    """What may be names in a run."""
    words = run.replace("\u00a0", " ").split(" ")
    kinds = [kind_of(word) for word in words]
    if len(words) == 1 and (not kinds[0] & STOP or kinds[0] & MAYBE_NAME):
        alone = not kinds[0] & (CUTS | SUFFIX)
        return (_lone_part(0, run, kinds[0], in_heading),) if alone else ()
    starts = list(accumulate([len(word) + 1 for word in words], initial=0))
    if reduce(or_, kinds) & _CUTTING:
        if not in_heading and len(words) == 2 and _is_rare_surname(words, kinds):
            kinds[1] = 0
        rows = [row for row in _rows(words, kinds) if row[0] < row[1]]
    else:
        rows = [(0, len(words), None)]
    parts: list[NamePart] = []
    for first, last, title in rows:
        first, last = _trimmed(words, kinds, first, last, 1 if title else 2)
        if title is None and last - first > 3 and _is_named_behind(kinds[first:last]):
            first = last - 2  # "Oil Analyst Group John Smith"
        row = kinds[first:last]
        if 0 < len(row) <= MOST_WORDS and not _is_bare_title(row, title):
            name = (starts[first], tuple(words[first:last]), tuple(row), title)
            part = _name_part(*name, in_heading=in_heading, alone=len(rows) == 1)
            part.is_company = run.startswith(COMPANY, part.start + len(part.form))
            parts.append(part)
    return tuple(parts)


def _is_rare_surname(words: list[str], kinds: list[int]) -> bool:
    """Is it a small word with a capital inside a sentence, right behind a first name: "Ada Till"?

    In a headline it would be a verb or the like: "Ada Hires".
    """
    clear = kinds[0] & FIRST_NAME and not kinds[0] & (EVERYDAY | CUTS)
    small = words[1] in name_tables().starters and len(words[1]) >= SHORTEST_SURNAME
    return bool(clear and small and not kinds[1] & FIRST_NAME)


def lone_words(run: str, in_heading: bool) -> tuple[NamePart, ...]:
    """The words beside which no other one of their sentence stands, and that are names only where
    the article says so."""
    found = []
    offset, opens = 0, True
    if " " in run and ". " not in run and not run.endswith("."):
        return ()  # as most
    for word in run.split(" "):
        ends = bool(kind_of(word) & STOP)
        if opens and (ends or offset + len(word) == len(run)):
            lone = word.rstrip(".")
            if kind_of(lone) & (MAYBE_NAME | TITLE):
                found.append(_lone_part(offset, lone, 0, in_heading))
        opens = ends
        offset += len(word) + 1
    return tuple(found)


def _rows(words: list[str], kinds: list[int]) -> Iterator[_Row]:
    """The run, cut where a title or a word begins that is no part of a name."""
    first, opens_place = 0, False
    title: str | None = None
    for at, after in enumerate([*kinds[1:], _END]):
        kind = kinds[at]
        if kind & STOP:
            words[at], after = words[at].rstrip("."), _END  # the sentence ends here
            kind = kinds[at] = kind_of(words[at])
        if kind & CUTS or opens_place:
            before = kinds[at - 1] if first < at else None
            is_title = _is_title(kind, after, inside=before is not None)
            if is_title or opens_place or _breaks(kind, after, before, title):
                if title or at - first < 2 or words[at] not in HOUSES:
                    yield first, at, title
                first, title = at + 1, words[at] if is_title else None
        if after == _END:
            yield first, at + 1, title
            first, title = at + 1, None
        opens_place = bool(kind & OPENS_PLACE) and first > at


def _is_title(kind: int, after: int, *, inside: bool) -> bool:
    if after == _END or not kind & TITLE:
        return False
    # "Stephen King Jr.": a title is not followed by a suffix; "Harry M. Reid": that is an initial
    return not (inside and (after & SUFFIX or kind & INITIAL))


def _breaks(kind: int, after: int, before: int | None, title: str | None) -> bool:
    """Is a word no part of the name that the words before it are?"""
    if not kind & NOT_NAME:
        derived = kind & DERIVED and (before or 0) & (FIRST_NAME | EVERYDAY) != FIRST_NAME
        return bool(derived or kind & NO_NAME or (kind & GERUND and before is None))
    if after != _END and not after & NOT_NAME:
        if kind & PARTICLE:
            return bool(kind & OPENS_PLACE and not (before and before & FIRST_NAME))
        if before is None:
            return not kind & FIRST_NAME
    if after != _END and not after & SUFFIX:
        return True
    if before is None:  # "Mr. English", "Mrs White"
        return not (title and (title[-1] == "." or len(title) < 4) and kind & SURNAME_TOO)
    return not (kind & SURNAME_TOO and before & (FIRST_NAME | INITIAL))


def _trimmed(
    words: list[str], kinds: list[int], first: int, last: int, least: int
) -> tuple[int, int]:
    """The words from `first` up to `last` without what is no part of the name proper, which has
    LEAST words where letters stand behind it."""
    while first < last and kinds[last - 1] & (SUFFIX | LOWER):
        last -= 1
    while first < last and kinds[first] & LOWER:
        first += 1
    while last - first > least and _is_acronym(words[last - 1]):
        last -= 1  # "Anna Weller MBE", "Mr. Weller KC"
    if (
        last - first > 2
        and (kinds[first] & ROLE or _is_acronym(words[first]))
        and kinds[first + 1] & FIRST_NAME
    ):
        first += 1  # "PC Anna Weller", "Dean Anna Weller"
    return first, last


def _lone_part(start: int, word: str, kind: int, in_heading: bool) -> NamePart:
    return _name_part(start, (word,), (kind,), None, in_heading=in_heading, alone=True)


def _name_part(
    start: int,
    words: tuple[str, ...],
    kinds: tuple[int, ...],
    title: str | None,
    *,
    in_heading: bool,
    alone: bool,
) -> NamePart:
    tables = name_tables()
    kind, last = kinds[0], kinds[-1]
    known = FIRST_NAME if len(words) > 1 else FIRST_NAME | EVERYDAY
    named = kind & known == FIRST_NAME
    by_title = tables.titles.get(title) if title else None
    by_name = tables.first_names.get(words[0]) if named and not _is_family_first(kinds) else None
    return NamePart(
        start,
        words,
        kinds,
        reduce(or_, kinds),
        form=" ".join(words),
        title=title,
        in_heading=in_heading,
        first_name=named,
        proves_name=named and (not in_heading or len(words) == 2),
        alone=alone,
        gender=by_title or by_name,
        is_clear=named and not kind & (EVERYDAY | NOT_NAME) and not any(map(_is_shouted, words)),
        is_tight=bool(kind & (FIRST_NAME | INITIAL) and last & SURNAME),
        is_single=len(words) == 1,
    )


def _is_family_first(kinds: Sequence[int]) -> bool:
    """Does the family name stand first: "Kim Jong-un", "Kim Jong Un"?"""
    if kinds[-1] & GIVEN_LAST:
        return True
    both = kinds[0] & EVERYDAY and kinds[0] & SURNAME
    return bool(both) and len(kinds) == 3 and not (kinds[1] | kinds[2]) & WESTERN


def _is_acronym(word: str) -> bool:
    """Letters that stand beside a name without being a part of it: PC, KC."""
    return word.isupper() and 1 < len(word) < SHOUTED and word.isalpha()


def _is_shouted(word: str) -> bool:
    return len(word) >= SHOUTED and word.isupper() and "." not in word


def _is_bare_title(kinds: list[int], title: str | None) -> bool:
    """ "Prime Minister" without a name, "Mr. President", "Political Reporter"; but "Mr. King" is
    somebody."""
    first, last = kinds[0], kinds[-1]
    if len(kinds) > 1:
        return bool(last & TITLE) and not (last | first) & WESTERN and not last & SURNAME_TOO
    if not first & TITLE:
        return False
    return (title or "")[:1] != "M" or not first & (SURNAME | SURNAME_TOO)


def _is_named_behind(kinds: list[int]) -> bool:
    """Do the last two words begin with a first name, and no word before them?"""
    *others, first, _ = kinds
    named = first & FIRST_NAME and not first & EVERYDAY
    return bool(named) and not any(kind & FIRST_NAME for kind in others)
