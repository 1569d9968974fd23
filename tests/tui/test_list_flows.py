"""The list of articles: its states, sorts, filter and folders, as somebody works in it."""

from pathlib import Path

from reading import NORMAL, SMALL, Reading, reading

from jjreader.model import ArticleEntry, Sort

FERRY = "Ferry line will close in autumn"
ORCHARD = "An orchard in the middle of the motorway"
QUIET = "A quiet week"


def titles(r: Reading) -> list[str]:
    return [
        row.title if isinstance(row, ArticleEntry) else f"[{row.path}]"
        for row in r.screen.articles.items
    ]


def title_of_list(r: Reading) -> str:
    return str(r.screen.articles.border_title)


def lines(r: Reading, count: int) -> list[str]:
    return [r.screen.articles.render_line(y).text.rstrip() for y in range(count)]


async def test_sorting_is_shown_told_and_remembered(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        assert title_of_list(r) == "Articles (3)  date ↓"
        await r.press("G", "o")
        assert titles(r) == [QUIET, ORCHARD, FERRY]
        assert r.screen.articles.current_entry.title == QUIET  # where it was before
        assert title_of_list(r) == "Articles (3)  title ↑"
        assert r.said == "Sorted by title, A to Z."
        await r.press("O")
        assert titles(r) == [FERRY, ORCHARD, QUIET]
        assert r.said == "Sorted by title, Z to A."
        shown = {}
        for sort in [*list(Sort)[2:], Sort.DATE, Sort.TITLE, Sort.SOURCE]:
            await r.press("o")
            assert f"  {sort} " in title_of_list(r)
            shown[sort] = "\n".join(lines(r, 6))
        assert "2021-03-04" in shown[Sort.DATE]  # however narrow the list is
        assert "4 quotes" in shown[Sort.TITLE]
    async with reading(articles, home) as r:
        assert title_of_list(r) == "Articles (3)  source ↑"


async def test_a_filter_follows_the_keys_and_gives_the_place_back(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("j", "j", "slash")
        await r.type("harb")
        assert titles(r) == [FERRY]
        assert title_of_list(r) == "Articles (1 of 3)  date ↓  /harb"
        await r.press("enter")
        assert r.screen.focused is r.screen.articles
        assert titles(r) == [FERRY]
        await r.press("slash", "x")
        assert titles(r) == []
        assert lines(r, 2) == [
            " No article has all of this.",
            " / changes it, Esc takes it away.",
        ]
        await r.press("escape")
        assert (len(titles(r)), title_of_list(r)) == (3, "Articles (3)  date ↓")
        assert r.screen.articles.current_entry.title == QUIET
        await r.press("slash", "e", "enter", "escape")
        assert title_of_list(r) == "Articles (3)  date ↓"
        assert r.app.is_running


async def test_an_article_is_unread_then_being_read_then_read(articles: Path, home: Path) -> None:
    async with reading(articles, home, (120, 14)) as r:
        assert lines(r, 3)[2].startswith(" * An orchard")
        assert r.screen.articles.border_subtitle == "unread"
        await r.press("enter")
        assert lines(r, 2)[0].startswith(" > Ferry")
        assert lines(r, 2)[1].endswith("%")
        await r.press("h")
        assert r.screen.articles.border_subtitle == "reading"
        await r.press("2", "G", "h")
        assert lines(r, 2)[1].endswith("read")
        assert r.screen.articles.border_subtitle == "read"


async def test_r_marks_as_read_and_takes_it_back(articles: Path, home: Path) -> None:
    async with reading(articles, home, SMALL) as r:
        await r.press("r")
        assert r.said == "Marked as read · r takes it back"
        assert r.screen.articles.border_subtitle == "read"
        await r.press("J")
        assert r.screen.articles.current_entry.title == ORCHARD
        await r.press("J", "J")
        assert r.said == "No unread article below."
        await r.press("K", "K")
        assert r.screen.articles.current_entry.title == ORCHARD
        assert r.said == "No unread article above."
        await r.press("k", "r")
        assert r.said == "Marked as unread · r takes it back"
        await r.press("j", "enter", "r")
        assert r.said == "Marked as unread · r takes it back"  # it fits the screen: it was read
        await r.press("h", "slash")
        await r.type("unread")
        assert titles(r) == [FERRY, ORCHARD, QUIET]


async def test_folders_fold_and_stay_folded(articles: Path, home: Path) -> None:
    (articles / "letters").mkdir()
    (articles / "letters" / "one.txt").write_text("A letter\n\nWith nothing in it.\n")
    async with reading(articles, home) as r:
        await r.press("O", "o", "o", "o", "o", "o", "o")
        assert titles(r) == [FERRY, ORCHARD, QUIET, "[letters]", "A letter"]
        await r.press("G", "k")
        assert lines(r, 8)[6:] == [" ▾ letters", "   1 article, 1 unread"]
        await r.press("enter")
        assert lines(r, 8)[6:] == [" ▸ letters", "   1 article, 1 unread, folded"]
        assert titles(r)[-1] == "[letters]"
    async with reading(articles, home) as r:
        assert titles(r)[-1] == "[letters]"
        await r.press("G", "enter")
        assert titles(r)[-1] == "A letter"
        await r.open(QUIET)
        await r.press("J")
        assert r.shown_title == "A letter"


async def test_the_selected_article_stays_selected_and_where_it_is(
    articles: Path, home: Path
) -> None:
    for number in range(40):
        (articles / f"m{number:02}.txt").write_text(f"Note {number:02}\n\nNothing more.\n")
    async with reading(articles, home, NORMAL) as r:
        await r.press("o", "g")
        rows = []
        for key in ("space", "ctrl+d", "ctrl+u", "b", "pagedown", "pageup"):
            await r.press(key)
            rows.append(r.screen.articles.cursor)
        page = r.screen.articles.scrollable_content_region.height // r.screen.articles.row_height
        assert rows == [page, page + page // 2, page, 0, page, 0]
        await r.press("g", *["j"] * 30)
        article, top = r.screen.articles.current_entry.title, r.screen.articles.scroll_offset.y
        for number in range(5):
            (articles / f"a{number}.txt").write_text(f"Aardvark {number}\n\nNothing more.\n")
        r.app.library.refresh()
        r.screen.load_entries()
        await r.until(lambda: len(r.screen.articles.items) == 48, "the new ones")
        await r.settle()
        assert r.screen.articles.current_entry.title == article
        assert r.screen.articles.scroll_offset.y == top + 10


async def test_rows_of_a_sheet_are_looked_at_beside_it_and_leaving_it_leads_back(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open("A quiet week")
        await r.press("4")
        assert r.shown_title == "A quiet week"
        await r.press("G")
        last = r.screen.sheets.quotes.list.current
        await r.until(lambda: r.shown_title == ORCHARD, "the article of the last quotation")
        assert last is not None and r.screen.reader.view.quote_here == last.quote
        assert r.screen.focused is r.screen.sheets.quotes.list
        await r.press("escape")
        await r.until(lambda: r.shown_title == "A quiet week", "what was being read")
        await r.press("4", "g", "G")
        await r.until(lambda: r.shown_title == ORCHARD, "the article of the last quotation")
        assert r.screen.library.reading_log.reading("orchard.txt").state == "unread"
        await r.press("2")
        assert r.screen.library.reading_log.reading("orchard.txt").state != "unread"
        await r.press("ctrl+o")
        await r.until(lambda: r.shown_title == "A quiet week", "what was being read")


async def test_until_it_is_used_the_list_stands_on_what_comes_first(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        for year, first in (("2030", "2030"), ("2031", "2030")):
            file = articles / f"{year}.md"
            file.write_text(f"---\ntitle: {year}\npublished: {year}-01-01\n---\n\nNews.\n")
            r.screen.index_again()
            await r.settle()
            assert r.screen.articles.current_entry is not None
            assert r.screen.articles.current_entry.title == first
            await r.press("j", "k")
