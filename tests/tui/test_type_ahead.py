"""Whoever types before the panes are there loses no key."""

from pathlib import Path

import pytest
from reading import NORMAL, Reading, index_here, settings_in
from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from jjreader.library import Library
from jjreader.tui.app import JJReaderApp
from jjreader.tui.type_ahead import ReadyForKeys, TypeAheadApp

NAMES = {"]": "right_square_bracket"}
ORCHARD = "An orchard in the middle of the motorway"


@pytest.mark.parametrize("keys", ["j ctrl+j ] m", "s c i d e r enter"])
async def test_keys_pressed_at_the_start_act_in_their_order(
    articles: Path, home: Path, keys: str
) -> None:
    library = Library.open(articles, settings=settings_in(home))
    library.refresh()
    index_here(library)
    app = JJReaderApp(library)
    for key in keys.split():
        app.post_message(Key(NAMES.get(key, key), key if len(key) == 1 else None))
    async with app.run_test(size=NORMAL) as pilot:
        r = Reading(app, pilot)
        if "m" in keys:
            await r.until(lambda: r.said == "Bookmarked #1", "the bookmark")
        else:
            await r.until(lambda: r.screen.focused is r.screen.sheets.search.hits, "the hits")
            await r.press("enter")
        assert r.shown_title == ORCHARD
        assert r.screen.focused is r.screen.reader.view
    library.close()


class Acted(Message):
    """What a key sets off, on its way up to the app."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class Pane(Widget, can_focus=True):
    def on_key(self, event: Key) -> None:
        self.app.steps.append(f"{event.key} arrives")  # type: ignore
        self.post_message(Acted(event.key))


class Steps(TypeAheadApp):
    """Keeps in which order keys arrive and act."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []

    def compose(self) -> ComposeResult:
        yield Pane()

    @on(Acted)
    def _note(self, message: Acted) -> None:
        self.steps.append(f"{message.key} acts")


async def test_a_list_that_is_filled_twice_lets_no_key_go_before_the_one_ahead() -> None:
    app = Steps()
    for key in "abc":
        app.post_message(Key(key, key))
    async with app.run_test() as pilot:
        for _ in range(3):
            app.post_message(ReadyForKeys(app.query_one(Pane)))
        while len(app.steps) < 6:
            await pilot.pause()
    assert app.steps == [f"{key} {step}" for key in "abc" for step in ("arrives", "acts")]
