"""People: who speaks and why, their page, the lists and what narrows them."""

from pathlib import Path

from reading import NORMAL, SMALL, Reading, reading
from textual.widgets import Input

FERRY = "Ferry line will close in autumn"


def listed(r: Reading) -> str:
    return str(r.screen.sheets.border_title)


async def test_the_rule_stands_beside_the_speaker_and_is_explained_on_demand(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket")
        assert "Anna Lindqvist · sure · after" in r.below
        await r.press("i")
        assert r.said.startswith("Anna Lindqvist · sure · after: The words that report the speech")
        await r.press("4", "j", "i")
        assert ": " in r.said


async def test_a_speakers_page_tells_all_about_them_and_goes_to_what_they_said(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket", "p")
        assert listed(r) == "Anna Lindqvist"
        facts = str(r.screen.sheets.person.facts.render())
        assert "female · 2 mentions, 1 article, 3 quotes" in facts
        assert "also Lindqvist" in facts
        assert "2021-03 (2)" in facts
        assert "with Peter Holm (1)" in facts
        quotes = r.screen.sheets.person.quotes
        assert r.screen.focused is quotes
        await r.press("j", "enter")
        here = r.screen.reader.view.quote_here
        assert here is not None and quotes.current is not None
        assert here.span == quotes.current.quote.span


async def test_people_lead_to_their_pages_and_a_star_searches_all_their_names(
    articles: Path, home: Path
) -> None:
    (articles / "short.txt").write_text("A note\n\n“We sail,” Lindqvist said on the quay.\n")
    async with reading(articles, home, NORMAL) as r:
        await r.press("5")
        first = r.screen.sheets.people.items[0]
        assert (first.person.name, first.articles, first.quotes) == ("Anna Lindqvist", 2, 4)
        await r.press("enter")
        assert listed(r) == "Anna Lindqvist"
        await r.press("asterisk")
        assert r.screen.sheets.search.box.value == 'name:"Anna Lindqvist"'
        assert r.screen.sheets.search.hits.items


async def test_quotations_are_narrowed_by_speaker_and_confidence_and_esc_shows_all(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("4")
        everything = listed(r)
        assert everything.startswith("Quotations (")
        await r.press("f")
        assert r.app.screen.query_one(Input).value == "Anna Lindqvist"
        await r.type("hol")
        await r.press("enter")
        assert listed(r) == "Quotations of Peter Holm (1) · Esc shows all"
        await r.press("F", "F")
        assert listed(r).startswith("Quotations of Peter Holm, likely only (")
        await r.press("escape")
        assert listed(r) == everything
        await r.press("escape")
        assert r.screen.sheets.opened is None


async def test_giving_up_the_question_for_a_name_changes_nothing(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, SMALL) as r:
        await r.press("4")
        everything = listed(r)
        await r.press("f", "down", "up", "escape")
        assert listed(r) == everything
        await r.press("5", "p")
        assert r.screen.sheets.opened == "person"
