"""A pane of rows over a text: it knows what is in view, and keeps its place at every width."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message

from jjreader.model import Span
from jjreader.tui.widgets.still import StillView
from jjreader.tui.wrapping import NO_BLOCK, Rows

CONTEXT = 3
"""A place one goes to stands one part in this many below the upper edge."""


class RowPane(StillView, can_focus=True):
    """Scrolls over rows; a subclass draws them."""

    BINDINGS = [
        Binding("up,k", "go_rows(-1)", "Up", id="reader-up"),
        Binding("down,j", "go_rows(1)", "Down", id="reader-down"),
        Binding("home,g", "go_edge(0)", "Beginning", id="reader-first"),
        Binding("end,G", "go_edge(1)", "End", id="reader-last"),
        Binding("pageup,ctrl+b", "go_pages(-1)", "Page up", id="reader-page-up"),
        Binding("b", "go_back", "Page up", id="reader-back"),
        Binding("pagedown,space,ctrl+f", "go_pages(1)", "Page down", id="reader-page-down"),
        Binding("ctrl+u", "go_pages(-0.5)", "Half page up", id="reader-half-up"),
        Binding("ctrl+d", "go_pages(0.5)", "Half page down", id="reader-half-down"),
    ]

    class Moved(Message):
        """The reader sees another part of the text, or stands on something else in it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = Rows.empty()
        self._top = 0
        """The offset that stands in the first row: it survives every new width."""
        self._is_laying_out = False

    def set_rows(self, rows: Rows, *, from_start: bool = False) -> None:
        """Other rows; the same words stay in the first one, unless the text is another."""
        self.rows = rows
        if from_start:
            self._top = 0
        with self._keeping_place():
            self.set_row_count(len(rows))
            self.go_row(rows.row_of(self._top))

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        """Whatever scrolls meanwhile is not the reader's doing."""
        self._is_laying_out = True
        yield
        self._is_laying_out = False
        self.post_message(self.Moved())  # another part of the text is on the screen now

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        with self._keeping_place():
            return super()._size_updated(size, virtual_size, container_size, layout)

    def go_row(self, row: int) -> None:
        """Scroll so that a row is the first, as far as there is enough text."""
        self.scroll_to(y=row, animate=False, force=True)

    def start_at(self, offset: int) -> None:
        """Scroll so that the character at OFFSET stands in the first row."""
        self._top = offset
        self.go_row(self.rows.row_of(offset))

    def go_to(self, span: Span) -> None:
        """Bring a span into view, with context above it; nothing moves when it is in view."""
        first = self.rows.row_of(span.start)
        last = self.rows.row_of(max(span.end - 1, span.start))
        height, top = self.size.height, self.scroll_offset.y
        if span.start == 0:
            self.go_row(0)
        elif not top <= first <= last < top + height:
            self.go_row(first - height // CONTEXT)

    @property
    def in_view(self) -> Span:
        """The run of text that is on the screen."""
        if not len(self.rows):
            return Span(0, 0)
        last = len(self.rows) - 1
        top = min(self.scroll_offset.y, last)
        bottom = min(top + max(self.size.height - 1, 0), last)
        while self.rows.blocks[top] == NO_BLOCK and top < last:
            top += 1  # a blank row has no words of its own
        start = self.rows.starts[top]
        return Span(start, max(self.rows.ends[bottom], start))

    @property
    def percent(self) -> int:
        """How much of the text has been on the screen."""
        below = len(self.rows) - self.size.height - self.scroll_offset.y
        return 100 if below <= 0 else int(100 * (1 - below / len(self.rows)))

    def action_go_rows(self, rows: int) -> None:
        self.go_row(self.scroll_offset.y + rows)

    def action_go_pages(self, pages: float) -> None:
        self.go_row(self.scroll_offset.y + int(max(self.size.height - 2, 1) * pages))

    def action_go_back(self) -> None:
        self.action_go_pages(-1)

    def action_go_edge(self, is_end: int) -> None:
        self.go_row(len(self.rows) if is_end else 0)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if not self._is_laying_out:
            self._top = self.in_view.start
        self.post_message(self.Moved())
