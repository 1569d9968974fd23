"""A quotation with where it comes from, as one line of plain text."""

import re
from urllib.parse import urlsplit

from jjreader.model import Bookmark, Confidence

_CLOSING = {"“": "”", '"': '"', "„": "“", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」"}
"""The mark that closes what another one opens."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def cite(bookmark: Bookmark) -> str:
    """“text” — Speaker, in Title (Source; byline, date), url; what is not known is left out."""
    details = _details(bookmark)
    origin = ", in ".join(filter(None, (speaker(bookmark), one_line(bookmark.title))))
    origin = " ".join(filter(None, (origin, f"({details})" if details else "")))
    reference = ", ".join(filter(None, (origin, web_address(bookmark.url))))
    text = in_marks(one_line(bookmark.text))
    return f"{text} — {reference}" if reference else text


def one_line(text: str | None) -> str:
    """The text in one line, without anything that a terminal or an editor would obey."""
    return " ".join(_CONTROL.sub(" ", text or "").split())


def in_marks(text: str) -> str:
    """The text in quotation marks; its own are kept, and completed where one is missing."""
    if not text:
        return ""
    first, last = text[0], text[-1]
    if len(text) > 1 and last == _CLOSING.get(first):
        return text
    if first in "“„«":
        return text + _CLOSING[first]
    if last == "”":
        return "“" + text
    return f"“{text}”"


def speaker(bookmark: Bookmark) -> str:
    """Who said it; a mere guess is marked as one."""
    name = one_line(bookmark.speaker)
    return f"{name} (attribution uncertain)" if name and _is_guess(bookmark) else name


def author(bookmark: Bookmark) -> str:
    """Who wrote the article, without the word "by"."""
    return _BY.sub("", one_line(bookmark.byline))


def web_address(url: str | None) -> str | None:
    """The address when it is a plain one for the web; anything else is left out."""
    address = one_line(url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_plain = parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in address
    return address if is_plain else None


def _details(bookmark: Bookmark) -> str:
    date = bookmark.published.isoformat() if bookmark.published else ""
    article = ", ".join(filter(None, (author(bookmark), date)))
    return "; ".join(filter(None, (one_line(bookmark.source), article)))


def _is_guess(bookmark: Bookmark) -> bool:
    return bookmark.confidence is Confidence.GUESS
