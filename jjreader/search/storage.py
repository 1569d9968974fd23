"""The folder of an index: its table of contents, its lock, its commits."""

import fcntl
import os
import re
import stat
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jjreader.errors import IndexBusyError, SearchError
from jjreader.search.contents import (
    NAME,
    SUFFIX,
    SegmentEntry,
    latest_generation,
    read_contents,
    write_contents,
)
from jjreader.search.fields import Field
from jjreader.search.sections import FORMAT

LOCK = f"{NAME}_WRITELOCK"
FORMAT_FILE = "FORMAT"
_OURS = rf"_{NAME}_\d+\.toc.*|{NAME}_[0-9a-z]+{re.escape(SUFFIX)}"


def check_folder(folder: Path) -> None:
    """Refuse a folder that others could have written to: what is in it is believed."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return  # somebody has emptied the cache; there is no index then
    except OSError as error:
        raise SearchError(f"There is no folder for the index at {folder}") from error
    if not stat.S_ISDIR(found.st_mode):
        raise SearchError(f"The folder for the index is a link or a file: {folder}")
    if found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise SearchError(f"The folder for the index is open to others: {folder}")


class Storage:
    """What is committed in a folder, and the only way to change it."""

    def __init__(self, folder: Path, fields: tuple[Field, ...]) -> None:
        check_folder(folder)
        self.folder = folder
        self._fields = fields

    def generation(self) -> int:
        """The number of the last commit; -1 before the first."""
        try:
            return latest_generation(self.folder)
        except FileNotFoundError:
            return -1

    def contents(self) -> tuple[int, list[SegmentEntry]]:
        """The number of the last commit, and what it consists of."""
        generation = self.generation()
        if generation < 0:
            return generation, []
        if not self.is_current():
            raise SearchError("The index was made by another version of jjreader")
        return generation, read_contents(self.folder, generation)

    def is_current(self) -> bool:
        """Whether this version of the program can read what is there."""
        stamp = self.folder / FORMAT_FILE
        if not stamp.exists():
            return self.generation() < 0
        return stamp.read_text(errors="replace") == f"{FORMAT}\n"

    def commit(self, generation: int, entries: list[SegmentEntry]) -> None:
        """Make these segments the index; the files of others are removed."""
        before = self.generation()
        if before < 0:
            before = self._create()
        write_contents(self.folder, generation, entries, before)
        self.sweep(generation, entries)

    def _create(self) -> int:
        """Make an index without segments, by Whoosh itself; the number of its commit."""
        # It compares with `is` in places and has escapes that are none; Python tells when it
        # compiles that.
        for category in (SyntaxWarning, DeprecationWarning):
            warnings.filterwarnings("ignore", category=category, module=r".*\bwhoosh\b.*")
        from whoosh.index import create_in

        from jjreader.search.codec import schema_of

        (self.folder / FORMAT_FILE).write_text(f"{FORMAT}\n")
        create_in(str(self.folder), schema_of(self._fields), NAME)
        return self.generation()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold Whoosh's lock; a killed process loses it, a failed one gives it back."""
        if not self.folder.exists():
            raise SearchError(f"There is no folder for the index at {self.folder}")
        handle = os.open(self.folder / LOCK, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as error:
            raise IndexBusyError("Another jjreader is indexing") from error
        finally:
            os.close(handle)

    def sweep(self, generation: int, entries: Iterable[SegmentEntry]) -> None:
        """Remove what earlier commits left behind, and writers that were killed."""
        kept = {f"_{NAME}_{generation}.toc", *(entry.path(self.folder).name for entry in entries)}
        for path in self.folder.iterdir():
            if path.name not in kept and re.fullmatch(_OURS, path.name):
                path.unlink(missing_ok=True)

    def wipe(self) -> None:
        """Remove the files of the index, and of the folder nothing else."""
        with self.locked():
            for path in self.folder.iterdir():
                if path.name != LOCK and (path.is_symlink() or path.is_file()):
                    path.unlink()
