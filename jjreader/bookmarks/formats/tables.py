"""CSV, and the records that templates are given: every field of every bookmark."""

import csv
import io
import re
from collections.abc import Sequence

from jjreader.bookmarks.plain import one_line, printable, published, unknown
from jjreader.model import Bookmark

FIELDS = (
    "number",
    "article",
    "start",
    "end",
    "text",
    "speaker",
    "note",
    "tags",
    "created",
    "state",
    "title",
    "byline",
    "source",
    "published",
    "url",
    "rule",
    "confidence",
    "prefix",
    "suffix",
    "paragraph",
    "sha256",
    "changed",
    "now",
    "unknown",
)

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
    """Every field by its name in FIELDS; None is not known, and `unknown` names what should be."""
    values = (
        bookmark.number,
        printable(bookmark.place.article_id),
        bookmark.place.span.start,
        bookmark.place.span.end,
        printable(bookmark.text),
        _known(bookmark.speaker),
        printable(bookmark.note),
        [one_line(tag) for tag in bookmark.tags],
        bookmark.created.isoformat() if bookmark.created else None,
        bookmark.state.value,
        printable(bookmark.title),
        _known(bookmark.byline),
        _known(bookmark.source),
        published(bookmark) or None,
        _known(bookmark.url),
        _known(bookmark.rule),
        bookmark.confidence.value if bookmark.confidence else None,
        printable(bookmark.prefix),
        printable(bookmark.suffix),
        bookmark.paragraph,
        bookmark.sha256,
        bookmark.changed.isoformat() if bookmark.changed else None,
        _known(bookmark.now),
        list(unknown(bookmark)),
    )
    return dict(zip(FIELDS, values, strict=True))


def _known(text: str | None) -> str | None:
    """None stays None: not known is not the same as empty."""
    return None if text is None else printable(text)


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text
