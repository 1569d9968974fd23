"""CSV, and the records that templates are given: every field of every bookmark."""

import csv
import io
import re
from collections.abc import Callable, Sequence

from jjreader.bookmarks.plain import one_line, printable, published, unknown
from jjreader.model import Bookmark

FIELDS: dict[str, Callable[[Bookmark], object]] = {
    "number": lambda one: one.number or None,
    "article": lambda one: printable(one.place.article_id),
    "start": lambda one: one.place.span.start,
    "end": lambda one: one.place.span.end,
    "text": lambda one: printable(one.text),
    "speaker": lambda one: _known(one.speaker),
    "note": lambda one: printable(one.note),
    "tags": lambda one: [one_line(tag) for tag in one.tags],
    "created": lambda one: one.created.isoformat() if one.created else None,
    "state": lambda one: one.state.value,
    "title": lambda one: printable(one.title),
    "byline": lambda one: _known(one.byline),
    "source": lambda one: _known(one.source),
    "published": lambda one: published(one) or None,
    "url": lambda one: _known(one.url),
    "rule": lambda one: _known(one.rule),
    "confidence": lambda one: one.confidence.value if one.confidence else None,
    "prefix": lambda one: printable(one.prefix),
    "suffix": lambda one: printable(one.suffix),
    "paragraph": lambda one: one.paragraph,
    "sha256": lambda one: one.sha256,
    "changed": lambda one: one.changed.isoformat() if one.changed else None,
    "now": lambda one: _known(one.now),
    "unknown": lambda one: list(unknown(one)),
}
"""The columns of the table, in order, and what stands in them."""

_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
"""What a spreadsheet could take for a formula; after quotes, too, so that one can be undone."""


def to_csv(bookmarks: Sequence[Bookmark]) -> str:
    """A table with a head, comma-separated, in quotes where needed; tags divided by ", ".

    Cells that a spreadsheet would take for a formula (= + - @, tab or line end in front) get an
    apostrophe before them: where a cell begins with apostrophes and then one of these, the first
    apostrophe is ours.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(
        [_cell(value) for value in record(bookmark).values()] for bookmark in bookmarks
    )
    return table.getvalue()


def record(bookmark: Bookmark) -> dict[str, object]:
    """Every field by its name; None is not known, and `unknown` names what should be."""
    return {name: read(bookmark) for name, read in FIELDS.items()}


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _known(text: str | None) -> str | None:
    """None stays None: not known is not the same as empty."""
    return None if text is None else printable(text)
