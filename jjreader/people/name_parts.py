"""What may be a name, as far as its words tell."""

from functools import reduce
from operator import or_

from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import (
    EVERYDAY,
    FIRST_NAME,
    GIVEN_LAST,
    INITIAL,
    NOT_NAME,
    SHOUTED,
    SURNAME,
)

WESTERN = FIRST_NAME | SURNAME | INITIAL
"""A word that is one of these ends a name that begins with a given name."""


class NamePart:
    """What may be a name inside a run, `start` characters behind its beginning.

    It knows nothing of the article, so that it can be remembered for the next one.
    """

    __slots__ = (
        *("alone", "any_kind", "first_name", "form", "gender", "in_heading", "is_clear"),
        *("is_company", "is_single", "kinds", "proves_name", "start", "title", "words"),
    )

    def __init__(
        self,
        start: int,
        words: tuple[str, ...],
        kinds: tuple[int, ...],
        title: str | None = None,
        *,
        in_heading: bool,
        alone: bool,
    ) -> None:
        self.start, self.words, self.title, self.in_heading = start, words, title, in_heading
        self.form = " ".join(words)
        """The words as they are written."""
        self.kinds = kinds
        """What each of the words can be."""
        self.any_kind = any_kind = reduce(or_, kinds)
        """What any of them can be."""
        self.alone = alone
        """Nothing but titles stands beside it in its run of capitals."""
        self.is_single = is_single = len(words) == 1
        self.is_company = False
        """The word behind it says so: "Kinder Lindt CEO"."""
        kind, tables = kinds[0], name_tables()
        given = kind & FIRST_NAME and not (is_single and kind & EVERYDAY)
        self.first_name = named = bool(given)
        """It starts with a known first name."""
        self.proves_name = named and (not in_heading or len(words) == 2)
        """It shows what a name is. A headline does not: "Ada Lindt Speaks" would prove itself."""
        self.is_clear = named and not (kind & (EVERYDAY | NOT_NAME) or any_kind & SHOUTED)
        """It starts with a word that can be nothing but a first name, and nobody shouts."""
        self.gender = tables.titles.get(title) if title else None
        if named and self.gender is None and not _is_family_first(kinds):
            self.gender = tables.first_names.get(words[0])


Found = tuple[int, NamePart]
"""What may be a name, and where it stands in the text."""


def narrowed(whole: NamePart, first: int, last: int) -> NamePart:
    """The part with only its words from `first` up to `last`, which stand in a row."""
    before = sum(len(word) + 1 for word in whole.words[:first])
    words, kinds = whole.words[first:last], whole.kinds[first:last]
    title = None if first else whole.title
    return NamePart(before, words, kinds, title, in_heading=whole.in_heading, alone=False)


def _is_family_first(kinds: tuple[int, ...]) -> bool:
    """Does the family name stand first: "Kim Jong-un", "Kim Jong Un"?"""
    if kinds[-1] & GIVEN_LAST:
        return True
    both = kinds[0] & EVERYDAY and kinds[0] & SURNAME
    return bool(both) and len(kinds) == 3 and not (kinds[1] | kinds[2]) & WESTERN
