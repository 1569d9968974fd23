"""Any passage can be selected, by keys or with the mouse, and then be bookmarked and copied."""

from pathlib import Path

import pytest
from reading import Reading, reading
from textual.events import MouseMove
from textual.pilot import Pilot

from jjreader.tui.screens import exporting

FERRY = "Ferry line will close in autumn"


def selected(r: Reading) -> str | None:
    view = r.screen.reader.view
    return view.page.article[view.selection] if view.page and view.selection else None


def place_of(r: Reading, words: str) -> tuple[int, int]:
    """Column and row of some words in the reader."""
    rows = r.rows()
    row = next(number for number, text in enumerate(rows) if words in text)
    return rows[row].index(words), row


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down("#view", offset=start)
    await pilot._post_mouse_events([MouseMove], "#view", end, 1)
    await pilot.mouse_up("#view", offset=end)


async def test_keys_select_and_the_passage_is_bookmarked_copied_and_found_again(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(exporting, "copy", lambda text, _: copied.append(text) or "Copied")
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("v", "right_curly_bracket", "j", "0", "v")
        assert selected(r) is None
        await r.press("w", "w", "w")
        assert selected(r) == "The last ferry"
        await r.press("l", "l", "h", "ctrl+left")
        assert selected(r) == "The last "
        await r.press("w", "o", "l", "l", "l", "l", "o")
        assert selected(r) == "last ferry"
        await r.press("y")
        assert copied == ["last ferry"]
        assert r.said == "Copied: the selection"
        await r.press("m")
        assert r.said == "Bookmarked #1"
        assert "#1" in r.below
        before = r.screen.reader.view.scroll_offset
        await r.press("escape", "6", "enter")
        assert selected(r) == "last ferry"
        assert r.screen.reader.view.scroll_offset == before
        await r.press("m")
        assert r.said.startswith("Removed #1")
        await r.press("v", "right_curly_bracket", "M")
        await r.type("why")
        await r.press("f2")
        (kept,) = r.screen.library.notebook.bookmarks()
        assert kept.note == "why"
        assert kept.text.startswith("last ferry to Skelling")
        assert kept.text.endswith("Thursday.")
        await r.press("Y", "v", "dollar_sign")
        assert FERRY in copied[-1]
        row = next(row for row in r.rows() if "The last ferry" in row)
        assert row.rstrip().endswith(selected(r) or "nothing")
        await r.press("escape")
        assert selected(r) is None
        assert r.app.is_running


async def test_the_mouse_selects_over_rows_and_the_text_has_no_wraps(
    articles: Path, home: Path
) -> None:
    (articles / "list.md").write_text("# What is carried\n\n- lanterns\n- apples and pears\n")
    async with reading(articles, home, (80, 24)) as r:
        await r.open("What is carried")
        await drag(r.pilot, place_of(r, "apples"), place_of(r, "pears"))
        await r.settle()
        assert selected(r) == "apples and p"
        await r.open(FERRY)
        await drag(r.pilot, place_of(r, "run out of money"), place_of(r, "patience"))
        await r.settle()
        assert selected(r) == "run out of money and out of p"
        column, row = place_of(r, "Lindqvist has led")
        await r.pilot.click("#view", offset=(column, row), times=2)
        await r.settle()
        assert selected(r) == "Lindqvist"
        await r.pilot.click("#view", offset=(column, row), times=3)
        await r.settle()
        assert (selected(r) or "").endswith("to the new bridge.")
        assert "\n" not in (selected(r) or "")
        await r.pilot.click("#view", offset=(column, row))
        await r.settle()
        assert selected(r) is None


async def test_a_passage_in_a_quotation_keeps_its_speaker(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket", "v", "l", "v", "w", "w", "w", "m")
        (kept,) = r.screen.library.notebook.bookmarks()
        assert (kept.text, kept.speaker) == ("We have run", "Anna Lindqvist")
