"""Keeping the bookmarks for years: copies, merging with another file, looking after the store."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jjreader.bookmarks.copies import Copy, Noted, back_up, copies, read_notebook
from jjreader.bookmarks.database import Database
from jjreader.bookmarks.merging import Incoming, Merged, merge
from jjreader.bookmarks.schema import VERSION
from jjreader.bookmarks.store import BookmarkStore
from jjreader.bookmarks.table import SELECT, from_row
from jjreader.errors import StorageError, UsageError
from jjreader.model import Bookmark, BookmarkState

Anchored = Callable[[tuple[Bookmark, ...]], tuple[Bookmark, ...]]
"""Finds bookmarks in the articles as they are now."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found out about the file of bookmarks."""

    version: int
    """Of its tables."""
    count: int
    """Bookmarks of all folders."""
    problems: tuple[str, ...]
    """What is wrong, each a sentence."""
    copies: tuple[Copy, ...]
    damaged: tuple[Path, ...]
    """Files that were set aside because they were damaged."""


class Safekeeping:
    """What is done for the store of bookmarks as a whole, or for a folder's part in it."""

    def __init__(self, store: BookmarkStore, folder: str, anchored: Anchored) -> None:
        self._store = store
        self._folder = folder
        self._anchored = anchored

    def back_up(self, today: date) -> Path | None:
        """Make the backup copy of today, if there is something to copy and none yet."""
        return back_up(self._store.path, today)

    def merge(self, path: Path) -> Merged:
        """Take over the bookmarks and corrections that another file has for this folder.

        None is doubled: it is the same when place and text are, then or now. Of two notes, and of
        two corrections, the one that was made later wins. StorageError, UsageError: nothing can be
        taken from there.
        """
        theirs = _of_folder(read_notebook(path), self._folder, path)
        ours = self._anchored(self._store.all(self._folder))
        known = {key: one.number for one in ours for key in _keys(one)}
        stored = self._stored(self._folder)
        incoming = []
        for one, now in zip(theirs.bookmarks, self._anchored(theirs.bookmarks), strict=True):
            number = stored.get(_passage(one))
            for key in _keys(now):
                number = number or known.get(key)
            incoming.append(Incoming(one, number))
        return merge(
            self._store.database,
            self._folder,
            _once(incoming),
            theirs.corrections,
            f"merge with {path.name}",
        )

    def restore(self) -> tuple[Copy, Merged]:
        """Bring back what the newest backup copy has and we have not, in all folders.

        Each bookmark gets its number back, and each folder's part can be undone. StorageError: no
        copy.
        """
        found = copies(self._store.path)
        if not found:
            raise StorageError(f"there is no backup copy beside {self._store.path}")
        total = Merged()
        for folder, noted in read_notebook(found[0].path).items():
            stored = self._stored(folder)
            back = [Incoming(one, stored.get(_passage(one)), True) for one in noted.bookmarks]
            what = f"restoring of {found[0].day}"
            total += merge(self._store.database, folder, back, noted.corrections, what)
        return found[0], total

    def _stored(self, folder: str) -> dict[object, int]:
        """The numbers of the passages that we have, where they stood when they were marked."""
        return {_passage(one): one.number for one in self._store.all(folder)}

    def examine(self) -> Examination:
        """Look the file through: is it sound, does every row make sense, what copies are there."""
        path, problems = self._store.path, list[str]()
        with closing(Database(path)) as database:
            sound = database.read(lambda file: file.execute("PRAGMA integrity_check").fetchall())
            problems += [f"{path}: {row[0]}" for row in sound if row[0] != "ok"]
            [[version]] = database.read(lambda file: file.execute("PRAGMA user_version").fetchall())
            rows = database.read(lambda file: file.execute(SELECT).fetchall())
            problems += filter(None, (database.notice,))
        for row in rows:
            try:
                from_row(row)
            except StorageError as error:
                problems.append(f"{path}: {error}")
        if version != VERSION and path.exists():
            problems.append(f"{path} has format {version} and cannot be brought to {VERSION}")
        damaged = tuple(sorted(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}")))
        return Examination(version, len(rows), tuple(problems), copies(path), damaged)


def _of_folder(found: Mapping[str, Noted], folder: str, path: Path) -> Noted:
    """What is there of this folder; where it has another name on another machine, of the only one.

    UsageError when several could be meant.
    """
    if folder in found or not found:
        return found.get(folder, Noted())
    if len(found) > 1:
        names = ", ".join(sorted(found))
        raise UsageError(f"{path} has nothing for this folder, only for {names}")
    return next(iter(found.values()))


def _keys(one: Bookmark) -> tuple[object, ...]:
    """Where the passage is now; nothing for one that is nowhere."""
    return () if one.state is BookmarkState.ORPHANED else (one.place,)


def _passage(one: Bookmark) -> object:
    return one.place, one.text


def _once(incoming: list[Incoming]) -> list[Incoming]:
    """Without those that are the same passage among themselves."""
    return list({(one.ours, _passage(one.bookmark)): one for one in incoming}.values())
