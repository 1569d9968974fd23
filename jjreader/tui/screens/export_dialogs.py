"""The dialogs of an export: what goes where, and whether a file may be replaced."""

import os
from collections.abc import Callable, Sequence
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
from jjreader.model import Bookmark
from jjreader.tui.choices import next_choice
from jjreader.tui.keys import KeyNames

EXPORT_KEYS = "Enter writes the file · {export-copy} copies it instead · {export-cancel} cancels"
OVERWRITE_KEYS = "{overwrite-yes} replaces it · {overwrite-no} leaves it as it is"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be exported."""

    name: str
    """What it is, in words, as far as that is known before it is read."""
    noun: str
    """What one of them is called."""
    read: Callable[[], Sequence[Bookmark]]
    """For a worker."""
    count: int | None = None
    """How many were listed; there may be fewer when they are read."""

    @property
    def file_name(self) -> str:
        """Where it goes, unless another file is named."""
        return f"{self.noun}s.md"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported, and where to."""

    path: Path
    """Its end is the format."""
    source: Source
    to_clipboard: bool = False
    overwrite: bool = False


class ExportDialog(ModalScreen[ExportOrder | None]):
    """Asks for the name of a file, and where there is a choice, for what goes into it."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Cancel", id="export-cancel"),
        Binding("ctrl+y", "copy", "Copy", id="export-copy", priority=True),
        Binding("ctrl+t", "next_source", "What else", id="export-all", priority=True),
    ]

    def __init__(self, keys: KeyNames, sources: Sequence[Source]) -> None:
        super().__init__()
        self._keys = keys
        self._sources = sources
        self._source = sources[0]
        self._what = Static(self._question())
        self._box = Input(self._source.file_name)
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
        other = next_choice(self._sources, self._source)
        key = self._keys["export-all"]
        switch = f" ({key}: {other.name})" if other is not self._source else ""
        return Content(f"Export {self._source.name}{switch} to")

    def action_next_source(self) -> None:
        before, self._source = self._source, next_choice(self._sources, self._source)
        if self._box.value == before.file_name:
            self._box.value = self._source.file_name
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
        self.dismiss(ExportOrder(path, self._source, to_clipboard))


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
