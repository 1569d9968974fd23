"""The line between two panes, which the mouse can take along."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

LINE = "│"


class Splitter(Widget):
    """One column; it reports where it is dragged to, and the screen moves it there."""

    class Dragged(Message):
        """The mouse holds it at this column of the screen."""

        def __init__(self, splitter: "Splitter", x: int) -> None:
            super().__init__()
            self.splitter, self.x = splitter, x

    class Dropped(Message):
        """The mouse has let go of it."""

    _is_held = False

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(LINE, self.rich_style)])

    def on_mouse_down(self, _: events.MouseDown) -> None:
        self._is_held = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._is_held:
            self.post_message(self.Dragged(self, int(event.screen_x)))

    def on_mouse_up(self, _: events.MouseUp) -> None:
        if self._is_held:
            self._is_held = False
            self.release_mouse()
            self.post_message(self.Dropped())
