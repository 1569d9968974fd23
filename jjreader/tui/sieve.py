"""Rows that are narrowed by words as one types. Pure; made in a worker where there are many."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from jjreader.caseless import caseless
from jjreader.model import PersonSummary, QuoteRow

Item = TypeVar("Item")


class Sieve(Generic[Item]):
    """Items, prepared for a filter that changes with every key."""

    def __init__(self, items: Iterable[Item], searched: Callable[[Item], str]) -> None:
        """SEARCHED tells of an item the text in which the words are looked for."""
        self.items = tuple(items)
        self._searched = [caseless(searched(item)) for item in self.items]

    def having(self, words: str) -> tuple[Item, ...]:
        """The items that have all the WORDS, or parts of words; case and accents are equal."""
        searched = self._searched
        kept: Sequence[int] = range(len(searched))
        for word in caseless(words).split():  # numbers alone: there may be a hundred thousand
            kept = [number for number in kept if word in searched[number]]
        return tuple(self.items[number] for number in kept)


def said(row: QuoteRow) -> str:
    """A quotation is looked for by its words and by who says them."""
    return f"{' '.join(row.words.text.split())}\n{row.words.speaker or ''}"


def called(summary: PersonSummary) -> str:
    """Somebody is looked for by any of their names."""
    return " ".join((summary.person.name, *summary.person.aliases))
