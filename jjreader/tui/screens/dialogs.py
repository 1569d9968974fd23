"""The dialogs of a bookmark: its note, its tags. Each answers with them, or with None.

They hold their widgets: to look for one fails in a dialog that is closed while it opens.
"""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from jjreader.tui.keys import KeyNames

TAGS_KEYS = "Enter keeps them · {tags-complete} completes · {tags-cancel} cancels"
NOTE_KEYS = "{note-keep} keeps it · {note-cancel} cancels"
THROWN_AWAY = "It has changed. {note-keep} keeps it · {note-cancel} again throws it away"


class TagSuggester(Suggester):
    """Completes the tag that is being typed, after the last comma."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        begun = value.rpartition(",")[2].lstrip()
        given = {tag.strip() for tag in value.split(",")[:-1]}
        for tag in self._known:
            if begun and tag not in given and tag.casefold().startswith(begun.casefold()):
                return value + tag[len(begun) :]
        return None


class TagsDialog(ModalScreen[tuple[str, ...] | None]):
    """Asks for tags; those that are in use are offered."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Cancel", id="tags-cancel"),
        Binding("tab", "complete", "Complete", id="tags-complete", priority=True),
    ]

    def __init__(self, keys: KeyNames, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__()
        self._keys, self._known = keys, known
        self._box = Input(", ".join(tags), suggester=TagSuggester(known))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content("Tags, with commas between"))
            yield self._box
            if self._known:
                yield Static(Content(f"In use: {', '.join(self._known)}"), classes="quoted")
            yield Static(Content(self._keys.fill(TAGS_KEYS)), classes="dim")

    def on_mount(self) -> None:
        self._box.focus()

    def action_complete(self) -> None:
        self._box.action_cursor_right()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(tuple(filter(None, map(str.strip, event.value.split(",")))))


class NoteDialog(ModalScreen[str | None]):
    """Asks for a note of any number of lines."""

    BINDINGS = [
        Binding("escape", "cancel", "Cancel", id="note-cancel"),
        Binding("f2,ctrl+o", "keep", "Keep", id="note-keep", priority=True),
    ]

    def __init__(self, keys: KeyNames, words: str, note: str) -> None:
        super().__init__()
        self._keys, self._words, self._note, self._box = keys, words, note, TextArea(note)
        self._hint = Static(Content(keys.fill(NOTE_KEYS)), classes="dim")
        self._is_warned = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._words), classes="quoted")
            yield self._box
            yield self._hint

    def on_mount(self) -> None:
        self._box.focus()

    def action_cancel(self) -> None:
        """What was written is thrown away only when that is meant: the key is pressed again."""
        if self._is_warned or self._box.text == self._note:
            self.dismiss(None)
        else:
            self._is_warned = True
            self._hint.update(Content(self._keys.fill(THROWN_AWAY)))

    def action_keep(self) -> None:
        self.dismiss(self._box.text.strip())
