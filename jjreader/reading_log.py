"""What has been read in a folder, and where each article was left: kept in the state folder."""

import time
from collections.abc import Mapping
from dataclasses import astuple, replace
from pathlib import Path
from types import MappingProxyType

from jjreader.bookmarks.anchoring import CONTEXT, anchor
from jjreader.model import UNOPENED, Article, Bookmark, BookmarkState, Place, Reading, Span
from jjreader.own_files import read_json, write_json

MOST = 200_000
"""Articles that are remembered; those that were not opened for longest are forgotten first."""
WHOLE = 100
"""Percent."""
WORDS = 64
"""Characters that are kept of what stands where an article was left."""


class ReadingLog:
    """Id of an article -> how far it has been read.

    A lost log costs nothing but the reader's place, so whatever is wrong with it is an empty one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readings = _load(path)
        self._new: set[str] = set()
        self._set_aside: set[str] = set()
        """Marked as unread: leaving them, or scrolling on, does not make them read again."""

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What is known of every article that was ever opened; it changes as one reads."""
        return MappingProxyType(self._readings)

    def reading(self, article_id: str) -> Reading:
        """How far an article has been read."""
        return self._readings.get(article_id, UNOPENED)

    def open(self, article_id: str) -> None:
        """Somebody begins to read it, perhaps again."""
        self._set_aside.discard(article_id)

    def leave(self, article: Article, offset: int, percent: int) -> None:
        """The article has been on the screen as far as PERCENT; OFFSET is its first character."""
        if article.id not in self._set_aside:
            is_read = self.reading(article.id).is_read or percent >= WHOLE
            around = article.text[max(0, offset - CONTEXT) : offset + WORDS + CONTEXT]
            self._put(article.id, Reading(offset, percent, is_read, int(time.time()), around))

    def place_in(self, article: Article) -> int:
        """Where an article was left: at the same words, also when it was edited since."""
        reading = self.reading(article.id)
        offset, around = reading.offset, reading.around
        before = min(offset, CONTEXT)
        if not offset or article.text.startswith(around, offset - before):
            return offset
        words = around[before : before + WORDS]
        bookmark = Bookmark(
            Place(article.id, Span(offset, offset + len(words))),
            text=words,
            prefix=around[:before],
            suffix=around[before + WORDS :],
        )
        found = anchor(bookmark, article)
        return offset if found.state is BookmarkState.ORPHANED else found.place.span.start

    def mark(self, article_id: str, *, is_read: bool) -> None:
        """The reader says that it has been read, or that it has not."""
        if is_read:
            self._put(article_id, replace(self.reading(article_id), is_read=True))
        else:
            self._set_aside.add(article_id)
            self._put(article_id, UNOPENED)

    def save(self) -> None:
        """Write it whole or not at all; what another instance has written stays. StorageError."""
        if not self._new:
            return
        mine = {article_id: self._readings[article_id] for article_id in self._new}
        kept = sorted({**_load(self._path), **mine}.items(), key=lambda item: item[1].last)
        table = {article_id: astuple(reading) for article_id, reading in kept[-MOST:]}
        write_json(self._path, table)

    def _put(self, article_id: str, reading: Reading) -> None:
        self._readings[article_id] = reading
        self._new.add(article_id)


def _load(path: Path) -> dict[str, Reading]:
    table = read_json(path)
    if not isinstance(table, dict):
        return {}
    found = ((article_id, _reading(value)) for article_id, value in table.items())
    return {article_id: reading for article_id, reading in found if reading}


def _reading(value: object) -> Reading | None:
    match value:
        case [int(offset), int(percent), bool(is_read), int(last), *rest] if (
            min(offset, percent) >= 0
        ):
            around = rest[0] if rest and isinstance(rest[0], str) else ""  # not kept at first
            return Reading(offset, min(percent, WHOLE), is_read, last, around)
        case int(offset) if offset >= 0:  # as the first version kept it: what was opened was read
            return Reading(offset, is_read=True)
    return None
