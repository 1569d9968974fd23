"""Title, byline, date, source and address: from the front matter, else from the text."""

from datetime import date

import pytest
from hypothesis import given, strategies as st
from parsing import article_of, words_of

from jjreader.corpus.front_matter import parse_date, parse_front_matter
from jjreader.corpus.loader import TITLE_LENGTH
from jjreader.model import BlockKind

PARAGRAPH = (
    "The captain of the ferry leaves when the benches are full and not a minute before, which "
    "the visitors find charming for a day or two, and no longer than that, as he knows."
)
FRONT = """---
title: "The ferry keeps no timetable"
author: Ines Okafor
outlet: Evening Lamp
date: 2019-12-05
link: https://lamp.example/ferry
mood: cheerful
---
"""


def test_front_matter_says_it_all() -> None:
    article = article_of(f"{FRONT}\n{PARAGRAPH}\n", "a.md")
    assert article.title == "The ferry keeps no timetable"
    assert article.byline == "Ines Okafor"
    assert article.source == "Evening Lamp"
    assert article.published == date(2019, 12, 5)
    assert article.url == "https://lamp.example/ferry"


def test_the_title_of_the_front_matter_is_shown_once() -> None:
    bare = f"{FRONT}\n{PARAGRAPH}\n"
    repeated = f"{FRONT}\n# The ferry keeps no timetable\n\n{PARAGRAPH}\n"
    for text in (bare, repeated):
        headings = words_of(BlockKind.HEADING, text, "a.md")
        assert headings == ["The ferry keeps no timetable"]


def test_front_matter_is_not_text() -> None:
    article = article_of(f"{FRONT}\n{PARAGRAPH}\n", "a.md")
    hidden = words_of(BlockKind.METADATA, article.text, "a.md")
    assert "mood: cheerful" in "".join(hidden)
    assert words_of(BlockKind.PARAGRAPH, article.text, "a.md") == [PARAGRAPH]


def test_front_matter_that_never_ends_is_text() -> None:
    article = article_of(f"---\ntitle: x\n\n{PARAGRAPH}\n", "a.md")
    assert not words_of(BlockKind.METADATA, article.text, "a.md")


def test_plain_text_may_have_front_matter_when_it_begins_with_a_title() -> None:
    assert article_of(f"{FRONT}\n{PARAGRAPH}\n").title == "The ferry keeps no timetable"
    assert parse_front_matter("---\nno: end\n") is None


def test_an_empty_title_in_the_front_matter_is_none() -> None:
    article = article_of(f'---\ntitle: ""\n---\n\n# A heading\n\n{PARAGRAPH}\n', "a.md")
    assert article.title == "A heading"


def test_a_markdown_heading_is_the_title() -> None:
    text = f"Ines Okafor\n\n# The real title\n\n{PARAGRAPH}\n"
    assert words_of(BlockKind.HEADING, text, "a.md")[-1] == "The real title"
    assert article_of(f"# The real title\n\n{PARAGRAPH}\n", "a.md").title == "The real title"


def test_a_short_first_line_is_the_title() -> None:
    assert article_of(f"The ferry is late again\n\n{PARAGRAPH}\n").title == (
        "The ferry is late again"
    )


def test_a_title_may_be_a_question_and_may_run_over_spaces() -> None:
    assert article_of(f"  Is   the ferry\u00a0late?\n\n{PARAGRAPH}").title == "Is the ferry late?"


def test_without_a_title_the_first_sentence_serves() -> None:
    text = f"The ferry is late. {PARAGRAPH}\n\n{PARAGRAPH}"
    assert article_of(text).title == "The ferry is late."


def test_a_long_first_sentence_is_cut_at_a_word_with_an_ellipsis() -> None:
    title = article_of(f"{PARAGRAPH}\n\n{PARAGRAPH}").title
    assert title.endswith("…")
    assert len(title) <= TITLE_LENGTH + 1
    assert PARAGRAPH.startswith(f"{title[:-1]} ")


@pytest.mark.parametrize("beginning", ["Dr. Okafor", "N. Lindqvist", "Mrs. Lindqvist", "St. Olaf"])
def test_the_point_of_an_abbreviation_does_not_end_the_first_sentence(beginning: str) -> None:
    title = article_of(f"{beginning} is late. {PARAGRAPH}\n\n{PARAGRAPH}").title
    assert title == f"{beginning} is late."


def test_a_file_without_words_has_the_title_of_its_name() -> None:
    assert article_of("", "letters/ferry.txt").title == "ferry"
    assert article_of(" \n\n ", "ferry.txt").title == "ferry"
    assert article_of("", "a\x1b[31m\nb.txt").title == "a�[31m b"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["a.txt", "a.md"]))
def test_there_is_always_a_title_on_one_line(text: str, name: str) -> None:
    title = article_of(text, name).title
    assert title.strip()
    assert "\n" not in title


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Okafor",
        "by Ines Okafor",
        "By: Ines Okafor",
        "Written by Ines Okafor",
        "Posted by Ines Okafor",
    ],
)
def test_a_byline_names_the_author(line: str) -> None:
    assert article_of(f"A title\n\n{line}\n\n{PARAGRAPH}\n").byline == "Ines Okafor"


@pytest.mark.parametrize("name", ["Ruby Standish", "Abby Okafor", "Toby Lindqvist"])
def test_an_author_whose_name_holds_by_keeps_it(name: str) -> None:
    text = f"A title\n\n{name}\n\n{PARAGRAPH}\n\n{name} is a freelance writer by the harbour.\n"
    assert article_of(text).byline == name


@pytest.mark.parametrize(
    "line",
    [
        "2019-12-05",
        "2019-12-05 14:30",
        "2019-12-05T14:30:00Z",
        "December 5, 2019",
        "Dec. 5, 2019",
        "5 December 2019",
        "5 Dec 2019",
        "2019/12/05",
    ],
)
def test_a_date_is_read_in_the_forms_that_articles_use(line: str) -> None:
    assert parse_date(line) == date(2019, 12, 5)
    assert article_of(f"A title\n\n{line}\n\n{PARAGRAPH}\n").published == date(2019, 12, 5)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%B %d, %Y", "%b. %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d"]),
)
def test_every_day_is_read_as_it_is_written(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day
    assert parse_date(day.strftime("%B %Y")) == day.replace(day=1)


@pytest.mark.parametrize("line", ["", "soon", "5", "13/13/2019", "0000-00-00", "9" * 39, "²⁰¹⁹"])
def test_what_is_no_date_is_none(line: str) -> None:
    assert parse_date(line) is None


@given(st.text())
def test_any_text_can_be_asked_for_a_date(line: str) -> None:
    assert parse_date(line) is None or isinstance(parse_date(line), date)


@pytest.mark.parametrize("form", ["June {}, 2016", "{} June 2016", "2016/{}/1", "2016/6/{}"])
def test_a_number_that_is_no_day_is_no_date(form: str) -> None:
    assert parse_date(form.format("9" * 20)) is None


def test_an_address_alone_on_a_line_is_the_article_s() -> None:
    text = f"A title\n\n{PARAGRAPH}\n\nhttps://lamp.example/ferry?a=1\n"
    assert article_of(text).url == "https://lamp.example/ferry?a=1"
    assert article_of(f"A title\n\n{PARAGRAPH} https://lamp.example\n").url is None
