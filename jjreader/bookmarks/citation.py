"""A quotation with where it comes from, as one line of plain text."""

from jjreader.bookmarks.plain import author, one_line, published, speaker, web_address
from jjreader.model import Bookmark, without_line_marks

_CLOSING = {"“": "”", '"': '"', "„": "“", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」"}
"""The mark that closes what another one opens."""


def cite(bookmark: Bookmark) -> str:
    """“text” — Speaker, in Title (Source; byline, date), url; what is not known is left out."""
    details = _details(bookmark)
    origin = ", in ".join(filter(None, (speaker(bookmark), one_line(bookmark.title))))
    origin = " ".join(filter(None, (origin, f"({details})" if details else "")))
    reference = ", ".join(filter(None, (origin, web_address(bookmark.url))))
    text = in_marks(one_line(without_line_marks(bookmark.text)))
    return f"{text} — {reference}" if reference else text


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


def _details(bookmark: Bookmark) -> str:
    article = ", ".join(filter(None, (author(bookmark), published(bookmark))))
    return "; ".join(filter(None, (one_line(bookmark.source), article)))
