"""Files of the program's own: in private folders, and written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jjreader.errors import StorageError

LONGEST_PREFIX = 40
"""Characters of a file's name that its draft begins with."""


def private_folder(path: Path) -> Path:
    """PATH, made with mode 0700 where it is missing. StorageError when it cannot be ours."""
    try:
        for missing in reversed([folder for folder in path.parents if not folder.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)  # as the XDG rules say
        path.mkdir(mode=0o700, exist_ok=True)
        status = path.lstat()
        if not path.is_dir() or path.is_symlink() or status.st_uid != os.getuid():
            raise StorageError(f"{path} is not a folder of this user")
        if status.st_mode & 0o077:
            path.chmod(0o700)
    except OSError as error:
        raise StorageError(f"{path} cannot be used: {error.strerror}") from error
    return path


@contextmanager
def draft_of(path: Path, text: str = "", *, is_synced: bool = True) -> Iterator[Path]:
    """A private draft beside PATH that holds TEXT: it is renamed to PATH inside, or deleted.

    IS_SYNCED: it is on the disk by then. OSError when it cannot be written.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:LONGEST_PREFIX]}-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if is_synced:
                os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def read_json(path: Path) -> object:
    """What `write_json` wrote; None where there is no such file, or something is wrong with it."""
    import json

    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def write_json(path: Path, value: object) -> None:
    """Write a file in a private folder. StorageError when that fails."""
    import json

    private_folder(path.parent)
    try:
        with draft_of(path, json.dumps(value), is_synced=False) as draft:
            draft.replace(path)
    except OSError as error:
        raise StorageError(f"{path} was not written: {error}") from error
