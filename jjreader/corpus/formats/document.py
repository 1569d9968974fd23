"""A document of a word processor: its paragraphs, headings, lists and tables."""

from lxml import etree

from jjreader.corpus.formats.extract import Extract, extract_of
from jjreader.corpus.formats.markdown import markdown_of
from jjreader.corpus.formats.zipped import Zipped
from jjreader.errors import InputError

_OF_WORD = {"tbl": "table", "tr": "tr", "tc": "td", "br": "br", "cr": "br", "tab": "tab"}
"""Elements of Office Open XML (ECMA-376) -> those of HTML."""
_OF_WRITER = {
    **{"h": "h2", "p": "p", "list": "ul", "list-item": "li", "line-break": "br"},
    **{"table": "table", "table-row": "tr", "table-cell": "td", "s": "tab", "tab": "tab"},
}
"""Elements of OpenDocument (ISO/IEC 26300) -> those of HTML."""
_UNREAD = {"Fallback", "annotation", "note", "tracked-changes"}
"""What is there twice, or is not part of the text."""


def read_docx(data: bytes, _part: str) -> Extract:
    """The text of a document that Word saved. InputError when there is none."""
    document = Zipped(data, "document")
    body = document.parse("word/document.xml")
    for element in _elements(body):
        name = _name(element)
        element.tag = _of_paragraph(element) if name == "p" else _OF_WORD.get(name, "span")
        # Words are in w:t alone; the rest is the layout of the file, codes of fields, deletions.
        element.text = " " if name == "tab" else element.text if name == "t" else None
        element.tail = None
    return _extract(document, body, "docProps/core.xml")


def read_odt(data: bytes, _part: str) -> Extract:
    """The text of an OpenDocument. InputError when there is none."""
    document = Zipped(data, "document")
    body = document.parse("content.xml").find("{*}body")
    if body is None:
        raise InputError("no text in this document")
    for element in _elements(body):
        name = _name(element)
        element.tag = _OF_WRITER.get(name, "span")
        if element.tag == "tab":
            element.text = " "
    return _extract(document, body, "meta.xml")


def _elements(body: "etree._Element") -> "list[etree._Element]":
    """All that are read, outermost first."""
    for element in list(body.iter("{*}*")):
        parent = element.getparent()
        if _name(element) in _UNREAD and parent is not None:
            element.clear(keep_tail=True)
    return list(body.iter("{*}*"))


def _name(element: "etree._Element") -> str:
    return str(etree.QName(element).localname)


def _of_paragraph(paragraph: "etree._Element") -> str:
    """What a paragraph of Word is, by its style and whether it is numbered."""
    style = paragraph.find("{*}pPr/{*}pStyle")
    value = "" if style is None else str(next(iter(style.attrib.values()), ""))
    if value.startswith(("Heading", "Title")):
        return "h2"
    return "p" if paragraph.find("{*}pPr/{*}numPr") is None else "li"


def _extract(document: Zipped, body: "etree._Element", facts: str) -> Extract:
    text = markdown_of(body)
    if not text:
        raise InputError("no text in this document")
    known = document.parse(facts) if facts in document else None
    return extract_of(text, title=_fact(known, "title"), byline=_fact(known, "creator"))


def _fact(known: "etree._Element | None", name: str) -> str | None:
    found = None if known is None else known.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    return None if found is None else found.text
