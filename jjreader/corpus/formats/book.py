"""An EPUB is a zip file of chapters; each chapter is an article."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from jjreader.corpus.formats.extract import Extract, extract_of
from jjreader.corpus.formats.markdown import markdown_of
from jjreader.corpus.formats.zipped import Zipped
from jjreader.errors import InputError

MOST_CHAPTERS = 2_000

_NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
}
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


@dataclass(frozen=True, slots=True)
class _Book:
    """An open book: what its package file says."""

    archive: Zipped
    folder: str
    """Where the package file lies; the chapters are named from there."""
    package: "etree._Element"

    def field(self, name: str) -> str | None:
        found = self.package.find(f".//dc:{name}", _NAMES)
        return None if found is None else found.text

    def chapters(self) -> Iterator[str]:
        """The files of the chapters, in the order of reading."""
        files = {
            item.get("id"): item.get("href", "")
            for item in self.package.iterfind(".//opf:item", _NAMES)
            if item.get("media-type") in _CHAPTERS and item.get("properties") != "nav"
        }
        for number, item in enumerate(self.package.iterfind(".//opf:itemref", _NAMES)):
            if number < MOST_CHAPTERS and (file := files.get(item.get("idref"))):
                yield posixpath.normpath(posixpath.join(self.folder, unquote(file)))

    def chapter_names(self) -> list[str]:
        """A name for each chapter that sorts in the order of reading."""
        return [
            f"{number:04} {posixpath.basename(file)}"
            for number, file in enumerate(self.chapters(), start=1)
        ]


def chapters_of(data: bytes, _part: str) -> list[str]:
    """The names of the chapters of a book. InputError when there are none."""
    names = _open(data).chapter_names()
    if not names:
        raise InputError("no chapters in this book")
    return names


def read_chapter(data: bytes, part: str) -> Extract:
    """A chapter by its name; the book is its source."""
    book = _open(data)
    names = book.chapter_names()
    if part not in names:
        raise InputError("there is no such chapter in the book")
    page = book.archive.parse(list(book.chapters())[names.index(part)])
    body = page.find(".//x:body", _NAMES)
    text = markdown_of(_without_names(page if body is None else body))
    heading = next((line[3:] for line in text.split("\n\n") if line.startswith("## ")), None)
    title = book.field("title")
    return extract_of(
        text,
        title=heading or f"{title or 'Chapter'} ({int(part[:4])})",
        byline=book.field("creator"),
        source=title,
        published=(book.field("date") or "")[:10],
    )


def _open(data: bytes) -> _Book:
    archive = Zipped(data, "book")
    root = archive.parse("META-INF/container.xml").find(".//c:rootfile", _NAMES)
    package = "" if root is None else root.get("full-path", "")
    return _Book(archive, posixpath.dirname(package), archive.parse(package))


def _without_names(element: "etree._Element") -> "etree._Element":
    """The element with tags as in HTML, without the name space in front."""
    for inner in element.iter("{*}*"):
        inner.tag = etree.QName(inner).localname
    return element
