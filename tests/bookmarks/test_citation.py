"""A citation names what is known, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from jjreader.bookmarks.citation import cite
from jjreader.bookmarks.formats import export
from jjreader.bookmarks.plain import web_address
from jjreader.model import Bookmark, Confidence, Place, Span, without_line_marks

Make = Callable[..., Bookmark]
BARE = Bookmark(Place("a.txt", Span(0, 4)), "Yes.")


def test_a_full_citation_names_speaker_title_source_author_date_and_link(make: Make) -> None:
    assert cite(make()) == (
        "“A very personal journey.” — Melissa Rosenberg, in Personal Story "
        "(Collider; Jane Doe, 2016-08-30), https://example.org/story"
    )


def test_the_marks_of_quoted_lines_are_left_out_and_a_sign_in_the_text_is_kept() -> None:
    marked = "“We came.\n>\n> “We built.\n> > “We stayed.”"
    assert cite(replace(BARE, text=marked)) == "“We came. “We built. “We stayed.”"
    assert "> “We came.\n>\n> “We built.\n" in export([replace(BARE, text=marked)], "markdown")
    kept = "a\n> b\nc > d"
    assert without_line_marks(kept) == kept


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "“Yes.”"),
        ({"speaker": "Ann"}, "“Yes.” — Ann"),
        ({"title": "T"}, "“Yes.” — T"),
        ({"title": "T", "source": "S"}, "“Yes.” — T (S)"),
        ({"title": "T", "byline": "B"}, "“Yes.” — T (B)"),
        ({"speaker": "Ann", "source": "S"}, "“Yes.” — Ann (S)"),
        (
            {"speaker": "Ann", "title": "T", "url": "http://x.org/"},
            "“Yes.” — Ann, in T, http://x.org/",
        ),
        ({"url": "http://x.org/"}, "“Yes.” — http://x.org/"),
    ],
)
def test_what_is_missing_is_left_out(known: dict[str, str], expected: str) -> None:
    assert cite(replace(BARE, **known)) == expected  # type: ignore[arg-type]


def test_a_guessed_speaker_is_called_a_guess() -> None:
    guess = replace(BARE, speaker="Ann", confidence=Confidence.GUESS)
    assert cite(guess) == "“Yes.” — Ann (attribution uncertain)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes.", "“Yes.”"),
        ("“Yes.”", "“Yes.”"),
        ('"Yes."', '"Yes."'),
        ("‘Yes.’", "‘Yes.’"),
        ("«Oui.»", "«Oui.»"),
        ("„Ja.“", "„Ja.“"),
        ("“Yes,” she said, “no.”", "“Yes,” she said, “no.”"),
        ("“The first of two paragraphs.", "“The first of two paragraphs.”"),
        ("the last of two paragraphs.”", "“the last of two paragraphs.”"),
        ("’Tis the season", "“’Tis the season”"),
        ("'Tis the dogs'", "'Tis the dogs'"),
        ("“", "“”"),
        ('"', '“"”'),
    ],
)
def test_the_text_has_one_pair_of_marks(text: str, expected: str) -> None:
    assert cite(replace(BARE, text=text)) == expected


def test_a_citation_is_one_line_without_controls() -> None:
    hostile = replace(
        BARE, text="a\nb\t c\x1b[31m\u202ed", title="T\r\nU", speaker="A\x07nn", source="S\udcff"
    )
    assert cite(hostile) == "“a b c [31m d” — A nn, in T U (S)"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "no link",
        "http://[x",
        "http://a b/",
    ],
)
def test_only_web_addresses_are_given(url: str | None) -> None:
    assert web_address(url) == ""
    assert cite(replace(BARE, url=url)) == "“Yes.”"
