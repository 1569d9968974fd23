"""What is marked in an article, and which part of it a hit shows."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st
from small_corpus import article
from test_quote_search import BRIDGE, FOUND

from jjreader.model import Article, Span
from jjreader.search.matching import find_matches
from jjreader.search.passages import locate

WORDS = st.sampled_from(["city", "cities", "The", "hill", "Jessica’s", "SpyJessica", "\n", "café,"])
TEXTS = st.lists(WORDS, max_size=200).map(" ".join)


def marked(text: str, query: str, typing: bool = False) -> list[str]:
    found = article("a", text)
    return [found[span] for span in find_matches(found, query, typing=typing)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("city", ["Cities", "city"]),
        ("“the city”", ["the city"]),
        ('"the city" city', ["Cities", "the city"]),
        ("jess*", ["Jessica’s"]),
        ("ctiy~", ["city"]),
        ("title:cities", ["Cities"]),
        ("cafe -city", ["Café"]),
        ("after:2016", []),
        ("speaker:jones", []),
    ],
)
def test_all_that_matches_is_marked(query: str, expected: list[str]) -> None:
    assert marked("Cities\nJessica’s Café in the city.", query) == expected


def test_while_typing_the_beginnings_are_marked() -> None:
    assert marked("The city of cites", "cit", typing=True) == ["city", "cites"]
    assert marked("The city of cites", "cit") == []


def test_a_part_of_a_glued_word_is_marked_alone() -> None:
    assert marked("With SpyJessica here", "jessica") == ["Jessica"]


def test_what_people_said_is_marked_where_it_is_known() -> None:
    annotations = FOUND[BRIDGE]
    assert [BRIDGE[span] for span in find_matches(BRIDGE, "speaker:reyes", annotations)] == [
        "“It rains,”"
    ]
    assert [BRIDGE[span] for span in find_matches(BRIDGE, "name:dana", annotations)] == [
        "Dana Whitlock"
    ]
    assert [BRIDGE[span] for span in find_matches(BRIDGE, "quote:river", annotations)] == ["river"]


@given(TEXTS, st.sampled_from(["city", '"the city"', "jessica hill", "ci* OR the"]))
def test_marks_are_in_order_and_do_not_overlap(text: str, query: str) -> None:
    found = find_matches(article("a", text), query)
    for one, other in pairwise(found):
        assert one.end <= other.start


@given(TEXTS, st.sampled_from(["city", '"the city"', "jessica hill", "ci* OR the"]))
def test_a_snippet_stays_within_its_block_and_holds_its_matches(text: str, query: str) -> None:
    found = article("a", text)
    passage = locate(found, query)
    if passage is None:
        assert not find_matches(found, query)
        return
    assert "\n" not in passage.text or passage.text.count("\n") == 0
    assert passage.text == found[passage.snippet] == passage.text.strip()
    assert all(passage.snippet.covers(span) for span in passage.matches)
    assert len(passage.text) <= 200


def located(found: Article, query: str) -> tuple[str, str]:
    passage = locate(found, query)
    assert passage
    return found[passage.span], passage.why


@given(TEXTS, st.integers(0, 99), st.integers(0, 99))
def test_what_an_article_says_now_never_fails_where_a_quotation_was(
    text: str, start: int, size: int
) -> None:
    passage = locate(article("a", text), "speaker:holm", Span(start, start + size))
    assert passage is None or text[passage.snippet.start : passage.snippet.end] == passage.text


def test_the_passage_is_where_the_words_stand_together() -> None:
    text = "Title\nThe river.\n" + "filling " * 60 + "\nThe calm river is calm.\nA calm day."
    passage = locate(article("a", text), "river calm")
    assert passage
    assert passage.text == "The calm river is calm."
    assert [text[span.start : span.end] for span in passage.matches] == ["calm", "river", "calm"]


def test_the_very_word_is_shown_rather_than_another_form() -> None:
    text = "Title\nThe rivers.\nThe river."
    assert located(article("a", text), "river") == ("river", "exact")
    assert located(article("a", "x\nrivers"), "river") == ("rivers", "stem")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"old river"', ("old river", "phrase")),
        ("riv*", ("river", "prefix")),
        ("rivr~", ("river", "fuzzy")),
        ("title:heading", ("Heading", "exact")),
        ("source:example", ("", "field")),
    ],
)
def test_it_is_told_how_a_passage_matched(query: str, expected: tuple[str, str]) -> None:
    assert located(article("a", "Heading\nThe old river.", source="Example"), query) == expected


def test_what_only_a_field_found_is_shown_from_its_beginning() -> None:
    passage = locate(article("a", "Heading\nThe old river.", source="Example"), "source:example")
    assert passage
    assert (passage.text, passage.matches) == ("Heading", ())


def test_words_that_are_not_there_any_more_have_no_passage() -> None:
    assert locate(article("a", "Something else"), "river") is None


def test_a_title_that_is_not_in_the_text_is_enough() -> None:
    passage = locate(article("a", "Something", title="River"), "river")
    assert passage
    assert passage.why == "field"


def test_a_long_line_is_cut_between_words() -> None:
    text = "Heading\n" + "before " * 50 + "needle " + "after " * 50
    passage = locate(article("a", text), "needle")
    assert passage
    assert 120 <= len(passage.text) <= 160
    assert passage.text.startswith("before ")
    assert passage.text.endswith(" after")
    assert text[passage.matches[0].start : passage.matches[0].end] == "needle"


def test_a_passage_of_a_quotation_stays_in_it() -> None:
    span = FOUND[BRIDGE].quotes[1].span
    passage = locate(BRIDGE, "river OR rains", span)
    assert passage
    assert BRIDGE[passage.span] == "rains"
    at_start = locate(BRIDGE, "speaker:reyes", span)
    assert at_start
    assert at_start.snippet.start == span.start


def test_an_article_without_blocks_is_shown_by_lines() -> None:
    found = replace(article("a", "One\ntwo three\nfour"), blocks=())
    passage = locate(found, "three", Span(0, 0))
    assert passage
    assert passage.text == "two three"
