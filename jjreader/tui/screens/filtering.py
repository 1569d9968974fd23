"""Filtering the list of articles on the reading screen, with every key."""

from collections.abc import Hashable

from textual import on
from textual.widgets import Input

from jjreader.library import Library
from jjreader.tui.arranging import key_of
from jjreader.tui.screens.desk import Desk
from jjreader.tui.widgets.filter_box import FilterBox


class Filtering(Desk):
    """The box takes the place of the status line; leaving it gives the place in the list back."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.filter_box = FilterBox(id="filter")
        self._began_at: Hashable = None
        """The row on which the cursor stood when filtering began."""

    def sort_articles(self) -> None:
        """Show the articles that the filter lets through."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a filter to drop."""
        if action == "drop_filter":
            return bool(self.filter_box.value) or self.has_class("-filtering")
        return super().check_action(action, parameters)

    async def action_filter(self) -> None:
        """Open the filter box."""
        if not self.is_attached:  # the program is being left
            return
        if not self.filter_box.is_attached:
            await self.mount(self.filter_box)
        if not self.filter_box.value and self.articles.current is not None:
            self._began_at = key_of(self.articles.current)
        self.add_class("-filtering")
        self.set_focus(self.filter_box)

    @on(Input.Changed, "#filter")
    def _filter_as_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.sort_articles()

    @on(Input.Submitted, "#filter")
    def action_leave_filter(self) -> None:
        """Into the list; the filter stays."""
        self.remove_class("-filtering")
        self.set_focus(self.articles)

    def action_drop_filter(self) -> None:
        """All articles again, and the cursor where it was."""
        self.filter_box.value = ""
        self.action_leave_filter()

    def stand_where_filtering_began(self) -> None:
        """All articles are there again: so is the cursor."""
        if not self.filter_box.value and self._began_at is not None:
            self.articles.stand_on(self._began_at)
            self._began_at = None
