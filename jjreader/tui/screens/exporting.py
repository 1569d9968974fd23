"""Quotations and bookmarks leave the reading screen: to the clipboard, or as a document."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from jjreader.counting import counted
from jjreader.errors import JJReaderError
from jjreader.model import Bookmark, without_line_marks
from jjreader.tui.clipboard import copy
from jjreader.tui.page import Excerpt
from jjreader.tui.screens.excerpting import Excerpting

if TYPE_CHECKING:
    from jjreader.tui.screens.export_dialogs import ExportOrder, Source

TO_FILE = "Write the quotations that are listed, or the bookmarks, to a file; or copy them"


class Exporting(Excerpting):
    """What is under the cursor of a list is copied, else the passage in the reader.

    A worker writes documents; nothing that is there is replaced unasked.
    """

    BINDINGS = [
        Binding(
            "y", "copy", "Copy", id="copy", tooltip="Copy the selection, or the quotation here"
        ),
        Binding("Y", "copy_citation", "Copy with citation", id="copy-citation"),
        Binding("x", "export", "Export", id="export", tooltip=TO_FILE),
    ]

    def action_copy(self) -> None:
        self._copy(lambda bookmark: without_line_marks(bookmark.text), "")

    def action_copy_citation(self) -> None:
        from jjreader.bookmarks.citation import cite

        self._copy(cite, " with its citation")

    def _copy(self, words: Callable[[Bookmark], str], addition: str) -> None:
        def copied(bookmark: Bookmark, kind: str) -> None:
            self.say(f"{copy(words(bookmark), self.app.copy_to_clipboard)}: {kind}{addition}")

        def copied_excerpt(excerpt: Excerpt) -> None:
            from jjreader.bookmarks.anchoring import make_bookmark

            copied(make_bookmark(excerpt.article, excerpt.span, excerpt.quote), excerpt.kind)

        bookmarks = self.sheets.bookmarks
        if bookmarks.list.has_focus and bookmarks.current:
            copied(bookmarks.current, "the quotation")
        else:
            self.with_excerpt(copied_excerpt)

    def action_export(self) -> None:
        from jjreader.tui.screens.export_dialogs import ExportDialog

        self.show_dialog(ExportDialog(self.keys, tuple(self._sources())), self._ordered)

    def _sources(self) -> "Iterator[Source]":
        """What can be exported, first what is listed in front."""
        from jjreader.bookmarks.selection import select
        from jjreader.tui.screens.export_dialogs import Source

        notebook, words = self.library.notebook, self.sheets.bookmarks.words
        is_listing = self.sheets.opened in ("quotes", "person")
        if is_listing and (rows := getattr(self.sheets, self.sheets.opened or "").list.items):
            listed = f"the {counted(len(rows), 'quotation')} listed"
            yield Source(listed, "quotation", lambda: notebook.unmarked(rows), len(rows))
        if words:
            wanted = f"the bookmarks with {words}"
            yield Source(wanted, "bookmark", lambda: select(notebook.bookmarks(), words))
        yield Source("all bookmarks", "bookmark", notebook.bookmarks)

    def _ordered(self, order: "ExportOrder") -> None:
        from jjreader.bookmarks.documents import is_taken

        if order.to_clipboard or not is_taken(order.path):
            self._export(order)
            return

        from jjreader.tui.screens.export_dialogs import OverwriteDialog

        def answered(is_wanted: bool) -> None:
            if is_wanted:
                self._export(replace(order, overwrite=True))
            else:
                self.say(f"Not written: {order.path} stays as it is.")

        self.show_dialog(OverwriteDialog(self.keys, order.path), answered)

    @work(thread=True, group="export")
    def _export(self, order: "ExportOrder") -> None:
        from jjreader.bookmarks.documents import format_of, write_document
        from jjreader.bookmarks.formats import export

        try:
            found = order.source.read()
            count = _told(order.source, len(found))
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


def _told(source: "Source", count: int) -> str:
    """How many were exported, and how many were not."""
    left_out = max((source.count or 0) - count, 0)
    changed = f" ({left_out} left out: no longer in the article)" if left_out else ""
    return f"{counted(count, source.noun)}{changed}"
