"""Which bookmarks are wanted, in which order, in which groups."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice

from jjreader.caseless import caseless
from jjreader.model import Bookmark, BookmarkState

MOST_TERMS = 20
"""Terms of a filter that are looked at; the rest of a pasted page is not."""

UNKNOWN_SPEAKER, NO_TAG, ORPHANS = "Speaker unknown", "No tag", "Orphaned: no longer in an article"

_TERM = re.compile(r'(-?)(?:([a-z]+):)?("[^"]*"?|\S+)')

Test = Callable[[Bookmark], bool]


class Grouping(StrEnum):
    """What bookmarks can have in common."""

    ARTICLE = "article"
    SPEAKER = "speaker"
    TAG = "tag"
    NOTHING = "nothing"


class BookmarkSort(StrEnum):
    """By what bookmarks are in order."""

    DATE = "date"
    """When they were made; numbers go the same way."""
    CHANGE = "last change"
    ARTICLE = "article"
    """By title, and in an article by place."""
    SPEAKER = "speaker"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a list of bookmarks is shown."""

    words: str = ""
    """A filter, as `select` reads it."""
    grouping: Grouping = Grouping.ARTICLE
    sort: BookmarkSort = BookmarkSort.DATE
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Bookmarks that have something in common."""

    name: str
    bookmarks: tuple[Bookmark, ...]


def select(bookmarks: Iterable[Bookmark], words: str) -> tuple[Bookmark, ...]:
    """The bookmarks that have all the words, in their text, note, tags, speaker or source.

    speaker: tag: note: article: source: look in these alone, is:moved and the like ask for a
    state, after:2024-05 and before:2025 for the day of marking; "some words" belong together,
    and a minus means without. Case and accents are equal.
    """
    found = (match.groups() for match in _TERM.finditer(words))
    terms = (_test(*term) for term in found if term[2].strip('"-'))  # else it is still being typed
    tests = list(islice(terms, MOST_TERMS))
    return tuple(one for one in bookmarks if all(test(one) for test in tests))


def arrange(bookmarks: Iterable[Bookmark], how: Arrangement) -> tuple[Group, ...]:
    """The bookmarks that are wanted, in groups by name, orphaned ones in a group at the end.

    Grouped by tag, a bookmark with two tags is in two groups.
    """
    wanted = select(bookmarks, how.words)
    ordered = sorted(wanted, key=_KEYS[how.sort], reverse=how.is_reversed)
    groups: dict[str, list[Bookmark]] = {}
    lost = [one for one in ordered if one.state is BookmarkState.ORPHANED]
    for one in ordered:
        if one.state is not BookmarkState.ORPHANED:
            for name in _names(one, how.grouping):
                groups.setdefault(name, []).append(one)
    named = sorted(groups.items(), key=lambda item: _rank(item[0]))
    found = [Group(name, tuple(members)) for name, members in named]
    return (*found, Group(ORPHANS, tuple(lost))) if lost else tuple(found)


def tags_of(bookmarks: Iterable[Bookmark]) -> tuple[str, ...]:
    """Every tag that is in use, the most frequent first."""
    counts: dict[str, int] = {}
    for one in bookmarks:
        for tag in one.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], caseless(tag))))


_FIELDS: dict[str, Callable[[Bookmark], str]] = {
    "speaker": lambda one: one.speaker or "",
    "tag": lambda one: "\n".join(one.tags),
    "note": lambda one: one.note,
    "article": lambda one: f"{one.title}\n{one.place.article_id}",
    "source": lambda one: one.source or "",
}


def _test(minus: str, field: str | None, value: str) -> Test:
    """What one term of a filter asks."""
    if field in ("after", "before", "is") or field in _FIELDS:
        test = _asks(field, value.strip('"'))
    else:  # not a field: a word with a colon in it, such as an address
        word = f"{field}:{value}" if field else value.strip('"')
        test = _contains(_everywhere, word)
    return (lambda one: not test(one)) if minus else test


def _asks(field: str, value: str) -> Test:
    if field == "is":
        return lambda one: one.state.value.startswith(caseless(value))
    if field == "after":  # a month or a year begins with its first day
        return lambda one: _day(one)[: len(value)] >= value
    if field == "before":
        return lambda one: _day(one)[: len(value)] < value
    return _contains(_FIELDS[field], value)


def _contains(read: Callable[[Bookmark], str], value: str) -> Test:
    wanted = _words(value)
    return lambda one: wanted in _words(read(one))


def _words(text: str) -> str:
    return " ".join(caseless(text).split())


def _everywhere(one: Bookmark) -> str:
    return "\n".join((one.text, one.now or "", *(read(one) for read in _FIELDS.values())))


def _day(one: Bookmark) -> str:
    return one.created.date().isoformat() if one.created else ""


def _names(one: Bookmark, grouping: Grouping) -> Sequence[str]:
    if grouping is Grouping.ARTICLE:
        return (one.title or one.place.article_id,)
    if grouping is Grouping.SPEAKER:
        return (one.speaker or UNKNOWN_SPEAKER,)
    if grouping is Grouping.TAG:
        return one.tags or (NO_TAG,)
    return ("",)


def _rank(name: str) -> tuple[bool, str]:
    """By name, what has none at the end."""
    return name in (UNKNOWN_SPEAKER, NO_TAG), caseless(name)


_LONG_AGO = datetime.min.replace(tzinfo=UTC)

_KEYS: dict[BookmarkSort, Callable[[Bookmark], tuple[object, ...]]] = {
    BookmarkSort.DATE: lambda one: (one.created or _LONG_AGO, one.number),
    BookmarkSort.CHANGE: lambda one: (one.changed or one.created or _LONG_AGO, one.number),
    BookmarkSort.ARTICLE: lambda one: (caseless(one.title), one.place.article_id, one.place.span),
    BookmarkSort.SPEAKER: lambda one: (not one.speaker, caseless(one.speaker or ""), one.number),
    BookmarkSort.TAG: lambda one: (not one.tags, [caseless(tag) for tag in one.tags], one.number),
}
