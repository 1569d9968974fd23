"""The folder of an index: its table of contents, its lock, its commits."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jjreader.errors import IndexBusyError, SearchError
from jjreader.search.contents import NAME, SegmentEntry, latest_generation, read_contents
from jjreader.search.documents import Field
from jjreader.search.sections import FORMAT

LOCK = f"{NAME}_WRITELOCK"
FORMAT_FILE = "FORMAT"
_LEFT_OVER = re.compile(rf"_{NAME}_\d+\.toc\.")


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
        """Make these segments the index, the way Whoosh does; the files of others are removed."""
        from whoosh.filedb.filestore import FileStorage
        from whoosh.index import TOC, clean_files

        from jjreader.search.codec import schema_of, segment_of

        stamp = self.folder / FORMAT_FILE
        if not stamp.exists():
            stamp.write_text(f"{FORMAT}\n")
        files = FileStorage(str(self.folder))
        segments = [segment_of(entry) for entry in entries]
        TOC(schema_of(self._fields), segments, generation).write(files, NAME)
        clean_files(files, NAME, generation, segments)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock for writing; a killed process loses it, a failed one gives it back."""
        from whoosh.util.filelock import FileLock

        if not self.folder.exists():
            raise SearchError(f"There is no folder for the index at {self.folder}")
        lock: Any = FileLock(str(self.folder / LOCK))
        if not lock.acquire():
            raise IndexBusyError("Another jjreader is indexing")
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    def _sweep(self) -> None:
        for path in self.folder.iterdir():
            if _LEFT_OVER.match(path.name):
                path.unlink(missing_ok=True)

    def wipe(self) -> None:
        """Remove the files of the index, and of the folder nothing else."""
        with self.locked():
            for path in self.folder.iterdir():
                if path.name != LOCK and (path.is_symlink() or path.is_file()):
                    path.unlink()
