"""What holds of the quotations of any text whatever."""

import time
from dataclasses import replace
from itertools import combinations

from case_files import article_of
from hypothesis import given, settings, strategies as st
from quote_cases import all_cases

from jjreader.model import Article, Quote
from jjreader.people import find_mentions
from jjreader.quotes import extract_quotes
from jjreader.quotes.tables import CUE, word_tables

MARKS = st.sampled_from([*"“”\"‘’'«»„‚ \n.,:;?!-—…()", "“‘", "’”", "\n\n", "\n“", "5'11\"", "''"])
WORDS = st.sampled_from(
    [
        "said ",
        " Ritter ",
        "Anna Weller",
        " who ",
        " told",
        "according to ",
        "he ",
        "the actress ",
        "I ",
    ]
)
SMALL = st.sampled_from(
    ["Mr. ", " by ", "and ", "she’s ", " like ", "— ", "called ", "that ", "# "]
)
PIECES = MARKS | WORDS | SMALL
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)
SECONDS_FOR_HOSTILE_TEXT = 2.0


def quotes_of(text: str) -> tuple[Article, tuple[Quote, ...]]:
    article = article_of(text)
    return article, extract_quotes(article, find_mentions(article))


@settings(max_examples=4 * settings.default.max_examples, deadline=None)
@given(TEXTS)
def test_quotations_and_their_speakers_lie_in_the_text_in_order_nested_or_apart(text: str) -> None:
    article, quotes = quotes_of(text)
    spans = [quote.span for quote in quotes]
    assert spans == sorted(spans)
    for one, other in combinations(spans, 2):
        assert one.covers(other) or other.covers(one) or not one.overlaps(other)
    told = [span for quote in quotes for span in (quote.speaker_span, quote.cue_span) if span]
    assert all(0 <= span.start < span.end <= len(article.text) for span in (*spans, *told))


@settings(max_examples=2 * settings.default.max_examples, deadline=None)
@given(TEXTS)
def test_reading_a_text_twice_gives_the_same(text: str) -> None:
    assert quotes_of(text)[1] == quotes_of(text)[1]


def test_any_word_that_reports_may_end_a_paragraph_or_begin_it() -> None:
    frames = ("The pier is {}\n\n“Go home.”", "{} “go home”", "“Go home,” {}", "a {} few {}", "{}")
    flags = word_tables().flags
    known = sorted(word for word in flags if flags[word] & CUE)
    text = "\n\n".join(frame.replace("{}", word) for word in known for frame in frames)
    quotes_of(text)


def test_a_line_break_inside_a_paragraph_changes_nothing() -> None:
    for case in all_cases():
        article, quotes = quotes_of(case.text)
        wrapped = replace(article, text=article.text.replace(" ", "\n"))
        mentions = find_mentions(wrapped)
        assert mentions == find_mentions(article)
        assert extract_quotes(wrapped, mentions) == quotes


def test_a_heading_in_capitals_says_what_it_says_in_small_letters() -> None:
    title = "# Anna Weller Calls The Ferry ‘Pure Chaos’ As She Leaves"
    lead = "Anna Weller left, and called the ferry “pure chaos”."
    _, quotes = quotes_of(f"{title}\n{lead}")
    _, shouted = quotes_of(f"{title.upper()}\n{lead}")
    assert [quote.speaker for quote in quotes] == ["Anna Weller", "Anna Weller"]
    assert shouted == quotes


def test_a_text_of_nothing_but_marks_is_read_in_time() -> None:
    for unit in ('"', "'", "“", "”", "“‘", '"a ', "“a” ", "'a' ", "s' x", "“a b,” he said. ", "’"):
        text = unit * (300_000 // len(unit))
        article = article_of(text)
        began = time.process_time()
        extract_quotes(article, ())
        assert time.process_time() - began < SECONDS_FOR_HOSTILE_TEXT, unit[:5]


def test_thousands_of_turns_and_of_marks_left_open_are_read_in_time() -> None:
    for unit in ("Ada: I say?\n", "Why you?\nI did.\n", "It's so.\n“Open it.\n"):
        article = article_of("Interview with Ada Weller\n" + unit * (100_000 // len(unit)))
        mentions = find_mentions(article)
        began = time.process_time()
        extract_quotes(article, mentions)
        assert time.process_time() - began < SECONDS_FOR_HOSTILE_TEXT, unit
