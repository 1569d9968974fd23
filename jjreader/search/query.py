"""What a query is: groups of clauses, each of which must be met, and clauses that must not be."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """How a clause is met."""

    WORD = "word"
    """By any word of the same stem."""
    TYPED = "typed"
    """By any word of the same stem, or that begins so: it is still being typed."""
    PREFIX = "prefix"
    FUZZY = "fuzzy"
    """By words that differ in one letter."""
    PHRASE = "phrase"
    """By these words, as they are, one after the other."""
    AFTER = "after"
    """By what was published on that day or later."""
    BEFORE = "before"
    """By what was published earlier than that day."""
    ARTICLES = "articles"
    """By these articles: the answer to another query."""
    QUOTES = "quotes"
    """By quotations, not by what else the quote index holds."""


class Clause(NamedTuple):
    """One thing to look for."""

    kind: Kind
    words: tuple[str, ...] = ()
    field: str = "body"
    is_open: bool = False
    """The last word of the phrase stands for all that begin with it."""
    day: int = 0
    """The ordinal of a date."""
    articles: frozenset[str] = frozenset()


Group = tuple[Clause, ...]
"""Clauses joined by OR; one of them must be met."""


class Query(NamedTuple):
    """All groups must be met, and none of the excluded clauses."""

    groups: tuple[Group, ...] = ()
    excluded: tuple[Clause, ...] = ()
    text: str = ""
    places: Mapping[Clause, tuple[int, int]] = MappingProxyType({})
    """Where in the text the words of a clause stand."""

    def clauses(self) -> Iterator[Clause]:
        """All that is looked for, without what is excluded."""
        for group in self.groups:
            yield from group
