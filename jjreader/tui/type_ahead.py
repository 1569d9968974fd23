"""Keys that are pressed before the panes are there: none is lost, and they act in their order."""

import math
import time
from collections import deque
from dataclasses import dataclass

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.widget import Widget

WAYS = 2
"""A key goes up from the widget in focus to the app, which acts; what that sets off goes up too."""

USE = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""What somebody does who works with the program."""

LINE_FEED = "ctrl+j"
"""What the terminal makes of Enter until it is told to pass on keys as they are."""


@dataclass(eq=False, repr=False)
class ReadyForKeys(Message):
    """Everything that a key may act on is there."""

    deepest: Widget
    """The widget from which it is farthest up to the app."""


@dataclass(eq=False, repr=False)
class Followed(Message):
    """Sent the way of a key, behind it: when it arrives, the key has arrived."""

    start: Widget
    ways: int


class TypeAheadApp(App[None]):
    """Keeps early keys until `ReadyForKeys`, then handles them one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Event] | None = deque()
        """None: a key is handled as it comes."""
        self._has_begun = False
        self._used_at = -math.inf

    @property
    def idle_seconds(self) -> float:
        """How long ago a key was last pressed, or the mouse used; infinite: never."""
        return time.monotonic() - self._used_at

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, USE):
            self._used_at = time.monotonic()
        if self._typed is not None and self._is_early(event):
            is_enter = isinstance(event, events.Key) and event.key == LINE_FEED
            self._typed.append(events.Key("enter", "\r") if is_enter else event)
        else:
            await super().on_event(event)

    @on(ReadyForKeys)
    async def _begin(self, message: ReadyForKeys) -> None:
        """Only the first time: a second one would send a key before the one ahead has arrived."""
        if not self._has_begun:
            self._has_begun = True
            await self._handle_next(message.deepest)

    @on(Followed)
    async def _go_on(self, message: Followed) -> None:
        if message.ways < WAYS:
            message.start.post_message(Followed(message.start, message.ways + 1))
        else:
            await self._handle_next(message.start)

    async def _handle_next(self, deepest: Widget) -> None:
        if self._typed:
            await super().on_event(self._typed.popleft())
            deepest.post_message(Followed(deepest, 1))
        else:
            self._typed = None

    def _is_early(self, event: events.Event) -> bool:
        """Typed or pasted; but who wants to quit need not wait."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            active = self.screen.active_bindings.get(event.key)
            return not (active and active.binding.action == "quit")
        return isinstance(event, events.Key | events.Paste) and not event.is_forwarded
