"""One SQLite file of the reader's own: opened late, checked, and set aside when damaged."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TypeVar

from jjreader.bookmarks import private_files
from jjreader.bookmarks.numbers import Numbers
from jjreader.bookmarks.reasons import DamagedError, is_busy, is_damage, is_unwritable, reason
from jjreader.bookmarks.schema import check_version, migrate, transaction
from jjreader.errors import StorageError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

BUSY_SECONDS = 5.0
"""How long a statement waits for another instance."""

OPENING_TRIES = 20
"""Switching to WAL may answer "locked" at once, whatever the timeout says."""

LOG_PAGES = 16
"""How far the log grows before it is merged, in pages of 4 KiB. Much less than SQLite's 1000: on
a disk that fills up the log would take the room that merging it needs."""


class Database:
    """One connection, shared by all threads under a lock; it lives until a call fails.

    After a failure the next call opens the file anew, so that nothing is unusable for longer
    than its cause. Nothing is made on the disk before the first `write`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.notice: str | None = None
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None

    def write(self, work: Work[T]) -> T:
        """Do `work` in one transaction; returns once it is on the disk, else StorageError."""
        with self._lock:
            try:
                return self._run(lambda connection: _in_transaction(connection, work))
            except (sqlite3.Error, OSError) as error:
                raise StorageError(reason(error, self.path)) from error

    def read(self, work: Work[T]) -> T:
        """Do `work`, which must not write; also where the file cannot be written."""
        with self._lock:
            try:
                if private_files.identity(self.path) is None:
                    return _on_empty(work)
                return self._run(work)
            except (sqlite3.Error, OSError) as error:
                if not is_unwritable(error):
                    raise StorageError(reason(error, self.path)) from error
                return self._read_copy(work, error)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()

    def _run(self, work: Work[T]) -> T:
        """Do `work`, once more on a new file when the old one turns out to be damaged."""
        try:
            return self._attempt(work)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return self._attempt(work)

    def _attempt(self, work: Work[T]) -> T:
        with ExitStack() as failed:
            failed.callback(self.close)
            try:
                result = work(self._connected())
            except sqlite3.DatabaseError as error:
                if is_damage(error):
                    self._set_aside()  # before the file is closed: closing would write to it
                raise
            failed.pop_all()
            return result

    def _connected(self) -> sqlite3.Connection:
        if self._connection and self._identity != private_files.identity(self.path):
            self.close()  # another instance set it aside: what we write must not go there
        return self._connection or self._open()

    def _open(self) -> sqlite3.Connection:
        private_files.make_folder(self.path.parent)
        with private_files.locked(self.path.parent):
            private_files.make_file(self.path)
            self._identity = private_files.identity(self.path)
            if self.path.stat().st_size == 0 and _has_log(self.path):
                raise DamagedError("emptied")  # SQLite would now delete the log, too
            connection = self._connection = _connect(self.path, "mode=rw")
            _prepare_patiently(connection)
            Numbers(self.path).take_up(connection)
            return connection

    def _set_aside(self) -> None:
        with private_files.locked(self.path.parent):
            if self._identity != private_files.identity(self.path):
                return  # another instance was faster
            aside = private_files.set_aside(self.path)
        self.notice = (
            f"The bookmark file was damaged. It is kept as {aside}, and a new one was started. "
            "`jjreader bookmarks --restore` brings back those of the last backup copy."
        )

    def _read_copy(self, work: Work[T], cause: sqlite3.Error | OSError) -> T:
        """Do `work` on a copy in memory: older versions can be read there, too."""
        for options in ("mode=ro", "mode=ro&immutable=1"):
            try:
                with closing(_copy(self.path, options)) as copy:
                    result = work(copy)
            except sqlite3.Error as error:
                cause = error if is_damage(error) else cause
                continue
            if "immutable" in options and _has_log(self.path):
                self.notice = "The bookmark file cannot be opened fully: the newest may be missing."
            return result
        raise StorageError(reason(cause, self.path)) from cause


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions are begun and ended by us
        check_same_thread=False,  # `Database` holds a lock around every use
    )
    # One letter that rotted must not hide all the other bookmarks.
    connection.text_factory = _decoded
    return connection


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _prepare_patiently(connection: sqlite3.Connection) -> None:
    tries = 1
    while True:
        try:
            _prepare(connection)
        except sqlite3.OperationalError as error:
            if tries == OPENING_TRIES or not is_busy(error):
                raise
            tries += 1
            time.sleep(0.1)
        else:
            return


def _prepare(connection: sqlite3.Connection) -> None:
    check_version(connection)  # before anything is changed
    found = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise DamagedError("; ".join(map(str, found)))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone stops in the disk's cache
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    migrate(connection)
    try:
        connection.execute("SELECT number, folder, created FROM bookmark LIMIT 0")
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            raise DamagedError(str(error)) from error
        raise


def _in_transaction(connection: sqlite3.Connection, work: Work[T]) -> T:
    with transaction(connection):
        return work(connection)


def _on_empty(work: Work[T]) -> T:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        migrate(empty)
        return work(empty)


def _copy(path: Path, options: str) -> sqlite3.Connection:
    with ExitStack() as failed, closing(_connect(path, options)) as source:
        check_version(source)
        copy = sqlite3.connect(":memory:", isolation_level=None)
        failed.callback(copy.close)
        copy.text_factory = _decoded
        source.backup(copy)
        migrate(copy)
        failed.pop_all()
        return copy


def open_copy(path: Path) -> sqlite3.Connection:
    """A copy in memory of any file of bookmarks, in our version; the file is only read.

    sqlite3.Error when it is none, StorageError when a later jjreader wrote it.
    """
    # A file without a log can be read without making one beside it.
    return _copy(path, "mode=ro" if _has_log(path) else "mode=ro&immutable=1")


def _has_log(path: Path) -> bool:
    """Whether there are changes that are not yet in the file itself."""
    log = path.with_name(path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0
