"""The word lists of the package: read once, then only looked up."""

from dataclasses import dataclass
from functools import cache

from jjreader.model import Gender
from jjreader.word_lists import word_lists

GENDERS = {"female": Gender.FEMALE, "male": Gender.MALE, "any": None}


@dataclass(frozen=True, slots=True)
class NameTables:
    """Everything that is known about words beforehand."""

    first_names: dict[str, Gender | None]
    everyday_first_names: frozenset[str]
    """First names that are also words, places or surnames: alone they prove nothing."""
    surnames: frozenset[str]
    titles: dict[str, Gender | None]
    suffixes: frozenset[str]
    roles: frozenset[str]
    """What stands before or after a name to say what somebody is, in lower case."""
    starters: frozenset[str]
    """Words that are capitalised because a sentence starts with them."""
    not_names: frozenset[str]
    """Capitalised words of all kinds that belong to no person's name, the starters too."""
    surnames_too: frozenset[str]
    """Words of `not_names` that are surnames where a first name stands before them."""
    never_alone: frozenset[str]
    """Those of `not_names` that are no surnames: by themselves they are nobody."""


def _by_gender(lists: dict[str, tuple[str, ...]], suffix: str = "") -> dict[str, Gender | None]:
    return {word: gender for key, gender in GENDERS.items() for word in lists.get(key + suffix, ())}


@cache
def name_tables() -> NameTables:
    """The tables, read from the package on first use."""
    first = word_lists(__package__, "first_names.txt")
    titles = word_lists(__package__, "titles.txt")
    others = word_lists(__package__, "not_names.txt")
    everyday = _by_gender(first, " word")
    surnames_too = frozenset(others.pop("surname too"))
    not_names = frozenset(word for words in others.values() for word in words)
    return NameTables(
        first_names=_by_gender(first) | everyday,
        everyday_first_names=frozenset(everyday),
        surnames=frozenset(word_lists(__package__, "surnames.txt")["surname"]),
        titles=_by_gender(titles),
        suffixes=frozenset(titles["suffix"]),
        roles=frozenset(titles["role"]),
        starters=frozenset(others["starter"]),
        not_names=not_names,
        surnames_too=surnames_too,
        never_alone=not_names - surnames_too,
    )
