"""The list of articles on the reading screen: sorted, filtered, folded, marked as read."""

import math
from collections.abc import Hashable
from dataclasses import replace

from textual import on, work
from textual.binding import Binding
from textual.widgets import Input

from jjreader.errors import JJReaderError
from jjreader.habits import Habits
from jjreader.library import Library
from jjreader.model import ArticleEntry, Order, ReadingState, Sort
from jjreader.tui.arranging import Shelf, grown, key_of
from jjreader.tui.choices import next_choice
from jjreader.tui.messages import ArticlesArranged, EntriesLoaded, FolderToggled
from jjreader.tui.screens.going import Going
from jjreader.tui.screens.indexing import Indexing
from jjreader.tui.widgets.filter_box import WANTED, FilterBox

EMPTY_FOLDER = (
    "No articles here.\njjreader reads .txt and .md files,\nsaved pages, EPUB, PDF and e-mails.\n"
    "Put some here and press {rescan}, or\nstart it with another FOLDER."
)
NOTHING_KEPT = "No article has all of this.\n{filter} changes it, {drop-filter} takes it away."
NOTHING_READABLE = "None of these files can be read; each row says why."
FIRST = {
    Sort.DATE: ("newest first", "oldest first"),
    Sort.TITLE: ("A to Z", "Z to A"),
    Sort.SOURCE: ("A to Z", "Z to A"),
    Sort.LENGTH: ("longest first", "shortest first"),
    Sort.QUOTATIONS: ("most first", "fewest first"),
    Sort.RECENT: ("latest first", "latest last"),
    Sort.FOLDER: ("A to Z", "Z to A"),
}
"""What a sort begins with, and what when it is reversed."""


class Listing(Indexing, Going):
    """A worker filters and sorts; how it was sorted is kept for the next start.

    The filter box takes the place of the status line; leaving it gives the place in the list back.
    """

    BINDINGS = [
        Binding("r", "toggle_read", "Read or unread", id="toggle-read"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.shelf = Shelf()
        """All articles of the folder, as last loaded."""
        self._is_loading_list = self._is_stale_list = False
        self._asked = 0
        """The number of the last request."""
        self.filter_box = FilterBox(placeholder=WANTED, id="filter")
        self._began_at: Hashable = None
        """The row on which the cursor stood when filtering began."""

    def list_shown(self) -> None:
        """The list of articles is there."""
        raise NotImplementedError

    def load_entries(self) -> None:
        """Read the list of articles anew; once more when that was asked for meanwhile."""
        self._is_stale_list = self._is_loading_list
        if not self._is_loading_list:
            self._is_loading_list = True
            self._load_entries()

    @work(thread=True, group="entries")
    def _load_entries(self) -> None:
        try:
            entries = self.library.entries()
            shelf = Shelf(grown(self.shelf.entries, entries) if self.coverage() else entries)
        except JJReaderError as error:
            shelf = self.shelf
            self.app.call_from_thread(self.say, str(error))
        self.post_message(EntriesLoaded(shelf))

    @on(EntriesLoaded)
    def _show_entries(self, message: EntriesLoaded) -> None:
        self._is_loading_list = False
        if self._is_stale_list:
            self.load_entries()
        self.shelf = message.shelf
        if self.shelf.entries and all(entry.problem for entry in self.shelf.entries):
            self.say(NOTHING_READABLE)
        self.sort_articles()
        self.tell_notices()
        self.library.notices.clear()

    def sort_articles(self) -> None:
        """Filter and sort anew; what was asked before is stale from now on."""
        self._asked += 1
        self._sort(self._asked, self.shelf, self.habits, self.filter_box.value)

    @work(thread=True, group="arrange")  # no thread can be stopped: the number tells what is stale
    def _sort(self, number: int, shelf: Shelf, habits: Habits, words: str) -> None:
        readings = self.library.reading_log.readings
        rows = shelf.arrange(habits.order, readings, words, habits.folded)
        self.post_message(ArticlesArranged(number, rows))

    @on(ArticlesArranged)
    def _show_rows(self, message: ArticlesArranged) -> None:
        if message.generation != self._asked:
            return
        self.articles.empty = self.keys.fill(NOTHING_KEPT if self.shelf.entries else EMPTY_FOLDER)
        if not self.shelf.entries and not self.open_id:
            self.reader.leave_blank()
        self.articles.mark_open(self.open_id, self.library.reading_log.readings)
        self.articles.sort = self.habits.order.sort
        self.articles.set_items(message.rows)
        self.stand_where_filtering_began()
        if not self.is_indexing and self.idle_seconds == math.inf:
            self.articles.cursor = 0  # nobody has looked at another row than the first
        self.articles.tell_state()
        self._tell_order()
        self.list_shown()

    def _tell_order(self) -> None:
        """The title: how many articles, by what they are sorted, through what they are filtered."""
        words, all_ = self.filter_box.value, len(self.shelf.entries)
        rows = self.articles.items if words else ()
        kept = sum(isinstance(row, ArticleEntry) for row in rows)
        counts = f"{kept} of {all_}" if words else f"{all_}"
        order = self.habits.order
        arrow = "↓" if order.is_descending else "↑"
        filtered = f"  /{words}" if words else ""
        self.articles.border_title = f"Articles ({counts})  {order.sort} {arrow}{filtered}"

    def action_sort(self) -> None:
        """Sort by what comes next."""
        self._set_order(Order(next_choice(Sort, self.habits.order.sort)))

    def action_reverse_sort(self) -> None:
        order = self.habits.order
        self._set_order(Order(order.sort, not order.is_reversed))

    def _set_order(self, order: Order) -> None:
        self._keep(replace(self.habits, order=order))
        self.say(f"Sorted by {order.sort}, {FIRST[order.sort][order.is_reversed]}.")

    @on(FolderToggled)
    def _toggle_folder(self, message: FolderToggled) -> None:
        self._keep(replace(self.habits, folded=self.habits.folded ^ {message.path}))

    def _keep(self, habits: Habits) -> None:
        self.keep(habits)
        self.sort_articles()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a filter to drop."""
        if action == "drop_filter":
            return bool(self.filter_box.value) or self.has_class("-filtering")
        return super().check_action(action, parameters)

    async def action_filter(self) -> None:
        """Open the filter box."""
        if not self.is_attached:  # the program is being left
            return
        if not self.filter_box.is_attached:
            await self.mount(self.filter_box)
        if not self.filter_box.value and self.articles.current is not None:
            self._began_at = key_of(self.articles.current)
        self.add_class("-filtering")
        self.set_focus(self.filter_box)

    @on(Input.Changed, "#filter")
    def _filter_as_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.sort_articles()

    @on(Input.Submitted, "#filter")
    def action_leave_filter(self) -> None:
        """Into the list; the filter stays."""
        self.remove_class("-filtering")
        self.set_focus(self.articles)

    def action_drop_filter(self) -> None:
        """All articles again, and the cursor where it was."""
        self.filter_box.value = ""
        self.action_leave_filter()

    def stand_where_filtering_began(self) -> None:
        """All articles are there again: so is the cursor."""
        if not self.filter_box.value and self._began_at is not None:
            self.articles.stand_on(self._began_at)
            self._began_at = None

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
