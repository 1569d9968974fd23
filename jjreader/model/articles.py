"""An article, its parts, and the address of anything in it."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from jjreader.model.frozen import frozen


@frozen(order=True)
class Span:
    """A run of characters: `start` is inside, `end` is not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of an article is."""

    METADATA = "metadata"
    """Front matter: read for its fields, not shown."""
    HEADING = "heading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    SOURCE = "source"
    RELATED = "related"
    """A pointer to another article: "NEXT: ..."."""
    BOILERPLATE = "boilerplate"
    """What the page repeats everywhere: "More in TV News", about the author."""
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    """A paragraph set off as a quotation, with `>` or the like."""
    CODE = "code"
    """Lines between the fences of Markdown, to be shown as they are."""


@frozen()
class Block:
    """A line or paragraph of an article, without the space around it; blocks are in order and do
    not overlap."""

    kind: BlockKind
    span: Span


class MarkupKind(StrEnum):
    """How some words within a line are set."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Markup:
    """Words that are set apart within a line, or lead somewhere."""

    kind: MarkupKind
    span: Span
    """The words themselves."""
    marks: tuple[Span, ...] = ()
    """The characters that say so, and need not be read."""
    address: str | None = None
    """Where a link leads, as it is written: nobody has looked whether it is safe."""

    @property
    def whole(self) -> Span:
        """The words with their marks."""
        spans = (*self.marks, self.span)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


_BY_LINES = (BlockKind.METADATA, BlockKind.CODE)
"""Blocks whose lines mean something by themselves."""
_HEADING = BlockKind.HEADING
_WORD = re.compile(r"[^\W\d_][\w’']+")


@dataclass(frozen=True)
class Article:
    """One file of the corpus, cleaned and divided into blocks."""

    id: str
    """The path relative to the folder, with `/`; the same file has the same id."""
    path: Path
    title: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    byline: str | None = None
    source: str | None = None
    """The outlet that held the interview or that the news is taken from."""
    published: date | None = None
    url: str | None = None
    notice: str | None = None
    """What the reader must know of this text: cut short, undecodable in places."""
    sha256: str | None = None
    """Of the bytes of the file, in hexadecimal digits."""

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def smoothed(self) -> "Article":
        """The article as one would type it: a space for each line break inside a paragraph, and
        headings in capitals with small letters. The offsets stay."""
        text, find = self.text, self.text.find
        pieces, at = [], 0
        for block in self.blocks:
            start, end = block.span.start, block.span.end
            shouts = block.kind is _HEADING and text[start:end].isupper()
            if (shouts or find("\n", start, end) >= 0) and block.kind not in _BY_LINES:
                pieces += [text[at:start], _smooth(text[start:end])]
                at = end
        return replace(self, text="".join([*pieces, text[at:]])) if pieces else self

    @property
    def entry(self) -> "ArticleEntry":
        """The row that this article has in the list."""
        facts = (self.id, self.title, self.byline, self.source, self.published)
        return ArticleEntry(*facts, words=_count_words(self.text))


def _smooth(paragraph: str) -> str:
    line = paragraph.replace("\n", " ")
    if not line.isupper():
        return line
    small = _WORD.sub(lambda word: word[0].capitalize(), line)
    return small if len(small) == len(line) else line


def _count_words(text: str) -> int:
    """What stands between single blanks and the ends of lines and paragraphs.

    Of a text with wider gaps it is a little too much; splitting it would take ten times as long.
    """
    text = text.strip()
    gaps = text.count(" ") + text.count("\n") - text.count("\n\n")
    return gaps + 1 if text else 0


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """A row of the list of articles: what is known without reading the file."""

    id: str
    title: str
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    words: int = 0
    quotes: int | None = None
    """None: not yet counted."""
    problem: str | None = None
    """Why the file cannot be read, or can be read only in part."""


@frozen()
class Place:
    """The address of anything one can go to."""

    article_id: str
    span: Span
