"""A text and a width become rows. Pure: nothing here knows a terminal or a widget."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, split_graphemes

from jjreader.model import Block, BlockKind, Span

NO_BLOCK = -1
"""In place of a block's number: the row is blank or a note."""

# Characters that are known to take one cell each; a text of only these needs no measuring.
_MEASURED = re.compile(
    "[^\x20-\x7e\n\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e\ufffd]"
)
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.BOILERPLATE, BlockKind.RELATED})
"""Blocks that follow one of their kind without a blank row between."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an article at one width: for each, the span of text and the number of its block.

    `notes` are rows that stand under a span without being text: row -> number of the note.
    """

    starts: "array[int]"
    ends: "array[int]"
    blocks: "array[int]"
    notes: dict[int, int] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "Rows":
        """The rows of no text."""
        return cls(array("q"), array("q"), array("q"))

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, row: int) -> Span:
        return Span(self.starts[row], self.ends[row])

    def row_of(self, offset: int) -> int:
        """The row in which the character at OFFSET stands, or the nearest before it."""
        row = max(bisect_right(self.starts, offset) - 1, 0)
        while row > 0 and self.blocks[row] == NO_BLOCK:
            row -= 1
        return row


def wrap(text: str, blocks: Sequence[Block], width: int, noted: Sequence[int] = ()) -> Rows:
    """Lay out the BLOCKS in rows of at most WIDTH cells, with a blank row between them.

    NOTED are offsets, in order; behind the block in which the n-th ends, a row is kept for note n.
    """
    width = max(width, 1)
    rows = Rows.empty()
    flat = text.replace("\n", " ")
    waiting = list(enumerate(noted))
    before: Block | None = None
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.METADATA or not len(block.span):
            continue
        if before and not (before.kind is block.kind and block.kind in _TIGHT):
            _append(rows, Span(before.span.end, before.span.end), NO_BLOCK)
        for start, end in _broken(flat, block.span, width):
            _append(rows, Span(start, end), number)
        while waiting and waiting[0][1] <= block.span.end:
            note, _ = waiting.pop(0)
            rows.notes[len(rows)] = note
            _append(rows, Span(block.span.end, block.span.end), NO_BLOCK)
        before = block
    return rows


def offset_at(text: str, column: int) -> int:
    """The character of a row that is drawn in COLUMN; the length of TEXT beyond its end."""
    used = 0
    for start, _, cells in split_graphemes(text)[0]:
        used += cells
        if used > column:
            return start
    return len(text)


def _append(rows: Rows, span: Span, block: int) -> None:
    rows.starts.append(span.start)
    rows.ends.append(span.end)
    rows.blocks.append(block)


def _broken(flat: str, span: Span, width: int) -> Iterator[tuple[int, int]]:
    if _MEASURED.search(flat, span.start, span.end):
        return _broken_by_cells(flat, span, width)
    return _broken_by_characters(flat, span, width)


def _broken_by_characters(flat: str, span: Span, width: int) -> Iterator[tuple[int, int]]:
    """Greedy, for characters of one cell each: break at the last space that fits."""
    start = span.start
    while span.end - start > width:
        cut = flat.rfind(" ", start + 1, start + width + 1)
        end = start + width if cut < 0 else cut
        yield start, _without_spaces(flat, start, end)
        start = end
        while start < span.end and flat[start] == " ":
            start += 1
    if start < span.end:
        yield start, _without_spaces(flat, start, span.end)


def _without_spaces(flat: str, start: int, end: int) -> int:
    while end > start and flat[end - 1] == " ":
        end -= 1
    return end


def _broken_by_cells(flat: str, span: Span, width: int) -> Iterator[tuple[int, int]]:
    """Greedy, for wide, combining and zero-width characters: graphemes stay whole.

    A row may break at a space, and on either side of a wide character: Chinese and Japanese have
    no spaces. Spaces hang over the edge.
    """
    start = chance = span.start
    used, was_wide = 0, False
    for first, last, cells in split_graphemes(flat[span.start : span.end])[0]:
        at = span.start + first
        # A joiner without anything to join swallows the letter behind it, but not its width.
        cells = cells or cell_len(flat[at : span.start + last])
        is_space = _is_space(flat, at)
        if is_space or was_wide or cells > 1:
            chance = at
        was_wide = cells > 1
        if used + cells > width and at > start and not is_space:
            cut = chance if chance > start else at
            yield start, _without_spaces(flat, start, cut)
            start = cut
            while start < at and _is_space(flat, start):
                start += 1
            used = cell_len(flat[start:at])
        used += cells
    if start < span.end:
        yield start, _without_spaces(flat, start, span.end)


def _is_space(flat: str, at: int) -> bool:
    """A space of its own: one that carries a combining character is a letter."""
    return flat[at] == " " and (at + 1 == len(flat) or cell_len(flat[at + 1]) > 0)
