"""The bookmarks of all folders, kept in one file."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from jjreader.bookmarks.database import Database
from jjreader.bookmarks.rows import COLUMNS, Value, from_row, stored, tags_to_text, to_row
from jjreader.errors import StorageError
from jjreader.model import Bookmark, Place

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM bookmark"
_INSERT = f"INSERT INTO bookmark ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_HERE = "folder = ? AND article = ? AND span_start = ? AND span_end = ?"


class BookmarkStore:
    """What the reader marked. Every method is safe from any thread and beside other instances.

    `folder` is the key of a corpus: its resolved path, or "bundled". A bookmark is the same as
    another when place and text are the same. What a method that writes returns is on the disk;
    otherwise it raises StorageError with the reason, and the next call tries anew.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._unreadable: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; using the store again opens it again."""
        self._database.close()

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def notice(self) -> str | None:
        """What the reader must be told about the file: that it was damaged, for instance."""
        return self._database.notice or self._unreadable

    def add(self, folder: str, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark, which gets its number and time; one that is there stays as it is."""
        return self._database.write(
            lambda connection: (
                _same(connection, folder, bookmark) or _insert_new(connection, folder, bookmark)
            )
        )

    def toggle(self, folder: str, bookmark: Bookmark) -> tuple[Bookmark, bool]:
        """Add the bookmark, or remove it when it is there; True when it was added."""

        def work(connection: sqlite3.Connection) -> tuple[Bookmark, bool]:
            there = _same(connection, folder, bookmark)
            if there is None:
                return _insert_new(connection, folder, bookmark), True
            return _delete(connection, there.number), False

        return self._database.write(work)

    def remove(self, number: int) -> Bookmark:
        """Remove a bookmark and return it, for `restore`; StorageError: it is gone already."""
        return self._database.write(lambda connection: _delete(connection, number))

    def restore(self, folder: str, bookmark: Bookmark) -> Bookmark:
        """Put back what `remove` returned, with its number and its time."""
        return self._database.write(lambda connection: _put_back(connection, folder, bookmark))

    def edit(
        self, number: int, note: str | None = None, tags: Iterable[str] | None = None
    ) -> Bookmark:
        """Change the note, the tags or both; None leaves them as they are."""
        fields: dict[str, Value] = {}
        if note is not None:
            fields["note"] = stored(note)
        if tags is not None:
            fields["tags"] = tags_to_text(tags)

        def work(connection: sqlite3.Connection) -> Bookmark:
            for name, value in fields.items():
                connection.execute(
                    f"UPDATE bookmark SET {name} = ? WHERE number = ?",
                    (value, number),
                )
            return _numbered(connection, number)

        return self._database.write(work)

    def all(self, folder: str, article_id: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of a folder, or of one of its articles, in order of their numbers."""
        query, key = f"{_SELECT} WHERE folder = ?", [stored(folder)]
        if article_id is not None:
            query, key = f"{query} AND article = ?", [*key, stored(article_id)]
        rows = self._database.read(
            lambda connection: connection.execute(f"{query} ORDER BY number", key).fetchall()
        )
        return tuple(self._legible(rows))

    def at(self, folder: str, place: Place, text: str | None = None) -> Bookmark | None:
        """The newest bookmark on a place (with this text), or None."""
        found = self._database.read(lambda connection: _at(connection, folder, place))
        fitting = [one for one in self._legible(found) if text is None or one.text == text]
        return fitting[-1] if fitting else None

    def _legible(self, rows: Iterable[tuple[Value, ...]]) -> Iterable[Bookmark]:
        """One row that makes no sense is reported, and does not hide the others."""
        for row in rows:
            try:
                yield from_row(row)
            except StorageError as error:
                self._unreadable = f"In {self.path}, {error}."


def _at(connection: sqlite3.Connection, folder: str, place: Place) -> list[tuple[Value, ...]]:
    key = (stored(folder), stored(place.article_id), place.span.start, place.span.end)
    return connection.execute(f"{_SELECT} WHERE {_HERE} ORDER BY number", key).fetchall()


def _same(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark | None:
    # The place alone is not enough: after an edit of the article another text may stand there.
    for row in _at(connection, folder, bookmark.place):
        if row[COLUMNS.index("text")] == stored(bookmark.text):
            return from_row(row)
    return None


def _insert_new(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark:
    now = datetime.now(UTC).replace(microsecond=0)
    return _insert(connection, folder, replace(bookmark, number=0, created=now))


def _insert(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark:
    cursor = connection.execute(_INSERT, to_row(folder, bookmark))
    return _numbered(connection, cursor.lastrowid or 0)


def _put_back(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark:
    there = _same(connection, folder, bookmark)
    if there is not None and there.number != bookmark.number:
        raise StorageError(f"bookmark #{there.number} marks the same text by now")
    if there is None and _row(connection, bookmark.number):
        raise StorageError(f"bookmark #{bookmark.number} is another one by now")
    return there or _insert(connection, folder, bookmark)


def _delete(connection: sqlite3.Connection, number: int) -> Bookmark:
    bookmark = _numbered(connection, number)
    connection.execute("DELETE FROM bookmark WHERE number = ?", (number,))
    return bookmark


def _numbered(connection: sqlite3.Connection, number: int) -> Bookmark:
    row = _row(connection, number)
    if row is None:
        raise StorageError(f"bookmark #{number} is not there any more")
    return from_row(row)


def _row(connection: sqlite3.Connection, number: int) -> tuple[Value, ...] | None:
    row: tuple[Value, ...] | None = connection.execute(
        f"{_SELECT} WHERE number = ?", (number,)
    ).fetchone()
    return row
