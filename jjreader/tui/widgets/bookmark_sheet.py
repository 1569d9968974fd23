"""The sheet of bookmarks: the list, how it is arranged, and a box to filter it."""

from collections.abc import Sequence
from dataclasses import replace

from textual.binding import Binding

from jjreader.bookmarks.selection import Arrangement, BookmarkSort, Grouping, arrange
from jjreader.model import Bookmark
from jjreader.tui.choices import next_choice
from jjreader.tui.keys import KeyNames
from jjreader.tui.widgets.bookmark_list import NONE_YET, BookmarkList, Member
from jjreader.tui.widgets.filtered_sheet import FilteredSheet

FILTER = "words   tag: speaker: note: article: source:   is:moved   after:2024-05   -without"


class BookmarkSheet(FilteredSheet):
    """All bookmarks of the folder, or those that the filter leaves, in groups."""

    BINDINGS = [
        Binding("a", "group", "Arrange by", id="group-bookmarks"),
        Binding("o", "sort", "Sort", id="sort-bookmarks"),
        Binding("O", "reverse", "Reverse the order", id="reverse-bookmarks"),
    ]

    def __init__(self, keys: KeyNames, *, id: str | None = None) -> None:
        rows = BookmarkList(id="bookmark-list")
        super().__init__(keys, rows, wanted=FILTER, none="No bookmark", id=id)
        self.list: BookmarkList = rows
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.arrangement = Arrangement()

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

    def fill(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show other bookmarks, arranged as before."""
        self.bookmarks = tuple(bookmarks)
        self.narrow()

    def narrow(self) -> None:
        self.list.marked = [word for word in self.words.split() if ":" not in word]
        self._arrange(replace(self.arrangement, words=self.box.value))

    def _arrange(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.list.empty = self.none_left() if self.bookmarks else self.keys.fill(NONE_YET)
        self.list.show(arrange(self.bookmarks, arrangement))
        self.post_message(self.Narrowed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the box a letter is a letter."""
        if action in ("group", "sort", "reverse"):
            return self.list.has_focus
        return super().check_action(action, parameters)

    def action_group(self) -> None:
        """Group them by what comes next."""
        grouping = next_choice(Grouping, self.arrangement.grouping)
        self._arrange(replace(self.arrangement, grouping=grouping))

    def action_sort(self) -> None:
        """Sort them by what comes next."""
        self._arrange(
            replace(self.arrangement, sort=next_choice(BookmarkSort, self.arrangement.sort))
        )

    def action_reverse(self) -> None:
        self._arrange(replace(self.arrangement, is_reversed=not self.arrangement.is_reversed))
