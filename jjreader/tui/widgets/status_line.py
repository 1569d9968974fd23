"""The last line: the keys that matter here or what just happened; on the right what goes on."""

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from jjreader.corpus.cleaner import clean_line

SECONDS = 6.0
"""How long a message stays."""


def skipped(files: int) -> str:
    """How many files could not be read."""
    return f"{files} file{'s' * (files != 1)} skipped"


class StatusLine(Widget):
    """One line; a message takes the place of the keys for a while."""

    COMPONENT_CLASSES = {"status--key", "status--message", "status--progress"}  # noqa: RUF012

    message: reactive[str] = reactive("")
    activity: reactive[str] = reactive("")
    """What goes on in the background, in words."""

    _timer: Timer | None = None

    def on_mount(self) -> None:
        """Other keys matter where the focus goes."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def say(self, sentence: str, seconds: float = SECONDS) -> None:
        """Show a sentence for a while; whatever it quotes does no harm."""
        self.message = clean_line(sentence)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(seconds, self.hush)

    def render(self) -> RenderResult:
        right = (
            Content.styled(f" {self.activity} ", self._style("progress"))
            if self.activity
            else Content("")
        )
        room = self.size.width - right.cell_length
        if self.message:
            left = Content.styled(f" {self.message}", self._style("message"))
        else:
            left = self._keys(room)
        left = left.truncate(max(room, 0), ellipsis=True)
        return Content.assemble(left, " " * max(room - left.cell_length, 0), right)

    def _keys(self, room: int) -> Content:
        """As many keys as there is room for, whole."""
        keys = Content(" ")
        for binding in self._shown():
            name = self.app.get_key_display(binding)
            pair = Content.assemble(
                Content.styled(name, self._style("key")), f" {binding.description.lower()}  "
            )
            if keys.cell_length + pair.cell_length > room:
                break
            keys = Content.assemble(keys, pair)
        return keys

    def _shown(self) -> list[Binding]:
        """The keys that do something here; in a text box, only those of the box itself."""
        box = self.screen.focused if isinstance(self.screen.focused, Input) else None
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and (box is None or active.node is box):
                found.setdefault(active.binding.action, active.binding)
        return list(found.values())

    def _style(self, name: str) -> str:
        return self.get_visual_style(f"status--{name}", partial=True)  # type: ignore[return-value]

    def hush(self) -> None:
        """The message has been read."""
        self.message = ""
