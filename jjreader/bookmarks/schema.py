"""The tables of the bookmark file, and the steps from each version of it to the next."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jjreader.errors import StorageError


def _create_bookmarks(connection: sqlite3.Connection) -> None:
    # AUTOINCREMENT: the number of a removed bookmark is never given to another one.
    connection.execute(
        """
        CREATE TABLE bookmark (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            folder TEXT NOT NULL,
            article TEXT NOT NULL,
            span_start INTEGER NOT NULL,
            span_end INTEGER NOT NULL,
            text TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            title TEXT NOT NULL,
            byline TEXT,
            source TEXT,
            published TEXT,
            url TEXT,
            speaker TEXT,
            rule TEXT,
            confidence TEXT,
            note TEXT NOT NULL,
            tags TEXT NOT NULL,
            created TEXT NOT NULL
        )
        """
    )
    connection.execute(
        "CREATE INDEX bookmark_place ON bookmark (folder, article, span_start, span_end)"
    )


def _add_origin_and_journal(connection: sqlite3.Connection) -> None:
    for column in ("sha256 TEXT", "paragraph INTEGER", "changed TEXT"):
        connection.execute(f"ALTER TABLE bookmark ADD COLUMN {column}")
    connection.execute("UPDATE bookmark SET changed = created")
    connection.execute(
        """
        CREATE TABLE step (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            folder TEXT NOT NULL,
            what TEXT NOT NULL,
            made TEXT NOT NULL,
            is_undone INTEGER NOT NULL DEFAULT 0
        )
        """
    )
    add_past(connection, "bookmark")


def add_past(connection: sqlite3.Connection, table: str) -> None:
    """Give a table that has a `number` a companion that keeps its rows as they were in the past.

    From then on the journal can undo what happens in it. A later column goes into both.
    """
    connection.execute(
        f"CREATE TABLE {table}_past AS SELECT 0 AS step, 0 AS is_after, * FROM {table} WHERE 0"
    )
    connection.execute(f"CREATE INDEX {table}_past_step ON {table}_past (step)")


def _add_corrections(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE speaker_correction (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            folder TEXT NOT NULL,
            article TEXT NOT NULL,
            span_start INTEGER NOT NULL,
            span_end INTEGER NOT NULL,
            text TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            speaker TEXT,
            made TEXT NOT NULL
        )
        """
    )
    connection.execute("CREATE INDEX correction_place ON speaker_correction (folder, article)")
    connection.execute(
        """
        CREATE TABLE decision (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            folder TEXT NOT NULL,
            one TEXT NOT NULL,
            other TEXT NOT NULL,
            is_same INTEGER NOT NULL,
            made TEXT NOT NULL
        )
        """
    )
    for table in ("speaker_correction", "decision"):
        add_past(connection, table)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create_bookmarks,
    _add_origin_and_journal,
    _add_corrections,
)
"""The step at index n leads from version n to n + 1. Released steps are never edited."""

VERSION = len(MIGRATIONS)


def check_version(connection: sqlite3.Connection) -> int:
    """The version of the open file; StorageError when a later jjreader wrote it."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise StorageError(
            f"the bookmarks were written by a newer jjreader (format {version}; "
            f"this one knows {VERSION}); please update jjreader"
        )
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the open file to our version, in one transaction."""
    if check_version(connection) == VERSION:
        return
    with transaction(connection):
        version = check_version(connection)  # another instance may have been faster
        for step in MIGRATIONS[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; on the disk once it is left without an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
