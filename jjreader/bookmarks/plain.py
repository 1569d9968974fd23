"""Text of bookmarks for other programs: without anything that one of them would obey."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from jjreader.model import Bookmark, Confidence, without_line_marks

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_BY = re.compile(r"^by\s+", re.IGNORECASE)

_IN_ADDRESSES = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '"<>\\^`{|}'})
"""Signs that no address holds unquoted, but that a format could take for its own."""


def printable(text: str | None) -> str:
    """The text with its lines, every control and bidi override replaced by U+FFFD.

    Articles are clean already; names of files, and notes that were typed or pasted, are not.
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text or ""))


def one_line(text: str | None) -> str:
    """The text in one line, runs of white space and controls being one space."""
    return " ".join(_CONTROL.sub(" ", text or "").split())


def heading(bookmark: Bookmark) -> str:
    """The title of the article, or the name of its file where it has none."""
    return one_line(bookmark.title or bookmark.place.article_id)


def words(bookmark: Bookmark) -> str:
    """What was marked, as it is read."""
    return without_line_marks(printable(bookmark.text)).strip()


def speaker(bookmark: Bookmark) -> str:
    """Who said it; a mere guess is marked as one."""
    name = one_line(bookmark.speaker)
    is_guess = bool(name) and bookmark.confidence is Confidence.GUESS
    return f"{name} (attribution uncertain)" if is_guess else name


def author(bookmark: Bookmark) -> str:
    """Who wrote the article, without the word "by"."""
    return _BY.sub("", one_line(bookmark.byline))


def published(bookmark: Bookmark) -> str:
    """The day of the article, as 2016-08-30."""
    return bookmark.published.isoformat() if bookmark.published else ""


def origin(bookmark: Bookmark) -> list[str]:
    """What is known of where it stands: outlet, author, day, file."""
    path = f"file {one_line(bookmark.place.article_id)}"
    parts = (one_line(bookmark.source), author(bookmark), published(bookmark), path)
    return list(filter(None, parts))


def details(bookmark: Bookmark) -> list[str]:
    """What is known of the quotation itself: speaker, paragraph, number."""
    paragraph = f"paragraph {bookmark.paragraph}" if bookmark.paragraph else ""
    number = f"#{bookmark.number}" if bookmark.number else ""
    return list(filter(None, (speaker(bookmark), paragraph, number)))


def title(bookmarks: Sequence[Bookmark]) -> str:
    """Of a document; what nobody has marked are quotations as they were listed."""
    is_listed = bookmarks and not any(one.number for one in bookmarks)
    return "Quotations" if is_listed else "Bookmarks"


def remarks(bookmark: Bookmark) -> list[str]:
    """What the reader has written to it: note and tags, each with a word that says so."""
    note, tags = printable(bookmark.note).strip(), ", ".join(map(one_line, bookmark.tags))
    parts = {"Note": note, "Tags": tags}
    return [f"{name}: {value}" for name, value in parts.items() if value]


def unknown(bookmark: Bookmark) -> tuple[str, ...]:
    """What a citation should have and nobody knows; it stays empty and is named as missing."""
    parts = {
        "speaker": speaker(bookmark),
        "outlet": one_line(bookmark.source),
        "title": one_line(bookmark.title),
        "author": author(bookmark),
        "date": published(bookmark),
        "address": web_address(bookmark.url),
        "paragraph": bookmark.paragraph,
    }
    return tuple(name for name, value in parts.items() if not value)


def articles_of(bookmarks: Sequence[Bookmark]) -> list[list[Bookmark]]:
    """The bookmarks of each article, the articles in the order of their first one."""
    articles: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        articles.setdefault(bookmark.place.article_id, []).append(bookmark)
    return list(articles.values())


def web_address(url: str | None) -> str:
    """The address when it is one for the web; anything else is left out."""
    address = one_line(url).translate(_IN_ADDRESSES)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_plain = parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in address
    return address if is_plain else ""
