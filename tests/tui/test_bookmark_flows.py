"""Bookmarks: set, taken back, annotated, deleted, brought back, copied, exported."""

from pathlib import Path

import pytest
from reading import Reading, reading
from textual.widgets import Static

from jjreader.errors import StorageError
from jjreader.model import Place
from jjreader.tui.screens import exporting

FERRY = "Ferry line will close in autumn"
ORCHARD = "An orchard in the middle of the motorway"


async def mark_one(r: Reading) -> None:
    await r.open(FERRY)
    await r.press("right_square_bracket", "m")


async def test_m_bookmarks_the_quotation_and_again_takes_it_back_and_undo_brings_it_back(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        notebook = r.screen.library.notebook
        await mark_one(r)
        assert r.said == "Bookmarked #1"
        assert "#1" in r.below
        (kept,) = notebook.bookmarks()
        assert kept.text.startswith("“We have run out of money")
        assert kept.speaker == "Anna Lindqvist"
        await r.press("m")
        assert r.said.startswith("Removed #1")
        assert notebook.bookmarks() == ()
        await r.press("U")
        assert [b.number for b in notebook.bookmarks()] == [1]
        await r.press("U")
        assert notebook.bookmarks() == ()
        await r.press("U")
        assert r.said == "Nothing to undo."


async def test_what_cannot_be_stored_is_not_claimed_and_without_a_quotation_it_says_what_to_do(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:

        def full(*_: object) -> None:
            raise StorageError("the disk is full")

        monkeypatch.setattr(r.screen.library.notebook, "toggle", full)
        await mark_one(r)
        assert r.said == "NOT saved: the disk is full"
        assert "#" not in r.below
        await r.open("A quiet week")
        await r.press("m")
        assert r.said.startswith("No quotation in view")


async def test_the_sheet_shows_opens_and_deletes_with_undo(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        await r.open(ORCHARD)
        await r.press("m", "6")
        sheet = r.screen.sheets.bookmarks
        assert [one.number for one in sheet.shown] == [2, 1]
        await r.press("G", "enter")
        assert r.shown_title == FERRY
        await r.press("6", "d")
        assert [one.number for one in sheet.shown] == [2]
        await r.press("U")
        assert [one.number for one in sheet.shown] == [2, 1]
        await r.press("ctrl+r")
        assert r.said == "Done again: removal of #1"
        assert [one.number for one in sheet.shown] == [2]


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
        await r.press("M")
        await r.type("written and")
        await r.press("escape")
        hints = [str(static.render()) for static in r.app.screen.query(Static)]
        assert hints[-1].startswith("It has changed. F2 keeps it")
        await r.press("escape")
        assert r.app.screen is r.screen
        (kept,) = r.screen.library.notebook.bookmarks()
        assert kept.note == "for the book"


async def test_an_edited_article_moves_its_bookmark(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        file = articles / "harbour.md"
        file.write_text(file.read_text().replace("The last ferry", "After years the last ferry"))
        await r.press("6")
        assert [one.state for one in r.screen.sheets.bookmarks.shown] == ["moved"]
        await r.press("enter")
        view = r.screen.reader.view
        assert view.quote_here is not None
        assert view.page is not None
        assert view.page.article[view.quote_here.span].startswith("“We have run out")
        await r.press("m")
        assert r.said.startswith("Removed #1")


def shown(r: Reading) -> list[str]:
    """The rows of the list of bookmarks, as they are drawn."""
    view = r.screen.sheets.bookmarks.list
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def test_the_sheet_is_a_place_to_work(articles: Path, home: Path) -> None:
    async with reading(articles, home, (160, 40)) as r:
        await mark_one(r)
        await r.press("right_square_bracket", "m")
        await r.open(ORCHARD)
        await r.press("m", "6")
        sheet = r.screen.sheets.bookmarks
        assert r.screen.sheets.border_title == "Bookmarks (3)  by article, date ↑"
        assert [line for line in shown(r) if FERRY in line and line.endswith("2")]
        assert sheet.current is not None
        assert sheet.current.number == 3  # not the heading above it

        await r.press("t")
        await r.paste("apples, old trees")
        await r.press("enter", "j", "t")
        await r.type("app")
        await r.press("tab", "enter")
        assert r.said == "Changed #1"
        assert [one.tags for one in sheet.bookmarks] == [("apples",), (), ("apples", "old trees")]

        await r.press("a", "a")
        assert r.screen.sheets.border_title == "Bookmarks (3)  by tag, date ↑"
        headings = [item.name for item in sheet.list.items if not hasattr(item, "bookmark")]
        assert headings == ["apples", "old trees", "No tag"]
        await r.press("a", "o", "O")
        assert r.screen.sheets.border_title == "Bookmarks (3)  last change ↓"
        assert [one.number for one in sheet.shown] == [1, 3, 2]

        await r.press("slash")
        await r.paste("tag:apples -quill")
        assert [one.number for one in sheet.shown] == [1]
        assert "1 of 3" in str(r.screen.sheets.border_title)
        await r.press("enter", "enter")
        assert r.shown_title == FERRY
        await r.press("6")
        assert (sheet.current.number, len(sheet.shown)) == (1, 1)
        await r.press("escape")
        assert len(sheet.shown) == 3
        await r.press("slash")
        await r.paste("nothing like it")
        assert "No bookmark has all of this." in shown(r)[0]
        await r.press("escape")
        assert r.screen.sheets.opened == "bookmarks"


async def test_what_became_of_an_edited_or_lost_passage_is_shown(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await mark_one(r)
        await r.open(ORCHARD)
        await r.press("right_square_bracket", "m")
        file = articles / "harbour.md"
        file.write_text(file.read_text().replace("run out of money and", "run short of money and"))
        (articles / "orchard.txt").write_text("Another one\n\nWith other words altogether.\n")
        await r.press("6")
        rows = "\n".join(shown(r))
        assert "run [-out-]{+short+} of money and" in rows
        assert " ·\n" not in rows
        assert "Orphaned: no longer in an article" in rows
        await r.press("g", "enter")
        view = r.screen.reader.view
        assert view.page is not None
        assert view.quote_here is not None
        assert "run short of" in view.page.article[view.quote_here.span]
        await r.press("6", "r")
        assert r.said.startswith("#1 is kept as it is now")
        (kept, lost) = r.screen.sheets.bookmarks.bookmarks
        assert (kept.state, kept.now, lost.state) == ("anchored", None, "orphaned")
        assert kept.text.startswith("“We have run short of")
        await r.press("r", "U")
        assert r.screen.sheets.bookmarks.bookmarks[0].state == "moved"
        await r.press("G", "r")
        assert r.said.startswith("Only a bookmark that has moved")
        await r.press("enter")
        assert r.shown_title == "Another one"


async def test_copying_says_which_way_it_went(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:
        copied: list[str] = []

        def copy(text: str, _: object) -> str:
            copied.append(text)
            return "Copied through tmux"

        monkeypatch.setattr(exporting, "copy", copy)
        await r.open(FERRY)
        await r.press("right_square_bracket", "y")
        assert r.said == "Copied through tmux: the quotation"
        await r.press("Y")
        assert copied[0].startswith("“We have run out")
        assert "Anna Lindqvist" in copied[1]
        assert FERRY in copied[1]


async def test_export_writes_a_selection_and_asks_before_it_replaces_a_file(
    articles: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(text: str, _: object) -> str:
        copied.append(text)
        return "Copied through tmux"

    monkeypatch.setattr(exporting, "copy", copy)
    async with reading(articles, home) as r:
        await mark_one(r)
        await r.open(ORCHARD)
        await r.press("m", "6", "slash")
        await r.type("speaker:quill")
        await r.press("enter")
        file = tmp_path / "out.csv"

        async def export(*keys: str) -> None:
            await r.press("x", "ctrl+u")
            await r.paste(str(file))
            await r.press(*keys)

        await export("enter")
        assert r.said == f"1 bookmark written to {file}"
        assert "Martha Quill" in file.read_text()
        await export("ctrl+t", "enter", "n")
        assert r.said.startswith("Not written")
        assert "Lindqvist" not in file.read_text()
        await export("ctrl+t", "enter", "y")
        assert r.said == f"2 bookmarks written to {file}"
        assert "Lindqvist" in file.read_text()
        await export("ctrl+y")
        assert r.said == "Copied through tmux: 1 bookmark"
        assert "Martha Quill" in copied[0]
        file = tmp_path / "out.docx"
        await export("enter")
        about = r.app.screen.query_one(".problem", Static).content
        assert str(about).startswith("out.docx: the name must end in")
        await r.press(*["backspace"] * 4)  # the name is still there to be mended
        await r.type("org")
        await r.press("enter")
        assert r.said == f"1 bookmark written to {tmp_path / 'out.org'}"
        file = Path("~nobody-of-this-name/out.csv")
        await export("enter")
        assert r.said == f"NOT saved: {file} cannot be written: No such file or directory"
        await export("escape")
        assert {file.name for file in tmp_path.glob("out.*")} == {"out.csv", "out.org"}


async def test_what_one_person_said_on_a_theme_is_exported_with_citations(
    articles: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "copy", lambda *_: "Copied")
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket", "p", "slash")
        await r.type("somebody")
        await r.press("enter")
        for end in ("md", "csv", "bib"):
            file = tmp_path / f"said.{end}"
            await r.press("x", "ctrl+u")
            await r.paste(str(file))
            await r.press("enter")
            assert r.said == f"1 quotation written to {file}"
            assert "But somebody has to read the accounts" in file.read_text()
        assert "Harbour Post" in file.read_text()
        assert "# Quotations" in (tmp_path / "said.md").read_text()
        (articles / "harbour.md").write_text("Another text.\n")
        await r.press("x", "ctrl+y")
        assert r.said.endswith("0 quotations (1 left out: no longer in the article)")


async def test_in_a_list_keys_act_on_the_quotation_under_the_cursor(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(exporting, "copy", lambda text, _: copied.append(text) or "Copied")
    async with reading(articles, home) as r:
        await r.open("An orchard in the middle of the motorway")
        await r.press("4")
        row = r.screen.sheets.quotes.list.current
        assert row is not None and row.article_id == "orchard.txt"  # that of what is being read
        await r.press("g", "j", "m")
        assert r.said == "Bookmarked #1"
        row = r.screen.sheets.quotes.list.current
        (kept,) = r.screen.library.notebook.bookmarks()
        assert row is not None and row.article_id == "harbour.md"
        assert kept.place == Place(row.article_id, row.quote.span)
        await r.press("y")
        assert copied == [row.words.text]
        await r.press("m")
        assert r.said.startswith("Removed #1")
        await r.press("slash")
        await r.type("nobody says so")
        await r.press("enter", "m")
        assert r.said == "Nothing is listed here."
        assert not r.screen.library.notebook.bookmarks()
        await r.press("s")
        await r.type("accounts")
        await r.press("enter", "M")
        await r.type("who reads them?")
        await r.press("f2")
        (kept,) = r.screen.library.notebook.bookmarks()
        assert (kept.text, kept.note) == (
            "“But somebody has to read the accounts.”",
            "who reads them?",
        )
        await r.press("slash")
        assert r.screen.focused is r.screen.sheets.search.box
