"""Searching: results as one types, and the way through the hits."""

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from reading import SMALL, WIDE, reading
from textual.events import Key

from jjreader.corpus.scanning import Scan, scan
from jjreader.errors import SearchError
from jjreader.indexing import refresh
from jjreader.model import Article, Place, Span
from jjreader.tui.messages import PlaceChosen, SearchFinished
from jjreader.tui.screens.searching import SearchResults

FERRY = "Ferry line will close in autumn"
ORCHARD = "An orchard in the middle of the motorway"


async def test_the_answer_follows_every_key_and_a_stale_one_is_never_shown(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("s")
        sheet = r.screen.sheets.search
        await r.type("ferr")
        assert {hit.title for hit in sheet.hits.items} == {FERRY, ORCHARD}
        await r.type("y line")
        assert [hit.title for hit in sheet.hits.items] == [FERRY]
        assert "1 article" in str(sheet.answer.render())
        r.screen.post_message(SearchFinished(0, "old", SearchResults()))
        await r.settle()
        assert [hit.title for hit in sheet.hits.items] == [FERRY]
        await r.press("ctrl+u")
        await r.type("motorwey ")
        assert "Did you mean motorway" in str(sheet.answer.render())
        await r.press("ctrl+y")
        assert [hit.title for hit in sheet.hits.items] == [ORCHARD]
        await r.press("ctrl+u")
        await r.type("after:yesterday")
        assert sheet.has_class("-problem")
        assert len(str(sheet.answer.render())) > 20


async def test_the_hits_in_view_have_their_passages_first(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        (articles / f"{number}.txt").write_text(f"Number {number}\n\nA herring gull was there.\n")
    shown: list[int] = []
    async with reading(articles, home, SMALL) as r:
        await r.press("s")
        sheet = r.screen.sheets.search

        def show(query: str, results: SearchResults, note: str) -> None:
            shown.append(sum(hit.passage is not None for hit in results))

        monkeypatch.setattr(sheet, "show", show)
        await r.paste("herring")
        assert shown[-2:] == [sheet.hits.page_size, 30]


async def test_places_in_an_article_that_was_left_meanwhile_are_not_marked(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        left = r.screen.reader.view.page.article
        await r.open(ORCHARD)
        await r.press("s")
        await r.type("motorway")
        marked = r.screen.matches
        assert marked
        number = r.screen._generation
        r.screen.post_message(
            SearchFinished(number, "motorway", SearchResults(), left, (Span(0, 5),))
        )
        await r.settle()
        assert r.screen.matches == marked


async def test_enter_opens_the_hit_with_the_passage_in_view(articles: Path, home: Path) -> None:
    async with reading(articles, home, (80, 24)) as r:
        await r.press("s")
        await r.type("accounts")
        await r.press("down", "enter")
        view = r.screen.reader.view
        assert r.shown_title == FERRY
        assert r.screen.focused is view
        assert view.match_here is not None
        assert view.page is not None
        assert view.page.article[view.match_here] == "accounts"
        assert any("accounts" in row for row in r.rows())
        assert r.below.startswith("hit 1 of 1 · Anna Lindqvist · sure")
        r.screen.index_grew()  # the same is asked again
        await r.settle()
        assert r.below.startswith("hit 1 of 1 · Anna Lindqvist · sure")


async def test_several_lines_can_be_pasted_into_the_box(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("s")
        await r.paste("“threw out\n   of the\twindow”\n")
        assert r.screen.sheets.search.box.value == "“threw out of the window”"
        assert [hit.title for hit in r.screen.sheets.search.hits.items] == [ORCHARD]


async def test_the_next_article_is_the_one_behind_that_which_was_found(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("s")
        await r.type("window")
        await r.press("enter", "enter")
        assert r.shown_title == ORCHARD
        await r.press("J")
        assert r.shown_title == "A quiet week"
        await r.press("K", "K")
        assert r.shown_title == FERRY


async def test_rows_are_higher_where_there_is_room_and_show_more(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, SMALL) as r:
        await r.press("s")
        await r.type("bridge")
        hits, quotes = r.screen.sheets.search.hits, r.screen.sheets.quotes.list
        shown = " ".join(hits.render_line(y).text.strip() for y in range(3))
        assert shown.startswith("> Ferry line will close in autumn …")
        assert shown.endswith(
            "kept the boats in port for weeks and drove the commuters to the new bridge."
        )
        assert hits.row_height == 3
        await r.press("escape", "4")
        assert quotes.row_height == 1
        assert FERRY not in quotes.render_line(0).text
        await r.pilot.resize_terminal(*WIDE)
        await r.settle()
        assert quotes.row_height == 3
        assert "Anna Lindqvist · sure · Ferry line" in quotes.render_line(1).text


async def test_a_hit_tells_how_it_matched_where_not_word_for_word(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("s")
        hits = r.screen.sheets.search.hits
        for query, why in (("account", "(stem)"), ("accou", "(prefix)"), ("accounts", None)):
            await r.press("ctrl+u")
            await r.type(query)
            await r.until(lambda: bool(hits.items), "hits")
            rows = "".join(hits.render_line(line).text for line in range(hits.row_height))
            assert (why in rows) if why else ("(" not in rows), rows


async def test_keys_act_on_the_quotation_or_the_name_that_a_hit_stands_in(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("s")
        await r.type("accounts")
        await r.press("down", "enter", "m")
        (bookmark,) = r.screen.library.notebook.bookmarks()
        assert bookmark.text == "“But somebody has to read the accounts.”"
        await r.press("s", "ctrl+u")
        await r.type("Holm")
        await r.press("down", "enter", "p")
        assert str(r.screen.sheets.border_title) == "Peter Holm"


async def test_n_goes_through_every_hit_and_on_into_the_next_article(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("s")
        await r.type("ferry")
        await r.press("down", "enter")
        first = r.shown_title
        seen = set()
        for _ in range(20):
            page, here = r.screen.reader.view.page, r.screen.reader.view.match_here
            assert page is not None
            if here:
                seen.add((page.article.id, here.start))
            await r.press("n")
            if r.said.startswith("That was the last"):
                break
        assert r.shown_title != first
        everywhere = {
            (hit.place.article_id, match.start)
            for hit in r.screen.hits
            for match in r.screen.library.matches(
                r.screen.library.article(hit.place.article_id), "ferry"
            )
        }
        assert seen == everywhere
        for _ in range(len(seen)):
            await r.press("N")
        assert r.shown_title == first


async def test_escape_goes_back_and_earlier_queries_are_kept(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(ORCHARD)
        box = r.screen.sheets.search.box
        for query in ("cider", "diesel"):
            await r.press("s")
            await r.type(query)
            await r.press("enter", "escape")
            assert r.screen.focused is r.screen.reader.view
        page = r.screen.reader.view.page
        assert page is not None
        assert [page.article[span] for span in r.screen.matches] == ["diesel"]
        await r.press("s")
        assert box.value == "diesel"
        await r.press("backspace", "up")
        assert box.value == "diesel"
        await r.press("up")
        assert box.value == "cider"
        await r.press("down")
        assert box.value == "diesel"


async def test_a_name_is_searched_by_a_key(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket", "asterisk")
        assert r.screen.sheets.search.box.value == 'name:"Anna Lindqvist"'
        assert [hit.title for hit in r.screen.hits] == [FERRY]


async def test_a_search_says_so_until_all_articles_have_been_indexed(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:
        is_scanning, is_held = threading.Event(), threading.Event()

        def held(*args: Any) -> Scan:
            is_scanning.set()
            is_held.wait(20)
            return scan(*args)

        monkeypatch.setattr(refresh, "scan", held)
        (r.screen.library.cache.text_index / "FORMAT").write_text("0\n")
        await r.pilot.press("R")
        await r.until(is_scanning.is_set, "the old index is gone")
        await r.pilot.press("s", *"ferry")
        answer = r.screen.sheets.search.answer
        await r.until(lambda: "0 for “ferry”" in str(answer.render()), "an answer")
        assert "not all articles have been indexed yet" in str(answer.render())
        is_held.set()
        await r.until(lambda: str(answer.render()) == "2 articles", "all articles")


async def test_a_damaged_index_is_built_anew_once(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:
        rebuilt: list[bool] = []

        def broken(*_: object, **__: object) -> SearchResults:
            raise SearchError("the index is damaged")

        monkeypatch.setattr(r.screen.library, "search", broken)
        monkeypatch.setattr(
            r.screen, "start_indexing", lambda rebuild=False: rebuilt.append(rebuild)
        )
        await r.press("s")
        await r.type("cider")
        assert rebuilt == [True]
        assert r.screen.sheets.search.has_class("-problem")


async def test_quotes_and_people_sheets_list_and_go_there(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("4")
        quotes = r.screen.sheets.quotes.list
        assert len(quotes.items) == 6
        await r.press("G", "enter")
        assert r.shown_title == ORCHARD
        assert r.screen.reader.view.quote_here == quotes.items[-1].quote
        await r.press("5")
        names = [summary.person.name for summary in r.screen.sheets.people.list.items]
        assert {"Anna Lindqvist", "Martha Quill", "Peter Holm"} <= set(names)


async def test_keys_typed_in_a_burst_after_s_all_land_in_the_box(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        for key in ("s", *"qzmcider"):
            r.app.post_message(Key(key, key))
        await r.until(lambda: r.screen.sheets.search.box.value == "qzmcider", "all letters")
        await r.settle()
        assert not r.screen.has_class("-zen")


async def test_an_article_that_was_being_read_while_a_query_was_typed_is_marked_with_it(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        read, is_typed = r.screen.library.article, threading.Event()

        def read_late(article_id: str) -> Article:
            if article_id == "orchard.txt":
                is_typed.wait(5)
            return read(article_id)

        monkeypatch.setattr(r.screen.library, "article", read_late)
        r.screen.post_message(PlaceChosen(Place("orchard.txt", Span(0, 0))))
        await r.pilot.press("s", *"motorway")
        await r.until(lambda: r.screen.query_asked == "motorway", "the query")
        is_typed.set()
        await r.until(lambda: r.shown_title == ORCHARD and r.screen.matches, "the marks")
        assert {r.screen.reader.view.text[s.start : s.end] for s in r.screen.matches} == {
            "motorway"
        }


async def test_an_index_that_has_gone_is_noticed_by_a_sheet_and_by_a_search(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        shutil.rmtree(r.screen.library.cache.path)
        await r.press("5")
        assert r.said == "The index was damaged or has gone, and is built anew."
        assert r.screen.sheets.people.list.items
        r.screen._repaired = False
        shutil.rmtree(r.screen.library.cache.path)
        await r.press("s")
        await r.type("ferry")
        await r.until(lambda: bool(r.screen.hits), "the hits of the new index")
