"""The sheet of bookmarks: the list, how it is arranged, and a box to filter it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from jjreader.bookmarks.selection import Arrangement, Grouping, Sort, arrange
from jjreader.model import Bookmark
from jjreader.tui.choices import next_choice
from jjreader.tui.keys import KeyNames
from jjreader.tui.widgets.bookmark_list import NONE_YET, BookmarkList, Member
from jjreader.tui.widgets.still import TextBox

NONE_FOUND = (
    "No bookmark has all of this.\n{filter-bookmarks} changes it, {all-bookmarks} takes it away."
)
FILTER = "words   tag: speaker: note: article: source:   is:moved   after:2024-05   -without"


class BookmarkFilter(TextBox):
    """The filter of the bookmarks; the list follows every key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "submit", "Keep", id="bookmark-filter-keep"),
    ]
    OFFERED: ClassVar[tuple[str, ...]] = ("bookmark-filter-keep", "all-bookmarks")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, placeholder=FILTER)


class BookmarkSheet(Vertical):
    """All bookmarks of the folder, or those that the filter leaves, in groups."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # It is done before the next key is looked at, so that whoever types on types into the box.
        Binding("slash", "filter", "Filter", id="filter-bookmarks", priority=True),
        Binding("escape", "drop_filter", "All bookmarks", id="all-bookmarks"),
        Binding("a", "group", "Arrange by", id="group-bookmarks"),
        Binding("o", "sort", "Sort", id="sort-bookmarks"),
        Binding("O", "reverse", "Reverse the order", id="reverse-bookmarks"),
    ]

    class Arranged(Message):
        """The rows are others, or in another order."""

    def __init__(self, keys: KeyNames, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys
        self.box = BookmarkFilter(id="bookmark-filter")
        self.list = BookmarkList(id="bookmark-list")
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.arrangement = Arrangement()

    def compose(self) -> ComposeResult:
        yield self.box
        yield self.list

    @property
    def current(self) -> Bookmark | None:
        """The bookmark under the cursor."""
        return self.list.bookmark

    @property
    def shown(self) -> tuple[Bookmark, ...]:
        """The bookmarks that the filter leaves, each once, in the order of the list."""
        members = (item.bookmark for item in self.list.items if isinstance(item, Member))
        return tuple({one.number: one for one in members}.values())

    @property
    def title(self) -> str:
        """How many there are, and in which order."""
        shown, count, how = len(self.shown), len(self.bookmarks), self.arrangement
        counts = f"{count}" if shown == count else f"{shown} of {count}"
        arrow = "↓" if how.is_reversed else "↑"
        by = "" if how.grouping is Grouping.NOTHING else f"by {how.grouping}, "
        return f"Bookmarks ({counts})  {by}{how.sort} {arrow}"

    def set_items(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show other bookmarks, arranged as before."""
        self.bookmarks = tuple(bookmarks)
        self._arrange(self.arrangement)

    def _arrange(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.list.empty = self._keys.fill(NONE_FOUND if self.bookmarks else NONE_YET)
        self.list.show(arrange(self.bookmarks, arrangement))
        self.post_message(self.Arranged())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the box a letter is a letter; without a filter Esc leaves the sheet."""
        if action == "drop_filter":
            return self.has_class("-filtering")
        if action in ("filter", "group", "sort", "reverse"):
            return self.list.has_focus
        return super().check_action(action, parameters)

    def action_group(self) -> None:
        """Group them by what comes next."""
        grouping = next_choice(Grouping, self.arrangement.grouping)
        self._arrange(replace(self.arrangement, grouping=grouping))

    def action_sort(self) -> None:
        """Sort them by what comes next."""
        self._arrange(replace(self.arrangement, sort=next_choice(Sort, self.arrangement.sort)))

    def action_reverse(self) -> None:
        self._arrange(replace(self.arrangement, is_reversed=not self.arrangement.is_reversed))

    def action_filter(self) -> None:
        self.add_class("-filtering")
        self.screen.set_focus(self.box)

    def action_drop_filter(self) -> None:
        """All of them again."""
        self.box.value = ""
        self.remove_class("-filtering")
        self.screen.set_focus(self.list)

    @on(Input.Changed, "#bookmark-filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._arrange(replace(self.arrangement, words=event.value))

    @on(Input.Submitted, "#bookmark-filter")
    def _keep_filter(self, event: Input.Submitted) -> None:
        """Into the list; the filter stays."""
        event.stop()
        self.set_class(bool(event.value), "-filtering")
        self.screen.set_focus(self.list)
