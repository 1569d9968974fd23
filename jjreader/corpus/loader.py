"""A folder of files becomes articles. The folder is only ever read."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jjreader.corpus.blocks import divide
from jjreader.corpus.cleaner import clean, clean_line, decode, is_binary
from jjreader.corpus.front_matter import FrontMatter, parse_date, parse_front_matter
from jjreader.errors import InputError
from jjreader.model import Article, Block, BlockKind

LARGEST = 32 * 1024 * 1024
"""Bytes of a file that are read; nobody writes an article of this size."""
DEEPEST = 64
"""Folders inside folders that are looked into: deeper is a mistake or an attack."""
TITLE_LENGTH = 80
"""Characters of a first sentence that serve as a title."""
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})

_CONTROLS = bytes(range(32)).translate(None, b"\t\n\r")
"""A file without these is no binary file."""
_MARKDOWN = frozenset({".md", ".markdown"})
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b[DMS][rst])(?<!\bMrs)[.!?…][\"”’)]*(?=\s|$)")
_LABEL = re.compile(r"\(?[\w\s]{2,24}:")
_BY = re.compile(r"^(?:(?:written|posted|reported) )?by:? ", re.I)
_BARE_URL = re.compile(r"https?://[^\s<>\"]+", re.I)


class ScannedFile(NamedTuple):
    """A file of the folder as the file system shows it, without opening it."""

    id: str
    mtime_ns: int
    size: int
    """In bytes."""
    problem: str | None = None
    """Why it will not be read."""


def scan(folder: Path) -> Iterator[ScannedFile]:
    """The articles of FOLDER and of the folders in it, in no particular order.

    Hidden files and files of other kinds are passed over in silence; links, pipes, devices and
    folders that cannot be listed come with their problem. InputError when FOLDER itself cannot
    be listed.
    """
    waiting = [("", 0)]
    while waiting:
        prefix, depth = waiting.pop()
        try:
            with os.scandir(folder / prefix) as found:
                entries = list(found)
        except OSError as error:
            if not prefix:
                raise InputError(f"{clean_line(str(folder))}: {_reason(error)}") from error
            problem = f"the folder cannot be listed: {_reason(error)}"
            yield ScannedFile(_shown(prefix), 0, 0, problem)
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    waiting.append((f"{prefix}{entry.name}/", depth + 1))
            elif entry.name[entry.name.rfind(".") :].lower() in SUFFIXES:
                yield _scanned(prefix + entry.name, entry)


def read_article(folder: Path, article_id: str) -> Article:
    """The article of FOLDER with this id. InputError, with the reason, when it cannot be read."""
    return make_article(folder, article_id, *read_bytes(folder, article_id))


def make_article(folder: Path, article_id: str, data: bytes, cut: str | None = None) -> Article:
    """The article that these bytes are; CUT is the notice that they are not all of the file's.

    InputError when they are no text.
    """
    if len(data.translate(None, _CONTROLS)) < len(data) and is_binary(data):
        raise InputError("binary file")
    raw, undecoded = decode(data)
    # All that is harmful is unprintable; to ask for that is ten times as fast as to look for it.
    text = raw if raw.replace("\n", " ").isprintable() else clean(raw)
    notice = "; ".join(filter(None, (cut, undecoded))) or None
    article = parse_article(article_id, folder / article_id, text, notice)
    return replace(article, sha256=sha256(data).hexdigest())


def read_text(path: Path) -> str:
    """The cleaned text of any other file of the folder, such as cast.toml."""
    data, _ = read_bytes(path.parent, path.name)
    return clean(decode(data)[0])


def parse_article(article_id: str, path: Path, text: str, notice: str | None = None) -> Article:
    """The article that a cleaned text is."""
    markdown = path.suffix.lower() in _MARKDOWN
    front = parse_front_matter(text) if markdown or text.startswith("---\ntitle") else None
    blocks = divide(text, front, markdown=markdown)
    fields = _fields(text, front, blocks)
    published = parse_date(fields["published"]) if "published" in fields else None
    return Article(
        id=article_id,
        path=path,
        title=fields.get("title") or _title(text, blocks) or clean_line(path.stem),
        text=text,
        blocks=blocks,
        byline=fields.get("byline"),
        source=fields.get("source"),
        published=published,
        url=fields.get("url"),
        notice=notice,
    )


def _scanned(article_id: str, entry: "os.DirEntry[str]") -> ScannedFile:
    try:
        article_id.encode()
        status = entry.stat(follow_symlinks=False)
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


def read_bytes(folder: Path, article_id: str) -> tuple[bytes, str | None]:
    """The bytes of a file of FOLDER, at most LARGEST, and a notice when it is longer.

    InputError, with the reason, when it cannot be read.
    """
    if article_id.startswith("/") or ".." in article_id.split("/"):
        raise InputError("outside of the folder")
    try:
        # A pipe or a link may have taken the file's place since the scan.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(f"{folder}/{article_id}", flags)
        try:
            data = _bytes_of(handle)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise InputError(_reason(error)) from error
    if len(data) <= LARGEST:
        return data, None
    return data[:LARGEST], f"only the first {LARGEST >> 20} MiB are shown"


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


def _fields(text: str, front: FrontMatter | None, blocks: tuple[Block, ...]) -> dict[str, str]:
    """Title, byline, source, date and address: from the front matter, else from the blocks."""
    fields: dict[str, str] = {}
    for block in blocks:
        start, end = block.span.start, min(block.span.end, block.span.start + 500)
        if block.kind is _PARAGRAPH:
            if _BARE_URL.fullmatch(text, start, end):
                fields.setdefault("url", text[start:end])
        elif block.kind is BlockKind.HEADING:
            fields.setdefault("title", text[start:end])
        elif block.kind is BlockKind.SOURCE:
            line = text[start:end]
            fields.setdefault("source", _LABEL.sub("", line, count=1).rstrip(") "))
        elif block.kind is BlockKind.BYLINE:
            line = text[start:end]
            fields.setdefault(
                "published" if parse_date(line) else "byline", _BY.sub("", line, count=1)
            )
    if front:
        fields.update({name: text[span.start : span.end] for name, span in front.fields.items()})
    return {name: " ".join(value.split()) for name, value in fields.items() if value.strip()}


_PARAGRAPH = BlockKind.PARAGRAPH  # asked for each block; looking it up takes longer than the rest


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The first sentence, cut at a word with an ellipsis when it is long."""
    shown = (block.span for block in blocks if block.kind is not BlockKind.METADATA)
    first = next(shown, None)
    if first is None:
        return None
    words = " ".join(text[first.start : min(first.end, first.start + 500)].split())
    end = _SENTENCE.search(words)
    if end and end.end() <= TITLE_LENGTH:
        return words[: end.end()]
    if len(words) <= TITLE_LENGTH:
        return words
    return words[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
