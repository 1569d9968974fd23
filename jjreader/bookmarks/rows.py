"""Bookmarks as rows of the table, and back."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from jjreader.errors import StorageError
from jjreader.model import Bookmark, Confidence, Place, Span

COLUMNS = (
    "folder",
    "article",
    "span_start",
    "span_end",
    "text",
    "prefix",
    "suffix",
    "title",
    "byline",
    "source",
    "published",
    "url",
    "sha256",
    "paragraph",
    "speaker",
    "rule",
    "confidence",
    "note",
    "tags",
    "created",
    "changed",
    "number",
)

Value = str | bytes | int | None


def to_row(folder: str, bookmark: Bookmark) -> tuple[Value, ...]:
    """The values for COLUMNS; a number of 0 becomes NULL, so that the table gives one."""
    place = bookmark.place
    created = (bookmark.created or datetime.now(UTC)).astimezone(UTC)
    return (
        stored(folder),
        stored(place.article_id),
        place.span.start,
        place.span.end,
        stored(bookmark.text),
        stored(bookmark.prefix),
        stored(bookmark.suffix),
        stored(bookmark.title),
        stored(bookmark.byline),
        stored(bookmark.source),
        bookmark.published.isoformat() if bookmark.published else None,
        stored(bookmark.url),
        bookmark.sha256,
        bookmark.paragraph,
        stored(bookmark.speaker),
        stored(bookmark.rule),
        bookmark.confidence.value if bookmark.confidence else None,
        stored(bookmark.note),
        tags_to_text(bookmark.tags),
        created.isoformat(),
        (bookmark.changed or created).astimezone(UTC).isoformat(),
        bookmark.number or None,
    )


def from_row(row: tuple[Any, ...]) -> Bookmark:
    """The bookmark; StorageError when the row makes no sense."""
    try:
        return _bookmark(row)
    except (ValueError, TypeError) as error:
        raise StorageError(f"bookmark #{row[-1]} cannot be read") from error


def _bookmark(row: tuple[Any, ...]) -> Bookmark:
    values = dict(zip(COLUMNS, map(loaded, row), strict=True))
    span = Span(values.pop("span_start"), values.pop("span_end"))
    return Bookmark(
        place=Place(values.pop("article"), span),
        published=_optional(date.fromisoformat, values.pop("published")),
        confidence=_optional(Confidence, values.pop("confidence")),
        tags=tuple(map(str, json.loads(values.pop("tags")))),
        created=datetime.fromisoformat(values.pop("created")),
        changed=_optional(datetime.fromisoformat, values.pop("changed")),
        **{name: value for name, value in values.items() if name != "folder"},
    )


def stored(text: str | None) -> Value:
    """Text for SQLite; names of files that are not UTF-8 go in as bytes."""
    if text is None:
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def tags_to_text(tags: Iterable[str]) -> str:
    """Tags as JSON: each once, on one line, without commas, so that a list can be split again."""
    words = (" ".join(tag.replace(",", " ").split()) for tag in tags)
    return json.dumps(list(dict.fromkeys(filter(None, words))))


def loaded(value: Any) -> Any:
    """What `stored` has stored."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _optional(convert: Any, value: Any) -> Any:
    return None if value is None else convert(value)
