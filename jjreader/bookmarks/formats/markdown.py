"""Markdown (CommonMark and GitHub's): a chapter for each article, its quotations as such."""

import re
from collections.abc import Iterator, Sequence

from jjreader.bookmarks import plain
from jjreader.model import Bookmark

_SIGN = re.compile(r"[\\`*_\[\]<>&~|$#@]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What could begin markup, HTML, a link or a mention; an escaped sign is shown as it is."""

_LINE_START = re.compile(r"^(\d*)(?=[.)+\-=])")
"""Where a backslash keeps a line from being a list item, a rule or an underlined heading."""


def to_markdown(bookmarks: Sequence[Bookmark]) -> str:
    """The articles in the order of their first bookmark; nothing in their text is live."""
    paragraphs = [f"# {plain.title(bookmarks)}"]
    for group in plain.articles_of(bookmarks):
        paragraphs += _head(group[0])
        for bookmark in group:
            paragraphs += _entry(bookmark)
    return "\n\n".join(paragraphs) + "\n"


def escape(text: str) -> str:
    """Text of one or more lines in which nothing is Markdown any more."""
    lines = (_SIGN.sub(r"\\\g<0>", line.strip()) for line in text.split("\n"))
    return "\n".join(_LINE_START.sub(r"\1\\", line) for line in lines)


def _head(bookmark: Bookmark) -> Iterator[str]:
    yield f"## {escape(plain.heading(bookmark))}"
    address = plain.web_address(bookmark.url)
    yield " · ".join([*map(escape, plain.origin(bookmark)), *([f"<{address}>"] if address else [])])


def _entry(bookmark: Bookmark) -> Iterator[str]:
    yield _quoted(escape(plain.words(bookmark)))
    yield escape(f"— {' · '.join(plain.details(bookmark))}")
    yield from map(escape, plain.remarks(bookmark))
    if missing := plain.unknown(bookmark):
        yield f"Not known: {', '.join(missing)}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
