"""A page drawn row by row, with what is known of it as layers over the text."""

from collections.abc import Sequence

from rich.style import Style
from textual.binding import Binding
from textual.strip import Strip

from jjreader.model import BlockKind, MarkupKind, Span
from jjreader.settings import HIGHLIGHTS
from jjreader.tui.caret import character_at
from jjreader.tui.folding import Fold
from jjreader.tui.highlighting import Layer
from jjreader.tui.keys import KeyNames
from jjreader.tui.page import Page
from jjreader.tui.painting import GUTTER, Painter
from jjreader.tui.themes import SPEAKERS
from jjreader.tui.widgets.selecting import SelectingPane
from jjreader.tui.wrapping import Rows


class PageView(SelectingPane):
    """The text in a column of some width, its furniture folded, its passages highlighted."""

    COMPONENT_CLASSES = {
        *(f"text--{kind}" for kind in BlockKind if kind is not BlockKind.METADATA),
        *(f"text--markup-{kind}" for kind in MarkupKind),
        *(f"text--speaker-{number}" for number in range(SPEAKERS)),
        "text--speaker-none",
        "text--name",
        "text--match",
        "text--match-here",
        "text--quote-here",
        "text--note",
        "text--fold",
        "text--selected",
        "text--caret",
    }
    BINDINGS = [
        Binding("enter", "toggle_fold", "Unfold", id="toggle-fold"),
    ]

    def __init__(self, text_width: int, keys: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = keys
        self.page: Page | None = None
        self.text_width = text_width
        self.highlights = HIGHLIGHTS[0]
        self._opened: frozenset[Fold] = frozenset()
        self._painter: Painter | None = None

    def own_layers(self) -> Sequence[Sequence[tuple[Span, str]]]:
        """What is set apart for a while, weakest first: spans with their styles."""
        raise NotImplementedError

    def set_text_width(self, width: int) -> None:
        self.text_width = width
        self.lay_out()

    def set_highlights(self, highlights: str) -> None:
        self.highlights = highlights
        self.redraw()

    def redraw(self) -> None:
        """Something in the layers has changed."""
        self._painter = None
        self.refresh()

    def fold_all(self) -> None:
        self._opened = frozenset()

    def action_toggle_fold(self) -> None:
        """Open the first fold on the screen, or close it when all are open."""
        top = self.scroll_offset.y
        seen = [
            self.page.folds[number]
            for row, number in self.rows.folds.items()
            if self.page and top <= row < top + self.size.height
        ]
        closed = [fold for fold in seen if fold not in self._opened]
        if seen:
            self.toggle(closed[0] if closed else seen[0])

    def toggle(self, fold: Fold) -> None:
        """Show the text of a fold, or hide it; the row that stands for it does not move."""
        self._opened ^= {fold}
        self.lay_out()

    def go_to(self, span: Span) -> None:
        """Bring a span into view; what it is folded in is opened."""
        folds = self.page.folds if self.page else ()
        hiding = {fold for fold in folds if fold.span.overlaps(span)} - self._opened
        if hiding:
            self._opened |= hiding
            self.lay_out()
        super().go_to(span)

    def render_line(self, y: int) -> Strip:
        row, base = y + self.scroll_offset.y, self.base_style
        if self.page is None or row >= len(self.rows):
            return Strip.blank(self.size.width, base)
        if self._painter is None:
            layers, key = self._layers(self.page), self._keys["toggle-fold"]
            self._painter = Painter(self.page, self.rows, layers, self._style, key)
        return self._painter.paint(row, self.size.width, self.left, base)

    def on_resize(self) -> None:
        self.lay_out()

    def notify_style_update(self) -> None:
        """Another theme: what was painted is of the old one."""
        super().notify_style_update()
        self._painter = None

    @property
    def left(self) -> int:
        """Cells left of the gutter, so that the column stands in the middle."""
        return max((self.scrollable_content_region.width - self._width - GUTTER) // 2 - 1, 0)

    def lay_out(self, *, from_start: bool = False) -> None:
        """Wrap anew."""
        rows = self.page.wrapped(self._width, self._opened) if self.page else Rows.empty()
        self.set_rows(rows, from_start=from_start)
        self.redraw()

    @property
    def _width(self) -> int:
        """Cells of the text column."""
        return max(min(self.scrollable_content_region.width - GUTTER - 1, self.text_width), 1)

    def _layers(self, page: Page) -> list[Layer]:
        """All layers, weakest first."""
        selected = [(self.selection, "selected")] if self.selection else []
        caret = [(character_at(self.text, self.caret), "caret")] if self.caret is not None else []
        spans = (*self.own_layers(), selected, caret)
        return [*page.layers(self.highlights), *map(Layer, spans)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"text--{name}", partial=True)
