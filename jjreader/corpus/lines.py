"""A text is cut into lines: what stands alone, or a paragraph that was wrapped by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jjreader.model import BlockKind, Span

MOST_LINES = 100_000
"""A text of more lines than this is no article; what follows stays one line."""
NARROWEST, WIDEST = 40, 100
"""Between these, in characters, lie the lines of a text that was wrapped by hand or by e-mail."""
LOOKED_AT = 2_000
"""Characters of a line that the rules see; only short lines are anything but paragraphs."""

_IMAGE = re.compile(r" {0,3}!\[")
_TARGET = re.compile(r"""\]\((?:<[^<>]*>|\S*)(?: +(?:"[^"]*"|'[^']*'))? *\)$""")
"""What follows the words of an image that stands alone on its line."""
_QUOTATION = re.compile(r" {0,3}>[> ]*")
_LIST_ITEM = re.compile(r" {0,40}(?:[-*+•‣]|\d{1,3}[.)]) +(?=\S)")
_HEADING = re.compile(r" {0,3}#{1,6} +(?=\S)")
_MARKUP_OF_TEXT = ((BlockKind.QUOTATION, _QUOTATION), (BlockKind.LIST_ITEM, _LIST_ITEM))
_MARKUP_OF_MARKDOWN = (
    (BlockKind.HEADING, _HEADING),
    (BlockKind.CAPTION, _IMAGE),
    *_MARKUP_OF_TEXT,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the markup in front of it, and the kind that the markup gives."""

    span: Span
    text: str
    """Its first characters."""
    markup: BlockKind | None

    @property
    def words(self) -> int:
        return len(self.text.split())


def lines_of(text: str, start: int, *, markdown: bool) -> Iterator[Line]:
    """The lines of TEXT from START on; blank ones are left out."""
    wrapped = _is_markdown_paragraph if markdown else _is_hand_wrapped
    markup = _MARKUP_OF_MARKDOWN if markdown else _MARKUP_OF_TEXT
    for group in _groups(text, start):
        if len(group) > 1 and wrapped(text, group):
            group = [Span(group[0].start, group[-1].end)]
        for span in group:
            yield _line(text, span, markup)


def _groups(text: str, start: int) -> Iterator[list[Span]]:
    """The lines between blank lines, each without the space around it."""
    group: list[Span] = []
    for _ in range(MOST_LINES):
        if start >= len(text):
            break
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if span := _stripped(text, start, end):
            group.append(span)
        elif group:
            yield group
            group = []
        start = end + 1
    if group:
        yield group
    if rest := _stripped(text, min(start, len(text)), len(text)):
        yield [rest]


def _stripped(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    right = len(line.rstrip())
    return Span(start + left, start + right) if left < right else None


def _is_markdown_paragraph(text: str, group: list[Span]) -> bool:
    """In Markdown lines that follow each other are one paragraph, unless one has a mark."""
    return not any(
        pattern.match(text, s.start, s.end) for s in group for _, pattern in _MARKUP_OF_MARKDOWN
    )


def _is_hand_wrapped(text: str, group: list[Span]) -> bool:
    """Whether each line is full: the first word of the next would not have fitted."""
    width = max(map(len, group))
    if not NARROWEST <= width <= WIDEST:
        return False
    if len(group) == 2 and not text[group[1].start].islower():
        return False  # a line and the next one: two titles are as likely as a wrapped one
    return all(
        len(line) + 1 + len(text[after.start : after.end].split(maxsplit=1)[0]) > width
        for line, after in pairwise(group)
    )


def _line(text: str, span: Span, markup: tuple[tuple[BlockKind, re.Pattern[str]], ...]) -> Line:
    kind = None
    for kind_of_mark, pattern in markup:
        if match := pattern.match(text, span.start, span.end):
            rest = _within(text, kind_of_mark, Span(match.end(), span.end))
            kind = None if rest is None else kind_of_mark
            span = rest or span  # a mark with nothing behind it is shown itself
            break
    return Line(span, text[span.start : min(span.end, span.start + LOOKED_AT)], kind)


def _within(text: str, kind: BlockKind, rest: Span) -> Span | None:
    """What is left of a line behind its mark; of an image, the caption.

    None when it is no mark after all: words follow the image.
    """
    if kind is not BlockKind.CAPTION:
        return rest
    end = text.find("](", rest.start, rest.end)
    return Span(rest.start, end) if end >= 0 and _TARGET.match(text, end, rest.end) else None
