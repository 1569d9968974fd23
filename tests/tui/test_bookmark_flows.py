"""Bookmarks: set, taken back, annotated, deleted, brought back, copied, exported."""

import json
from pathlib import Path

import pytest
from reading import Reading, reading

from jjreader.errors import StorageError
from jjreader.tui.screens import copying

FERRY = "Ferry line will close in autumn"
ORCHARD = "An orchard in the middle of the motorway"


async def mark_one(r: Reading) -> None:
    await r.open(FERRY)
    await r.press("right_square_bracket", "m")


async def test_m_bookmarks_the_quotation_and_says_its_number(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        assert r.said == "Bookmarked #1"
        assert "#1" in r.below
        (kept,) = r.screen.library.notebook.bookmarks()
        assert kept.text.startswith("“We have run out of money")
        assert kept.speaker == "Anna Lindqvist"


async def test_m_again_takes_it_back_and_undo_brings_it_back(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        await r.press("m")
        assert r.said.startswith("Removed #1")
        assert r.screen.library.notebook.bookmarks() == ()
        await r.press("U")
        assert [b.number for b in r.screen.library.notebook.bookmarks()] == [1]
        await r.press("U")
        assert r.screen.library.notebook.bookmarks() == ()
        await r.press("U")
        assert r.said == "Nothing to undo."


async def test_what_cannot_be_stored_is_not_claimed(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:

        def full(*_: object) -> None:
            raise StorageError("the disk is full")

        monkeypatch.setattr(r.screen.library.notebook, "toggle", full)
        await mark_one(r)
        assert r.said == "NOT saved: the disk is full"
        assert "#" not in r.below


async def test_without_a_quotation_in_view_it_says_what_to_do(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open("A quiet week")
        await r.press("m")
        assert r.said.startswith("No quotation in view")


async def test_the_sheet_shows_opens_and_deletes_with_undo(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        await r.open(ORCHARD)
        await r.press("m", "6")
        sheet = r.screen.sheets.bookmarks
        assert [item.number for item in sheet.items] == [1, 2]
        await r.press("g", "enter")
        assert r.shown_title == FERRY
        await r.press("6", "d")
        assert [item.number for item in sheet.items] == [2]
        await r.press("U")
        assert [item.number for item in sheet.items] == [1, 2]


async def test_a_note_and_tags_are_kept(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket", "M")
        await r.type("for the book")
        await r.press("f2")
        assert r.said == "Bookmarked #1 with a note"
        await r.press("6", "t")
        await r.type("boats, ferry")
        await r.press("enter")
        (kept,) = r.screen.library.notebook.bookmarks()
        assert (kept.note, kept.tags) == ("for the book", ("boats", "ferry"))
        await r.press("M", "escape", "U")
        (kept,) = r.screen.library.notebook.bookmarks()
        assert kept.tags == ()


async def test_an_edited_article_moves_its_bookmark(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        file = articles / "harbour.md"
        file.write_text(file.read_text().replace("The last ferry", "After years the last ferry"))
        await r.press("6")
        assert [item.state for item in r.screen.sheets.bookmarks.items] == ["moved"]
        await r.press("enter")
        view = r.screen.reader.view
        assert view.quote_here is not None
        assert view.page is not None
        assert view.page.article[view.quote_here.span].startswith("“We have run out")
        await r.press("m")
        assert r.said.startswith("Removed #1")


async def test_copying_says_which_way_it_went(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:
        copied: list[str] = []

        def copy(text: str, _: object) -> str:
            copied.append(text)
            return "Copied through tmux"

        monkeypatch.setattr(copying, "copy", copy)
        await r.open(FERRY)
        await r.press("right_square_bracket", "y")
        assert r.said == "Copied through tmux: the quotation"
        await r.press("Y")
        assert copied[0].startswith("“We have run out")
        assert "Anna Lindqvist" in copied[1]
        assert FERRY in copied[1]


async def test_export_writes_a_new_file_and_never_an_old_one(
    articles: Path, home: Path, tmp_path: Path
) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        file = tmp_path / "out.json"
        for expected in ("1 bookmark written", "NOT saved"):
            await r.press("x", "ctrl+u")
            await r.type(str(file))
            await r.press("enter")
            assert r.said.startswith(expected)
        assert json.loads(file.read_text())[0]["speaker"] == "Anna Lindqvist"
