"""What has been read, on the reading screen: the marks, and the way to what has not."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from jjreader.model import ReadingState
from jjreader.tui.screens.desk import Desk


class Unread(Desk):
    """Articles are unread, being read, or read; the reader has the last word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "toggle_read", "Read or unread", id="toggle-read"),
    ]

    def action_unread(self, direction: int) -> None:
        """On to the next unread article of the list."""
        if not self.articles.step(direction, unread=True):
            self.say("No unread article below." if direction > 0 else "No unread article above.")

    def action_toggle_read(self) -> None:
        """Mark the article that is open, or under the cursor, as read or as unread."""
        self.when_loaded(self._toggle_read)

    def _toggle_read(self) -> None:
        entry = self.articles.current_entry
        is_here = self.has_class("-reading") and self.focused is not self.articles
        article_id = self.open_id if is_here else entry.id if entry else None
        if article_id is None:
            return
        log = self.library.reading_log
        is_read = log.reading(article_id).state is not ReadingState.READ
        log.mark(article_id, is_read=is_read)
        self.articles.tell_state()
        key = self.keys["toggle-read"]
        self.say(f"Marked as {'read' if is_read else 'unread'} · {key} takes it back")
