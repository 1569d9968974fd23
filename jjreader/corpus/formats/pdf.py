"""A PDF with a text layer: its lines become paragraphs again."""

import io
import re
import time
from collections.abc import Iterable, Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from jjreader.corpus.formats.extract import LONGEST, Extract, extract_of
from jjreader.errors import InputError

LONGEST_READING = 4.0
"""Seconds of the processor after which no further page is begun."""
SHORT = 0.85
"""A line of less than this share of a full one may be the last of its paragraph."""
FULL = 0.8
"""The share of lines that are not longer than a full one: headings and captions are shorter."""

_WORD_CUT = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]$")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.I)


def read_pdf(data: bytes, _part: str) -> Extract:
    """The text of a PDF. InputError when it is locked or has only pictures of text."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("locked with a password")
        lines, notice = _lines(reader)
        facts = reader.metadata
    except PyPdfError as error:
        raise InputError("no PDF that can be read") from error
    body = "\n\n".join(_paragraphs(lines))
    if not body:
        raise InputError("no text in this PDF, only pictures of it")
    written = facts.creation_date if facts else None
    return extract_of(
        body,
        notice,
        title=facts.title if facts else None,
        byline=facts.author if facts else None,
        published=written.date().isoformat() if written else None,
    )


def _lines(reader: PdfReader) -> tuple[list[str], str | None]:
    """The lines of all pages, as far as there is time."""
    began = time.process_time()
    lines: list[str] = []
    characters = 0
    for number, page in enumerate(reader.pages):
        if time.process_time() - began > LONGEST_READING or characters > LONGEST:
            return lines, f"only the first {number} of {len(reader.pages)} pages are shown"
        text = page.extract_text()
        characters += len(text)
        lines += [line.strip() for line in text.split("\n")]
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line)], None


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """The lines, joined where a sentence or a word runs on."""
    full = _full_length(len(line) for line in lines if line)
    paragraph = ""
    last = ""
    for line in lines:
        is_over = not line or (len(last) < SHORT * full and not line[0].islower())
        if paragraph and is_over:
            yield paragraph
            paragraph = ""
        if paragraph and line[0].islower() and _WORD_CUT.search(paragraph):
            paragraph = paragraph[:-1] + line
        else:
            paragraph = f"{paragraph} {line}".strip()
        last = line
    if paragraph:
        yield paragraph


def _full_length(lengths: Iterable[int]) -> int:
    ordered = sorted(lengths)
    return ordered[int(len(ordered) * FULL)] if ordered else 0
