"""What the reader has bookmarked in this folder."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from jjreader.model import Bookmark, BookmarkState
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.widgets.row_list import Part, RowList, cut, spread


class BookmarkList(RowList[Bookmark]):
    """Number, words, speaker and title; a second line for note and tags."""

    ROW_HEIGHT = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "screen.delete_bookmark", "Delete", id="delete-bookmark"),
        Binding("M", "screen.edit_note", "Note", id="edit-note"),
        Binding("t", "screen.edit_tags", "Tags", id="edit-tags"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            id=id, empty="No bookmarks yet: m in the reader keeps the quotation there."
        )

    def key_of(self, item: Bookmark) -> int:
        return item.number

    def lines_of(self, item: Bookmark, width: int) -> list[list[Part]]:
        number = f" #{item.number} "
        words = " ".join(item.text.split())
        state = "" if item.state is BookmarkState.ANCHORED else f" {item.state} "
        speaker = cut(item.speaker or "", max(width // 4, 10))
        first = spread(
            [(number, "mark"), (words, "title")],
            [(state, "problem"), (f"{speaker} ", "mark")],
            width,
        )
        extra = [f"“{item.note}”" if item.note else "", " ".join(f"#{tag}" for tag in item.tags)]
        below = " · ".join(filter(None, [item.title, *extra])).replace("\n", " ")
        return [first, [(" " * len(number), ""), (cut(below, width - len(number) - 1), "dim")]]

    def chosen(self, item: Bookmark) -> None:
        self.post_message(PlaceChosen(item.place))
