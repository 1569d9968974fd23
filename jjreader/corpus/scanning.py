"""Which files there are in a folder: all that can be told without opening one."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.files import BOOK, MARKDOWN, PLAIN, read_content, reason, suffix_of
from jjreader.corpus.formats import READERS
from jjreader.errors import InputError

DEEPEST = 64
"""Folders inside folders that are looked into: deeper is a mistake or an attack."""
SUFFIXES = PLAIN.union(MARKDOWN, READERS)
_USUAL = (".txt", *(SUFFIXES - {".txt", BOOK}))  # most likely first: all are compared
_PAGES = (".html", ".htm")


class ScannedFile(NamedTuple):
    """A file of the folder as the file system shows it."""

    id: str
    mtime_ns: int
    size: int
    """In bytes."""
    problem: str | None = None
    """Why it will not be read."""


class Scan:
    """The files of a folder as the file system shows them: a column for each fact.

    Of nearly all of many thousands nothing is asked but whether they are as they were.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.times: list[int] = []
        """Of the last writing, in nanoseconds."""
        self.sizes: list[int] = []
        self.problems: dict[int, str] = {}
        """Why a file will not be read, by its place in the columns."""

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, place: int) -> ScannedFile:
        problem = self.problems.get(place)
        return ScannedFile(self.ids[place], self.times[place], self.sizes[place], problem)

    def __iter__(self) -> Iterator[ScannedFile]:
        return map(self.__getitem__, range(len(self)))

    def add(self, file: ScannedFile) -> None:
        if file.problem is not None:
            self.problems[len(self)] = file.problem
        self.ids.append(file.id)
        self.times.append(file.mtime_ns)
        self.sizes.append(file.size)


KnownParts = Callable[[ScannedFile], Sequence[ScannedFile]]
"""Tells what a book is made of, if that is known for its time and size; else nothing."""


def scan(folder: Path, known_parts: KnownParts | None = None) -> Scan:
    """The articles of FOLDER and of the folders in it, in no particular order.

    Hidden files and files of other kinds are passed over in silence; links, pipes, devices and
    folders that cannot be listed come with their problem. KNOWN_PARTS tells what was in a book that
    has not changed since, so that it need not be opened. InputError when FOLDER itself cannot be
    listed.
    """
    found = Scan()
    waiting = [("", 0)]
    while waiting:
        prefix, depth = waiting.pop()
        try:
            books, folders = _list_folder(folder / prefix, prefix, found)
        except OSError as error:
            found.add(_not_listed(folder, prefix, error))
            continue
        if depth < DEEPEST:
            waiting += [(inner, depth + 1) for inner in folders]
        for book in books:
            for part in _parts(folder, book, known_parts):
                found.add(part)
    return found


def _list_folder(path: Path, prefix: str, found: Scan) -> tuple[list[ScannedFile], list[str]]:
    """Add the files in one folder; the books in it, and the folders in it by their prefixes."""
    # By its handle: then the system does not look the whole path up for each file.
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with os.scandir(handle) as listing:
            others = _add_plain_files(listing, prefix, found)
        return _sort_out(others, prefix, found, handle)
    finally:
        os.close(handle)


def _add_plain_files(
    listing: "Iterable[os.DirEntry[str]]", prefix: str, found: Scan
) -> "list[os.DirEntry[str]]":
    """Add what nearly all are, at the cost of little but asking the system; the other entries."""
    if not prefix.isascii():
        return list(listing)
    others = []
    ids, times, sizes = found.ids, found.times, found.sizes
    for entry in listing:
        name = entry.name
        if name.endswith(_USUAL) and name.isascii() and name[0] != ".":
            try:
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    ids.append(prefix + name)
                    times.append(status.st_mtime_ns)
                    sizes.append(status.st_size)
                    continue
            except OSError:
                pass  # the others are asked again, and it is told why
        others.append(entry)
    return others


def _sort_out(
    others: "list[os.DirEntry[str]]", prefix: str, found: Scan, handle: int
) -> tuple[list[ScannedFile], list[str]]:
    """Add those of the OTHERS that are files; the books and the folders among them."""
    books, folders = [], []
    for entry in others:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _belongs_to_page(name, handle):
                folders.append(f"{prefix}{name}/")
        elif (suffix := suffix_of(name)) == BOOK:
            books.append(_scanned(prefix + name, entry))
        elif suffix in SUFFIXES:
            found.add(_scanned(prefix + name, entry))
    return books, folders


def _not_listed(folder: Path, prefix: str, error: OSError) -> ScannedFile:
    if not prefix:
        raise InputError(f"{clean_line(str(folder))}: {reason(error)}") from error
    return ScannedFile(_shown(prefix), 0, 0, f"the folder cannot be listed: {reason(error)}")


def _belongs_to_page(name: str, handle: int) -> bool:
    """Whether a browser saved this folder with a page: frames and advertisements are in it."""
    page = name.removesuffix("_files")
    return page != name and any(_is_there(page + suffix, handle) for suffix in _PAGES)


def _is_there(name: str, handle: int) -> bool:
    """Whether there is anything of this name in the folder that is open."""
    try:
        os.stat(name, dir_fd=handle, follow_symlinks=False)
    except OSError:
        return False
    return True


def parts_of(folder: Path, file: str) -> tuple[str, ...]:
    """The ids of the articles in a file: of a book, those of its chapters. InputError when it
    cannot be opened."""
    if suffix_of(file) != BOOK:
        return (file,)
    from jjreader.corpus.formats.process import chapters  # most folders hold only plain text

    return tuple(f"{file}/{name}" for name in chapters(read_content(folder, file).data))


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
        yield from (book._replace(id=part) for part in parts_of(folder, book.id))
    except InputError as error:
        yield book._replace(problem=str(error))


def _scanned(article_id: str, entry: "os.DirEntry[str]") -> ScannedFile:
    try:
        status = entry.stat(follow_symlinks=False)
        article_id.encode()
    except UnicodeEncodeError:
        return ScannedFile(_shown(article_id), 0, 0, "its name is not UTF-8: rename it to read it")
    except OSError as error:
        return ScannedFile(article_id, 0, 0, reason(error))
    problem = None
    if not stat.S_ISREG(status.st_mode):
        is_link = stat.S_ISLNK(status.st_mode)
        problem = "a link: links are not followed" if is_link else "not a regular file"
    return ScannedFile(article_id, status.st_mtime_ns, status.st_size, problem)


def _shown(name: str) -> str:
    """NAME with \\xe9 and the like for bytes that are no UTF-8, so that two names stay two."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
