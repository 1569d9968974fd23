"""A text is cut into lines: what stands alone, or a paragraph that was wrapped by hand."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jjreader.model import BlockKind, Span

MOST_LINES = 100_000
"""A text of more lines than this is no article; what follows stays one line."""
NARROWEST, WIDEST = 40, 100
"""Between these, in characters, lie the lines of a text that was wrapped by hand or by e-mail."""
LOOKED_AT = 2_000
"""Characters of a line that the rules see; only short lines are anything but paragraphs."""

_IMAGE = re.compile(r" {0,3}!\[")
_QUOTATION = re.compile(r" {0,3}>[> ]*")
_LIST_ITEM = re.compile(r" {0,40}(?:[-*+•‣]|\d{1,3}[.)]) +(?=\S)")
_HEADING = re.compile(r" {0,3}#{1,6} +(?=\S)")
_RULE = re.compile(r"([-*_])(?: *\1){2,}")
_UNDERLINE = re.compile(r"=+|-{2,}")
_UNDER_HEADS = re.compile(r"(?=.*\|)[|: -]*-[|: -]*")
"""The second line of a table."""
# Rarely asked for, and compiled then.
_TARGET = r"""\]\((?:<[^<>]*>|\S*)(?: +(?:"[^"]*"|'[^']*'))? *\)$"""
"""What follows the words of an image that stands alone on its line."""
_FENCED = (
    r"(?ms)^ {0,3}(?P<fence>`{3,}|~{3,})[^`\n]*\n"
    r"(?P<code>.*?)(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
)
"""Code between fences; one that is not closed reaches to the end of the text."""
_MARKUP_OF_TEXT = ((BlockKind.QUOTATION, _QUOTATION), (BlockKind.LIST_ITEM, _LIST_ITEM))
_MARKUP_OF_MARKDOWN = (
    (BlockKind.HEADING, _HEADING),
    (BlockKind.CAPTION, _IMAGE),
    *_MARKUP_OF_TEXT,
)
_GOING_ON = (None, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
"""What a line without a mark goes on with; a heading and an image are done."""

_Piece = tuple[int, str]
"""Where a line begins, and its characters without the space around them."""
_Markup = tuple[tuple[BlockKind, re.Pattern[str]], ...]


class Line(NamedTuple):
    """A line without the markup in front of it, and the kind that the markup gives."""

    span: Span
    text: str
    """Its first characters."""
    markup: BlockKind | None


def has_over(text: str, words: int) -> bool:
    """Whether a text without space around it has more words than these; no more are counted."""
    if text.count(" ") >= words and "  " not in text:
        return True  # blanks that stand alone are between words: no need to take them apart
    return len(text.split(None, words)) > words


def lines_of(text: str, start: int, *, markdown: bool) -> Iterator[Line]:
    """The lines of TEXT from START on; blank ones are left out. Fenced code is one line."""
    for fenced in re.compile(_FENCED).finditer(text, start) if markdown else ():
        yield from _lines_between(text, start, fenced.start(), markdown=markdown)
        first, end = fenced.span("code")
        if code := text[first:end].rstrip():
            yield Line(Span(first, first + len(code)), "", BlockKind.CODE)
        start = fenced.end()
    yield from _lines_between(text, start, len(text), markdown=markdown)


def _lines_between(text: str, start: int, end: int, *, markdown: bool) -> Iterator[Line]:
    groups = list(_groups(text, start, end))
    if markdown:
        for group in groups:
            yield from _lines_of_markdown(text, group)
        return
    width = _width(groups)
    for group in groups:
        if _is_hand_wrapped(group, width):
            group = [_joined(text, group)]
        for piece in group:
            yield _line(piece, _MARKUP_OF_TEXT)


def _joined(text: str, group: list[_Piece]) -> _Piece:
    """Lines that follow each other, as one."""
    start, (last, line) = group[0][0], group[-1]
    return start, text[start : last + len(line)]


def _groups(text: str, start: int, end: int) -> Iterator[list[_Piece]]:
    """The lines between blank lines, quoted ones too, each without the space around it."""
    raw_lines = text[start:end].split("\n", MOST_LINES)
    rest = raw_lines.pop() if len(raw_lines) > MOST_LINES else ""
    group: list[_Piece] = []
    for raw in raw_lines:
        if (line := raw.strip()) and line != ">":
            group.append((start if line is raw else _start_of(raw, start), line))
        elif group:
            yield group
            group = []
        start += len(raw) + 1
    if group:
        yield group
    if line := rest.strip():
        yield [(_start_of(rest, start), line)]


def _start_of(raw: str, start: int) -> int:
    """Where the characters of a line begin that itself begins at START."""
    return start + len(raw) - len(raw.lstrip())


def _lines_of_markdown(text: str, group: list[_Piece]) -> Iterator[Line]:
    """A line goes on with what is before it, unless one of the two has a mark that forbids it."""
    if len(group) > 1 and _UNDER_HEADS.fullmatch(group[1][1]):
        start, table = _joined(text, group)
        yield Line(Span(start, start + len(table)), "", BlockKind.CODE)
        return
    run: list[_Piece] = []
    may_go_on = False
    for start, line in group:
        kind = None if line[0].isalpha() else _mark_of(line, _MARKUP_OF_MARKDOWN)[0]
        is_under = len(run) == 1 and may_go_on and _UNDERLINE.fullmatch(line)
        if is_under and len(run[0][1]) <= WIDEST:
            yield _line(run.pop(), _MARKUP_OF_MARKDOWN)._replace(markup=BlockKind.HEADING)
        elif kind or not may_go_on or _RULE.fullmatch(line):
            if run:
                yield _line(_joined(text, run), _MARKUP_OF_MARKDOWN)
            run = [] if _RULE.fullmatch(line) else [(start, line)]
            may_go_on = kind in _GOING_ON
        else:
            run.append((start, line))
    if run:
        yield _line(_joined(text, run), _MARKUP_OF_MARKDOWN)


def _width(groups: list[list[_Piece]]) -> int:
    """The width to which the lines of a text are filled; 0 where they are not."""
    wrapped = (group for group in groups if len(group) > 2 and _is_hand_wrapped(group, 0))
    return max((max(len(line) for _, line in group) for group in wrapped), default=0)


def _is_hand_wrapped(group: list[_Piece], width: int) -> bool:
    """Whether each line is full: the first word of the next would not have fitted.

    Of two lines the first is full for certain only where the WIDTH of the text is known; else they
    may be two titles.
    """
    if len(group) < 2:
        return False
    lines = [line for _, line in group]
    widest = max(map(len, lines))
    if not NARROWEST <= widest <= WIDEST:
        return False
    if len(lines) == 2 and not lines[1][0].islower():
        if widest > width:
            return False
        widest = width
    return all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > widest for line, after in pairwise(lines)
    )


def _line(piece: _Piece, markup: _Markup) -> Line:
    start, line = piece
    end = start + len(line)
    kind = None
    if not line[0].isalpha():  # no mark is a letter
        kind, mark, kept = _mark_of(line, markup)
        start, end, line = start + mark, start + kept, line[mark:kept]
    return Line(Span(start, end), line[:LOOKED_AT], kind)


def _mark_of(line: str, markup: _Markup) -> tuple[BlockKind | None, int, int]:
    """The kind that the mark of a line gives, and where the rest of the line begins and ends.

    No kind where there is no mark, or none after all: words follow the image.
    """
    for kind, pattern in markup:
        if match := pattern.match(line):
            start, end = match.end(), len(line)
            if kind is BlockKind.CAPTION:
                end = line.find("](", start)
                if end < 0 or not re.match(_TARGET, line[end:]):
                    break
            # a mark with nothing behind it is shown itself
            return (kind, start, end) if start < end else (kind, 0, len(line))
    return None, 0, len(line)
