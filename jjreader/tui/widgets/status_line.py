"""The last line: keys for the pane in front, or a message; on the right the background work."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from jjreader.corpus.cleaner import clean_line
from jjreader.counting import counted
from jjreader.tui.keys import shown
from jjreader.tui.parts import wrap_parts

EVERYWHERE = ("help", "search", "back")
"""Actions that are offered wherever the focus is, before those of the pane, which are its
`OFFERED`: ids with spaces between, or with a stroke where two belong together."""
SECONDS = 6.0
"""How long a message stays, where nothing else is said."""
MOST_LINES = 3
"""Of a message."""


def skipped(files: int) -> str:
    """How many files could not be read."""
    return f"{counted(files, 'file')} skipped"


class StatusLine(Widget):
    """A message takes the place of the keys for a while, and more lines where it needs them."""

    COMPONENT_CLASSES = {"status--key", "status--message", "status--progress"}

    message: reactive[str] = reactive("")
    activity: reactive[str] = reactive("")
    """What goes on in the background, in words."""

    _timer: Timer | None = None
    _pairs: list[tuple[str, str]] | None = None
    """Keys with what they do; None: to be looked up."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._look_up_again)

    def _look_up_again(self, _: object) -> None:
        """Other keys matter where the focus goes."""
        self._pairs = None
        self.refresh()

    def watch_message(self) -> None:
        """What happened may have changed what a key does."""
        self._pairs = None
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Be as high as the message."""
        self.styles.height = len(self._lines())

    def _lines(self) -> list[str]:
        """The message in lines, the last one cut."""
        rows = wrap_parts([(self.message, "")], self.size.width - 2, MOST_LINES)
        return ["".join(words for words, _ in row) for row in rows]

    def say(self, sentence: str, seconds: float | None = None) -> None:
        """Show a sentence for a while; whatever it quotes does no harm."""
        self.message = clean_line(sentence)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(seconds or SECONDS, self.hush)

    def render(self) -> RenderResult:
        lines, activity = self._lines(), f" {self.activity} " if self.activity else ""
        if len(lines) > 1 or cell_len(f" {lines[0]}{activity}") > self.size.width:
            activity = ""  # a message is for now; the work goes on
        room = self.size.width - cell_len(activity)
        message = "\n".join(f" {line}" for line in lines)
        said = Content.styled(message, self._style("message"))
        left = said if self.message else self._keys(room)
        gap = " " * max(room - left.cell_length, 0) if len(lines) == 1 else ""
        return Content.assemble(left, gap, Content.styled(activity, self._style("progress")))

    def _keys(self, room: int) -> Content:
        """As many keys as there is room for, whole."""
        keys = Content(" ")
        if self._pairs is None:
            self._pairs = list(self._offered())
        for name, what in self._pairs:
            pair = Content.assemble(Content.styled(name, self._style("key")), f" {what}  ")
            if keys.cell_length + pair.cell_length > room:
                break
            keys = Content.assemble(keys, pair)
        return keys

    def _offered(self) -> Iterator[tuple[str, str]]:
        """Keys that do something here, with what that is; in a text box, those of the box."""
        focused = self.screen.focused
        active: dict[str | None, Binding] = {}
        for key in self.screen.active_bindings.values():
            if key.enabled:
                active.setdefault(key.binding.id, key.binding)
        offered = getattr(focused, "OFFERED", "").split()
        for names in offered if isinstance(focused, Input) else (*EVERYWHERE, *offered):
            here = [active[name] for name in names.split("/") if name in active]
            if here:
                leaves = names == "back" and getattr(self.screen, "is_back_at_list", False)
                what = "quit" if leaves else here[0].description.lower()
                yield "/".join(shown(binding.key) for binding in here), what

    def _style(self, name: str) -> str:
        return self.get_visual_style(f"status--{name}", partial=True)  # type: ignore[return-value]

    def hush(self) -> None:
        """The message has been read."""
        self.message = ""
