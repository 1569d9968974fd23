"""The panes of the reading screen take as much room as the reader gives them."""

from dataclasses import replace

from textual import events, on
from textual.binding import Binding

from jjreader.habits import Sizes
from jjreader.library import Library
from jjreader.tui.screens.desk import Desk
from jjreader.tui.widgets.splitter import Splitter

STEP = 2
"""Cells that a key moves a border."""
NARROWEST = 20
"""Cells that are left to every column."""
LOWEST = 5
"""Rows that are left to the sheet, and above it."""


class Splitting(Desk):
    """Borders are moved by keys or with the mouse, and are where they were at the next start."""

    BINDINGS = [
        Binding("less_than_sign", "resize(-1)", "Smaller pane", id="smaller-pane"),
        Binding("greater_than_sign", "resize(1)", "Larger pane", id="larger-pane"),
        Binding("vertical_line", "usual_sizes", "Usual panes", id="usual-panes"),
    ]

    _is_line_held = False

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._sizes = self.habits.sizes

    @property
    def _is_wide(self) -> bool:
        """The sheet is a column."""
        return self.has_class("-wide") and self.has_class("-high")

    def on_resize(self) -> None:
        self.call_next(self._lay_out_panes)  # when it is known how wide the screen counts

    def action_resize(self, direction: int) -> None:
        """The sheet, when it is open and has the focus, else the list."""
        change = STEP * direction
        if self.sheets.opened and self.sheets.has_focus_within:
            size = self.sheets.outer_size
            if self._is_wide:
                self._put(replace(self._sizes, sheet_width=size.width + change))
            else:
                self._put(replace(self._sizes, sheet_height=size.height + direction))
        else:
            self._put(replace(self._sizes, list_width=self.articles.outer_size.width + change))
        self._keep_sizes()

    def action_usual_sizes(self) -> None:
        self._put(Sizes())
        self._keep_sizes()

    @on(Splitter.Dragged)
    def _follow_mouse(self, message: Splitter.Dragged) -> None:
        if message.splitter.id == "list-splitter":
            self._put(replace(self._sizes, list_width=message.x))
        elif self._is_wide:
            self._put(replace(self._sizes, sheet_width=self.size.width - message.x))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Where the sheet lies below, its upper line can be taken along."""
        sheet = self.sheets
        is_on_line = bool(sheet.opened) and event.screen_y == sheet.region.y
        self._is_line_held = is_on_line and not self._is_wide

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._is_line_held:
            height = self.sheets.region.bottom - int(event.screen_y)
            self._put(replace(self._sizes, sheet_height=height))

    def on_mouse_up(self, _: events.MouseUp) -> None:
        if self._is_line_held:
            self._is_line_held = False
            self._keep_sizes()

    @on(Splitter.Dropped)
    def _keep_sizes(self) -> None:
        self.keep(replace(self.habits, sizes=self._sizes))

    def _put(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._lay_out_panes()

    def _lay_out_panes(self) -> None:
        """Give every pane its size, as far as the screen has room for it."""
        sizes, (width, height) = self._sizes, self.size
        list_width = sheet_width = sheet_height = None
        if not (self.has_class("-narrow") or self.has_class("-tiny")):
            list_width = _within(sizes.list_width, NARROWEST, width - 2 * NARROWEST)
        if self._is_wide:
            sheet_width = _within(sizes.sheet_width, NARROWEST, width - 3 * NARROWEST)
        else:
            sheet_height = _within(sizes.sheet_height, LOWEST, height - 2 * LOWEST)
        self.articles.styles.width = list_width
        self.sheets.styles.width = sheet_width
        self.sheets.styles.height = sheet_height


def _within(wanted: int | None, least: int, most: int) -> int | None:
    return None if wanted is None else max(least, min(wanted, max(most, least)))
