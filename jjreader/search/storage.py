"""The folder of an index: its table of contents, its lock, its commits. All of Whoosh is here."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, clean_files

from jjreader.errors import IndexBusyError, SearchError
from jjreader.search.codec import ArrayCodec, path_of, schema_of
from jjreader.search.sections import FORMAT
from jjreader.search.segment import Field, Segment

NAME = "MAIN"
LOCK = f"{NAME}_WRITELOCK"
FORMAT_FILE = "FORMAT"
_TOC = re.compile(rf"_{NAME}_(\d+)\.toc")
_LEFT_OVER = re.compile(rf"_{NAME}_\d+\.toc\.|.*\.draft$")


def check_folder(folder: Path) -> None:
    """Refuse a folder that others could have written to: what is in it is unpickled.

    A crafted table of contents runs code, so the folder must be ours and ours alone.
    """
    try:
        found = folder.lstat()
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
        self._files = FileStorage(str(folder))

    def generation(self) -> int:
        """The number of the last commit; -1 before the first. A look at the folder, no more."""
        found = [_TOC.fullmatch(path.name) for path in self.folder.iterdir()]
        return max((int(match[1]) for match in found if match), default=-1)

    def segments(self) -> tuple[int, list[W3Segment]]:
        """The generation and what it consists of."""
        generation = self.generation()
        if generation < 0:
            return generation, []
        if not self.is_current():
            raise SearchError("The index was made by another version of jjreader")
        name = f"_{NAME}_{generation}.toc"
        memory = RamStorage()  # read from a file, a damaged one would be left open
        memory.files[name] = (self.folder / name).read_bytes()
        return generation, list(TOC.read(memory, NAME, gen=generation).segments)

    def is_current(self) -> bool:
        """Whether this version of the program can read what is there."""
        stamp = self.folder / FORMAT_FILE
        if not stamp.exists():
            return self.generation() < 0
        return stamp.read_text(errors="replace") == f"{FORMAT}\n"

    def open(self, segment: W3Segment) -> Segment:
        return Segment(path_of(self._files, segment))

    def new_segment(self) -> tuple[W3Segment, Path]:
        """A name for a new segment, and the path to write it to."""
        segment = W3Segment(ArrayCodec(), NAME)
        return segment, path_of(self._files, segment)

    def commit(self, generation: int, segments: list[W3Segment]) -> None:
        """Make these segments the index; the files of others are removed."""
        stamp = self.folder / FORMAT_FILE
        if not stamp.exists():
            stamp.write_text(f"{FORMAT}\n")
        TOC(schema_of(self._fields), segments, generation).write(self._files, NAME)
        clean_files(self._files, NAME, generation, segments)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock for writing; a killed process loses it, a failed one gives it back."""
        lock: Any = self._files.lock(LOCK)
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
