"""Documents of bookmarks become files: whole or not at all, and never unasked over another one."""

import os
from pathlib import Path

from jjreader.errors import StorageError, UsageError
from jjreader.own_files import draft_of

SUFFIXES = {
    ".md": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".bib": "bibtex",
    ".org": "org",
    ".html": "html",
}
"""What the end of a file's name says about its format."""


def format_of(path: Path) -> str:
    """The format that the suffix means; UsageError when it means none."""
    chosen = SUFFIXES.get(path.suffix.lower())
    if chosen is None:
        raise UsageError(f"{path.name}: the name must end in {', '.join(SUFFIXES)}")
    return chosen


def is_taken(path: Path) -> bool:
    """Whether there is something of this name, if only a link that leads nowhere."""
    return os.path.lexists(path)


def write_document(path: Path, document: str, *, overwrite: bool = False) -> None:
    """Write a file, private and on the disk. StorageError, also when it is there already."""
    try:
        with draft_of(path, document) as draft:
            if overwrite:
                draft.replace(path)
            else:
                _put_new(draft, path)
    except FileExistsError as error:
        raise StorageError(f"{path} is there already; choose another name") from error
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error
    except ValueError as error:
        raise StorageError(f"{path} cannot be the name of a file") from error


def _put_new(draft: Path, path: Path) -> None:
    """Give the draft its name, unless somebody has it: FileExistsError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # no links in this file system: take the name first, then fill it
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        draft.replace(path)
