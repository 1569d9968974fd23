"""The notebook: what the reader marked, kept safely, found again and cited."""

from jjreader.bookmarks.anchoring import anchor, make_bookmark
from jjreader.bookmarks.citation import cite
from jjreader.bookmarks.store import BookmarkStore

__all__ = ["BookmarkStore", "anchor", "cite", "make_bookmark"]
