"""Moves of a caret over the rows of a text: by character, word, row and paragraph. Pure."""

import re
from dataclasses import dataclass

from rich.cells import cell_len, split_graphemes

from jjreader.model import Span
from jjreader.tui.wrapping import NO_BLOCK, Rows, drawn, offset_at

NEARBY = 64
"""Characters that are looked at for the next grapheme; longer ones are cut."""

_WORD = re.compile(r"\S+")


def character_at(text: str, offset: int) -> Span:
    """The character that begins at OFFSET, with what combines with it; empty at the end."""
    for start, end, _ in split_graphemes(text[offset : offset + NEARBY])[0]:
        return Span(offset + start, offset + end)
    return Span(offset, offset)


def word_at(text: str, offset: int) -> Span:
    """The word over OFFSET without the marks around it; one character where there is none."""
    for match in re.finditer(r"\w+(?:['’]\w+)*", text[max(0, offset - NEARBY) : offset + NEARBY]):
        start, end = (max(0, offset - NEARBY) + at for at in match.span())
        if start <= offset < end:
            return Span(start, end)
    return character_at(text, offset)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a caret stands on: the text, and the rows of it that are shown."""

    text: str
    rows: Rows

    def moved(self, at: int, unit: str, direction: int) -> int:
        """The offset one UNIT on from AT: character, word, row, paragraph, edge (of the row), or
        all (the text); direction is 1 or -1."""
        if not len(self.rows):
            return at
        if unit == "edge":
            span = self.rows.span(self.rows.row_of(at))
            return span.end if direction > 0 else span.start
        if unit == "all":
            return self.rows.ends[-1] if direction > 0 else self.rows.starts[0]
        if unit == "row":
            return self._vertical(at, direction)
        if unit == "paragraph":
            return self._paragraph(at, direction)
        while (after := self._step(at, unit, direction)) in self.rows.hidden and after != at:
            at = after
        return after

    def _step(self, at: int, unit: str, direction: int) -> int:
        return self._onward(at, unit) if direction > 0 else self._backward(at, unit)

    def _onward(self, at: int, unit: str) -> int:
        row = self.rows.row_of(at)
        end = self.rows.ends[row]
        if at >= end or not self.text[at:end].strip():
            following = self._text_row(row, 1)
            if following is None:
                return end
            at, end = self.rows.starts[following], self.rows.ends[following]
            if unit == "character":
                return at
        if unit == "character":
            return min(character_at(self.text, at).end, end)
        match = _WORD.search(self.text, at, end)
        return match.end() if match else end

    def _backward(self, at: int, unit: str) -> int:
        row = self.rows.row_of(at)
        start = self.rows.starts[row]
        if at <= start:
            before = self._text_row(row, -1)
            if before is None:
                return start
            start, at = self.rows.starts[before], self.rows.ends[before]
            if unit == "character":
                return at
        if unit == "character":
            return start + split_graphemes(self.text[start:at])[0][-1][0]
        words = list(_WORD.finditer(self.text, start, at))
        return words[-1].start() if words else start

    def _vertical(self, at: int, direction: int) -> int:
        row = self.rows.row_of(at)
        other = self._text_row(row, direction)
        if other is None:
            return self.moved(at, "edge", direction)
        hidden, first = self.rows.hidden, self.rows.starts[row]
        column = cell_len(drawn(self.text[first:at], first, hidden))
        start, end = self.rows.starts[other], self.rows.ends[other]
        return start + offset_at(self.text[start:end], column, hidden, start)

    def _paragraph(self, at: int, direction: int) -> int:
        """To the end of this paragraph or the next; backward, to the beginning."""
        rows, row = self.rows, self.rows.row_of(at)
        edge = self._block_edge(row, direction)
        if edge != at:
            return edge
        other = self._text_row(row, direction, beyond=rows.blocks[row])
        return edge if other is None else self._block_edge(other, direction)

    def _block_edge(self, row: int, direction: int) -> int:
        rows, block = self.rows, self.rows.blocks[row]
        while 0 <= row + direction < len(rows) and rows.blocks[row + direction] == block:
            row += direction
        return rows.ends[row] if direction > 0 else rows.starts[row]

    def _text_row(self, row: int, direction: int, beyond: int = NO_BLOCK) -> int | None:
        """The next row that shows text, of another block than BEYOND."""
        row += direction
        while 0 <= row < len(self.rows):
            if self.rows.blocks[row] >= 0 and self.rows.blocks[row] != beyond:
                return row
            row += direction
        return None
