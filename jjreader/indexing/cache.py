"""Where the derived data of one folder lies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jjreader import __version__
from jjreader.errors import IndexBusyError, SearchError, StorageError
from jjreader.own_files import private_folder


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """The cache of one folder of articles; it can be deleted at any time."""

    path: Path
    temporary: bool = False
    """The user's cache cannot be used: this one goes when the program ends."""

    @classmethod
    def of(cls, folder: Path, caches: Path) -> "CacheFolder":
        """The cache of FOLDER below CACHES, made where missing. StorageError when it cannot be."""
        private_folder(caches)
        name = sha256(os.fsencode(folder)).hexdigest()[:16]
        cache = cls(private_folder(caches / name))
        if not os.access(cache.path, os.W_OK | os.X_OK):
            raise StorageError(f"{cache.path} cannot be written")
        return cache

    @classmethod
    def for_this_run(cls) -> "CacheFolder":
        """A cache for as long as the program runs. StorageError when there is not even that."""
        import tempfile

        try:
            return cls(Path(tempfile.mkdtemp(prefix="jjreader-")), temporary=True)
        except OSError as error:
            raise StorageError(f"no folder for temporary files: {error.strerror}") from error

    @property
    def catalogue(self) -> Path:
        return self.path / "catalogue.db"

    @property
    def extracts(self) -> Path:
        return self.path / "extracts.db"

    @property
    def text_index(self) -> Path:
        return private_folder(self.path / "text")

    @property
    def quote_index(self) -> Path:
        return private_folder(self.path / "quotes")

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Only one process brings the index up to date; the system frees the lock when it dies."""
        file = self.path / "lock"
        try:
            private_folder(self.path)  # somebody may have emptied the cache since it was opened
            if file.is_dir():
                _remove_folder(file)
            handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except StorageError as error:
            raise SearchError(str(error)) from error
        except OSError as error:
            raise SearchError(f"{self.path} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as error:
            raise IndexBusyError("another jjreader is indexing this folder") from error
        finally:
            os.close(handle)

    def renew(self) -> None:
        """Wipe what another version of the program has made, which found other things."""
        stamp = self.path / "version"
        with suppress(OSError, ValueError):
            if stamp.read_text(encoding="utf-8") == __version__:
                return
        with suppress(OSError):
            if self.catalogue.stat().st_size:
                self.wipe()
        with suppress(OSError):
            stamp.write_text(__version__, encoding="utf-8")

    def wipe(self) -> None:
        """Delete all that was made of the articles, whatever it has become."""
        with suppress(OSError):
            for entry in list(self.path.iterdir()):
                if entry.is_dir() and not entry.is_symlink():
                    _remove_folder(entry)
                elif entry.name not in ("lock", "version"):
                    entry.unlink(missing_ok=True)

    def size(self) -> int:
        """Bytes on disk."""
        total = 0
        for base, _, names in os.walk(self.path):
            for name in names:
                with suppress(OSError):
                    total += (Path(base) / name).lstat().st_size
        return total

    def close(self) -> None:
        if self.temporary:
            _remove_folder(self.path)


def _remove_folder(path: Path) -> None:
    import shutil  # with tempfile a fifth of the start of a command

    shutil.rmtree(path, ignore_errors=True)
