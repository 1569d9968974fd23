"""Every export is valid, complete and harmless, whatever the articles hold."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

from jjreader.bookmarks.formats import FORMATS, export
from jjreader.bookmarks.formats.tables import FIELDS
from jjreader.bookmarks.plain import unknown
from jjreader.errors import UsageError
from jjreader.model import Bookmark, BookmarkState, Place, Span

Make = Callable[..., Bookmark]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    "=HYPERLINK(1)",
    "+1+2",
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1",
    "'=1",
    "  =1",
    "＝1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "[a link](javascript:alert(1))",
    "![image](http://example.org/x.png)",
    "<http://example.org>",
    "http://example.org www.example.org someone@example.org",
    "# heading\n## heading\nheading\n===\nrule\n---\n- item\n+ item\n* item\n1. item\n2016. item",
    "a line\n\n    indented\n\n\n```\nfenced\n```\n~~~\n> quoted\n| a | b |\n|---|---|",
    "*bold* _slanted_ `code` ~~struck~~ $x$ [^1]: note \\",
    "\\input{/etc/passwd} \\write18{ls} 100% #1 $x$ a & b c_d ^ ~",
    "} unbalanced { brace } of text }",
    "[[shell:ls][x]] elisp:(ding) {{{macro}}} <<target>> src_sh{ls} call_f() @@html:<b>@@",
    "#+include: x\n#+end_quote\n* heading\n:PROPERTIES:\n%%(ding)\n# Local Variables:\n[fn:1] x",
    "esc \x1b[31m bell \x07 c1 \x9b31m bidi \u202e nul \0 lone \udcff cr \r\n lines \u2028 \x85",
)

words = st.text(max_size=30) | st.sampled_from(HOSTILE)
clean_words = words.map(
    lambda text: CONTROL.sub("?", text.replace("\u2028", "").replace("\u2029", ""))
)


def bookmarks_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Bookmark]:
    optional = st.none() | texts
    return st.builds(
        Bookmark,
        place=st.builds(Place, texts, st.just(Span(3, 9))),
        text=texts,
        prefix=texts,
        suffix=texts,
        title=texts,
        byline=optional,
        source=optional,
        url=optional,
        speaker=optional,
        rule=optional,
        note=texts,
        tags=st.sampled_from([(), ("art",), ("art", "two words")]),
        published=st.none() | st.dates(),
        created=st.just(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        number=st.integers(1, 99),
        state=st.sampled_from(BookmarkState),
    )


def hostile(text: str) -> Bookmark:
    """The text in every field that an article or a reader can fill."""
    return Bookmark(
        Place(text, Span(0, 1)),
        *[text] * 6,
        url=f"http://example.org/{text}",
        speaker=text,
        note=text,
        tags=(text,),
        number=3,
    )


def unguarded(cell: str) -> str:
    """The value of a cell, as the documentation of the export has it."""
    return cell[1:] if re.match(r"''*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])", cell) else cell


def rows_of(document: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(document, newline="")))


def test_an_unknown_format_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="'word'; there are markdown, json, csv"):
        export((), "word")


@pytest.mark.parametrize("name", FORMATS)
def test_no_bookmarks_are_a_document_too(name: str) -> None:
    document = export((), name)
    assert document.endswith("\n")
    if name in ("json", "csl"):
        assert json.loads(document) == [] or json.loads(document)["items"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_text_speaker_note_tags_and_source(name: str, make: Make) -> None:
    document = export([make(number=7, note="for the essay", tags=("art", "two words"))], name)
    parts = ["A very personal journey", "Melissa Rosenberg", "Personal Story", "Collider", "7"]
    parts += ["Jane Doe", "2016", "https://example.org/story", "for the essay", "art", "two words"]
    parts += ["film.txt", "unknown" if name in ("json", "csv", "csl", "bibtex") else "Not known"]
    if name == "html":  # it is ASCII, and more is written as references than need be
        document = unescape(document)
    assert [part for part in parts if part not in document] == []


@given(bookmarks_of(words))
def test_no_document_has_controls_or_cannot_be_written(bookmark: Bookmark) -> None:
    for name in FORMATS:
        document = export([bookmark], name)
        document.encode("utf-8")
        assert not CONTROL.search(document), name


def expected(bookmark: Bookmark) -> dict[str, str]:
    """What the row of a bookmark in a table has to say."""
    fields = {name: getattr(bookmark, name) for name in FIELDS if hasattr(bookmark, name)}
    fields |= {"article": bookmark.place.article_id, "tags": ", ".join(bookmark.tags)}
    fields |= {"start": bookmark.place.span.start, "end": bookmark.place.span.end}
    fields["unknown"] = ", ".join(unknown(bookmark))
    for name in ("created", "changed", "published"):
        fields[name] = fields[name].isoformat() if fields[name] else None
    return {name: "" if value is None else str(value) for name, value in fields.items()}


@given(st.lists(bookmarks_of(clean_words), max_size=2))
def test_csv_gives_every_field_back_and_holds_no_formula(bookmarks: list[Bookmark]) -> None:
    read = rows_of(export(bookmarks, "csv"))
    assert len(read) == len(bookmarks)
    for row, one in zip(read, bookmarks, strict=True):
        assert not [cell for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]
        assert not [cell for cell in row.values() if cell[:1] in tuple("\t\r\n")]
        assert {name: unguarded(cell) for name, cell in row.items()} == expected(one)


def live(document: str) -> list[str]:
    """What a Markdown program would make of the document, beyond paragraphs of text."""
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    tokens = [
        inner for token in parser.parse(document) for inner in (token, *(token.children or ()))
    ]
    plain = {"inline", "text", "softbreak", "paragraph_open", "paragraph_close"}
    plain |= {"blockquote_open", "blockquote_close", "heading_open", "heading_close"}
    links = [str(token.attrs.get("href")) for token in tokens if token.type == "link_open"]
    own = {"link_open", "link_close"} if all(map(is_article, links)) else set()
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    return [token.type for token in tokens if token.type not in plain | own] + levels[2:]


def is_article(link: str) -> bool:
    return link.startswith("http://example.org/")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_is_markdown(text: str) -> None:
    assert live(export([hostile(text)], "markdown")) == []


@given(st.lists(words, min_size=1, max_size=4).map("".join))
def test_nothing_in_any_text_is_markdown(text: str) -> None:
    assert live(export([replace(hostile(text), url=None)], "markdown")) == []


def test_markdown_shows_the_text_as_it_is() -> None:
    text = "“It’s 5 * 5 = 25 & <b>*so*</b> [on] #1 \\ a_b,” she said."
    tokens = MarkdownIt("commonmark").parse(
        export([Bookmark(Place("a", Span(0, 1)), text)], "markdown")
    )
    shown = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert text in shown


def test_markdown_has_a_chapter_for_each_article(make: Make) -> None:
    other = replace(make(), place=Place("other.txt", Span(0, 1)), title="Other")
    document = export([make(1, number=1), other, make(2, number=3)], "markdown")
    assert re.findall("^#+ .*", document, re.MULTILINE) == [
        "# Bookmarks",
        "## Personal Story",
        "## Other",
    ]


@given(st.lists(words, min_size=1, max_size=4).map("".join))
def test_bibtex_keeps_its_braces_and_has_no_command_but_its_own(text: str) -> None:
    document = export([hostile(text)], "bibtex")
    depths = [0]
    for sign in re.sub("[^{}]", "", document):
        depths.append(depths[-1] + (1 if sign == "{" else -1))
    assert min(depths) == depths[-1] == 0
    assert [at for at, depth in enumerate(depths[1:-1]) if depth == 0] == []
    commands = set(re.findall(r"\\([a-z]+|.)", document))
    assert commands <= {
        *"%#$&_",
        "textbackslash",
        "textbraceleft",
        "textbraceright",
        "textasciicircum",
        "textasciitilde",
    }


def test_bibtex_and_csl_name_author_date_and_outlet(make: Make) -> None:
    entry = export([make(number=7)], "bibtex")
    assert "speaker" not in json.loads(export([make()], "csl"))[0]["custom"]["unknown"]
    assert entry.startswith("@misc{jjreader-7,\n  title = {{Personal Story}},\n")
    assert "  author = {{Jane Doe}},\n  howpublished = {Collider},\n  year = {2016},\n" in entry
    [item] = json.loads(export([make(number=7)], "csl"))
    assert item["author"] == [{"literal": "Jane Doe"}]
    assert item["issued"] == {"date-parts": [[2016, 8, 30]]}
    assert item["container-title"] == "Collider"
    assert item["annote"] == "“A very personal journey.” — Melissa Rosenberg"


def test_bibliographies_leave_out_what_is_not_known_and_name_it() -> None:
    bare = Bookmark(Place("a.txt", Span(0, 4)), "Yes.", number=1)
    missing = ["speaker", "outlet", "title", "author", "date", "address", "paragraph"]
    assert export([bare], "bibtex") == (
        "@misc{jjreader-1,\n  file = {a.txt},\n  annote = {“Yes.”},\n"
        f"  unknown = {{{', '.join(missing)}}},\n}}\n"
    )
    assert json.loads(export([bare], "csl")) == [
        {
            "id": "jjreader-1",
            "type": "article",
            "annote": "“Yes.”",
            "custom": {"file": "a.txt", "unknown": missing},
        }
    ]


ORG_LIVE = re.compile(
    r"\[\[|\[fn:|\{\{\{|<<|@@|\\\w|\bsrc_\w|\bcall_\w|(?i:\b(?:shell|elisp|javascript):\S)"
)


@given(st.lists(words, min_size=1, max_size=4).map("".join))
def test_org_has_one_heading_and_one_block_for_a_bookmark_and_nothing_that_runs(text: str) -> None:
    document = export([replace(hostile(text), url=None)], "org")
    lines = document.split("\n")
    assert [line for line in lines if re.match(r"\*+ ", line)] == [lines[2]]
    assert [line for line in lines if re.match(r"\s*#\+", line)] == [
        "#+title: Bookmarks",
        "#+begin_quote",
        "#+end_quote",
    ]
    assert not ORG_LIVE.search(document)
    assert not re.search(r"(?m)^(?::|\||%%\(|# )", document)


@pytest.mark.parametrize("text", [" =1", "\n=1", "\t=1", "'=1", "''+1", "＝1", "'\t"])
def test_an_apostrophe_keeps_a_cell_from_being_a_formula(text: str) -> None:
    [row] = rows_of(export([Bookmark(Place("a.txt", Span(0, 1)), text)], "csv"))
    assert row["text"] == f"'{text}"


@pytest.mark.parametrize("text", ["'tis", "“=1”", "1+1", "", "'", "a\n=1"])
def test_other_cells_are_left_as_they_are(text: str) -> None:
    [row] = rows_of(export([Bookmark(Place("a.txt", Span(0, 1)), text)], "csv"))
    assert row["text"] == text
