"""A run of capitalised words, taken apart: title, name, and what is neither."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from jjreader.people.name_parts import WESTERN, NamePart
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import (
    DERIVED,
    EVERYDAY,
    FIRST_NAME,
    GERUND,
    INITIAL,
    LOWER,
    NEVER_ALONE,
    NO_NAME,
    NOT_NAME,
    OPENS_PLACE,
    PARTICLE,
    ROLE,
    SHOUTED,
    STOP,
    SUFFIX,
    SURNAME,
    SURNAME_TOO,
    TITLE,
    kind_of,
)

MOST_WORDS = 5
"""A person's name has no more words than this."""
LONGEST_ACRONYM = 3
SHORTEST_SURNAME = 4
"""A shorter small word is no surname, or too seldom one."""
_UNLIKELY = NOT_NAME | GERUND | DERIVED
MAYBE_NAME = _UNLIKELY | TITLE
"""A word that by itself is a name only where somebody bears it."""
CUTS = TITLE | NO_NAME | _UNLIKELY
"""A word that is none of these belongs to the name that its run may be."""
CUTTING = CUTS | STOP | SUFFIX | LOWER | ROLE | NEVER_ALONE
MANY_WORDS = 4
"""A run of fewer words, none of which is CUTTING, may be a name as it stands."""
HOUSES = frozenset(
    [
        *("Hospital", "Clinic", "School", "College", "University", "Institute", "Center", "Centre"),
        *("Museum", "Library", "Theatre", "Theater", "Arena", "Stadium", "Airport", "Bridge"),
        *("Foundation", "Prize", "Award", "Awards", "Trophy", "Cup", "Medal"),
        *("Street", "Road", "Avenue", "Boulevard", "Drive", "Lane", "Square", "Highway", "Trail"),
        *("Parkway", "Freeway", "Mall"),
    ]
)
"""What bears the name of somebody who is not talked about: the Peter Lindt Hospital."""
COMPANY = (" CEO", " Inc.", " Corp")
"""What stands behind the name of a company."""
_Row = tuple[int, int, str | None]
"""Words of a run that may be a name: the first, the one behind the last, the title before them."""
_END = -1
"""What follows the last word of a sentence or of a run."""


Parts = tuple[tuple[NamePart, ...], tuple[NamePart, ...]]
"""What may be names in a run, and its words that are names only where the article says so."""
NOBODY: Parts = (), ()
LONGEST_RUN = 200
"""A run of more characters is a list or a row of shouting, no name."""
MOST_KNOWN = 32_768
"""So many are in a few thousand articles: emptied sooner, the common ones are soon read again."""


class _Known(dict[str, Parts]):
    """Runs that were taken apart before. Full, it is emptied: that is quicker than to keep an
    order in it."""

    def __init__(self, *, in_heading: bool) -> None:
        self._in_heading = in_heading

    def __missing__(self, run: str) -> Parts:
        if len(run) > LONGEST_RUN:
            return NOBODY
        if len(self) >= MOST_KNOWN:
            self.clear()
        parts = NOBODY if run in name_tables().never_alone else _parts(run, self._in_heading)
        self[run] = parts
        return parts


PARTS_OF = (_Known(in_heading=False), _Known(in_heading=True))
"""Is it in a heading? -> run -> what it consists of. The same runs come again and again."""


def _parts(run: str, in_heading: bool) -> Parts:
    words = run.replace("\u00a0", " ").split(" ")
    kinds = [kind_of(word) for word in words]
    any_kind = reduce(or_, kinds)
    if any_kind & SHOUTED and 1 < len(words) <= MANY_WORDS and run.isupper():
        small = run.title()  # "COACH GARY WELLER: ", "ANNA WELLER has"
        if any(_is_first_name(word) for word in small.split(" ")[:-1]):
            return _parts(small, in_heading)
    if len(words) == 1 and not any_kind & STOP:
        return _parts_of_word(run, any_kind, in_heading)
    if len(words) < MANY_WORDS and not any_kind & CUTTING:
        whole = NamePart(0, tuple(words), tuple(kinds), in_heading=in_heading, alone=True)
        return (whole,), ()
    lone = _lone_words(run, words, kinds, in_heading) if any_kind & STOP else ()
    return tuple(_name_parts(run, words, kinds, in_heading)), lone


def _is_first_name(word: str) -> bool:
    """Can it be nothing else?"""
    return kind_of(word) & (FIRST_NAME | EVERYDAY | CUTS) == FIRST_NAME


def _parts_of_word(word: str, kind: int, in_heading: bool) -> Parts:
    if kind & MAYBE_NAME:
        return (), (NamePart(0, (word,), (0,), in_heading=in_heading, alone=True),)
    if kind & (CUTS | SUFFIX):
        return (), ()
    return (NamePart(0, (word,), (kind,), in_heading=in_heading, alone=True),), ()


def _name_parts(
    run: str, words: list[str], kinds: list[int], in_heading: bool
) -> Iterator[NamePart]:
    """What may be names in a run that has to be cut or trimmed."""
    lengths = [len(word) + 1 for word in words]
    if not in_heading and len(words) == 2 and _is_rare_surname(words, kinds):
        kinds[1] = 0
    rows = [row for row in _rows(words, kinds) if row[0] < row[1]]
    for first, last, title in rows:
        first, last = _trimmed(words, kinds, first, last, 1 if title else 2)
        if title is None and last - first > 3 and _is_named_behind(kinds[first:last]):
            first = last - 2  # "Oil Analyst Group John Smith"
        row = kinds[first:last]
        if 0 < len(row) <= MOST_WORDS and not _is_bare_title(row, title):
            start, name = sum(lengths[:first]), tuple(words[first:last])
            part = NamePart(
                start, name, tuple(row), title, in_heading=in_heading, alone=len(rows) == 1
            )
            part.is_company = not title and run.startswith(COMPANY, start + len(part.form))
            yield part


def _is_rare_surname(words: list[str], kinds: list[int]) -> bool:
    """Is it a small word with a capital inside a sentence, right behind a first name: "Ada Till"?

    In a headline it would be a verb or the like: "Ada Hires".
    """
    clear = kinds[0] & FIRST_NAME and not kinds[0] & (EVERYDAY | CUTS)
    small = words[1] in name_tables().starters and len(words[1]) >= SHORTEST_SURNAME
    return bool(clear and small and not kinds[1] & FIRST_NAME)


def _lone_words(
    run: str, words: list[str], kinds: list[int], in_heading: bool
) -> tuple[NamePart, ...]:
    """The words beside which no other one of their sentence stands, and that are names only where
    the article says so."""
    found = []
    offset, opens = 0, True
    for word, kind in zip(words, kinds, strict=True):
        ends = bool(kind & STOP)
        if opens and (ends or offset + len(word) == len(run)):
            lone = word.rstrip(".")
            if kind_of(lone) & MAYBE_NAME:
                found.append(NamePart(offset, (lone,), (0,), in_heading=in_heading, alone=True))
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
        if before is None or before & ROLE:  # "Farmer Jordan Lindt"
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
    while first < last and _is_behind_name(words[last - 1], kinds[last - 1]):
        last -= 1
    while first < last and kinds[first] & LOWER:
        first += 1
    while last - first > least and _is_acronym(words[last - 1]):
        last -= 1  # "Anna Weller MBE", "Mr. Weller KC"
    if last - first > 2 and words[first] == "X.":
        first += 1  # "He posted it on X. Anna Weller laughed"
    if (
        last - first > 2
        and (kinds[first] & ROLE or _is_acronym(words[first]))
        and kinds[first + 1] & FIRST_NAME
    ):
        first += 1  # "PC Anna Weller", "Dean Anna Weller"
    return first, last


def _is_behind_name(word: str, kind: int) -> bool:
    """Does the last word only stand behind a name: "Anna Weller Jr.", "Virginia Sen."?"""
    shortened = kind & TITLE and word[-1] == "." and not kind & INITIAL
    return bool(shortened or kind & (SUFFIX | LOWER))


def _is_acronym(word: str) -> bool:
    """Letters that stand beside a name without being a part of it: PC, KC."""
    return word.isupper() and 1 < len(word) <= LONGEST_ACRONYM and word.isalpha()


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
