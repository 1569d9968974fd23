"""The files of a folder: which there are, and what is in them. The folder is only ever read."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.formats.process import READERS, chapters
from jjreader.errors import InputError

LARGEST = 32 * 1024 * 1024
"""Bytes of a file that are read; nobody writes an article of this size."""
DEEPEST = 64
"""Folders inside folders that are looked into: deeper is a mistake or an attack."""
BOOK = ".epub"
"""A file with this ending is a folder of articles: its chapters."""
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", *READERS})
_USUAL = tuple(SUFFIXES - {BOOK})


class ScannedFile(NamedTuple):
    """A file of the folder as the file system shows it, without opening it."""

    id: str
    mtime_ns: int
    size: int
    """In bytes."""
    problem: str | None = None
    """Why it will not be read."""


KnownParts = Callable[[ScannedFile], Sequence[ScannedFile]]
"""Tells what a book is made of, if that is known for its time and size; else nothing."""


class FileContent(NamedTuple):
    """What is in a file, by which it is known under any name."""

    data: bytes
    sha256: str
    """Of the data, in hexadecimal."""
    notice: str | None = None
    """That the file is longer."""


def scan(folder: Path, known_parts: KnownParts | None = None) -> Iterator[ScannedFile]:
    """The articles of FOLDER and of the folders in it, in no particular order.

    Hidden files and files of other kinds are passed over in silence; links, pipes, devices and
    folders that cannot be listed come with their problem. KNOWN_PARTS tells what was in a book that
    has not changed since, so that it need not be opened. InputError when FOLDER itself cannot be
    listed.
    """
    waiting = [("", 0)]
    while waiting:
        prefix, depth = waiting.pop()
        try:
            # By its handle: then the system does not look the whole path up for each file.
            handle = os.open(folder / prefix, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            yield _not_listed(folder, prefix, error)
            continue
        try:
            listing = _listed(handle, prefix)
        except OSError as error:
            yield _not_listed(folder, prefix, error)
            continue
        finally:
            os.close(handle)
        if depth < DEEPEST:
            waiting += [(inner, depth + 1) for inner in listing.folders]
        yield from listing.files
        for book in listing.books:
            yield from _parts(folder, book, known_parts)


class _Listing(NamedTuple):
    """What is in one folder, the folders in it by their prefixes."""

    files: list[ScannedFile]
    books: list[ScannedFile]
    folders: list[str]


def _listed(handle: int, prefix: str) -> _Listing:
    with os.scandir(handle) as found:
        entries = list(found)
    files, others = _plain_files(entries, prefix)
    listing = _Listing(files, [], [])
    names: set[str] = set()
    for entry in others:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            names = names or {other.name for other in entries}
            if not _belongs_to_page(name, names):
                listing.folders.append(f"{prefix}{name}/")
        elif (suffix := suffix_of(name)) in SUFFIXES:
            chosen = listing.books if suffix == BOOK else listing.files
            chosen.append(_scanned(prefix + name, entry))
    return listing


def _plain_files(
    entries: "list[os.DirEntry[str]]", prefix: str
) -> "tuple[list[ScannedFile], list[os.DirEntry[str]]]":
    """The entries that are what nearly all are, at the cost of little but asking the system."""
    files, others = [], []
    is_plain = prefix.isascii()
    for entry in entries:
        name = entry.name
        if is_plain and name.endswith(_USUAL) and name.isascii() and not name.startswith("."):
            try:
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    files.append(ScannedFile(prefix + name, status.st_mtime_ns, status.st_size))
                    continue
            except OSError:
                pass  # the others are asked again, and it is told why
        others.append(entry)
    return files, others


def _not_listed(folder: Path, prefix: str, error: OSError) -> ScannedFile:
    if not prefix:
        raise InputError(f"{clean_line(str(folder))}: {_reason(error)}") from error
    return ScannedFile(_shown(prefix), 0, 0, f"the folder cannot be listed: {_reason(error)}")


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
        raise InputError(_reason(error)) from error
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


def _belongs_to_page(name: str, names: set[str]) -> bool:
    """Whether a browser saved this folder with a page: frames and advertisements are in it."""
    page = name.removesuffix("_files")
    return page != name and not names.isdisjoint((f"{page}.html", f"{page}.htm"))


def _parts(
    folder: Path, book: ScannedFile, known_parts: KnownParts | None
) -> Iterator[ScannedFile]:
    """A book is a folder of its chapters; one that cannot be opened is a file with a problem."""
    if book.problem:
        yield book
        return
    if known_parts and (parts := known_parts(book)):
        yield from parts
        return
    try:
        for name in chapters(read_content(folder, book.id).data):
            yield book._replace(id=f"{book.id}/{name}")
    except InputError as error:
        yield book._replace(problem=str(error))


def _scanned(article_id: str, entry: "os.DirEntry[str]") -> ScannedFile:
    try:
        status = entry.stat(follow_symlinks=False)
        if article_id.isascii() and stat.S_ISREG(status.st_mode):
            return ScannedFile(article_id, status.st_mtime_ns, status.st_size)
        article_id.encode()
    except UnicodeEncodeError:
        return ScannedFile(_shown(article_id), 0, 0, "its name is not UTF-8: rename it to read it")
    except OSError as error:
        return ScannedFile(article_id, 0, 0, _reason(error))
    problem = None
    if not stat.S_ISREG(status.st_mode):
        is_link = stat.S_ISLNK(status.st_mode)
        problem = "a link: links are not followed" if is_link else "not a regular file"
    return ScannedFile(article_id, status.st_mtime_ns, status.st_size, problem)


def _shown(name: str) -> str:
    """NAME with \\xe9 and the like for bytes that are no UTF-8, so that two names stay two."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


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


def _reason(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError) or isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or str(error)).lower()
