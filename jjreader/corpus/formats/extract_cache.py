"""What was extracted from pages, books and the like, kept: to extract it may take a second."""

import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TypeVar

from jjreader.corpus.formats.extract import Extract

WAIT = 5.0
"""Seconds to wait for another process that is writing."""

TABLE = """CREATE TABLE IF NOT EXISTS extracts(
    sha256 TEXT, part TEXT, text BLOB, notice TEXT, PRIMARY KEY(sha256, part)
)"""

ENCODING = "utf-8", "surrogatepass"

T = TypeVar("T")


class ExtractCache:
    """Extracts by the bytes of their files, in SQLite; what is wrong with it only costs time.

    It is part of the cache of a folder, and goes with what another version of the program made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None

    def get(self, sha256: str, part: str) -> Extract | None:
        """What was extracted from a part of the file with this hash."""
        row = self._ask(
            lambda connection: connection.execute(
                "SELECT text, notice FROM extracts WHERE sha256=? AND part=?", (sha256, part)
            ).fetchone()
        )
        try:
            return Extract(zlib.decompress(row[0]).decode(*ENCODING), row[1]) if row else None
        except (zlib.error, UnicodeDecodeError, TypeError):
            return None

    def put(self, sha256: str, part: str, extract: Extract) -> None:
        text = zlib.compress(extract.text.encode(*ENCODING))
        row = sha256, part, text, extract.notice
        self._ask(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO extracts VALUES(?, ?, ?, ?)", row
            )
        )

    def keep_only(self, hashes: Callable[[], Iterable[str]]) -> None:
        """Forget what was extracted from other files than these."""
        wanted = set(hashes())

        def forget(connection: sqlite3.Connection) -> None:
            known = connection.execute("SELECT DISTINCT sha256 FROM extracts").fetchall()
            gone = [row for row in known if row[0] not in wanted]
            with connection:
                connection.executemany("DELETE FROM extracts WHERE sha256=?", gone)

        self._ask(forget)

    def close(self) -> None:
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T | None:
        """The answer; none when there is something wrong with the cache."""
        with self._lock:
            try:
                return question(self._opened())
            except sqlite3.OperationalError:  # somebody writes, the disk is full, it was deleted
                self.close()
                return None
            except sqlite3.DatabaseError:  # it is damaged: the next one who asks makes a new one
                self.close()
                for ending in ("", "-wal", "-shm"):
                    with suppress(OSError):
                        Path(f"{self.path}{ending}").unlink()
                return None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = sqlite3.connect(
                self.path, timeout=WAIT, isolation_level=None, check_same_thread=False
            )
            with suppress(sqlite3.OperationalError):  # one that cannot be written is still read
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=OFF")
                connection.execute(TABLE)
            self._connection = connection
        return self._connection
