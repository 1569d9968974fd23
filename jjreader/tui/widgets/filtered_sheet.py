"""A sheet with a list, and above it a box that narrows it."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from jjreader.tui.keys import KeyNames
from jjreader.tui.widgets.row_list import RowList
from jjreader.tui.widgets.still import TextBox

NONE_LEFT = " has all of this.\n{filter-sheet} changes it, {drop-sheet-filter} takes it away."


class SheetFilter(TextBox):
    """What the rows must have; the list follows every key."""

    BINDINGS = [
        Binding("enter,down", "submit", "To the list", id="sheet-filter-keep"),
    ]
    OFFERED = "sheet-filter-keep drop-sheet-filter"


class FilteredSheet(Vertical):
    """All rows of one kind, or those that have the words in the box."""

    BINDINGS = [
        # It is done before the next key is looked at, so that whoever types on types into the box.
        Binding("slash", "filter", "Filter", id="filter-sheet", priority=True),
        Binding("escape", "drop_filter", "Show all", id="drop-sheet-filter"),
    ]

    class Narrowed(Message):
        """The rows are others, or in another order; so is the title."""

    def __init__(
        self,
        keys: KeyNames,
        rows: RowList[Any],
        *,
        wanted: str,
        none: str,
        id: str | None = None,
    ) -> None:
        """WANTED stands in the empty box; NONE begins the sentence that no row is left."""
        super().__init__(id=id)
        self.keys = keys
        self.list = rows
        self.box = SheetFilter(placeholder=wanted)
        self.none = none

    def compose(self) -> ComposeResult:
        yield self.list

    @property
    def words(self) -> str:
        """What the rows must have."""
        return self.box.value.strip()

    @property
    def title(self) -> str:
        """Which rows they are, and how many."""
        raise NotImplementedError

    def narrow(self) -> None:
        """Show the rows that have the words."""
        raise NotImplementedError

    def drop_words(self) -> None:
        """Ask for no words any more."""
        self.box.value = ""
        self.remove_class("-filtering")

    def none_left(self) -> str:
        """What stands in the list when no row has the words."""
        return f"{self.none}{self.keys.fill(NONE_LEFT)}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the box a letter is a letter; without a filter Esc leaves the sheet."""
        if action == "drop_filter":
            return self.has_class("-filtering")
        if action == "filter":
            return self.list.has_focus
        return super().check_action(action, parameters)

    async def action_filter(self) -> None:
        """Into the box, which is mounted when it is first needed."""
        if not self.is_attached:  # the program is being left
            return
        if not self.box.is_attached:
            await self.mount(self.box, before=self.list)
        self.add_class("-filtering")
        self.screen.set_focus(self.box)

    def action_drop_filter(self) -> None:
        """All of them again."""
        self.drop_words()
        self.screen.set_focus(self.list)

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow()

    @on(Input.Submitted)
    def _keep_filter(self, event: Input.Submitted) -> None:
        """Into the list; the filter stays."""
        event.stop()
        self.set_class(bool(self.words), "-filtering")
        self.screen.set_focus(self.list)
