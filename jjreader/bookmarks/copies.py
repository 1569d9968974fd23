"""Copies of the file of bookmarks: one a day, made beside the reading, and read for a merge.

They are made by SQLite's backup API, https://www.sqlite.org/backup.html, over a connection of
their own: writing goes on meanwhile.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jjreader.bookmarks import private_files
from jjreader.bookmarks.correction_store import Dated, dated
from jjreader.bookmarks.database import open_copy
from jjreader.bookmarks.journal import TABLES
from jjreader.bookmarks.reasons import DamagedError, reason
from jjreader.bookmarks.table import SELECT, from_row, loaded, stored
from jjreader.errors import StorageError
from jjreader.model import Bookmark
from jjreader.own_files import draft_of

KEPT = 7
"""Copies that are kept: a week, in which one notices that something is missing."""

_NAME = re.compile(r"bookmarks-(\d{4}-\d\d-\d\d)\.db")


@dataclass(frozen=True, slots=True)
class Copy:
    """The bookmarks as they were on a day."""

    path: Path
    day: date


@dataclass(frozen=True, slots=True)
class Noted:
    """What a file holds for one folder."""

    bookmarks: tuple[Bookmark, ...] = ()
    corrections: tuple[Dated, ...] = ()


def copies(path: Path) -> tuple[Copy, ...]:
    """The copies of the file at `path` that there are, the newest first."""
    found = []
    try:
        names = [entry.name for entry in _folder(path).iterdir()]
    except OSError:
        return ()
    for name in names:
        if match := _NAME.fullmatch(name):
            try:
                found.append(Copy(_folder(path) / name, date.fromisoformat(match[1])))
            except ValueError:
                continue  # 2026-02-31 is none of ours
    return tuple(sorted(found, key=lambda copy: copy.day, reverse=True))


def back_up(path: Path, today: date) -> Path | None:
    """Make the copy of today, unless there is one or nothing to copy; StorageError if it fails.

    An empty file is not copied: it would in time push out the copies of a full one.
    """
    goal = _folder(path) / f"bookmarks-{today.isoformat()}.db"
    if goal.exists() or not path.exists():
        return None
    try:
        private_files.make_folder(goal.parent)
        with draft_of(goal) as draft:
            if not _copy_into(path, draft):
                return None
            draft.replace(goal)
        for old in copies(path)[KEPT:]:
            old.path.unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"no backup copy was made: {reason(error, path)}") from error
    return goal


def read_notebook(path: Path) -> dict[str, Noted]:
    """What any file of bookmarks holds, by folder; it is only read. StorageError."""
    if not path.is_file():
        raise StorageError(f"{path} is no file")
    try:
        with closing(open_copy(path)) as copy:
            return {folder: _noted(copy, folder) for folder in _folders(copy)}
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{path} is no file of bookmarks, or damaged ({error})") from error


def _folders(copy: sqlite3.Connection) -> list[str]:
    tables = " UNION ".join(f"SELECT folder FROM {table}" for table in TABLES)
    return [loaded(row[0]) for row in copy.execute(f"{tables} ORDER BY folder")]


def _noted(copy: sqlite3.Connection, folder: str) -> Noted:
    rows = copy.execute(f"{SELECT} WHERE folder = ? ORDER BY number", (stored(folder),)).fetchall()
    return Noted(tuple(one for row in rows for one in _legible(row)), dated(copy, folder))


def _copy_into(path: Path, draft: Path) -> bool:
    """Copy the open file, sound and on the disk; False when nothing is in it."""
    with closing(open_copy(path)) as source, closing(sqlite3.connect(draft)) as copy:
        if not _folders(source):
            return False
        source.backup(copy)
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise DamagedError(found)
        # Whoever puts the copy in the place of the file begins beyond the numbers given since.
        copy.execute("DELETE FROM sqlite_sequence WHERE name = 'bookmark'")
        copy.commit()
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    return True


def _legible(row: tuple[object, ...]) -> Iterator[Bookmark]:
    try:
        yield from_row(row)
    except StorageError:
        return


def _folder(path: Path) -> Path:
    return path.parent / "backups"
