"""What the reader did, step by step, so that it can be undone and done again.

A step is recorded in the transaction that it describes: the rows that it touched, as they were
before and as they were after, go into the companion `..._past` of their table. Undoing puts the
rows of before in their place, redoing those of after. This is the memento of the design patterns,
in SQL; each folder has its own sequence of steps, which all instances share.
"""

import sqlite3
from datetime import UTC, datetime

from jjreader.bookmarks.table import stored

MOST_STEPS = 100
"""Steps of a folder that can be undone; a person does not remember more."""

TABLES = ("bookmark", "speaker_correction", "decision")
"""The tables whose rows are recorded. Each has a `number`, and a companion made by `add_past`."""


class Step:
    """One thing that the reader does, being done in the open transaction."""

    def __init__(self, connection: sqlite3.Connection, folder: str, what: str) -> None:
        self._connection = connection
        _forget_undone(connection, folder)
        made = datetime.now(UTC).isoformat()
        cursor = connection.execute(
            "INSERT INTO step (folder, what, made) VALUES (?, ?, ?)", (stored(folder), what, made)
        )
        self._number = cursor.lastrowid
        _forget_oldest(connection, folder)

    def before(self, table: str, number: int) -> None:
        """Record a row that is about to be changed or removed."""
        self._record(table, number, is_after=False)

    def after(self, table: str, number: int) -> None:
        """Record a row that has just been changed or added."""
        self._record(table, number, is_after=True)

    def name(self, what: str) -> None:
        """Say what it was, when that is known only afterwards."""
        self._connection.execute("UPDATE step SET what = ? WHERE number = ?", (what, self._number))

    def forget(self) -> None:
        """Nothing was changed after all."""
        self._connection.execute("DELETE FROM step WHERE number = ?", (self._number,))

    def _record(self, table: str, number: int, *, is_after: bool) -> None:
        columns = ", ".join(_columns(self._connection, table))
        self._connection.execute(
            f"INSERT INTO {table}_past (step, is_after, {columns}) "
            f"SELECT ?, ?, {columns} FROM {table} WHERE number = ?",
            (self._number, is_after, number),
        )


def undo(connection: sqlite3.Connection, folder: str) -> str | None:
    """Undo the newest step that is not undone; what it was, or None when there is none."""
    query = "SELECT number, what FROM step WHERE folder = ? AND NOT is_undone ORDER BY number DESC"
    return _go(connection, folder, query, is_after=False)


def redo(connection: sqlite3.Connection, folder: str) -> str | None:
    """Do the oldest undone step again; what it was, or None when there is none."""
    query = "SELECT number, what FROM step WHERE folder = ? AND is_undone ORDER BY number"
    return _go(connection, folder, query, is_after=True)


def _go(connection: sqlite3.Connection, folder: str, query: str, *, is_after: bool) -> str | None:
    found = connection.execute(f"{query} LIMIT 1", (stored(folder),)).fetchone()
    if found is None:
        return None
    number, what = found
    for table in TABLES:
        columns = ", ".join(_columns(connection, table))
        connection.execute(
            f"DELETE FROM {table} WHERE number IN (SELECT number FROM {table}_past WHERE step = ?)",
            (number,),
        )
        connection.execute(
            f"INSERT INTO {table} ({columns}) "
            f"SELECT {columns} FROM {table}_past WHERE step = ? AND is_after = ?",
            (number, is_after),
        )
    connection.execute("UPDATE step SET is_undone = ? WHERE number = ?", (not is_after, number))
    return str(what)


def _forget_undone(connection: sqlite3.Connection, folder: str) -> None:
    """What was undone cannot be done again once something else has been done."""
    _forget(connection, "folder = ? AND is_undone", (stored(folder),))


def _forget_oldest(connection: sqlite3.Connection, folder: str) -> None:
    newest = f"SELECT number FROM step WHERE folder = ? ORDER BY number DESC LIMIT {MOST_STEPS}"
    key = stored(folder)
    _forget(connection, f"folder = ? AND number NOT IN ({newest})", (key, key))


def _forget(connection: sqlite3.Connection, which: str, values: tuple[object, ...]) -> None:
    for table in TABLES:
        connection.execute(
            f"DELETE FROM {table}_past WHERE step IN (SELECT number FROM step WHERE {which})",
            values,
        )
    connection.execute(f"DELETE FROM step WHERE {which}", values)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
