"""A text and a width become rows. Pure: nothing here knows a terminal or a widget."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rich.cells import cell_len, split_graphemes

from jjreader.model import Block, BlockKind, Span

NO_BLOCK, FOLD = -1, -2
"""In place of a block's number: the row is blank or a note; it stands for a fold."""

# Characters that are known to take one cell each; a text of only these needs no measuring.
_MEASURED = re.compile(
    "[^\x20-\x7e\n\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e\ufffd]"
)
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.BOILERPLATE, BlockKind.RELATED})
"""Blocks that follow one of their kind without a blank row between."""
AS_IT_IS = frozenset({BlockKind.CODE, BlockKind.METADATA})
"""Blocks whose lines are kept."""

_CLOSING, _OPENING = frozenset("、。，．・：；？！’”」』）】〉》…ー々"), frozenset("‘“「『（【〈《")
_BULLETS = frozenset("-*+•‣")
_DEEPEST_LEAD = 8
"""Cells by which an item of a list in a list is set in at most."""

Folds = Sequence[tuple[int, int, bool]]
"""The numbers of the first and last block of each fold, and whether it is open."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an article at one width: for each, the span of text and the number of its block.

    `notes` and `folds` are rows without text: row -> number of the note or fold. `leads` is what
    stands in front of the text of a row: the sign of an item of a list, and as many blanks under
    it. Characters of `hidden` are in the spans of rows but not drawn.
    """

    starts: "array[int]"
    ends: "array[int]"
    blocks: "array[int]"
    notes: dict[int, int] = field(default_factory=dict)
    folds: dict[int, int] = field(default_factory=dict)
    leads: dict[int, str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()

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


def wrap(
    text: str,
    blocks: Sequence[Block],
    width: int,
    noted: Sequence[int] = (),
    folds: Folds = (),
    hidden: frozenset[int] = frozenset(),
) -> Rows:
    """Lay out the BLOCKS in rows of at most WIDTH cells, with a blank row between them.

    NOTED are offsets, in order; behind the block in which the n-th ends, a row is kept for note n.
    FOLDS are runs of blocks, each with a row of its own, and whether the blocks are shown under
    it. Metadata are not shown, and neither are the characters of HIDDEN.
    """
    width = max(width, 1)
    rows = replace(Rows.empty(), hidden=hidden)
    flat = text.replace("\n", " ")
    waiting = list(enumerate(noted))
    folded = {block: is_open for first, last, is_open in folds for block in range(first, last + 1)}
    heads = {first: number for number, (first, _, _) in enumerate(folds)}
    before: Block | None = None
    for number, block in enumerate(blocks):
        if not len(block.span) or block.kind is BlockKind.METADATA:
            continue
        if number in heads or not (number in folded or _is_tight(before, block)):
            _append_blank(rows, before)
        if number in heads:
            rows.folds[len(rows)] = heads[number]
            _append(rows, Span(block.span.start, block.span.start), FOLD)
        before = block
        if not folded.get(number, True):
            waiting = [note for note in waiting if note[1] > block.span.end]
            continue
        lead = _lead(text, block, width)
        for start, end in _broken(text, flat, block, width - cell_len(lead), hidden):
            if lead:
                rows.leads[len(rows)] = lead if start == block.span.start else " " * cell_len(lead)
            _append(rows, Span(start, end), number)
        while waiting and waiting[0][1] <= block.span.end:
            note, _ = waiting.pop(0)
            rows.notes[len(rows)] = note
            _append(rows, Span(block.span.end, block.span.end), NO_BLOCK)
    return rows


def offset_at(text: str, column: int, hidden: frozenset[int] = frozenset(), start: int = 0) -> int:
    """The character of a row that is drawn in COLUMN; the length of TEXT beyond its end.

    START is where the row begins in the text whose HIDDEN characters are not drawn.
    """
    used = 0
    for first, _, cells in split_graphemes(text)[0]:
        used += 0 if start + first in hidden else cells
        if used > column:
            return first
    return len(text)


def drawn(text: str, start: int, hidden: frozenset[int]) -> str:
    """The characters of TEXT that are drawn; it begins at START."""
    if not hidden:
        return text
    return "".join(char for at, char in enumerate(text, start) if at not in hidden)


def _lead(text: str, block: Block, width: int) -> str:
    """The sign of an item of a list; nothing for other blocks, and where there is no room."""
    if block.kind is not BlockKind.LIST_ITEM:
        return ""
    before = text[text.rfind("\n", 0, block.span.start) + 1 : block.span.start]
    sign = before.strip()
    depth = min(len(before) - len(before.lstrip()), _DEEPEST_LEAD)
    lead = f"{' ' * depth}{'•' if sign in _BULLETS else sign} "
    return lead if cell_len(lead) < width // 2 else ""


def _is_tight(before: Block | None, block: Block) -> bool:
    return before is None or (before.kind is block.kind and block.kind in _TIGHT)


def _append_blank(rows: Rows, before: Block | None) -> None:
    if before:
        _append(rows, Span(before.span.end, before.span.end), NO_BLOCK)


def _append(rows: Rows, span: Span, block: int) -> None:
    rows.starts.append(span.start)
    rows.ends.append(span.end)
    rows.blocks.append(block)


def _broken(
    text: str, flat: str, block: Block, width: int, hidden: frozenset[int]
) -> Iterator[tuple[int, int]]:
    span = block.span
    if block.kind in AS_IT_IS:
        yield from _lines_broken(text, span, width)
    elif _MEASURED.search(flat, span.start, span.end):
        yield from _broken_by_cells(flat, span, width, hidden)
    elif hidden and not hidden.isdisjoint(range(span.start, span.end)):
        yield from _broken_by_drawn(flat, span, width, hidden)
    else:
        yield from _broken_by_characters(flat, span, width)


def _lines_broken(text: str, span: Span, width: int) -> Iterator[tuple[int, int]]:
    """Each line on a row of its own, or on several when it is long; no space is lost."""
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        start, used = at, 0
        for first, _, cells in split_graphemes(line)[0]:
            if used + cells > width and at + first > start:
                yield start, at + first
                start, used = at + first, 0
            used += cells
        yield start, at + len(line)
        at += len(line) + 1


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


def _broken_by_drawn(
    flat: str, span: Span, width: int, hidden: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The same for what is drawn of a text; what is hidden stays with the word it stands at."""
    places = [at for at in range(span.start, span.end) if at not in hidden]
    shown = "".join([flat[at] for at in places])
    starts = [start for start, _ in _broken_by_characters(shown, Span(0, len(shown)), width)]
    firsts = [span.start, *(places[start - 1] + 1 for start in starts if start), span.end]
    for first, following in pairwise(firsts):
        yield first, _without_spaces(flat, first, following)


def _without_spaces(flat: str, start: int, end: int) -> int:
    while end > start and flat[end - 1] == " ":
        end -= 1
    return end


def _broken_by_cells(
    flat: str, span: Span, width: int, hidden: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Greedy, for wide, combining and zero-width characters: graphemes stay whole.

    A row may break at a space, and on either side of a wide character: Chinese and Japanese have
    no spaces. But no row begins with what closes, nor ends with what opens. Spaces hang over the
    edge.
    """
    start = chance = span.start
    used, was_wide = 0, False
    for first, last, cells in split_graphemes(flat[span.start : span.end])[0]:
        at = span.start + first
        # A joiner without anything to join swallows the letter behind it, but not its width.
        cells = 0 if at in hidden else cells or cell_len(flat[at : span.start + last])
        is_space = _is_space(flat, at) and at not in hidden
        may_part = flat[at] not in _CLOSING and flat[at - 1] not in _OPENING
        if is_space or ((was_wide or cells > 1) and may_part):
            chance = at
        was_wide = cells > 1
        if used + cells > width and at > start and not is_space:
            cut = chance if chance > start else at
            yield start, _without_spaces(flat, start, cut)
            start = cut
            while start < at and _is_space(flat, start):
                start += 1
            used = cell_len(drawn(flat[start:at], start, hidden))
        used += cells
    if start < span.end:
        yield start, _without_spaces(flat, start, span.end)


def _is_space(flat: str, at: int) -> bool:
    """A space of its own: one that carries a combining character is a letter."""
    return flat[at] == " " and (at + 1 == len(flat) or cell_len(flat[at + 1]) > 0)
