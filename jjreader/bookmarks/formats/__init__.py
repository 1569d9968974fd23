"""Bookmarks as documents: one function from bookmarks to text for each format."""

from collections.abc import Callable, Iterable, Sequence

from jjreader.bookmarks.formats.annotations import to_annotations
from jjreader.bookmarks.formats.bibliography import to_bibtex, to_csl
from jjreader.bookmarks.formats.html import to_html
from jjreader.bookmarks.formats.markdown import to_markdown
from jjreader.bookmarks.formats.org import to_org
from jjreader.bookmarks.formats.tables import to_csv
from jjreader.errors import UsageError
from jjreader.model import Bookmark

FORMATS: dict[str, Callable[[Sequence[Bookmark]], str]] = {
    "markdown": to_markdown,
    "json": to_annotations,
    "csv": to_csv,
    "bibtex": to_bibtex,
    "csl": to_csl,
    "org": to_org,
    "html": to_html,
}
"""A new format is a function here: valid for no bookmarks, too, and ending in a newline."""


def export(bookmarks: Iterable[Bookmark], format_name: str) -> str:
    """The document; UsageError when there is no such format."""
    if format_name not in FORMATS:
        raise UsageError(f"no export format {format_name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format_name](tuple(bookmarks))
