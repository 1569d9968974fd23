"""Panes take the room that the reader gives them, by key and mouse, also after a restart."""

from pathlib import Path

from reading import NORMAL, WIDE, Reading, reading
from textual.events import MouseMove


async def drag(r: Reading, widget: str, offset: tuple[int, int], to: tuple[int, int]) -> None:
    await r.pilot.mouse_down(widget, offset=offset)
    await r.pilot._post_mouse_events([MouseMove], r.screen, to, 1)
    await r.pilot.mouse_up(None, offset=to)
    await r.settle()


async def test_borders_are_moved_and_remembered_and_nothing_is_squeezed_out(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, NORMAL) as r:
        list_, reader, sheets = r.screen.articles, r.screen.reader, r.screen.sheets
        usual = list_.region.width
        await r.press("greater_than_sign", "greater_than_sign")
        assert list_.region.width == usual + 4
        await drag(r, "#list-splitter", (0, 5), (30, 8))
        assert list_.region.width == 30
        assert reader.region.x == 31
        await r.press("4")
        height = sheets.region.height
        await r.press("greater_than_sign", "less_than_sign", "greater_than_sign")
        assert sheets.region.height == height + 1
        await drag(r, "#sheets", (50, 0), (50, 20))
        assert sheets.region.y == 20
        await r.pilot.resize_terminal(*WIDE)
        await r.settle()
        await drag(r, "#sheet-splitter", (0, 9), (150, 9))
        assert sheets.region.x == 150
        for size in ((1, 1), (41, 11), (80, 24), (100, 12), (163, 31)):
            await r.pilot.resize_terminal(*size)
        await r.settle()
        assert list_.region.width == 30
        assert min(reader.region.width, sheets.region.width) >= 20
        r.app.exit()
    async with reading(articles, home, WIDE) as r:
        assert r.screen.articles.region.width == 30
        await r.press("4")
        assert r.screen.sheets.region.x == 150
        await r.press("vertical_line")
        assert r.screen.articles.region.width == 50
