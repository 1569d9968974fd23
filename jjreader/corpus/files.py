"""What is in a file of the folder. The folder is only ever read."""

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jjreader.errors import InputError

LARGEST = 32 * 1024 * 1024
"""Bytes of a file that are read; nobody writes an article of this size."""
PLAIN = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
"""How the names of plain files end."""
CAST = "cast.toml"
"""Who is who in a folder, as its owner wrote it down."""
BOOK = ".epub"
"""A file with this ending is a folder of articles: its chapters."""


class FileContent(NamedTuple):
    """What is in a file, by which it is known under any name."""

    data: bytes
    sha256: str
    """Of the data, in hexadecimal."""
    notice: str | None = None
    """That the file is longer."""


def read_content(folder: Path, article_id: str) -> FileContent:
    """What is in the file of an article, at most LARGEST bytes of it.

    InputError, with the reason, when it cannot be read.
    """
    if article_id.startswith("/") or ".." in article_id.split("/"):
        raise InputError("outside of the folder")
    file, _ = file_and_part(folder, article_id)
    try:
        # A pipe or a link may have taken the file's place since the scan.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(f"{folder}/{file}", flags)
        try:
            data = _bytes_of(handle)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise InputError(reason(error)) from error
    notice = None
    if len(data) > LARGEST:
        data, notice = data[:LARGEST], f"only the first {LARGEST >> 20} MiB are shown"
    return FileContent(data, sha256(data).hexdigest(), notice)


def file_and_part(folder: Path, article_id: str) -> tuple[str, str]:
    """The file that an article is in, and which part of it."""
    end = article_id.lower().find(f"{BOOK}/") + len(BOOK)
    if end >= len(BOOK) and (folder / article_id[:end]).is_file():
        return article_id[:end], article_id[end + 1 :]
    return article_id, ""


def suffix_of(name: str) -> str:
    """How a file's name ends, with the dot, in small letters."""
    return name[name.rfind(".") :].lower()


def _bytes_of(handle: int) -> bytes:
    """What an open file holds, to one byte more than LARGEST."""
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise InputError("not a regular file")
    data = os.read(handle, min(status.st_size, LARGEST) + 1)
    if len(data) != status.st_size:  # it is growing, or its size was never true
        while len(data) <= LARGEST and (more := os.read(handle, LARGEST + 1 - len(data))):
            data += more
    return data


def reason(error: OSError | ValueError) -> str:
    """Why the system refused something, in words."""
    if not isinstance(error, OSError) or isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or str(error)).lower()
