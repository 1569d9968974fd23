"""People: who speaks and why, their page, the lists and what narrows them."""

from pathlib import Path

from reading import NORMAL, SMALL, Reading, reading
from textual.widgets import Input

FERRY = "Ferry line will close in autumn"


def listed(r: Reading) -> str:
    return str(r.screen.sheets.border_title)


async def test_a_speaker_leads_to_the_rule_and_to_a_page_with_all_that_they_said(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket")
        assert "Anna Lindqvist · sure · after" in r.below
        await r.press("i")
        assert r.said.startswith("Anna Lindqvist · sure · after: The words that report the speech")
        await r.press("p")
        assert listed(r) == "Anna Lindqvist"
        facts = str(r.screen.sheets.person.facts.render())
        assert "female · 2 mentions, 1 article, 3 quotes" in facts
        assert "also Lindqvist" in facts
        assert "2021-03 (2)" in facts
        assert "with Peter Holm (1)" in facts
        quotes = r.screen.sheets.person.list
        assert r.screen.focused is quotes
        await r.press("j", "enter")
        here = r.screen.reader.view.quote_here
        assert here is not None and quotes.current is not None
        assert here.span == quotes.current.quote.span
        r.screen.status.hush()
        await r.press("4", "j", "i")
        assert ": " in r.said


async def test_a_message_has_as_many_lines_as_it_needs(articles: Path, home: Path) -> None:
    async with reading(articles, home, SMALL) as r:
        await r.open(FERRY)
        r.screen.status.activity = "indexing 1/3"
        await r.press("right_square_bracket", "i")
        shown = " ".join(str(r.screen.status.render()).split())
        assert shown == r.said
        assert r.screen.status.size.height == 2
        await r.press("escape")
        assert r.screen.status.size.height == 1
        assert str(r.screen.status.render()).endswith("indexing 1/3 ")


async def test_people_lead_to_their_pages_and_a_star_searches_all_their_names(
    articles: Path, home: Path
) -> None:
    (articles / "short.txt").write_text("A note\n\n“We sail,” Lindqvist said on the quay.\n")
    async with reading(articles, home, NORMAL) as r:
        await r.press("5")
        first = r.screen.sheets.people.list.items[0]
        assert (first.person.name, first.articles, first.quotes) == ("Anna Lindqvist", 2, 4)
        await r.press("enter")
        assert listed(r) == "Anna Lindqvist"
        await r.press("asterisk")
        assert r.screen.sheets.search.box.value == 'name:"Anna Lindqvist"'
        assert r.screen.sheets.search.hits.items


async def test_quotations_are_narrowed_by_speaker_and_confidence_and_esc_shows_all(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home, SMALL) as r:
        await r.press("4")
        everything = listed(r)
        assert everything.startswith("Quotations (")
        await r.press("f", "down", "up", "escape")
        assert listed(r) == everything
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
        await r.press("5", "p")
        assert r.screen.sheets.opened == "person"
        await r.press("F")
        assert listed(r).startswith("Quotations of Anna Lindqvist, sure only (")


async def test_a_slash_narrows_the_sheets_by_words_and_esc_shows_all_again(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("4", "slash")
        await r.type("lindqvist MONEY")
        assert listed(r) == "Quotations (1 of 6) · Esc shows all"
        await r.type("x")
        assert "No quotation has all of this." in r.screen.sheets.quotes.list.empty
        await r.press("backspace", "enter", "enter")
        here = r.screen.reader.view.quote_here
        assert here is not None and here.speaker == "Anna Lindqvist"
        await r.press("4")
        assert listed(r).startswith("Quotations (1 of 6)")
        await r.press("escape")
        assert listed(r) == "Quotations (6)"
        await r.press("5", "slash")
        await r.type("quil")
        await r.press("enter")
        assert [each.person.name for each in r.screen.sheets.people.list.items] == ["Martha Quill"]
        await r.press("enter", "slash")
        await r.type("diesel")
        assert listed(r) == "Martha Quill (1 of 2) · Esc shows all"
        await r.press("escape", "escape")
        assert r.screen.sheets.opened is None


async def test_a_speaker_is_corrected_and_left_to_the_rules_again(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket", "c")
        await r.type("hol")
        await r.press("enter")
        assert r.said.startswith("Corrected: Peter Holm · U undoes it")
        await r.until(lambda: "Peter Holm · sure · corrected" in r.below, "the corrected speaker")
        await r.press("i")
        assert r.said.endswith("You have said so.")
        await r.press("5")
        quotes = {each.person.name: each.quotes for each in r.screen.sheets.people.list.items}
        assert quotes["Peter Holm"] == 2
        await r.press("escape", "C")
        await r.until(lambda: "Anna Lindqvist · sure · after" in r.below, "the rules again")
        await r.press("C")
        assert r.said.startswith("You have not corrected this speaker")
        await r.press("U")
        await r.until(lambda: "Peter Holm · sure · corrected" in r.below, "the undone undone")


async def test_a_name_that_is_new_or_nobody_can_be_given_in_the_list_of_quotations(
    articles: Path, home: Path
) -> None:
    async with reading(articles, home) as r:
        await r.press("4", "c")
        await r.type("Zoë Fjell")
        await r.press("enter")
        await r.until(lambda: _speaker(r, 0) == "Zoë Fjell", "a new speaker")
        await r.press("c", "backspace", "enter")
        await r.until(lambda: _speaker(r, 0) is None, "nobody")
        await r.press("G", "c", "escape")
        assert _speaker(r, -1) == "Martha Quill"


def _speaker(r: Reading, at: int) -> str | None:
    return r.screen.sheets.quotes.list.items[at].quote.speaker


async def test_two_names_become_one_person_and_two_again(articles: Path, home: Path) -> None:
    async with reading(articles, home) as r:
        await r.press("5")
        people = r.screen.sheets.people.list
        names = [each.person.name for each in people.items]
        people.cursor = names.index("Martha Quill")
        await r.press("C")
        assert r.said.startswith("Only one name is known")
        await r.press("c")
        await r.type("peter")
        await r.press("enter")
        await r.until(lambda: len(people.items) == len(names) - 1, "one person less")
        holm = next(each for each in people.items if each.person.name == "Peter Holm")
        assert "Martha Quill" in holm.variants
        people.cursor = list(people.items).index(holm)
        await r.press("C", "enter")
        await r.until(lambda: len(people.items) == len(names), "two persons")


async def test_a_speaker_without_a_name_is_told_in_the_words_of_the_text(
    articles: Path, home: Path
) -> None:
    (articles / "harbour.md").write_text(
        "# Ferry line will close in autumn\n\n“It rains,” the new\nspokesman said.\n"
    )
    async with reading(articles, home) as r:
        await r.open(FERRY)
        await r.press("right_square_bracket")
        assert r.below.startswith("the new spokesman · sure · after")
        await r.press("i")
        assert r.said.startswith("the new spokesman · sure · after: The words that report the")
        await r.press("4")
        said = [row.words for row in r.screen.sheets.quotes.list.items]
        assert ("“It rains,”", "the new spokesman") in [(each.text, each.speaker) for each in said]
