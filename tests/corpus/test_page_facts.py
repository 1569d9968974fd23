"""What a saved page says of itself, and words that stand outside its paragraphs."""

import made_files as files
import pytest
from lxml.html import fromstring

from jjreader.corpus.formats.loose_text import wrap_loose_text
from jjreader.corpus.formats.page_facts import plain_byline, plain_source, plain_title
from jjreader.corpus.formats.web_page import read_page

FERRY = "The ferry keeps no timetable"


@pytest.mark.parametrize(
    "title",
    [
        FERRY,
        f"{FERRY} | Quay Gazette",
        f"{FERRY} - Quay Gazette",
        f"Quay Gazette: {FERRY}",
        f"Analysis: {FERRY} — Quay",
    ],
)
def test_a_title_is_the_heading_without_the_name_of_the_site(title: str) -> None:
    assert plain_title(title, ["", "Quay Gazette", FERRY]) == FERRY


def test_a_heading_that_is_the_name_of_the_site_is_no_title() -> None:
    title = f"{FERRY} | Quay"
    assert plain_title(title, ["Quay", "All boats"]) == title
    assert plain_title("Spider-Man", ["Spider"]) == "Spider-Man"
    assert plain_title(None, ["Quay"]) is None


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ("Ines Okafor; Nils van der Meer", "Ines Okafor; Nils van der Meer"),
        ("Ines Okafor; QUAY; April", "Ines Okafor"),
        ("Ines Okafor; Quay Gazette", "Ines Okafor"),
        ("Quay Gazette", "Quay Gazette"),
        ("Ines Okafor lives by the sea", None),
        ("Account You're logged", None),
        ("Okafor", "Okafor"),
        ("", None),
    ],
)
def test_a_byline_is_made_of_names(authors: str, byline: str | None) -> None:
    assert plain_byline(authors, "quaygazette.example") == byline


@pytest.mark.parametrize(
    ("site", "source"),
    [("Quay Gazette", "Quay Gazette"), ("Copyright (c) 2007 Quay Kft.", None), (None, None)],
)
def test_who_has_the_rights_to_a_site_is_not_its_name(site: str | None, source: str) -> None:
    assert plain_source(site) == source


def test_the_date_of_a_page_is_what_it_says_and_never_guessed() -> None:
    page = (
        f"<html><body><p>{files.CAPTAIN}</p><p>{files.FORTY_YEARS}</p><p>Bells since 2011. © 2014"
    )
    assert "published" not in read_page(page.encode(), "").text


def test_text_behind_a_box_of_links_within_a_paragraph_is_a_paragraph() -> None:
    links = '<div><ul><li><a href="/a">A bell is stolen</a></li></ul></div>'
    tree = fromstring(f"<div><p>{links}{files.CAPTAIN} <a>Read</a> on.</p><p>He left.</p></div>")
    assert files.CAPTAIN not in [p.text for p in tree.iter("p")]  # the parser ended the paragraph
    wrap_loose_text(tree)
    assert f"{files.CAPTAIN} Read on." in [p.text_content() for p in tree.iter("p")]


def test_loose_text_that_breaks_divide_is_left_as_it_is() -> None:
    body = f"<div>Up</div>{files.CAPTAIN}<br><br>{files.FORTY_YEARS}"
    tree = fromstring(f"<html><body>{body}</body></html>")
    wrap_loose_text(tree)
    assert not tree.findall(".//p")


def test_a_part_of_a_page_and_plain_text_under_its_name_are_read() -> None:
    export = f"<DOCUMENT>\n<TYPE>8-K\n{'<!-- -->' * 9}<HTML><BODY><P>{files.CAPTAIN}</BODY></HTML>"
    assert files.CAPTAIN in read_page(export.encode(), "").text
    assert files.CAPTAIN in read_page(f"<p>{files.CAPTAIN}".encode(), "").text
    text = f"{files.CAPTAIN}\n\n{files.FORTY_YEARS}\n"
    assert read_page(text.encode(), "").text.rstrip() == text.rstrip()
