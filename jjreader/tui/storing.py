"""What keys do to the bookmarks; each function returns the sentence that tells of it."""

from typing import TYPE_CHECKING

from jjreader.model import Bookmark
from jjreader.tui.keys import KeyNames
from jjreader.tui.page import Excerpt

if TYPE_CHECKING:
    from jjreader.notebook import Notebook  # loaded when something is first stored


def toggle(notebook: "Notebook", excerpt: Excerpt, keys: KeyNames) -> str:
    """Bookmark a passage, or take back the bookmark that is there."""
    there = excerpt.bookmark
    bookmark, added = notebook.toggle(excerpt.article, excerpt.span, excerpt.quote, there)
    return f"Bookmarked #{bookmark.number}" if added else _gone(bookmark, keys)


def add(notebook: "Notebook", excerpt: Excerpt, note: str) -> str:
    """Bookmark a passage with a note."""
    bookmark = notebook.add(excerpt.article, excerpt.span, excerpt.quote, note)
    return f"Bookmarked #{bookmark.number} with a note"


def remove(notebook: "Notebook", bookmark: Bookmark, keys: KeyNames) -> str:
    """Delete a bookmark."""
    notebook.remove(bookmark.number)
    return _gone(bookmark, keys)


def edit(
    notebook: "Notebook",
    bookmark: Bookmark,
    *,
    note: str | None = None,
    tags: tuple[str, ...] | None = None,
) -> str:
    """Change the note or the tags of a bookmark."""
    notebook.edit(bookmark.number, note=note, tags=tags)
    return f"Changed #{bookmark.number}"


def accept(notebook: "Notebook", bookmark: Bookmark, keys: KeyNames) -> str:
    """A passage that has moved belongs where it is now."""
    notebook.accept(bookmark)
    return f"#{bookmark.number} is kept as it is now · {keys['undo']} takes it back"


def undo(notebook: "Notebook") -> str:
    """Take back the last step."""
    what = notebook.undo()
    return f"Undone: {what}" if what else "Nothing to undo."


def redo(notebook: "Notebook") -> str:
    """Take the step again that was taken back last."""
    what = notebook.redo()
    return f"Done again: {what}" if what else "Nothing to redo."


def _gone(bookmark: Bookmark, keys: KeyNames) -> str:
    return f"Removed #{bookmark.number} · {keys['undo']} brings it back"
