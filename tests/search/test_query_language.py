"""What may be typed, and what it means."""

import pytest
from hypothesis import given, strategies as st

from jjreader.errors import QueryError
from jjreader.search.parser import QUERY_MAX, TERMS_MAX, parse_query
from jjreader.search.query import Kind

TYPED = st.lists(
    st.sampled_from(
        ["city", "The", "OR", "AND", "-", "*", "~", "~9", '"', "“", "”", "'", "(", ")", ":", " "]
    )
    | st.sampled_from(
        ["title:", "after:", "before:2016", "2016-08", "speaker:x", "http://", "\x00", "\n", "é"]
    ),
    max_size=30,
).map("".join)


def meaning(text: str, typing: bool = False) -> list[list[str]]:
    """The groups of a query, every clause as kind:words."""
    groups = parse_query(text, typing).groups
    return [[f"{clause.kind}:{' '.join(clause.words)}" for clause in group] for group in groups]


@given(TYPED | st.text(max_size=300), st.booleans())
def test_nothing_that_is_typed_raises_anything_but_a_query_error(text: str, typing: bool) -> None:
    try:
        query = parse_query(text, typing)
    except QueryError as error:
        assert str(error)
    else:
        assert query.groups


def test_words_stand_side_by_side_and_all_must_match() -> None:
    assert meaning("Melissa rosenberg") == [["word:melissa"], ["word:rosenberg"]]


def test_or_binds_closer_than_the_space() -> None:
    assert meaning("one two OR three") == [["word:one"], ["word:two", "word:three"]]


def test_or_at_an_end_is_on_its_way() -> None:
    assert meaning("OR one OR") == [["word:one"]]


def test_a_phrase_may_have_straight_or_curly_marks() -> None:
    assert meaning('"Take over"') == meaning("“take over”") == [["phrase:take over"]]


def test_a_word_with_a_hyphen_is_a_phrase() -> None:
    assert meaning("spider-man") == [["phrase:spider man"]]


def test_an_address_and_a_time_are_no_fields() -> None:
    assert meaning("https://example.org/x 12:30") == [["phrase:example org x"], ["phrase:12 30"]]


def test_prefix_and_fuzzy_words_have_their_marks_at_the_end() -> None:
    assert meaning("city* citty~ abc~99") == [["prefix:city"], ["fuzzy:citty"], ["fuzzy:abc"]]


def test_the_word_being_typed_stands_for_all_that_begin_with_it() -> None:
    assert meaning("old ci", typing=True) == [["word:old"], ["typed:ci"]]
    assert meaning("old ci ", typing=True) == meaning("old ci")
    assert meaning("c", typing=True) == [["word:c"]]


def test_a_phrase_being_typed_is_open_at_its_end() -> None:
    assert parse_query('"over the ci', typing=True).groups[0][0].is_open
    assert not parse_query('"over the city"', typing=True).groups[0][0].is_open
    assert not parse_query('"over the ci').groups[0][0].is_open


def test_a_field_that_is_still_empty_is_waited_for() -> None:
    assert meaning("city title:", typing=True) == [["word:city"]]
    with pytest.raises(QueryError, match="right after it"):
        parse_query("city title:")


def test_a_word_that_is_left_out_is_excluded() -> None:
    query = parse_query('city -council -"old town"')
    assert [clause.words for clause in query.excluded] == [("council",), ("old", "town")]


def test_a_date_is_the_first_day_it_can_mean() -> None:
    days = [
        group[0].day for group in parse_query("after:2016 after:2016-01 after:2016-01-01").groups
    ]
    assert len(set(days)) == 1
    assert parse_query("before:2016").groups[0][0].kind is Kind.BEFORE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type a word"),
        ("***", "Type a word"),
        ("(" * 1000, "Type a word"),
        ("-city", "what to look for"),
        ("one OR -two", "OR cannot"),
        ("author:smith", "no field “author:”; there are title, speaker"),
        ("after:soon", "a date such as 2016"),
        ("before:2016-13", "a date such as 2016"),
        ("x" * (QUERY_MAX + 1), "too long"),
        ("ab " * (TERMS_MAX + 1), "too many words"),
    ],
)
def test_a_query_that_cannot_be_answered_says_what_to_type(text: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parse_query(text)
