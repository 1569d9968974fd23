"""What a query is: groups of clauses, each of which must be met, and clauses that must not be."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jjreader.model import Span


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


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to look for."""

    kind: Kind
    words: tuple[str, ...] = ()
    field: str = "body"
    is_open: bool = False
    """The last word of the phrase stands for all that begin with it."""
    day: int = 0
    """The ordinal of a date."""
    articles: frozenset[str] = frozenset()
    at: Span = dataclasses.field(default=Span(0, 0), compare=False)
    """Where its words stand in the query."""


Group = tuple[Clause, ...]
"""Clauses joined by OR; one of them must be met."""


@dataclass(frozen=True, slots=True)
class Query:
    """All groups must be met, and none of the excluded clauses."""

    groups: tuple[Group, ...] = ()
    excluded: tuple[Clause, ...] = ()
    text: str = dataclasses.field(default="", compare=False)

    def clauses(self) -> Iterator[Clause]:
        """All that is looked for, without what is excluded."""
        for group in self.groups:
            yield from group
