"""The dialogs of an export: what goes where, and whether a file may be replaced."""

import os
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from jjreader.bookmarks.documents import SUFFIXES, format_of
from jjreader.errors import UsageError
from jjreader.tui.keys import KeyNames

EXPORT_KEYS = "Enter writes the file · {export-copy} copies it instead · {export-cancel} cancels"
OVERWRITE_KEYS = "{overwrite-yes} replaces it · {overwrite-no} leaves it as it is"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported, and where to."""

    path: Path
    """Its end is the format."""
    words: str
    """A filter; empty for all bookmarks."""
    to_clipboard: bool = False
    overwrite: bool = False


class ExportDialog(ModalScreen[ExportOrder | None]):
    """Asks for the name of a file, and whether the filter counts."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Cancel", id="export-cancel"),
        Binding("ctrl+y", "copy", "Copy", id="export-copy", priority=True),
        Binding("ctrl+t", "toggle_filter", "All or filtered", id="export-all", priority=True),
    ]

    def __init__(self, keys: KeyNames, words: str) -> None:
        super().__init__()
        self._keys = keys
        self._filter = words
        self._words = words
        self._what = Static(self._question())
        self._box = Input("bookmarks.md")
        about = f"Its end is the format: {' '.join(SUFFIXES)}"
        self._about_name = Static(Content(about), classes="dim")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield self._what
            yield self._box
            yield self._about_name
            yield Static(Content(self._keys.fill(EXPORT_KEYS)), classes="dim")

    def on_mount(self) -> None:
        self._box.focus()

    def _question(self) -> Content:
        other = "all" if self._words else f"only those with {self._filter}"
        switch = f" ({self._keys['export-all']}: {other})" if self._filter else ""
        what = f"Export the bookmarks with {self._words}" if self._words else "Export all bookmarks"
        return Content(f"{what}{switch} to")

    def action_toggle_filter(self) -> None:
        self._words = "" if self._words else self._filter
        self._what.update(self._question())

    def action_copy(self) -> None:
        self._finish(to_clipboard=True)

    def on_input_submitted(self) -> None:
        self._finish()

    def _finish(self, *, to_clipboard: bool = False) -> None:
        name = self._box.value.strip()
        if not name:
            self.dismiss(None)
            return
        path = Path(os.path.expanduser(name))  # noqa: PTH111 - of no one: as it is
        try:
            format_of(path)
        except UsageError as error:  # the name can be mended
            self._about_name.set_classes("problem").update(Content(str(error)))
            return
        self.dismiss(ExportOrder(path, self._words, to_clipboard))


class OverwriteDialog(ModalScreen[bool | None]):
    """Asks whether a file may be replaced."""

    BINDINGS = [
        Binding("y", "dismiss(True)", "Replace", id="overwrite-yes"),
        Binding("n,escape", "dismiss(False)", "Keep", id="overwrite-no"),
    ]

    def __init__(self, keys: KeyNames, path: Path) -> None:
        super().__init__()
        self._keys, self._path = keys, path

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(f"{self._path} is there already."))
            yield Static(Content(self._keys.fill(OVERWRITE_KEYS)), classes="dim")
