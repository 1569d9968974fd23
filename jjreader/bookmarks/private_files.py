"""Files that only the reader may see, and that are set aside rather than deleted."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside its file; the names follow that of the file."""

PATIENCE = 10.0
"""How long to wait for another instance that opens the same file, in seconds."""

_LOCKLESS = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
"""What file systems answer that cannot lock a folder; there we go on without."""


def make_folder(folder: Path) -> None:
    """Make `folder` and its missing parents with mode 0700; OSError when that cannot be."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        _sync(path.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def make_file(path: Path) -> None:
    """Make an empty file with mode 0600 when there is none; SQLite copies the mode."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError:
        return
    os.close(handle)
    _sync(path.parent)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another one of the same name; None: there is no file."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other instances from opening or replacing files of `folder` meanwhile.

    BlockingIOError when another one holds the lock for longer than PATIENCE.
    """
    # The folder itself is locked: no lock file can be left behind, or be mistaken for data.
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        except OSError as error:
            if error.errno in _LOCKLESS:
                return
            raise
        else:
            return


def set_aside(path: Path) -> Path:
    """Rename the file and its companions, content untouched; the new name of the file."""
    aside = _free_name(path)
    for ending in COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists() or companion.is_symlink():
            companion.rename(aside.with_name(aside.name + ending))
    _sync(path.parent)
    return aside


def _free_name(path: Path) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    names = (f"{path.stem}.damaged-{moment}{extra}{path.suffix}" for extra in _extras())
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _extras() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def _sync(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, where the file system lets us."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
