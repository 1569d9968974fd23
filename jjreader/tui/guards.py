"""Where Textual 8.2 fails on keys that come at a bad moment, it is kept from it.

Each guard names what happens without it; random keys, clicks and resizes found them all. Look
whether they are still needed when Textual's version changes.
"""

from functools import wraps
from typing import Any

from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.widgets import OptionList


def guard_textual() -> None:
    """Put all guards in place; once is enough, more does no harm."""
    if getattr(Screen.dismiss, "is_guarded", False):
        return
    _guard_page_keys()
    _guard_dismissal()


def _guard_page_keys() -> None:
    """A page key in an option list without room, as in the palette of a tiny terminal: KeyError."""
    move = OptionList._move_page

    @wraps(move)
    def move_if_there_is_room(self: OptionList, direction: Any) -> None:
        if all(self.scrollable_content_region.size):
            move(self, direction)

    OptionList._move_page = move_if_there_is_room  # type: ignore[method-assign]


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
