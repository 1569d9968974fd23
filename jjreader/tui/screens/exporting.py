"""Quotations and bookmarks leave the reading screen: to the clipboard, or as a document."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from jjreader.counting import counted
from jjreader.errors import JJReaderError
from jjreader.model import Bookmark, without_line_marks
from jjreader.tui.clipboard import copy
from jjreader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from jjreader.tui.screens.export_dialogs import ExportOrder

TO_FILE = "Write the bookmarks to a file, or copy them"


class Exporting(Desk):
    """What is under the cursor in the bookmarks is copied, else the quotation in the reader.

    A worker writes documents; nothing that is there is replaced unasked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y", "copy", "Copy", id="copy", tooltip="Copy the selection, or the quotation here"
        ),
        Binding("Y", "copy_citation", "Copy with citation", id="copy-citation"),
        Binding("x", "export", "Export", id="export", tooltip=TO_FILE),
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

    def action_export(self) -> None:
        from jjreader.tui.screens.export_dialogs import ExportDialog

        words = self.sheets.bookmarks.arrangement.words.strip()
        self.app.push_screen(ExportDialog(self.keys, words), self._ordered)

    def _ordered(self, order: "ExportOrder | None") -> None:
        from jjreader.bookmarks.documents import is_taken

        if order is None:
            return
        if order.to_clipboard or not is_taken(order.path):
            self._export(order)
            return

        from jjreader.tui.screens.export_dialogs import OverwriteDialog

        def answered(is_wanted: bool | None) -> None:
            if is_wanted:
                self._export(replace(order, overwrite=True))
            else:
                self.say(f"Not written: {order.path} stays as it is.")

        self.app.push_screen(OverwriteDialog(self.keys, order.path), answered)

    @work(thread=True, group="export")
    def _export(self, order: "ExportOrder") -> None:
        from jjreader.bookmarks.documents import format_of, write_document
        from jjreader.bookmarks.formats import export
        from jjreader.bookmarks.selection import select

        try:
            found = select(self.library.notebook.bookmarks(), order.words)
            count = counted(len(found), "bookmark")
            document = export(found, format_of(order.path))
            if order.to_clipboard:
                self.app.call_from_thread(self._copy_document, document, count)
                return
            write_document(order.path, document, overwrite=order.overwrite)
            sentence = f"{count} written to {order.path.absolute()}"
        except JJReaderError as error:
            sentence = f"NOT saved: {error}"
        self.app.call_from_thread(self.say, sentence)

    def _copy_document(self, document: str, count: str) -> None:
        self.say(f"{copy(document, self.app.copy_to_clipboard)}: {count}")
