"""Quotations leave the reading screen: to the clipboard, or with all bookmarks to a file."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from jjreader.errors import JJReaderError
from jjreader.model import Bookmark
from jjreader.tui.clipboard import copy
from jjreader.tui.screens.desk import Desk

TO_FILE = "Write the bookmarks to a file"


class Copying(Desk):
    """What is under the cursor in the bookmarks is copied, else the quotation in the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y", "copy", "Copy", id="copy", tooltip="Copy the selection, or the quotation here"
        ),
        Binding("Y", "copy_citation", "Copy with citation", id="copy-citation", show=False),
        Binding("x", "export", "Export", id="export", show=False, tooltip=TO_FILE),
    ]

    def action_copy(self) -> None:
        if bookmark := self._bookmark_to_copy():
            self.say(f"{copy(bookmark.text, self._to_terminal)}: {self._what}")

    def action_copy_citation(self) -> None:
        from jjreader.bookmarks.citation import cite

        if bookmark := self._bookmark_to_copy():
            way = copy(cite(bookmark), self._to_terminal)
            self.say(f"{way}: {self._what} with its citation")

    def action_export(self) -> None:
        def write(name: str | None) -> None:
            if name:
                self._export(Path(name).expanduser())

        question = "Export all bookmarks to (.md .json .csv .bib .org)"
        self.ask_for_line(question, "bookmarks.md", write)

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

    def _to_terminal(self, text: str) -> None:
        if self.app._driver:
            self.app._driver.write(text)

    @work(thread=True, group="export")
    def _export(self, path: Path) -> None:
        from jjreader.bookmarks.documents import write_export

        try:
            count = write_export(self.library.notebook.bookmarks(), path)
            sentence = f"{count} bookmark{'s' * (count != 1)} written to {path}"
        except JJReaderError as error:
            sentence = f"NOT saved: {error}"
        self.app.call_from_thread(self.say, sentence)
