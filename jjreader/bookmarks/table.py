"""The table of the bookmarks: what its columns hold, and its rows in an open transaction."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from jjreader.errors import StorageError
from jjreader.model import Bookmark, Confidence, Place, Span

Value = str | bytes | int | None

_COLUMNS: dict[str, Callable[[Bookmark], Value]] = {
    "article": lambda one: stored(one.place.article_id),
    "span_start": lambda one: one.place.span.start,
    "span_end": lambda one: one.place.span.end,
    "text": lambda one: stored(one.text),
    "prefix": lambda one: stored(one.prefix),
    "suffix": lambda one: stored(one.suffix),
    "title": lambda one: stored(one.title),
    "byline": lambda one: stored(one.byline),
    "source": lambda one: stored(one.source),
    "published": lambda one: one.published.isoformat() if one.published else None,
    "url": lambda one: stored(one.url),
    "sha256": lambda one: one.sha256,
    "paragraph": lambda one: one.paragraph,
    "speaker": lambda one: stored(one.speaker),
    "rule": lambda one: stored(one.rule),
    "confidence": lambda one: one.confidence.value if one.confidence else None,
    "note": lambda one: stored(one.note),
    "tags": lambda one: _tags_to_text(one.tags),
    "created": lambda one: _moment(one.created),
    "changed": lambda one: _moment(one.changed or one.created),
    "number": lambda one: one.number or None,  # the table gives one
}
"""The columns beside the folder, and what of a bookmark stands in them."""

SELECT = f"SELECT {', '.join(_COLUMNS)} FROM bookmark"
_HERE = "folder = ? AND article = ? AND span_start = ? AND span_end = ? AND text = ?"
_INSERT = f"INSERT INTO bookmark (folder, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
_UPDATE = f"UPDATE bookmark SET {' = ?, '.join(_COLUMNS)} = ? WHERE folder = ? AND number = ?"


def insert(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> int:
    """Add a bookmark; the number that it has now."""
    return connection.execute(_INSERT, (stored(folder), *to_row(bookmark))).lastrowid or 0


def put(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> None:
    """Put a bookmark in the place of the one that has its number."""
    connection.execute(_UPDATE, (*to_row(bookmark), stored(folder), bookmark.number))


def is_given(connection: sqlite3.Connection, number: int) -> bool:
    """Whether a bookmark of any folder has this number."""
    query = "SELECT 1 FROM bookmark WHERE number = ?"
    return connection.execute(query, (number,)).fetchone() is not None


def numbered(connection: sqlite3.Connection, folder: str, number: int) -> Bookmark:
    """The bookmark of a folder that has this number; StorageError: it is gone."""
    row = connection.execute(
        f"{SELECT} WHERE number = ? AND folder = ?", (number, stored(folder))
    ).fetchone()
    if row is None:
        raise StorageError(f"bookmark #{number} is not there any more")
    return from_row(row)


def same(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark | None:
    """The bookmark of the same passage, if there is one."""
    # The place alone is not enough: after an edit of the article another text may stand there.
    span = bookmark.place.span
    key = (
        *(stored(folder), stored(bookmark.place.article_id)),
        *(span.start, span.end, stored(bookmark.text)),
    )
    row = connection.execute(f"{SELECT} WHERE {_HERE} ORDER BY number", key).fetchone()
    return from_row(row) if row else None


def to_row(bookmark: Bookmark) -> tuple[Value, ...]:
    """The values of a row as SELECT reads it."""
    return tuple(value(bookmark) for value in _COLUMNS.values())


def from_row(row: tuple[Any, ...]) -> Bookmark:
    """The bookmark; StorageError when the row makes no sense."""
    try:
        values = dict(zip(_COLUMNS, map(loaded, row), strict=True))
        span = Span(values.pop("span_start"), values.pop("span_end"))
        return Bookmark(
            place=Place(values.pop("article"), span),
            published=_optional(date.fromisoformat, values.pop("published")),
            confidence=_optional(Confidence, values.pop("confidence")),
            tags=tuple(map(str, json.loads(values.pop("tags")))),
            created=datetime.fromisoformat(values.pop("created")),
            changed=_optional(datetime.fromisoformat, values.pop("changed")),
            **values,
        )
    except (ValueError, TypeError) as error:
        raise StorageError(f"bookmark #{row[-1]} cannot be read") from error


def stored(text: str | None) -> Value:
    """Text for SQLite; names of files that are not UTF-8 go in as bytes."""
    if text is None:
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def loaded(value: Any) -> Any:
    """What `stored` has stored."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _tags_to_text(tags: Iterable[str]) -> str:
    """Tags as JSON: each once, on one line, without commas, so that a list can be split again."""
    words = (" ".join(tag.replace(",", " ").split()) for tag in tags)
    return json.dumps(list(dict.fromkeys(filter(None, words))))


def _moment(when: datetime | None) -> str:
    return (when or datetime.now(UTC)).astimezone(UTC).isoformat()


def _optional(convert: Any, value: Any) -> Any:
    return None if value is None else convert(value)
