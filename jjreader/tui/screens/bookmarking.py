"""Bookmarks on the reading screen: set, taken back, annotated, deleted."""

import threading
from collections.abc import Callable
from datetime import date

from textual import on, work
from textual.binding import Binding

from jjreader.errors import JJReaderError
from jjreader.library import Library
from jjreader.model import Bookmark, BookmarkState, without_line_marks
from jjreader.tui.messages import BookmarksChanged, BookmarksFound
from jjreader.tui.page import Excerpt
from jjreader.tui.screens.excerpting import Excerpting
from jjreader.tui.screens.filling import Filling

COPY_AFTER, COPY_EVERY = 5.0, 3600.0
"""Seconds until the backup copy of the day is made, when nobody waits for anything, and until it
is looked whether another day has begun."""


class Bookmarking(Filling, Excerpting):
    """A worker stores each change, and the user is told only once it is safe."""

    BINDINGS = [
        Binding(
            "m",
            "bookmark",
            "Mark",
            id="bookmark",
            tooltip="Bookmark the selection or the quotation here, or take it back",
        ),
        Binding("M", "bookmark_with_note", "Mark with a note", id="bookmark-note"),
        Binding("U", "undo", "Undo", id="undo"),
        Binding("ctrl+r", "redo", "Redo", id="redo"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._storing = threading.Lock()

    def on_mount(self) -> None:
        self.set_timer(COPY_AFTER, self._back_up)
        self.set_interval(COPY_EVERY, self._back_up)

    @work(thread=True, group="copy", exclusive=True)
    def _back_up(self) -> None:
        try:
            self.library.notebook.safekeeping.back_up(date.today())
        except JJReaderError as error:
            self.app.call_from_thread(self.say, str(error).capitalize())

    def action_bookmark(self) -> None:
        self.with_excerpt(lambda excerpt: self.store(lambda: self._toggle(excerpt)))

    def _toggle(self, excerpt: Excerpt) -> str:
        notebook, there = self.library.notebook, excerpt.bookmark
        bookmark, added = notebook.toggle(excerpt.article, excerpt.span, excerpt.quote, there)
        return f"Bookmarked #{bookmark.number}" if added else self._removed(bookmark)

    def action_bookmark_with_note(self) -> None:
        self.with_excerpt(self._bookmark_with_note)

    def _bookmark_with_note(self, excerpt: Excerpt) -> None:
        note = excerpt.bookmark.note if excerpt.bookmark else ""
        self._ask_for_note(excerpt.text, note, lambda note: self._add(excerpt, note))

    def _add(self, excerpt: Excerpt, note: str) -> str:
        notebook = self.library.notebook
        bookmark = notebook.add(excerpt.article, excerpt.span, excerpt.quote, note)
        return f"Bookmarked #{bookmark.number} with a note"

    def action_delete_bookmark(self) -> None:
        if bookmark := self.sheets.bookmarks.current:
            self.store(lambda: self._removed(self.library.notebook.remove(bookmark.number)))

    def _removed(self, bookmark: Bookmark) -> str:
        return f"Removed #{bookmark.number} · {self.keys['undo']} brings it back"

    def action_edit_note(self) -> None:
        if one := self.sheets.bookmarks.current:
            self._ask_for_note(one.text, one.note, lambda note: self._edit(one, note=note))

    def action_edit_tags(self) -> None:
        from jjreader.bookmarks.selection import tags_of
        from jjreader.tui.screens.dialogs import TagsDialog

        if one := self.sheets.bookmarks.current:
            dialog = TagsDialog(self.keys, one.tags, tags_of(self.sheets.bookmarks.bookmarks))
            self.show_dialog(dialog, lambda tags: self.store(lambda: self._edit(one, tags=tags)))

    def _edit(
        self, bookmark: Bookmark, *, note: str | None = None, tags: tuple[str, ...] | None = None
    ) -> str:
        self.library.notebook.edit(bookmark.number, note=note, tags=tags)
        return f"Changed #{bookmark.number}"

    def action_accept_place(self) -> None:
        """A passage that has moved belongs where it is now, as it is now."""
        bookmark = self.sheets.bookmarks.current
        if bookmark and bookmark.state is BookmarkState.MOVED:
            self.store(lambda: self._accept(bookmark))
        else:
            self.say("Only a bookmark that has moved can be kept as it is now.")

    def _accept(self, bookmark: Bookmark) -> str:
        self.library.notebook.accept(bookmark)
        return f"#{bookmark.number} is kept as it is now · {self.keys['undo']} takes it back"

    def action_undo(self) -> None:
        self.store(self._undo)

    def _undo(self) -> str:
        what = self.library.notebook.undo()
        return f"Undone: {what}" if what else "Nothing to undo."

    def action_redo(self) -> None:
        self.store(self._redo)

    def _redo(self) -> str:
        what = self.library.notebook.redo()
        return f"Done again: {what}" if what else "Nothing to redo."

    def _ask_for_note(self, passage: str, note: str, keep: Callable[[str], str]) -> None:
        from jjreader.tui.screens.dialogs import NoteDialog  # its editor is heavy to import

        dialog = NoteDialog(self.keys, without_line_marks(passage), note)
        self.show_dialog(dialog, lambda note: self.store(lambda: keep(note)))

    @work(thread=True, group="store")
    def store(self, store: Callable[[], str]) -> None:
        """Store one thing at a time, in a worker, and tell the user."""
        page = self.reader.view.page
        with self._storing:
            try:
                sentence = store()
            except JJReaderError as error:
                sentence = f"NOT saved: {error}"
            self.post_message(BookmarksChanged(sentence))
            if page:
                marked = self.bookmarks_of(page.article)
                self.post_message(BookmarksFound(page.article, marked))

    @on(BookmarksFound)
    def _show_bookmarks(self, message: BookmarksFound) -> None:
        view = self.reader.view
        if view.page and view.page.article is message.article:
            view.set_page(view.page.with_bookmarks(message.bookmarks))

    @on(BookmarksChanged)
    def _tell_of_change(self, message: BookmarksChanged) -> None:
        self.say(message.sentence)
        if notice := self.library.notebook.notice:
            self.say(f"{message.sentence} · {notice}")
        if self.sheets.opened == "bookmarks":
            self.fill_sheet("bookmarks")
