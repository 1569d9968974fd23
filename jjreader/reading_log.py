"""What has been read in a folder, and where each article was left: kept in the state folder."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from jjreader.errors import StorageError
from jjreader.settings import private_folder

MOST = 200_000
"""Articles that are remembered; the oldest are forgotten first."""


class ReadingLog:
    """Id of an article -> the offset at which it was left; who is in it has been read.

    A lost log costs nothing but the reader's place, so whatever is wrong with it is an empty one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._left: dict[str, int] = _load(path)
        self._new: dict[str, int] = {}

    @property
    def read(self) -> frozenset[str]:
        """The ids of the articles that have been opened."""
        return frozenset(self._left)

    def place(self, article_id: str) -> int:
        """The offset at which an article was left; 0 for one that was not opened yet."""
        return self._left.get(article_id, 0)

    def leave(self, article_id: str, offset: int) -> None:
        """The article has been read as far as here."""
        self._left[article_id] = self._new[article_id] = offset

    def save(self) -> None:
        """Write it whole or not at all; what another instance has written stays. StorageError."""
        if not self._new:
            return
        self._left = {**_load(self._path), **self._new}
        kept = dict(list(self._left.items())[-MOST:])
        try:
            folder = private_folder(self._path.parent)
            handle, draft = tempfile.mkstemp(dir=folder, prefix="reading-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file)
            Path(draft).replace(self._path)
        except (OSError, UnicodeEncodeError) as error:
            raise StorageError(f"the place in the articles was not kept: {error}") from error


def _load(path: Path) -> dict[str, int]:
    with suppress(OSError, ValueError, RecursionError):
        table = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(table, dict):
            return {
                str(article_id): offset
                for article_id, offset in table.items()
                if isinstance(offset, int) and offset >= 0
            }
    return {}
