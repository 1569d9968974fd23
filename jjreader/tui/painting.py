"""A row of a page becomes a strip: gutter, text with its layers, or the note under a quotation."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from jjreader.model import Span
from jjreader.tui.highlighting import Layer, pieces
from jjreader.tui.page import HIDDEN, Page
from jjreader.tui.wrapping import NO_BLOCK, Rows

GUTTER = 4
"""Cells left of the text: a bookmark's mark, the bar of a quotation, and space."""
BAR = "▌"
GOES_ON = "┊"
"""Beside the further rows of a bookmarked passage."""

StyleOf = Callable[[str], Style]
"""The style that the theme has for a name."""


class Painter:
    """Paints the rows of one page; keeps what it has painted."""

    def __init__(
        self, page: Page, rows: Rows, layers: Sequence[Layer], style: StyleOf, fold_key: str
    ) -> None:
        self._page, self._rows, self._layers, self._style = page, rows, layers, style
        self._fold_key = fold_key
        self._painted: dict[tuple[int, int, int], Strip] = {}

    def paint(self, row: int, width: int, left: int, base: Style) -> Strip:
        """The strip of a row, WIDTH cells wide, with LEFT blank cells before the gutter."""
        key = (row, width, left)
        if key not in self._painted:
            segments = [Segment(" " * left, base)]
            if row in self._rows.folds:
                segments += self._fold(self._rows.folds[row], row, base)
            elif row in self._rows.notes:
                segments += self._note(self._rows.notes[row], base)
            elif self._rows.blocks[row] != NO_BLOCK:
                segments += self._text(row, base)
            # As few segments as can be: each is sent with its style, which is longer than its text.
            self._painted[key] = Strip(segments).adjust_cell_length(width, base).simplify()
        return self._painted[key]

    def _text(self, row: int, base: Style) -> list[Segment]:
        page, span = self._page, self._rows.span(row)
        plain = base + self._style(page.kind(self._rows.blocks[row]))
        mark = self._mark(span)
        return [
            Segment(mark, base + self._style("note") if mark != " " else base),
            self._bar(span, base),
            *(Segment(lead, plain) for lead in [self._rows.leads.get(row)] if lead),
            *(
                Segment(
                    page.flat[piece.start : piece.end],
                    sum(map(self._style, piece.styles), plain),
                )
                for piece in pieces(span.start, span.end, self._layers)
                if HIDDEN not in piece.styles
            ),
        ]

    def _mark(self, span: Span) -> str:
        """The sign of a bookmark: where it begins, and beside the rows that it goes on over."""
        places = [bookmark.place.span for bookmark in self._page.bookmarks]
        if any(place.start in span for place in places):
            return "#"
        return GOES_ON if any(place.overlaps(span) for place in places) else " "

    def _fold(self, number: int, row: int, base: Style) -> list[Segment]:
        rows = self._rows
        is_open = row + 1 < len(rows) and rows.blocks[row + 1] >= 0
        label = self._page.folds[number].label(self._fold_key, is_open=is_open)
        return [Segment(" " * GUTTER, base), Segment(label, base + self._style("fold"))]

    def _note(self, number: int, base: Style) -> list[Segment]:
        quote, text = self._page.note(number)
        bookmark = self._page.bookmark_of(quote.span)
        if bookmark:
            text = f"{text} · [#{bookmark.number}]"
        style = base + self._style("note")
        mark = GOES_ON if bookmark else " "
        return [Segment(mark, style), self._bar(quote.span, base), Segment(text, style)]

    def _bar(self, span: Span, base: Style) -> Segment:
        speaker = self._page.has_quote(span.start, span.end)
        style = base + self._style(speaker) if speaker else base
        return Segment(set_cell_size(f" {BAR}" if speaker else "", GUTTER - 1), style)


def column_at(x: int, left: int, lead: str = "") -> int:
    """The cell of the text in the column X of the widget; 0 for what is left of it."""
    return max(x - left - GUTTER - cell_len(lead), 0)
