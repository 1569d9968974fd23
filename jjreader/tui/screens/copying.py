"""Quotations leave the reading screen for the clipboard."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from jjreader.model import Bookmark, without_line_marks
from jjreader.tui.clipboard import copy
from jjreader.tui.screens.desk import Desk


class Copying(Desk):
    """What is under the cursor in the bookmarks is copied, else the quotation in the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y", "copy", "Copy", id="copy", tooltip="Copy the selection, or the quotation here"
        ),
        Binding("Y", "copy_citation", "Copy with citation", id="copy-citation"),
    ]

    def action_copy(self) -> None:
        if bookmark := self._bookmark_to_copy():
            words = without_line_marks(bookmark.text)
            self.say(f"{copy(words, self.app.copy_to_clipboard)}: {self._what}")

    def action_copy_citation(self) -> None:
        from jjreader.bookmarks.citation import cite

        if bookmark := self._bookmark_to_copy():
            way = copy(cite(bookmark), self.app.copy_to_clipboard)
            self.say(f"{way}: {self._what} with its citation")

    def _bookmark_to_copy(self) -> Bookmark | None:
        from jjreader.bookmarks.anchoring import make_bookmark

        if self.sheets.bookmarks.list.has_focus and self.sheets.bookmarks.current:
            return self.sheets.bookmarks.current
        if excerpt := self.excerpt():
            self.reader.view.select(self.reader.view.selection)
            return make_bookmark(excerpt.article, excerpt.span, excerpt.quote)
        return None

    @property
    def _what(self) -> str:
        """What was copied, in words."""
        is_passage = self.reader.view.selection and not self.sheets.bookmarks.has_focus
        return "the selection" if is_passage else "the quotation"
