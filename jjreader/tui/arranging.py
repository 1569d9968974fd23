"""Articles become the rows of the list: filtered, sorted, under folders. Pure, and for a worker:
a hundred thousand articles take some tenths of a second."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jjreader.caseless import caseless
from jjreader.model import UNOPENED, ArticleEntry, Order, Reading, ReadingState, Sort

PROBLEM = "!"
"""In a filter: files that cannot be read, or only in part."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A heading of the list: a folder, as a path, with what is in it."""

    path: str
    articles: int
    unread: int
    is_folded: bool


Row = ArticleEntry | Folder
Readings = Mapping[str, Reading]


def key_of(row: Row) -> Hashable:
    """What tells a row from the others when the list changes."""
    return row.id if isinstance(row, ArticleEntry) else (row.path,)


def grown(
    before: Sequence[ArticleEntry], indexed: Sequence[ArticleEntry]
) -> tuple[ArticleEntry, ...]:
    """What is INDEXED so far, and what was there BEFORE and has yet to be: a list does not shrink
    while an index grows. Of a book that was one row there are chapters now."""
    known = {entry.id for entry in indexed}
    books = {entry.id.rpartition("/")[0] for entry in indexed}
    waiting = (one for one in before if one.id not in known and one.id not in books)
    return (*indexed, *waiting)


class Shelf:
    """The articles of a folder, prepared for filters that change with every key."""

    def __init__(self, entries: Sequence[ArticleEntry] = ()) -> None:
        self.entries = tuple(entries)
        self._words = [_searched(entry) for entry in self.entries]

    def arrange(
        self,
        order: Order,
        readings: Readings,
        words: str = "",
        folded: frozenset[str] = frozenset(),
    ) -> tuple[Row, ...]:
        """The rows in this order that have all the WORDS, without what is in FOLDED folders.

        A word is looked for in title, source and author; `unread`, `reading` and `read` mean the
        state, `!` a file with a problem. While there are words nothing is folded.
        """
        kept = self._filtered(words, readings)
        if order.sort is Sort.FOLDER:
            return tuple(
                _by_folder(kept, order, readings, frozenset() if words.strip() else folded)
            )
        return tuple(_sorted(kept, order, readings))

    def _filtered(self, words: str, readings: Readings) -> list[ArticleEntry]:
        kept: Iterable[tuple[ArticleEntry, str]] = zip(self.entries, self._words, strict=True)
        for word in caseless(words).split():
            kept = [pair for pair in kept if _has(*pair, word, readings)]
        return [entry for entry, _ in kept]


def _searched(entry: ArticleEntry) -> str:
    return caseless("\n".join(filter(None, (entry.title, entry.source, entry.byline))))


def _has(entry: ArticleEntry, searched: str, word: str, readings: Readings) -> bool:
    if word in _STATES:
        return readings.get(entry.id, UNOPENED).state == word
    return bool(entry.problem) if word == PROBLEM else word in searched


_STATES = frozenset(state.value for state in ReadingState)


def _sorted(
    entries: list[ArticleEntry], order: Order, readings: Readings
) -> Iterator[ArticleEntry]:
    """By the value that the sort goes by, then by path; those without a value come last."""
    value = _value(order.sort, readings)
    known = [(value(entry), entry) for entry in entries]
    without = (entry for key, entry in known if key is None)
    having = [pair for pair in known if pair[0] is not None]
    having.sort(key=lambda pair: pair[0], reverse=order.is_descending)
    yield from (entry for _, entry in having)
    yield from without


def _value(sort: Sort, readings: Readings) -> Callable[[ArticleEntry], Any]:
    values: dict[Sort, Callable[[ArticleEntry], Any]] = {
        Sort.DATE: lambda entry: entry.published,
        Sort.TITLE: lambda entry: entry.title.casefold(),
        Sort.SOURCE: lambda entry: entry.source and entry.source.casefold(),
        Sort.LENGTH: lambda entry: entry.words,
        Sort.QUOTATIONS: lambda entry: entry.quotes,
        Sort.RECENT: lambda entry: readings.get(entry.id, UNOPENED).last or None,
        Sort.FOLDER: lambda entry: (_folder(entry), entry.id.casefold()),
    }
    return values[sort]


def _by_folder(
    entries: list[ArticleEntry], order: Order, readings: Readings, folded: frozenset[str]
) -> Iterator[Row]:
    """Every folder's heading and articles; what lies in a folder that is folded is hidden with it.

    The articles outside of all folders need no heading.
    """
    for path, found in groupby(_sorted(entries, order, readings), key=_folder):
        above = [path[:end] for end, sign in enumerate(path) if sign == "/"]
        if not folded.isdisjoint(above):
            continue
        inside = tuple(found)
        if path:
            unread = sum(_state(entry, readings) is ReadingState.UNREAD for entry in inside)
            yield Folder(path, len(inside), unread, path in folded)
        if path not in folded:
            yield from inside


def _folder(entry: ArticleEntry) -> str:
    return entry.id.rpartition("/")[0]


def _state(entry: ArticleEntry, readings: Readings) -> ReadingState:
    return readings.get(entry.id, UNOPENED).state
