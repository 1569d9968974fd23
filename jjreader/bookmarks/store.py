"""The bookmarks of all folders, kept in one file."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from jjreader.bookmarks import journal
from jjreader.bookmarks.database import Database
from jjreader.bookmarks.journal import Step
from jjreader.bookmarks.numbers import Numbers
from jjreader.bookmarks.rows import COLUMNS, Value, from_row, stored, to_row
from jjreader.errors import StorageError
from jjreader.model import Bookmark, Place

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM bookmark"
_INSERT = f"INSERT INTO bookmark ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_UPDATE = f"UPDATE bookmark SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE number = ?"
_HERE = "folder = ? AND article = ? AND span_start = ? AND span_end = ?"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A bookmark of another file that is to be merged."""

    bookmark: Bookmark
    ours: int | None = None
    """The number of the bookmark that we have of the same passage."""
    keeps_number: bool = False
    """It was ours, and gets its number back where nobody has it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did."""

    added: int = 0
    changed: int = 0
    known: int = 0
    """Those that were here already, as they are or newer."""


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
                _same(connection, folder, bookmark) or self._insert(connection, folder, bookmark)
            )
        )

    def toggle(self, folder: str, bookmark: Bookmark) -> tuple[Bookmark, bool]:
        """Add the bookmark, or remove it when it is there; True when it was added."""

        def work(connection: sqlite3.Connection) -> tuple[Bookmark, bool]:
            there = _same(connection, folder, bookmark)
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
            before = _numbered(connection, folder, number)
            after = replace(
                before,
                note=before.note if note is None else note,
                tags=before.tags if tags is None else tuple(tags),
            )
            what = "note" if tags is None else "tags" if note is None else "note and tags"
            return _update(connection, folder, after, what)

        return self.database.write(work)

    def merge(self, folder: str, others: Iterable[Incoming], what: str) -> Merged:
        """Take over bookmarks of another file, in one step: new ones, and newer notes and tags."""

        def work(connection: sqlite3.Connection) -> Merged:
            step, merged = Step(connection, folder, what), Merged()
            for other in others:
                if other.ours is None:
                    self._take_in(connection, folder, other, step)
                    merged = replace(merged, added=merged.added + 1)
                elif _renew(connection, folder, other, step):
                    merged = replace(merged, changed=merged.changed + 1)
                else:
                    merged = replace(merged, known=merged.known + 1)
            if not merged.added and not merged.changed:
                step.forget()
            return merged

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

    def at(self, folder: str, place: Place, text: str | None = None) -> Bookmark | None:
        """The newest bookmark on a place (with this text), or None."""
        span = place.span
        key = (stored(folder), stored(place.article_id), span.start, span.end)
        fitting = [one for one in self._found(_HERE, *key) if text is None or one.text == text]
        return fitting[-1] if fitting else None

    def follow(self, folder: str, old_id: str, new_id: str) -> None:
        """An article is called otherwise now: its bookmarks go with it, those of the past, too.

        That is no step of the reader's, and is not undone.
        """
        names = (stored(new_id), stored(folder), stored(old_id))

        def work(connection: sqlite3.Connection) -> None:
            for table in ("bookmark", "bookmark_past"):
                connection.execute(
                    f"UPDATE {table} SET article = ? WHERE folder = ? AND article = ?", names
                )

        self.database.write(work)

    def _found(self, which: str, *values: Value) -> tuple[Bookmark, ...]:
        query = f"{_SELECT} WHERE {which} ORDER BY number"
        rows = self.database.read(lambda connection: connection.execute(query, values).fetchall())
        return tuple(self._legible(rows))

    def _legible(self, rows: Iterable[tuple[Value, ...]]) -> Iterable[Bookmark]:
        """One row that makes no sense is reported, and does not hide the others."""
        for row in rows:
            try:
                yield from_row(row)
            except StorageError as error:
                self._unreadable = f"In {self.path}, {error}."

    def _take_in(
        self, connection: sqlite3.Connection, folder: str, other: Incoming, step: Step
    ) -> None:
        new = other.bookmark
        if not other.keeps_number or _row(connection, new.number):
            new = replace(new, number=0)
        number = connection.execute(_INSERT, to_row(folder, new)).lastrowid or 0
        self._numbers.cover(number)
        step.after("bookmark", number)

    def _insert(self, connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark:
        now = datetime.now(UTC).replace(microsecond=0)
        new = replace(bookmark, number=0, created=now, changed=now)
        step = Step(connection, folder, "bookmark")
        number = connection.execute(_INSERT, to_row(folder, new)).lastrowid or 0
        self._numbers.cover(number)
        step.after("bookmark", number)
        step.name(f"bookmark #{number}")
        return _numbered(connection, folder, number)


def _same(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> Bookmark | None:
    # The place alone is not enough: after an edit of the article another text may stand there.
    span = bookmark.place.span
    key = (stored(folder), stored(bookmark.place.article_id), span.start, span.end)
    for row in connection.execute(f"{_SELECT} WHERE {_HERE} ORDER BY number", key).fetchall():
        if row[COLUMNS.index("text")] == stored(bookmark.text):
            return from_row(row)
    return None


def _update(connection: sqlite3.Connection, folder: str, bookmark: Bookmark, what: str) -> Bookmark:
    before = _numbered(connection, folder, bookmark.number)
    if to_row(folder, before) == to_row(folder, bookmark):
        return before
    step = Step(connection, folder, f"{what} of #{bookmark.number}")
    step.before("bookmark", bookmark.number)
    after = replace(bookmark, changed=datetime.now(UTC))
    connection.execute(_UPDATE, (*to_row(folder, after), bookmark.number))
    step.after("bookmark", bookmark.number)
    return _numbered(connection, folder, bookmark.number)


def _delete(connection: sqlite3.Connection, folder: str, number: int) -> Bookmark:
    bookmark = _numbered(connection, folder, number)
    step = Step(connection, folder, f"removal of #{number}")
    step.before("bookmark", number)
    connection.execute("DELETE FROM bookmark WHERE number = ?", (number,))
    return bookmark


def _renew(connection: sqlite3.Connection, folder: str, other: Incoming, step: Step) -> bool:
    """Take over note and tags when they were changed later than ours; whether they were."""
    ours, theirs = _numbered(connection, folder, other.ours or 0), other.bookmark
    is_same = (ours.note, ours.tags) == (theirs.note, theirs.tags)
    if is_same or not (theirs.changed and ours.changed and theirs.changed > ours.changed):
        return False
    newer = replace(ours, note=theirs.note, tags=theirs.tags, changed=theirs.changed)
    step.before("bookmark", ours.number)
    connection.execute(_UPDATE, (*to_row(folder, newer), ours.number))
    step.after("bookmark", ours.number)
    return True


def _numbered(connection: sqlite3.Connection, folder: str, number: int) -> Bookmark:
    row = _row(connection, number, folder)
    if row is None:
        raise StorageError(f"bookmark #{number} is not there any more")
    return from_row(row)


def _row(
    connection: sqlite3.Connection, number: int, folder: str | None = None
) -> tuple[Value, ...] | None:
    """The row with a number, in a folder or in any."""
    query = f"{_SELECT} WHERE number = ? AND (? IS NULL OR folder = ?)"
    key = (number, folder and stored(folder), folder and stored(folder))
    row: tuple[Value, ...] | None = connection.execute(query, key).fetchone()
    return row
