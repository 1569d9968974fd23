"""Whoever types before the panes are there loses no key."""

from pathlib import Path

import pytest
from reading import NORMAL, Reading, index_here, settings_in
from textual.events import Key

from jjreader.library import Library
from jjreader.tui.app import JJReaderApp

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
