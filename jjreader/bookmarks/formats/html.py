"""HTML: a page that any browser shows, in ASCII, without anything that runs or is fetched."""

from collections.abc import Iterator, Sequence

from jjreader.bookmarks import plain
from jjreader.model import Bookmark

_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'=:`"}
"""More than HTML asks for: no filter on the way takes a text for an attribute or an address."""

_HEAD = """<!DOCTYPE html>
<html>
<head>
<title>TITLE</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.4; }
blockquote { margin: 1em 0 0; padding-left: 1em; border-left: 0.2em solid; white-space: pre-line; }
.origin, .unknown { color: #555555; }
</style>
</head>
<body>
<h1>TITLE</h1>
"""


def to_html(bookmarks: Sequence[Bookmark]) -> str:
    """The articles in the order of their first bookmark, with their quotations."""
    parts = [_HEAD.replace("TITLE", plain.title(bookmarks))]
    for group in plain.articles_of(bookmarks):
        parts += ["<section>\n", *_article(group[0])]
        for bookmark in group:
            parts += _entry(bookmark)
        parts.append("</section>\n")
    return "".join(parts) + "</body>\n</html>\n"


def escape(text: str) -> str:
    """The text as characters of HTML and ASCII, so that no encoding need be declared."""
    return text.translate(_REFERENCES).encode("ascii", "xmlcharrefreplace").decode()


def _article(bookmark: Bookmark) -> Iterator[str]:
    yield f"<h2>{escape(plain.heading(bookmark))}</h2>\n"
    parts = list(map(escape, plain.origin(bookmark)))
    if address := plain.web_address(bookmark.url):
        parts.append(f'<a href="{escape(address)}">{escape(address)}</a>')
    yield f'<p class="origin">{" &middot; ".join(parts)}</p>\n'


def _entry(bookmark: Bookmark) -> Iterator[str]:
    yield f"<blockquote>{escape(plain.words(bookmark))}</blockquote>\n"
    yield f"<p>&mdash; {' &middot; '.join(map(escape, plain.details(bookmark)))}</p>\n"
    for remark in plain.remarks(bookmark):
        yield f"<p>{escape(remark)}</p>\n"
    if missing := plain.unknown(bookmark):
        yield f'<p class="unknown">Not known: {", ".join(missing)}</p>\n'
