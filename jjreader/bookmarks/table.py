"""The table of the bookmarks, row by row, within a transaction that is open."""

import sqlite3

from jjreader.bookmarks.rows import COLUMNS, Value, from_row, stored, to_row
from jjreader.errors import StorageError
from jjreader.model import Bookmark

SELECT = f"SELECT {', '.join(COLUMNS)} FROM bookmark"
_HERE = "folder = ? AND article = ? AND span_start = ? AND span_end = ?"
_INSERT = f"INSERT INTO bookmark ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_UPDATE = f"UPDATE bookmark SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE number = ?"


def insert(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> int:
    """Add a bookmark; the number that it has now."""
    return connection.execute(_INSERT, to_row(folder, bookmark)).lastrowid or 0


def put(connection: sqlite3.Connection, folder: str, bookmark: Bookmark) -> None:
    """Put a bookmark in the place of the one that has its number."""
    connection.execute(_UPDATE, (*to_row(folder, bookmark), bookmark.number))


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
    key: tuple[Value, ...] = (
        stored(folder),
        stored(bookmark.place.article_id),
        span.start,
        span.end,
    )
    for row in connection.execute(f"{SELECT} WHERE {_HERE} ORDER BY number", key).fetchall():
        if row[COLUMNS.index("text")] == stored(bookmark.text):
            return from_row(row)
    return None
