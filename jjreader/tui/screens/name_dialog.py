"""A dialog that asks for a name, and completes it from the cast."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from jjreader.model import Person, PersonSummary
from jjreader.tui.keys import KeyNames
from jjreader.tui.messages import NameChosen
from jjreader.tui.sieve import Sieve, called
from jjreader.tui.widgets.people_list import NAMES, NameList

MOST_NAMES = 50
KEYS = "Enter takes the name under the cursor · {name-cancel} cancels"


class NameDialog(ModalScreen[str | None]):
    """Asks for a name; answers with it, with nothing for nobody, or with None when given up."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Cancel", id="name-cancel"),
        Binding("down", "move(1)", "Down", id="name-down", priority=True),
        Binding("up", "move(-1)", "Up", id="name-up", priority=True),
    ]

    def __init__(
        self,
        keys: KeyNames,
        question: str,
        people: Sequence[PersonSummary],
        value: str = "",
        *,
        is_new_allowed: bool = False,
    ) -> None:
        super().__init__()
        self._keys, self._question, self._value = keys, question, value
        self._people = Sieve(people, called)
        self._names = NameList(id="names", empty="Nobody has such a name.")
        self._is_new_allowed = is_new_allowed

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._question))
            yield Input(self._value, placeholder=NAMES, select_on_focus=True)
            yield self._names
            yield Static(Content(self._keys.fill(KEYS)), classes="dim")

    def on_mount(self) -> None:
        self.query(Input).focus()  # none, when the screen is closed while it opens
        self._complete(self._value)

    def action_move(self, rows: int) -> None:
        self._names.cursor += rows

    @on(Input.Changed)
    def _type(self, event: Input.Changed) -> None:
        self._complete(event.value)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        """The name under the cursor; nobody, where nothing was typed and the cursor not moved."""
        chosen = self._names.current
        is_meant = event.value.strip() or self._names.cursor
        self.dismiss(chosen.person.name if chosen and is_meant else "")

    @on(NameChosen)
    def _take_clicked(self, message: NameChosen) -> None:
        message.stop()
        self.dismiss(message.name)

    def _complete(self, typed: str) -> None:
        """Show who is meant; last, where that is allowed, what is typed as a new name."""
        people = list(self._people.having(typed)[:MOST_NAMES])
        name = " ".join(typed.split())
        if self._is_new_allowed and name and name not in (each.person.name for each in people):
            people.append(PersonSummary(Person(name), 0, 0, 0))
        self._names.set_items(people)
        self._names.cursor = 0
