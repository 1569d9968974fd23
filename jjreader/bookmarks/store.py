"""The bookmarks of all folders, kept in one file."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from jjreader.bookmarks import journal, table
from jjreader.bookmarks.database import Database
from jjreader.bookmarks.journal import Step
from jjreader.bookmarks.numbers import Numbers
from jjreader.bookmarks.table import Value, from_row, stored, to_row
from jjreader.errors import StorageError
from jjreader.model import Bookmark


class BookmarkStore:
    """What the reader marked. Every method is safe from any thread and beside other instances.

    `folder` is the key of a corpus: its resolved path, or "bundled". A bookmark is the same as
    another when place and text are the same. What a method that writes returns is on the disk,
    with the step that undoes it; otherwise it raises StorageError with the reason, and the next
    call tries anew.
    """

    def __init__(self, path: Path) -> None:
        self.database = Database(path)
        """The file, which the corrections share."""
        self._numbers = Numbers(self.database.path)
        self._unreadable: str | None = None

    def close(self) -> None:
        """Close the file; using the store again opens it again."""
        self.database.close()

    @property
    def path(self) -> Path:
        return self.database.path

    @property
    def notice(self) -> str | None:
        """What the reader must be told about the file: that it was damaged, for instance."""
        return self.database.notice or self._unreadable

    def add(self, folder: str, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark, which gets its number and time; one that is there stays as it is."""
        return self.database.write(
            lambda connection: (
                table.same(connection, folder, bookmark)
                or self._insert(connection, folder, bookmark)
            )
        )

    def toggle(self, folder: str, bookmark: Bookmark) -> tuple[Bookmark, bool]:
        """Add the bookmark, or remove it when it is there; True when it was added."""

        def work(connection: sqlite3.Connection) -> tuple[Bookmark, bool]:
            there = table.same(connection, folder, bookmark)
            if there is None:
                return self._insert(connection, folder, bookmark), True
            return _delete(connection, folder, there.number), False

        return self.database.write(work)

    def remove(self, folder: str, number: int) -> Bookmark:
        """Remove a bookmark and return it; StorageError: it is gone already."""
        return self.database.write(lambda connection: _delete(connection, folder, number))

    def change(self, folder: str, bookmark: Bookmark, what: str = "change") -> Bookmark:
        """Keep a bookmark as it is now instead of as it was; WHAT tells what has changed."""
        return self.database.write(lambda connection: _update(connection, folder, bookmark, what))

    def edit(
        self,
        folder: str,
        number: int,
        note: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> Bookmark:
        """Change the note, the tags or both; None leaves them as they are."""

        def work(connection: sqlite3.Connection) -> Bookmark:
            before = table.numbered(connection, folder, number)
            after = replace(
                before,
                note=before.note if note is None else note,
                tags=before.tags if tags is None else tuple(tags),
            )
            what = "note" if tags is None else "tags" if note is None else "note and tags"
            return _update(connection, folder, after, what)

        return self.database.write(work)

    def undo(self, folder: str) -> str | None:
        """Undo the last step in a folder; what it was, or None when there is none to undo."""
        return self.database.write(lambda connection: journal.undo(connection, folder))

    def redo(self, folder: str) -> str | None:
        """Do the step again that was undone last; what it was, or None when there is none."""
        return self.database.write(lambda connection: journal.redo(connection, folder))

    def all(self, folder: str, article_id: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of a folder, or of one of its articles, in order of their numbers."""
        if article_id is None:
            return self._found("folder = ?", stored(folder))
        return self._found("folder = ? AND article = ?", stored(folder), stored(article_id))

    def with_hash(self, folder: str, sha256: str) -> tuple[Bookmark, ...]:
        """The bookmarks made in a file with this content, whatever it was called."""
        return self._found("folder = ? AND sha256 = ?", stored(folder), sha256)

    def follow(self, folder: str, old_id: str, new_id: str) -> None:
        """An article is called otherwise now: its bookmarks go with it, those of the past, too.

        That is no step of the reader's, and is not undone.
        """
        names = (stored(new_id), stored(folder), stored(old_id))

        def work(connection: sqlite3.Connection) -> None:
            for name in ("bookmark", "bookmark_past"):
                connection.execute(
                    f"UPDATE {name} SET article = ? WHERE folder = ? AND article = ?", names
                )

        self.database.write(work)

    def _found(self, which: str, *values: Value) -> tuple[Bookmark, ...]:
        query = f"{table.SELECT} WHERE {which} ORDER BY number"
        rows = self.database.read(lambda connection: connection.execute(query, values).fetchall())
        return tuple(self._legible(rows))

    def _legible(self, rows: Iterable[tuple[Value, ...]]) -> Iterable[Bookmark]:
        """One row that makes no sense is reported, and does not hide the others."""
        for row in rows:
            try:
                yield from_row(row)
            except StorageError as error:
                self._unreadable = f"In {self.path}, {error}."

    def _insert(self, connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark:
        now = datetime.now(UTC).replace(microsecond=0)
        new = replace(bookmark, number=0, created=now, changed=now)
        step = Step(connection, folder, "bookmark")
        number = table.insert(connection, folder, new)
        self._numbers.cover(number)
        step.after("bookmark", number)
        step.name(f"bookmark #{number}")
        return table.numbered(connection, folder, number)


def _update(connection: sqlite3.Connection, folder: str, bookmark: Bookmark, what: str) -> Bookmark:
    before = table.numbered(connection, folder, bookmark.number)
    if to_row(before) == to_row(bookmark):
        return before
    step = Step(connection, folder, f"{what} of #{bookmark.number}")
    step.before("bookmark", bookmark.number)
    table.put(connection, folder, replace(bookmark, changed=datetime.now(UTC)))
    step.after("bookmark", bookmark.number)
    return table.numbered(connection, folder, bookmark.number)


def _delete(connection: sqlite3.Connection, folder: str, number: int) -> Bookmark:
    bookmark = table.numbered(connection, folder, number)
    step = Step(connection, folder, f"removal of #{number}")
    step.before("bookmark", number)
    connection.execute("DELETE FROM bookmark WHERE number = ?", (number,))
    return bookmark
