"""The notebook: what the reader marked, kept safely, found again, cited and exported."""

from jjreader.bookmarks.anchoring import anchor, make_bookmark
from jjreader.bookmarks.citation import cite
from jjreader.bookmarks.formats import FORMATS, export
from jjreader.bookmarks.store import BookmarkStore

__all__ = ["FORMATS", "BookmarkStore", "anchor", "cite", "export", "make_bookmark"]
