"""BibTeX and CSL-JSON: an entry for each bookmark, as reference managers read them."""

import json
from collections.abc import Sequence
from hashlib import sha256

from jjreader.bookmarks.citation import in_marks
from jjreader.bookmarks.plain import (
    author,
    one_line,
    printable,
    published,
    speaker,
    unknown,
    web_address,
)
from jjreader.model import Bookmark, without_line_marks

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces even after a backslash: an escaped one would unbalance the entry.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "%#$&_"},
    }
)


def to_bibtex(bookmarks: Sequence[Bookmark]) -> str:
    """The quotation stands in `annote`, the reader's note in `comment`: styles print neither."""
    return "\n".join(map(_entry, bookmarks)) or "% no bookmarks\n"


def to_csl(bookmarks: Sequence[Bookmark]) -> str:
    """One array of items; the quotation stands in `annote`, the reader's note in `note`."""
    items = [_item(bookmark) for bookmark in bookmarks]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _entry(bookmark: Bookmark) -> str:
    fields = {
        # The inner braces keep capitals, and keep "and" from dividing one name into two.
        "title": _braced(one_line(bookmark.title)),
        "author": _braced(author(bookmark)),
        "howpublished": _escape(one_line(bookmark.source)),
        "year": published(bookmark)[:4],
        "date": published(bookmark),
        "url": web_address(bookmark.url),
        "pages": str(bookmark.paragraph or ""),
        "pagination": "paragraph" if bookmark.paragraph else "",
        "file": _escape(one_line(bookmark.place.article_id)),
        "annote": _escape(_quotation(bookmark)),
        "comment": _escape(one_line(bookmark.note)),
        "keywords": _escape(_keywords(bookmark)),
        "unknown": ", ".join(unknown(bookmark)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{_key(bookmark)},\n{''.join(lines)}}}\n"


def _item(bookmark: Bookmark) -> dict[str, object]:
    name, day = author(bookmark), bookmark.published
    fields: dict[str, object] = {
        "id": _key(bookmark),
        "type": "article",
        "title": one_line(bookmark.title),
        "author": [{"literal": name}] if name else [],
        "container-title": one_line(bookmark.source),
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else {},
        "URL": web_address(bookmark.url),
        "annote": _quotation(bookmark),
        "note": one_line(bookmark.note),
        "keyword": _keywords(bookmark),
        "custom": _custom(bookmark),
    }
    return {name: value for name, value in fields.items() if value}


def _custom(bookmark: Bookmark) -> dict[str, object]:
    """What CSL has no variable for."""
    fields = {
        "speaker": speaker(bookmark),
        "paragraph": bookmark.paragraph,
        "file": one_line(bookmark.place.article_id),
        "unknown": list(unknown(bookmark)),
    }
    return {name: value for name, value in fields.items() if value}


def _key(bookmark: Bookmark) -> str:
    if bookmark.number:
        return f"jjreader-{bookmark.number}"
    file = sha256(printable(bookmark.place.article_id).encode()).hexdigest()[:8]
    return f"jjreader-{file}-{bookmark.place.span.start}"


def _quotation(bookmark: Bookmark) -> str:
    return " — ".join(
        filter(None, (in_marks(one_line(without_line_marks(bookmark.text))), speaker(bookmark)))
    )


def _keywords(bookmark: Bookmark) -> str:
    return ", ".join(map(one_line, bookmark.tags))


def _escape(text: str) -> str:
    return text.translate(_TEX)


def _braced(text: str) -> str:
    return f"{{{_escape(text)}}}" if text else ""
