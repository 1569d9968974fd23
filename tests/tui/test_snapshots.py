"""Pictures of the screen: three sizes, dark and light. Look at them when you renew them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reading import NORMAL, SMALL, Reading, index_here, settings_in
from textual.pilot import Pilot

from jjreader.library import Library
from jjreader.tui.app import JJReaderApp

Compare = Callable[..., bool]


@pytest.mark.parametrize("theme", ["jjreader-dark", "jjreader-light"])
@pytest.mark.parametrize("size", [SMALL, NORMAL, (200, 60)], ids=["80x24", "120x40", "200x60"])
def test_searching_while_reading(
    snap_compare: Compare, articles: Path, home: Path, theme: str, size: tuple[int, int]
) -> None:
    library = Library.open(articles, settings=settings_in(home))
    library.refresh()
    index_here(library)
    app = JJReaderApp(library)
    app.theme = theme
    app.animation_level = "none"

    async def read_and_search(pilot: Pilot[None]) -> None:
        r = Reading(app, pilot)
        await r.until(lambda: r.screen.is_mounted and r.screen.articles.is_filled, "the list")
        await r.press("enter")
        await r.until(lambda: r.shown_title is not None, "the article")
        await r.until(lambda: bool(library.reading_log.readings), "more than a preview")
        await r.press("right_square_bracket", "m")
        await r.until(lambda: r.said.startswith("Bookmarked"), "the bookmark")
        await r.press("s")
        await r.type("ferry")
        await r.until(
            lambda: r.screen.query_asked == "ferry" and bool(r.screen.matches),
            "the hits",
        )
        r.screen.sheets.search.box.cursor_blink = False
        r.screen.status.hush()
        await r.until_still()

    try:
        assert snap_compare(app, terminal_size=size, run_before=read_and_search)
    finally:
        library.close()
