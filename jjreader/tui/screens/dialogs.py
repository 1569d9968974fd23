"""The dialogs: a note, tags, the name of a file. Each answers with its text, or None."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea


class LineDialog(ModalScreen[str | None]):
    """Asks for one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="dialog-cancel"),
    ]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question, self._value = question, value

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._question))
            yield Input(self._value)
            yield Static(Content("Enter keeps it · Esc cancels"), classes="dim")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class NoteDialog(ModalScreen[str | None]):
    """Asks for a note of any number of lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="note-cancel"),
        Binding("ctrl+o,f2", "keep", "Keep", id="note-keep", priority=True),
    ]

    def __init__(self, words: str, note: str) -> None:
        super().__init__()
        self._words, self._note = words, note

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._words), classes="quoted")
            yield TextArea(self._note)
            yield Static(Content("F2 or ctrl+o keeps it · Esc cancels"), classes="dim")

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text.strip())
