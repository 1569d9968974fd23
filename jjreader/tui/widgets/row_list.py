"""The one list widget: it draws only the rows on the screen, so 100,000 cost no more than ten."""

from collections.abc import Hashable, Sequence
from operator import indexOf
from typing import Any, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from jjreader.model import Place
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.parts import Part, wrap_parts
from jjreader.tui.widgets.still import StillView

Item = TypeVar("Item")
MOST_LINES = 4
"""Of a sentence that stands in a list without items."""
HIGH = 20
"""Lines of a list that is high."""


class RowList(StillView, Generic[Item], can_focus=True):
    """A list of items under a cursor; a subclass says what the lines of an item look like."""

    COMPONENT_CLASSES = {
        "row--cursor",
        "row--title",
        "row--dim",
        "row--mark",
        "row--match",
        "row--problem",
    }
    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", id="list-up"),
        Binding("down,j", "move(1)", "Down", id="list-down"),
        Binding("home,g", "move_to(0)", "First", id="list-first"),
        Binding("end,G", "move_to(-1)", "Last", id="list-last"),
        Binding("pageup,b,ctrl+b", "move_page(-1)", "Page up", id="list-page-up"),
        Binding("pagedown,space,ctrl+f", "move_page(1)", "Page down", id="list-page-down"),
        Binding("ctrl+u", "move_page(-0.5)", "Half page up", id="list-half-up"),
        Binding("ctrl+d", "move_page(0.5)", "Half page down", id="list-half-down"),
        Binding("enter", "choose", "Open", id="list-choose"),
    ]
    LOW_ROW = 1
    """Lines that an item takes."""
    HIGH_ROW = 0
    """More lines, which it takes in a high list or where all items have room for that; 0: never."""

    cursor: var[int] = var(0)

    class Moved(Message):
        """The cursor stands on another item."""

        def __init__(self, row_list: "RowList[Any]") -> None:
            super().__init__()
            self.row_list = row_list

        @property
        def control(self) -> "RowList[Any]":
            return self.row_list

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(id=id)
        self.items: Sequence[Item] = ()
        self.empty = empty
        """What stands in a list without items: what to do about it."""
        self.row_height = self.LOW_ROW
        self.marked: Sequence[str] = ()
        """Words that are set apart where they stand in a row."""

    def key_of(self, item: Item) -> Hashable:
        """What tells an item from the others when the list changes."""
        return item

    def lines_of(self, item: Item, width: int) -> list[list[Part]]:
        """The lines of an item, `row_height` of them, each at most WIDTH cells."""
        raise NotImplementedError

    def place_of(self, item: Item) -> Place | None:
        """Where an item leads in the articles; None when it is no place."""
        return None

    def chosen(self, item: Item) -> None:
        """An item was chosen with a key or a click."""
        if place := self.place_of(item):
            self.post_message(PlaceChosen(place))

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    @property
    def page_size(self) -> int:
        """Items that are on the screen together."""
        return max(self.scrollable_content_region.height // self.row_height, 1)

    def set_items(self, items: Sequence[Item]) -> None:
        """Show other items; the cursor stays on its item, and that on its line of the screen."""
        before, line = self.current, self.cursor * self.row_height - self.scroll_offset.y
        self.items = items
        self._resize_content()
        if before is None:
            self.cursor = 0
        elif not self.stand_on(self.key_of(before)):
            self.cursor = min(self.cursor, max(len(items) - 1, 0))
        self.scroll_to(y=self.cursor * self.row_height - line, animate=False, force=True)
        self.refresh()

    def stand_on(self, key: Hashable) -> bool:
        """Move the cursor to the item with this key; whether there is one."""
        here = self.current
        if here is not None and self.key_of(here) == key:
            return True
        try:
            self.cursor = indexOf(map(self.key_of, self.items), key)
        except ValueError:
            return False
        return True

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.items) - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        self._show_cursor()
        for row in (before, now):  # over a slow line the whole list would take its time
            self.refresh_row(row)
        if self.current is not None:
            self.post_message(self.Moved(self))

    def refresh_row(self, row: int) -> None:
        """One item looks otherwise now."""
        self.refresh_lines(row * self.row_height, self.row_height)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number, line = divmod(y + self.scroll_offset.y, self.row_height)
        if number >= len(self.items):
            lines = [] if self.items else self._empty_lines(width)
            told = lines[y] if y < len(lines) else [("", "dim")]
            return self._strip(told, width, is_cursor=False)
        parts = self.lines_of(self.items[number], width)[line]
        return self._strip(parts, width, is_cursor=number == self.cursor)

    def _empty_lines(self, width: int) -> list[list[Part]]:
        """What stands in a list without items, divided at spaces where it is too long."""
        rows: list[list[Part]] = []
        for sentence in self.empty.split("\n"):
            rows += wrap_parts([(sentence, "dim")], width - 1, MOST_LINES)
        return [[(" ", "dim"), *row] for row in rows]

    def _strip(self, parts: Sequence[Part], width: int, *, is_cursor: bool) -> Strip:
        base = self.base_style
        if is_cursor:
            base += self._style("cursor")
        segments = [
            Segment(text, base + self._style(style) if style else base) for text, style in parts
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"row--{name}", partial=True)

    def action_move(self, rows: int) -> None:
        self.cursor += rows

    def action_move_to(self, row: int) -> None:
        self.cursor = row if row >= 0 else len(self.items) + row

    def action_move_page(self, pages: float) -> None:
        self.cursor += int(self.page_size * pages) or (1 if pages > 0 else -1)

    def action_choose(self) -> None:
        if self.current is not None:
            self.chosen(self.current)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = (offset.y + self.scroll_offset.y) // self.row_height
        if number < len(self.items):
            self.cursor = number
            self.action_choose()

    def on_resize(self) -> None:
        self._resize_content()
        self._show_cursor()

    @property
    def is_roomy(self) -> bool:
        """An item takes more lines than it does at least."""
        return self.row_height > self.LOW_ROW

    def _resize_content(self) -> None:
        height = self.size.height
        has_room = height >= HIGH or 0 < len(self.items) * self.HIGH_ROW <= height
        self.row_height = max(self.HIGH_ROW, self.LOW_ROW) if has_room else self.LOW_ROW
        self.set_row_count(len(self.items) * self.row_height)

    def _show_cursor(self) -> None:
        if self.items and self.size.height:
            top = self.cursor * self.row_height
            self.scroll_to_region(Region(0, top, 1, self.row_height), animate=False)
