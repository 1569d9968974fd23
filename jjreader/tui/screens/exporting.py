"""Bookmarks leave the reading screen as a document: to a file or the clipboard."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from jjreader.counting import counted
from jjreader.errors import JJReaderError
from jjreader.tui.clipboard import copy
from jjreader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from jjreader.tui.screens.export_dialogs import Order

TO_FILE = "Write the bookmarks to a file, or copy them"


class Exporting(Desk):
    """A worker writes; nothing that is there is replaced unasked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", "Export", id="export", tooltip=TO_FILE),
    ]

    def action_export(self) -> None:
        from jjreader.tui.screens.export_dialogs import ExportDialog

        words = self.sheets.bookmarks.arrangement.words.strip()
        self.app.push_screen(ExportDialog(self.keys, words), self._ordered)

    def _ordered(self, order: "Order | None") -> None:
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
    def _export(self, order: "Order") -> None:
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
