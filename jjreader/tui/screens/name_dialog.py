"""A dialog that asks for a name, and completes it from the cast."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from jjreader.model import PersonSummary
from jjreader.tui.messages import NameChosen
from jjreader.tui.widgets.people_list import NameList

MOST_NAMES = 50


class NameDialog(ModalScreen[str | None]):
    """Asks for a name; answers with it, with nothing for nobody, or with None when given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="name-cancel"),
        Binding("down", "move(1)", "Down", id="name-down", priority=True),
        Binding("up", "move(-1)", "Up", id="name-up", priority=True),
    ]

    def __init__(
        self, question: str, people: Sequence[PersonSummary], value: str = "", nobody: str = ""
    ) -> None:
        super().__init__()
        self._question, self._value, self._nobody = question, value, nobody
        self._people = [(each, _searched(each)) for each in people]
        self._names = NameList(id="names")
        self._is_new = False
        """What is typed is the name of nobody in the cast."""

    def compose(self) -> ComposeResult:
        hint = f"Enter takes the name under the cursor{self._nobody} · Esc cancels"
        with Vertical(classes="dialog"):
            yield Static(Content(self._question))
            yield Input(self._value, placeholder="part of a name", select_on_focus=True)
            yield self._names
            yield Static(Content(hint), classes="dim")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._complete(self._value)

    def action_move(self, rows: int) -> None:
        self._names.cursor += rows

    @on(Input.Changed)
    def _type(self, event: Input.Changed) -> None:
        self._complete(event.value)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        chosen = self._names.current
        typed = " ".join(event.value.split())
        self.dismiss(chosen.person.name if chosen and (typed or not self._nobody) else typed)

    @on(NameChosen)
    def _take_clicked(self, message: NameChosen) -> None:
        message.stop()
        self.dismiss(message.name)

    def _complete(self, typed: str) -> None:
        words = typed.casefold().split()
        found = (each for each, names in self._people if all(word in names for word in words))
        self._names.set_items([each for each, _ in zip(found, range(MOST_NAMES), strict=False)])
        self._names.cursor = 0


def _searched(summary: PersonSummary) -> str:
    person = summary.person
    return " ".join((person.name, *person.aliases)).casefold()
