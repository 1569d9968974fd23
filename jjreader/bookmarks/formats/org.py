"""Org, for Emacs: a heading for each bookmark.

What Org would obey is broken by a zero-width space, as its manual advises (Escape Character).
"""

import re
from collections.abc import Iterator, Sequence

from jjreader.bookmarks import plain
from jjreader.model import Bookmark

_BREAK = "\N{ZERO WIDTH SPACE}"

_LIVE = re.compile(
    r"^(?=[*#:|]|%%\()"  # headings, keywords and blocks, drawers, tables, diary expressions
    r"|(?<=\[)(?=\[|fn:)|(?<=\{)(?=\{)|(?<=<)(?=[<%])|(?<=@)(?=@)"  # links, macros, targets
    r"|(?<=\\)"  # LaTeX
    r"|(?<=\bsrc)(?=_)|(?<=\bcall)(?=_)"  # code in the line
    r"|(?<=[A-Za-z])(?=:\S)"  # links such as shell:command and elisp:expression
    r"|(?<=\bLocal)(?= Variables:)",  # settings for Emacs
    re.IGNORECASE,
)


def to_org(bookmarks: Sequence[Bookmark]) -> str:
    """The bookmarks in order; nothing in their text is Org, save for emphasis."""
    return "\n".join([f"#+title: {plain.title(bookmarks)}\n", *map(_entry, bookmarks)])


def escape(text: str) -> str:
    """Text of one or more lines in which nothing runs, links or divides the document."""
    return "\n".join(_LIVE.sub(_BREAK, line.strip()) for line in text.split("\n"))


def _entry(bookmark: Bookmark) -> str:
    return "\n".join(_lines(bookmark)) + "\n"


def _lines(bookmark: Bookmark) -> Iterator[str]:
    yield f"* {escape(plain.heading(bookmark))}"
    origin = [*map(escape, plain.origin(bookmark)), plain.web_address(bookmark.url)]
    yield " · ".join(filter(None, origin))
    yield "#+begin_quote"
    yield escape(plain.words(bookmark))
    yield "#+end_quote"
    yield escape(f"— {' · '.join(plain.details(bookmark))}")
    yield from map(escape, plain.remarks(bookmark))
    if missing := plain.unknown(bookmark):
        yield f"Not known: {', '.join(missing)}"
