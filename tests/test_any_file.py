"""Whatever a file holds, it is read or refused, and what is marked leaves as a clean document.

The whole way in one law, from bytes to export; the laws of each step stand with its package.
"""

import re
import tempfile
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings, strategies as st

from jjreader.bookmarks.anchoring import anchor, make_bookmark
from jjreader.bookmarks.formats import FORMATS, export
from jjreader.bookmarks.selection import Arrangement, arrange
from jjreader.corpus.loader import CorpusReader
from jjreader.errors import InputError, QueryError
from jjreader.indexing.annotation import annotate
from jjreader.model import Article, BookmarkState, Span
from jjreader.people import Cast
from jjreader.search.matching import find_matches

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What a terminal or an editor could obey."""
PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "‘",
            "’",
            "«",
            "»",
            "''",
            "\n\n",
            "\n",
            "> ",
            "# ",
            "- ",
            "---\n",
            "title: ",
        ),
        *(" said ", "Anna Weller", " she ", "told reporters", "Source: The Post", "By Jo Ek", ". "),
        *("\x1b[31m", "\x9b7m", "\x07", "\x00", "\r\n", "\u202e", "\u2066", "\ufeff", "\u2028"),
        *("=1+1", "<script>", "[x](javascript:a)", "\\input{x}", "{", "}", "&amp;", "[[x]]"),
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)
HEADS = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"%PDF-1.4\n", b"PK\x03\x04"]
)
BYTES = st.binary(max_size=200) | TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))
ENCODED = st.tuples(st.sampled_from(["utf-16", "cp1252", "shift_jis", "koi8-r"]), TEXT)
FILES = st.tuples(HEADS, BYTES | ENCODED.map(lambda pair: pair[1].encode(pair[0], "ignore")))


def article_of(data: bytes, name: str) -> Article | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        try:
            return CorpusReader(Path(folder)).article(name)
        except InputError as error:
            assert str(error)
            return None


@settings(max_examples=settings.default.max_examples // 2)
@given(FILES, FILES, st.sampled_from(["a.txt", "a.md"]), st.data())
def test_any_bytes_become_an_article_whose_bookmarks_leave_as_clean_documents(
    file: tuple[bytes, bytes], other: tuple[bytes, bytes], name: str, data: st.DataObject
) -> None:
    content = b"".join(file)
    article = article_of(content, name)
    if article is None:
        return
    assert article.sha256 == sha256(content).hexdigest()
    assert not FORBIDDEN.search(article.text + article.title)
    annotations = annotate(article, Cast())
    whole = Span(0, len(article.text))
    for span in (*(q.span for q in annotations.quotes), *(m.span for m in annotations.mentions)):
        assert whole.covers(span)
        assert len(span)
    with suppress(QueryError):
        find_matches(article, data.draw(TEXT), annotations, typing=True)
    if not article.text:
        return
    start = data.draw(st.integers(0, len(article.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(article.text))))
    quote = next((quote for quote in annotations.quotes if quote.span == span), None)
    marked = replace(make_bookmark(article, span, quote), note=data.draw(TEXT), number=1)
    assert anchor(marked, article) == marked
    found = anchor(marked, article_of(b"".join(other), name))
    assert found.state is BookmarkState.ORPHANED or len(found.place.span)
    arrange([marked, found], Arrangement(words=data.draw(TEXT)))
    for form in FORMATS:
        document = export([marked, found], form)
        document.encode("utf-8")
        assert not FORBIDDEN.search(document), form
