"""Reading: the list, the reader, the keys that move in it."""

from pathlib import Path

import pytest
from reading import NORMAL, SMALL, WIDE, reading
from textual.widgets import Static

from jjreader.model import Place, Span
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.themes import THEMES
from jjreader.tui.widgets.row_list import RowList

FERRY = "Ferry line will close in autumn"
ORCHARD = "An orchard in the middle of the motorway"


async def test_the_list_tells_the_facts_shows_the_article_under_the_cursor_and_opens_it(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        shown = "\n".join(r.screen.articles.render_line(y).text for y in range(6))
        assert FERRY[:20] in shown
        assert "The Harb… 2021-03-04   1 min" in shown
        assert str(r.screen.articles.border_title) == "Articles (3)  date ↓"
        await r.press("j")
        await r.until(lambda: r.shown_title == ORCHARD, "a look at the orchard")
        assert r.screen.focused is r.screen.articles
        await r.press("enter")
        assert r.screen.focused is r.screen.reader.view
        assert any("A strip of apple trees" in row for row in r.rows())
        late = PlaceChosen(Place("harbour.md", Span(0, 0)), is_preview=True)
        r.screen.post_message(late)  # it was on its way when Enter came
        await r.settle()
        assert r.shown_title == ORCHARD
        assert r.screen.articles.border_subtitle == "read"
        await r.pilot.click("#articles", offset=(5, 1))
        await r.settle()
        assert r.shown_title == FERRY


async def test_what_was_only_looked_at_is_unread_also_when_another_is_opened_at_once(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        looked_at = r.screen.open_id
        assert looked_at == "harbour.md"
        r.screen._is_preview = False  # as on Enter
        r.screen.place = Place("orchard.txt", Span(0, 0))
        r.screen.reading_moved()  # before that has been loaded
        assert not r.screen.library.reading_log.readings
        await r.settle()


async def test_what_is_opened_stays_open_when_its_preview_was_on_its_way(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        assert r.screen.focused is r.screen.articles
        harbour = Place("harbour.md", Span(0, 0))
        r.screen.post_message(PlaceChosen(harbour))  # Enter, and the cursor had just come to rest
        r.screen.post_message(PlaceChosen(harbour, is_preview=True))
        await r.settle()
        assert "harbour.md" in r.screen.library.reading_log.readings


async def test_a_key_for_an_article_that_is_read_again_meanwhile_still_acts(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        r.screen.reread()
        r.screen.action_quote(1)
        r.screen.reread()
        await r.settle()
        assert r.screen.reader.view.quote_here


async def test_brackets_and_clicks_go_to_a_quotation_and_name_the_speaker(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket")
        assert "Anna Lindqvist" in r.below
        await r.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert "Peter Holm" in r.below
        last = r.screen.reader.view.quote_here
        await r.press("right_square_bracket")  # there are no more
        assert r.screen.reader.view.quote_here is last is not None
        await r.press("left_square_bracket")
        assert "Anna Lindqvist" in r.below
        await r.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        first = r.screen.reader.view.quote_here
        row = next(n for n, text in enumerate(r.rows()) if "read the accounts" in text)
        column = r.rows()[row].index("accounts")
        await r.pilot.click("#view", offset=(column, row))
        await r.settle()
        assert "Anna Lindqvist" in r.below
        assert r.screen.reader.view.quote_here not in (first, last)


async def test_keys_scroll_the_text_and_a_resize_keeps_the_words_one_is_at(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, (60, 12)) as r:
        await r.open(FERRY)
        view = r.screen.reader.view
        for there, back in (("j", "k"), ("space", "b"), ("ctrl+d", "ctrl+u"), ("G", "g"),
                            ("pagedown", "pageup"), ("end", "home"), ("down", "up"),
                            ("right_curly_bracket", "left_curly_bracket")):  # fmt: skip
            before = view.scroll_offset.y
            await r.press(there)
            assert view.scroll_offset.y > before, there
            await r.press(back)
            assert view.scroll_offset.y == before, back
        await r.press("ctrl+d")
        top = view.in_view.start
        assert top > 0
        for width in (45, 120, 63, 41, 70):
            await r.pilot.resize_terminal(width, 12)
            await r.settle()
        assert view.in_view.start == top


async def test_a_key_in_the_text_paints_only_that_and_its_article_in_the_list(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "\n\n".join(f"This is line {number} of it." for number in range(99))
    (articles / "long.txt").write_text(f"A long one\n\n{long}\n")
    async with reading(articles, home) as r:
        await r.open("A long one")
        painted: list[int] = []
        paint = RowList.render_line
        monkeypatch.setattr(RowList, "render_line", lambda *at: painted.append(at[1]) or paint(*at))
        await r.press("j", "j")
        row = r.screen.articles.cursor
        assert set(painted) <= {2 * row, 2 * row + 1}  # the whole takes its time over a slow line


async def test_the_next_article_is_one_key_away_and_jumps_go_back_to_where_one_was(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("J")
        assert r.shown_title == ORCHARD
        await r.press("K")
        assert r.shown_title == FERRY
        await r.press("ctrl+o")
        assert r.shown_title == ORCHARD
        await r.press("ctrl+n")
        assert r.shown_title == FERRY
        await r.press("ctrl+n")
        assert r.said == "Nowhere to jump forward to."
        await r.press("ctrl+o", "ctrl+o")
        assert r.shown_title == FERRY
        await r.press("ctrl+o")
        assert r.said == "Nowhere to jump back to."


async def test_find_marks_every_place_and_n_goes_round(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("slash")
        await r.type("boat")
        assert "of 2 found" in r.below
        await r.press("enter", "n")
        assert "2 of 2 found" in r.below
        await r.press("n")
        assert "1 of 2 found" in r.below
        assert r.said.startswith("Round the end")
        await r.press("escape")
        assert "found" not in r.below
        await r.press("slash", "ctrl+u")
        await r.type("qmsh")  # in a box no commands
        assert r.screen.reader.find_box.value == "qmsh"
        assert r.app.is_running
        await r.pilot.resize_terminal(*SMALL)
        await r.press("ctrl+u")
        await r.paste("money and out of patience")  # over the end of a row
        assert not any("money and out of patience" in row for row in r.rows())
        assert "1 of 1 found" in r.below


async def test_escape_never_quits_and_q_goes_back_and_at_the_list_quits(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:

        def offered(what: str) -> bool:
            r.screen.status.hush()
            return what in str(r.screen.status.render())

        assert offered("q quit")
        await r.press("s", "escape", "escape", "escape", "enter")
        assert offered("q back")
        await r.press("slash", "escape", "escape", "escape", "4")
        assert offered("q back")
        await r.press("q")
        assert offered("q back")
        await r.press("q")
        assert offered("q quit")
        assert r.screen.focused is r.screen.articles
        assert r.app.is_running
        await r.pilot.press("q")
        assert r.app.return_code == 0
        assert not r.screen.check_action("search", ())  # a key that comes after leaving
    async with reading(articles, home) as r:
        await r.press("s", "a")
        await r.pilot.press("ctrl+q")
        assert r.app.return_code == 0


async def test_keys_change_how_it_looks_and_change_it_back(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("4", "z")
        assert not r.screen.articles.display
        assert not r.screen.sheets.display
        widest = max(map(len, r.rows()))
        await r.press("minus", "minus", "minus")
        assert max(map(len, r.rows())) < widest
        await r.press("equals_sign")
        assert max(map(len, r.rows())) == widest
        await r.press("plus")
        assert r.screen.reader.view.text_width == 76
        await r.press("z")
        assert r.screen.articles.display
        for expected in ("quotations", "names", "nothing", "quotations and names"):
            await r.press("H")
            assert r.said == f"Highlighted: {expected}."
        seen = set()
        for _ in THEMES:
            await r.press("T")
            seen.add(r.app.theme)
        assert seen == {theme.name for theme in THEMES}


async def test_the_three_layouts_and_what_a_terminal_too_small_for_them_says(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, (30, 8)) as r:
        desk, message = r.screen.query_one("#desk"), r.screen.query_one("#too-small")
        articles_, reader, sheets = r.screen.articles, r.screen.reader, r.screen.sheets

        async def resize(size: tuple[int, int]) -> None:
            await r.pilot.resize_terminal(*size)
            await r.settle()

        assert (message.display, desk.display) == (True, False)
        await resize(NORMAL)
        assert (message.display, desk.display) == (False, True)
        await r.press("s")
        assert articles_.region.x < reader.region.x
        assert sheets.region.y >= reader.region.bottom
        await resize(WIDE)
        assert articles_.region.x < reader.region.x < sheets.region.x
        await resize(SMALL)
        assert articles_.display != reader.display
        await resize((30, 8))
        assert (message.display, desk.display) == (True, False)


async def test_an_article_that_has_gone_says_so(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        (articles / "orchard.txt").unlink()
        await r.open(ORCHARD)
        assert "no such file" in str(r.screen.reader.meta.render())


async def test_an_empty_folder_says_what_to_do(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with reading(folder, home) as r:
        assert ".txt and .md" in r.screen.articles.render_line(1).text
        (folder / "blank.txt").touch()
        await r.press("R")
        assert "empty" in r.screen.articles.render_line(1).text


async def test_help_shows_the_keys_and_closes(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("question_mark")
        keys = r.app.screen.query_one("#help-keys", Static)
        assert str(keys.render()).startswith("Articles")
        await r.press("down", "up")
        await r.type("bookmark note")
        assert "bookmark it with a note" in str(keys.render())
        assert "theme" not in str(keys.render())
        await r.type("xyz")
        assert str(keys.render()).startswith("No key for that")
        await r.press("escape")
        assert len(r.app.screen_stack) == 1
        await r.open(FERRY)
        await r.press("question_mark")
        told = str(r.app.screen.query_one("#help-keys", Static).render())
        assert told.startswith("Reader")
        assert told.index("Everywhere") > 0


async def test_every_action_can_be_remapped_and_stands_in_the_palette_with_its_key(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        own = [
            binding
            for node in (r.app, *r.screen.walk_children(with_self=True))
            for kind in type(node).__mro__
            if kind.__module__.startswith("jjreader")
            for binding in kind.__dict__.get("BINDINGS", ())
        ]
        assert len(own) > 50
        assert [binding.action for binding in own if not binding.id] == []
        r.app.set_keymap({"search": "f5"})
        r.screen.refresh_bindings()
        commands = {c.title: c.help for c in r.app.get_system_commands(r.screen)}
        assert commands["Search"] == "Search all articles · key F5"
        assert {"Mark", "Undo", "Export", "Rescan", "Highlights", "Help"} <= set(commands)
        assert next(name for name in commands if name.startswith("Q")) == "Quit"  # as in vi, `:q`
        await r.press("colon")
        assert len(r.app.screen_stack) == 2
        await r.press("escape", "f5")
        assert r.screen.sheets.opened == "search"


async def test_an_article_opens_where_it_was_left_also_after_a_restart(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, (60, 12)) as r:
        await r.open(FERRY)
        await r.press("space")
        left = r.screen.reader.view.in_view.start
        assert left > 0
        await r.open(ORCHARD)
        await r.open(FERRY)
        assert r.screen.reader.view.in_view.start == left
        await r.press("T", "minus")
        r.app.exit()
    ferry = articles / "harbour.md"
    ferry.write_text(ferry.read_text().replace("The last ferry", "In spite of all, the last ferry"))
    async with reading(articles, home, (60, 12)) as r:
        assert (r.app.theme, r.screen.reader.view.text_width) == (THEMES[1].name, 68)
        assert set(r.app.library.reading_log.readings) == {"harbour.md", "orchard.txt"}
        marks = [r.screen.articles.render_line(2 * n).text[1] for n in range(3)]
        assert marks == ["-", "-", "*"]
        await r.open(FERRY)
        assert r.screen.reader.view.in_view.start == left + len("In spite of all, ")
