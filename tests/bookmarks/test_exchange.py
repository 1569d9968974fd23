"""The documents are what other programs read: each goes through a parser of its format."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import html5lib
import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from test_formats import HOSTILE, bookmarks_of, clean_words, hostile, words

from jjreader.bookmarks.formats import export
from jjreader.bookmarks.plain import one_line, printable, web_address
from jjreader.model import Bookmark, BookmarkState

Make = Callable[..., Bookmark]
TEXT = {"type": "string"}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
        "type": {"const": "Annotation"},
        "motivation": {
            "type": "array",
            "items": {"enum": ["bookmarking", "commenting", "tagging"]},
        },
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$"},
        "modified": {"type": "string"},
        "body": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "value", "purpose"],
                "properties": {"type": {"const": "TextualBody"}, "value": TEXT},
            },
        },
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {
                    "type": "object",
                    "required": ["id"],
                    "properties": {"id": {"type": "string", "pattern": r"^[\x21-\x7e]*$"}},
                },
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 0},
                            },
                        },
                        {
                            "required": ["type", "exact"],
                            "properties": {
                                "type": {"const": "TextQuoteSelector"},
                                **dict.fromkeys(("exact", "prefix", "suffix"), TEXT),
                            },
                        },
                    ],
                },
            },
        },
    },
    "patternProperties": {"^jjreader:": {}},
    "additionalProperties": False,
}
"""What the Web Annotation Data Model asks of an annotation, as far as we use it."""
PAGE = Draft202012Validator(
    {
        "type": "object",
        "required": ["@context", "id", "type", "items"],
        "properties": {
            "@context": {
                "type": "array",
                "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}],
            },
            "type": {"const": "AnnotationPage"},
            "items": {"type": "array", "items": ANNOTATION},
        },
    }
)
CSL = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type"],
            "properties": {
                "type": {"const": "article"},
                **dict.fromkeys(("id", "title", "container-title", "URL", "annote", "note"), TEXT),
                "keyword": TEXT,
                "author": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"literal": TEXT},
                        "additionalProperties": False,
                    },
                },
                "issued": {
                    "type": "object",
                    "properties": {
                        "date-parts": {
                            "type": "array",
                            "items": {"type": "array", "items": {"type": "integer"}, "maxItems": 3},
                        }
                    },
                    "additionalProperties": False,
                },
                "custom": {"type": "object"},
            },
            "additionalProperties": False,
        },
    }
)
"""The variables of CSL-JSON that we use; it allows no others beside `custom`."""
_TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{f"\\{sign}": sign for sign in "%#$&_"},
}


def untex(text: str) -> str:
    """What TeX would print."""
    return re.sub(r"\\[a-z]+\{\}|\\.", lambda match: _TEX[match[0]], text)


@given(st.lists(bookmarks_of(clean_words), max_size=2))
def test_json_is_annotations_of_the_w3c_and_gives_every_field_back(
    bookmarks: list[Bookmark],
) -> None:
    page = json.loads(export(bookmarks, "json"))
    PAGE.validate(page)
    assert len(page["items"]) == len(bookmarks)
    for item, one in zip(page["items"], bookmarks, strict=True):
        position, quotation = item["target"]["selector"]
        assert (position["start"], position["end"]) == (one.place.span.start, one.place.span.end)
        kept = (quotation["exact"], quotation["prefix"], quotation["suffix"])
        assert kept == (one.text, one.prefix, one.suffix)
        assert item["created"] == (one.created and one.created.isoformat())
        assert item["jjreader:number"] == one.number
        assert BookmarkState(item["jjreader:state"]) is one.state
        values = [body["value"] for body in item["body"]]
        assert values == [*([one.note] if one.note else []), *one.tags]
        assert item["target"].get("jjreader:speaker", "") == one_line(one.speaker)
        assert item["target"]["source"].get("via", "") == web_address(one.url)


def test_the_identity_of_a_bookmark_is_the_same_in_every_export(make: Make) -> None:
    one, other = make(1, number=1), make(2, number=2)
    [first] = json.loads(export([one], "json"))["items"]
    again = json.loads(export([other, replace(one, note="edited")], "json"))["items"]
    assert first["id"] == again[1]["id"] != again[0]["id"]


@given(bookmarks_of(words))
def test_csl_keeps_to_its_variables(bookmark: Bookmark) -> None:
    items = json.loads(export([bookmark], "csl"))
    CSL.validate(items)
    assert items[0].get("title", "") == one_line(bookmark.title)


@given(bookmarks_of(words))
def test_bibtex_is_read_by_a_parser_and_says_what_was_meant(bookmark: Bookmark) -> None:
    entries = parse_string(export([bookmark], "bibtex"), "bibtex").entries
    [(key, entry)] = entries.items()
    assert key == f"jjreader-{bookmark.number}"
    fields = {name: untex(value) for name, value in entry.fields.items()}
    title = fields.get("title", "{}")
    assert (title[0], " ".join(title[1:-1].split()), title[-1]) == (
        "{",
        one_line(bookmark.title),
        "}",
    )
    assert " ".join(fields.get("comment", "").split()) == one_line(bookmark.note)
    assert fields.get("date", "") == (bookmark.published.isoformat() if bookmark.published else "")
    authors = [untex(str(person)) for person in entry.persons.get("author", [])]
    assert len(authors) <= 1


@pytest.mark.parametrize("text", HOSTILE)
def test_html_is_valid_and_shows_the_text_as_it_is(text: str) -> None:
    document = export([hostile(text)], "html")
    assert document.isascii()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(document)
    allowed = {"html", "head", "title", "style", "body", "h1", "h2", "section", "p", "a"}
    assert {element.tag for element in tree.iter()} <= {*allowed, "blockquote"}
    shown = tree.find(".//blockquote").text or ""
    assert shown == printable(text).strip()
    attributes = [(name, value) for element in tree.iter() for name, value in element.items()]
    assert {name for name, _ in attributes} <= {"class", "href"}
    links = [value for name, value in attributes if name == "href"]
    assert all(link.startswith("http://example.org/") for link in links)
    again = etree.HTML(document)
    assert (again.findtext(".//blockquote") or "") == shown


@given(bookmarks_of(words))
def test_markdown_quotes_the_text_and_csv_has_one_row(bookmark: Bookmark) -> None:
    tokens = MarkdownIt("commonmark").parse(export([bookmark], "markdown"))
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings == ["h1", "h2"] or not one_line(bookmark.title)
    assert [token.type for token in tokens].count("blockquote_open") == 1
    rows = list(csv.DictReader(io.StringIO(export([bookmark], "csv"), newline="")))
    assert [row["number"] for row in rows] == [str(bookmark.number)]


def test_what_is_not_known_is_named_and_nothing_is_invented(make: Make) -> None:
    known = make(number=1, paragraph=4)
    bare = replace(known, byline=None, published=None, url="javascript:alert(1)", speaker=None)
    for form in ("markdown", "org", "html"):
        document = export([bare], form)
        assert "Not known: speaker, author, date, address" in document
        assert "Not known" not in export([known], form)
        assert "paragraph 4" in document
        assert "javascript" not in document
    [item] = json.loads(export([bare], "json"))["items"]
    assert item["jjreader:unknown"] == ["speaker", "author", "date", "address"]
    assert "via" not in item["target"]["source"]
    assert item["target"]["jjreader:paragraph"] == 4
