"""Reading: the list, the reader, the keys that move in it."""

from pathlib import Path

from reading import NORMAL, SMALL, WIDE, reading
from textual.widgets import Static

from jjreader.tui.themes import THEMES

FERRY = "Ferry line will close in autumn"
ORCHARD = "An orchard in the middle of the motorway"


async def test_the_list_shows_every_article_with_its_facts(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        shown = "\n".join(r.screen.articles.render_line(y).text for y in range(6))
        assert FERRY[:20] in shown
        assert "The Harbo…  4 quotes   1 min" in shown
        assert str(r.screen.articles.border_title) == "Articles (3)  date ↓"


async def test_enter_opens_the_article_and_moves_to_it(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("j", "enter")
        assert r.shown_title == ORCHARD
        assert r.screen.focused is r.screen.reader.view
        assert any("A strip of apple trees" in row for row in r.rows())


async def test_the_article_under_the_cursor_is_shown_while_the_list_keeps_the_focus(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("j")
        await r.until(lambda: r.shown_title == ORCHARD, "a look at the orchard")
        assert r.screen.focused is r.screen.articles


async def test_brackets_go_from_quotation_to_quotation_and_name_the_speaker(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket")
        assert "Anna Lindqvist" in r.below
        await r.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert "Peter Holm" in r.below
        await r.press("left_square_bracket")
        assert "Anna Lindqvist" in r.below


async def test_the_ends_of_the_quotations_are_where_brackets_stop(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press(*["right_square_bracket"] * 9)
        last = r.screen.reader.view.quote_here
        await r.press("right_square_bracket")
        assert r.screen.reader.view.quote_here is last is not None


async def test_movement_keys_scroll_the_text(articles: Path, home: Path) -> None:
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


async def test_the_next_article_is_one_key_away(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("J")
        assert r.shown_title == ORCHARD
        await r.press("K")
        assert r.shown_title == FERRY


async def test_jumping_back_returns_to_where_one_was(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.open(ORCHARD)
        await r.press("ctrl+o")
        assert r.shown_title == FERRY
        await r.press("ctrl+n")
        assert r.shown_title == ORCHARD
        await r.press("ctrl+n")
        assert r.said == "Nowhere to jump forward to."
        await r.press("ctrl+o", "ctrl+o")
        assert r.shown_title == FERRY
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


async def test_find_reaches_over_the_end_of_a_row(articles: Path, home: Path) -> None:
    async with reading(articles, home, SMALL) as r:
        await r.open(FERRY)
        await r.press("slash")
        await r.type("money and out of patience")
        assert "1 of 1 found" in r.below


async def test_letters_typed_into_a_box_are_no_commands(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("slash")
        await r.type("qmsh")
        assert r.screen.reader.find_box.value == "qmsh"
        assert r.app.is_running


async def test_escape_cancels_and_never_quits(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("s", "escape", "escape", "escape")
        await r.open(FERRY)
        await r.press("slash", "escape", "escape", "escape")
        assert r.app.is_running
        assert r.app.return_code is None


async def test_q_goes_back_and_at_the_list_quits(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("s", "escape", "q")
        assert r.screen.focused is r.screen.articles
        await r.pilot.press("q")
        assert r.app.return_code == 0
        assert not r.screen.check_action("search", ())  # a key that comes after leaving
    async with reading(articles, home) as r:
        await r.press("s", "a")
        await r.pilot.press("ctrl+q")
        assert r.app.return_code == 0


async def test_text_width_can_be_changed_and_comes_back(articles: Path, home: Path) -> None:
    async with reading(articles, home, WIDE) as r:
        await r.open(FERRY)
        widest = max(map(len, r.rows()))
        await r.press("minus", "minus", "minus")
        assert max(map(len, r.rows())) < widest
        await r.press("equals_sign")
        assert max(map(len, r.rows())) == widest
        await r.press("plus")
        assert r.screen.reader.view.text_width == 76


async def test_highlights_are_gone_through(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        for expected in ("quotations", "names", "nothing", "quotations and names"):
            await r.press("H")
            assert r.said == f"Highlighted: {expected}."


async def test_zen_leaves_the_reader_alone(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("z")
        assert not r.screen.articles.display
        await r.press("z")
        assert r.screen.articles.display


async def test_the_three_layouts(articles: Path, home: Path) -> None:
    async with reading(articles, home, NORMAL) as r:
        await r.press("s")
        articles_, reader, sheets = r.screen.articles, r.screen.reader, r.screen.sheets
        assert articles_.region.x < reader.region.x
        assert sheets.region.y >= reader.region.bottom
        await r.pilot.resize_terminal(*WIDE)
        await r.settle()
        assert articles_.region.x < reader.region.x < sheets.region.x
        await r.pilot.resize_terminal(*SMALL)
        await r.settle()
        assert articles_.display != reader.display
        await r.pilot.resize_terminal(30, 8)
        await r.settle()
        assert r.screen.query_one("#too-small").display
        assert not r.screen.query_one("#desk").display


async def test_a_resize_keeps_the_words_one_is_at(articles: Path, home: Path) -> None:
    async with reading(articles, home, (70, 12)) as r:
        await r.open(FERRY)
        await r.press("ctrl+d")
        top = r.screen.reader.view.in_view.start
        for width in (45, 120, 63, 41, 70):
            await r.pilot.resize_terminal(width, 12)
            await r.settle()
        assert r.screen.reader.view.in_view.start == top


async def test_a_click_on_a_row_opens_it(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.pilot.click("#articles", offset=(5, 3))
        await r.settle()
        assert r.shown_title == ORCHARD


async def test_a_click_on_a_quotation_stands_on_it(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        row = next(n for n, text in enumerate(r.rows()) if "out of patience" in text)
        column = r.rows()[row].index("patience")
        await r.pilot.click("#view", offset=(column, row))
        await r.settle()
        assert "Anna Lindqvist" in r.below


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


async def test_the_palette_knows_every_action_with_its_key(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        commands = {c.title: c.help for c in r.app.get_system_commands(r.screen)}
        assert commands["Search"] == "Search all articles · key s"
        assert {"Mark", "Undo", "Export", "Rescan", "Highlights", "Help"} <= set(commands)
        await r.press("colon")
        assert len(r.app.screen_stack) == 2


async def test_every_binding_has_an_id_and_can_be_remapped(articles: Path, home: Path) -> None:
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
        await r.press("f5")
        assert r.screen.sheets.opened == "search"


async def test_themes_are_gone_through(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        seen = set()
        for _ in THEMES:
            await r.press("T")
            seen.add(r.app.theme)
        assert seen == {theme.name for theme in THEMES}


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


async def test_the_last_line_says_when_the_next_step_back_leaves_the_program(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:

        def offered(what: str) -> bool:
            return what in str(r.screen.status.render())

        assert offered("q quit")
        for keys, what in (("enter", "q back"), ("4", "q back"), ("q", "q back"), ("q", "q quit")):
            await r.press(keys)
            r.screen.status.hush()
            assert offered(what)
