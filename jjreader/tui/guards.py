"""Where Textual 8.2 fails on keys that come at a bad moment, it is kept from it.

Each guard names what happens without it; random keys, clicks and resizes found them all. Look
whether they are still needed when Textual's version changes.
"""

import termios
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from textual import work
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.errors import NoWidget
from textual.events import Click
from textual.screen import Screen
from textual.widgets import OptionList

from jjreader.tui.clipboard import CLIPBOARD

FRAME = 500
"""Characters: what is written at once and is longer paints the screen; modes are set by less."""
LAST_WORDS = 2.0
"""Seconds that a terminal has to take what gives it back."""


def guard_textual() -> None:
    """Put all guards in place; once is enough, more does no harm."""
    if getattr(Screen.dismiss, "is_guarded", False):
        return
    _guard_page_keys()
    _guard_clicks()
    _guard_dismissal()
    _guard_palette_search()
    _guard_leaving()
    _guard_writing()


def _guard_page_keys() -> None:
    """A page key in an option list without room, as in the palette of a tiny terminal: KeyError."""
    move = OptionList._move_page

    @wraps(move)
    def move_if_there_is_room(self: OptionList, direction: Any) -> None:
        if all(self.scrollable_content_region.size):
            move(self, direction)

    OptionList._move_page = move_if_there_is_room  # type: ignore[method-assign]


def _guard_clicks() -> None:
    """A click on an option that has just left the list, for other letters are typed: IndexError."""
    click = OptionList._on_click

    @wraps(click)
    async def click_if_it_is_there(self: OptionList, event: Click) -> None:
        option = event.style.meta.get("option")
        if option is None or option < self.option_count:
            await click(self, event)

    OptionList._on_click = click_if_it_is_there  # type: ignore[method-assign]


def _guard_dismissal() -> None:
    """Enter twice in the palette: the second takes the screen below away, and the app ends."""
    dismiss = Screen.dismiss

    @wraps(dismiss)
    def dismiss_if_in_front(self: Screen[Any], result: Any = None) -> AwaitComplete:
        if self.app.screen is self:
            return dismiss(self, result)
        return AwaitComplete()

    dismiss_if_in_front.is_guarded = True  # type: ignore[attr-defined]
    Screen.dismiss = dismiss_if_in_front  # type: ignore[method-assign]


def _guard_palette_search() -> None:
    """A key while the palette opens or closes misses its list: NoMatches; a click beside a screen
    that has just become smaller: NoWidget."""
    gather = CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined]

    async def gather_while_open(self: CommandPalette, search_value: str) -> None:
        with suppress(NoMatches):
            await gather(self, search_value)

    group = CommandPalette._GATHER_COMMANDS_GROUP
    CommandPalette._gather_commands = work(exclusive=True, group=group)(  # type: ignore
        gather_while_open
    )
    for name in ("_action_command_list", "_action_cursor_down", "_on_click"):
        setattr(CommandPalette, name, _while_open(getattr(CommandPalette, name)))


def _while_open(act: Callable[..., None]) -> Callable[..., None]:
    @wraps(act)
    def act_while_open(*arguments: Any) -> None:
        with suppress(NoMatches, NoWidget):
            act(*arguments)

    return act_while_open


def _guard_leaving() -> None:
    """A slow terminal has not taken all frames when the program ends: the end waits for them, and
    what is typed meanwhile is echoed among them."""
    stop = LinuxDriver.stop_application_mode

    @wraps(stop)
    def stop_then_give_back(self: LinuxDriver) -> None:
        attributes, self.attrs_before = self.attrs_before, None  # `stop` would set them too early
        if self._writer_thread:
            _forget_frames(self._writer_thread)
        stop(self)
        if self._writer_thread:
            self._writer_thread._queue.put(None)
            self._writer_thread.join(LAST_WORDS)
        if attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, attributes)

    LinuxDriver.stop_application_mode = stop_then_give_back  # type: ignore[method-assign]


def _guard_writing() -> None:
    """A terminal that is gone ends the thread that writes; once its queue is full, the program
    waits for ever."""
    run = WriterThread.run

    @wraps(run)
    def run_to_the_end(self: WriterThread) -> None:
        try:
            run(self)
        except OSError:
            while self._queue.get() is not None:
                pass

    WriterThread.run = run_to_the_end  # type: ignore[method-assign]


def _forget_frames(writer: WriterThread) -> None:
    """Nobody will see what waits to be painted; but what was copied goes to the clipboard."""
    waiting = writer._queue
    with waiting.mutex:
        kept = [
            text for text in waiting.queue if not text or len(text) < FRAME or CLIPBOARD in text
        ]
        waiting.queue.clear()
        waiting.queue.extend(kept)
        waiting.not_full.notify_all()
