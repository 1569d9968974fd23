"""The numbers of bookmarks, none of which is ever given twice, whatever becomes of their file.

SQLite itself never gives a number again, as long as its file lives. For the time after that a
small file beside it says up to which number they may have been given: it is written before the
first number of each block is acknowledged, and a new file of bookmarks begins beyond it.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from jjreader.own_files import draft_of

BLOCK = 100
"""So many numbers are reserved at once: more cost gaps after an accident, fewer more writing."""


class Numbers:
    """What has been reserved beside one file of bookmarks."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_suffix(".numbers")

    def cover(self, number: int) -> None:
        """Make sure that a number counts as given; on the disk when it returns, else OSError."""
        if number > self.reserved():
            with draft_of(self._path, f"{number + BLOCK - 1}\n") as draft:
                draft.replace(self._path)

    def take_up(self, connection: sqlite3.Connection) -> None:
        """Let a file that has not given any number yet go on where the last one ended."""
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name='bookmark'").fetchone()
        if row:
            with suppress(OSError):  # it can be read all the same; the next number makes it good
                self.cover(row[0])
        elif reserved := self.reserved():
            connection.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('bookmark', ?)", (reserved,)
            )

    def reserved(self) -> int:
        """The highest number that may have been given; 0: none is known to have been."""
        try:
            return max(int(self._path.read_text(encoding="ascii")), 0)
        except (OSError, ValueError):
            return 0
