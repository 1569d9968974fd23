"""The files of a folder in its catalogue: enough to see which of them have changed."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jjreader.catalogue.rows import Row
from jjreader.catalogue.store import Catalogue, FileState

FINGERPRINT = "fingerprint of the folder"
_STATE = "id, mtime_ns, size, sha256, problem IS NULL"
# Each is answered by an index: the rows themselves are not read.
_COUNTS = (
    "SELECT (SELECT count(*) FROM articles),"
    " (SELECT count(*) FROM articles WHERE problem NOT NULL),"
    " (SELECT total(quotes) FROM articles WHERE quotes > 0)"
)

_IS_COMPLETE = "SELECT EXISTS(SELECT 1 FROM stamps WHERE name=? AND length(value) > 0)"
_HAS_ARTICLES = "SELECT EXISTS(SELECT 1 FROM articles WHERE problem IS NULL)"


class FileCounts(NamedTuple):
    """How much the catalogue knows of."""

    readable: int
    skipped: int
    """Files that cannot be read."""
    quotes: int


class CatalogueFiles:
    """What is known of the files that the articles of a catalogue are in."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._select = catalogue.select

    def fingerprint(self) -> bytes:
        """The folder as it was when all that is in it had been taken in; empty before."""
        query = "SELECT value FROM stamps WHERE name=?"
        found = self._select(lambda row: bytes(row[0]), query, (FINGERPRINT,))
        return found[0] if found else b""

    def is_complete(self) -> bool:
        """Whether all that was in the folder has been taken in."""
        return self._select(lambda row: row[0] == 1, _IS_COMPLETE, (FINGERPRINT,)) == (True,)

    def keep_fingerprint(self, fingerprint: bytes) -> None:
        with self._catalogue.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO stamps VALUES(?, ?)", (FINGERPRINT, fingerprint)
            )

    def times(self) -> set[tuple[str, int, int]]:
        """Id, time of the last writing in nanoseconds, and size in bytes of each file."""
        return set(self._select(tuple, "SELECT id, mtime_ns, size FROM articles"))

    def within(self, file: str, mtime_ns: int, size: int) -> tuple[tuple[str, str | None], ...]:
        """What is known of a file of this time and size that holds several articles, or none:
        the ids, and the problem with each."""
        return self._select(
            lambda row: (str(row[0]), row[1]),
            "SELECT id, problem FROM articles WHERE mtime_ns=? AND size=? "
            "AND (id=? OR id BETWEEN ? AND ?)",
            (mtime_ns, size, file, f"{file}/", f"{file}/\U0010ffff"),
        )

    def states(self, ids: Iterable[str]) -> dict[str, FileState]:
        """All that is known of these files; an unknown one is left out."""
        query = f"SELECT {_STATE} FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._select(_state, query, (json.dumps(list(ids)),)))

    def hashes(self) -> dict[str, str]:
        """The hash of every article that could be read and has a letter in it."""
        query = "SELECT id, sha256 FROM articles WHERE problem IS NULL AND size > 0"
        return dict(self._select(lambda row: (row[0], row[1]), query))

    def counts(self) -> FileCounts:
        found = self._select(lambda row: FileCounts(row[0] - row[1], row[1], int(row[2])), _COUNTS)
        return found[0] if found else FileCounts(0, 0, 0)

    def has_articles(self) -> bool:
        """Whether there is an article to be found; at once, however many there are."""
        return self._select(lambda row: row[0] == 1, _HAS_ARTICLES) == (True,)

    def not_annotated(self) -> list[str]:
        """The articles of which there is more to find out."""
        query = "SELECT id FROM articles WHERE quotes IS NULL AND problem IS NULL ORDER BY number"
        return list(self._select(lambda row: str(row[0]), query))

    def touch(self, states: Mapping[str, FileState]) -> None:
        """Files that were written again without a change: what is known of them stays."""
        query = "UPDATE articles SET mtime_ns=?, size=? WHERE id=?"
        with self._catalogue.writing() as connection:
            values = ((state.mtime_ns, state.size, name) for name, state in states.items())
            connection.executemany(query, values)


def _state(row: Row) -> tuple[str, FileState]:
    article_id, mtime_ns, size, sha256, is_readable = row
    return article_id, FileState(mtime_ns, size, sha256, bool(is_readable))
