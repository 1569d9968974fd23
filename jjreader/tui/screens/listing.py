"""The list of articles on the reading screen: sorted, filtered, folded."""

from dataclasses import replace

from textual import on, work

from jjreader.errors import JJReaderError
from jjreader.habits import Habits
from jjreader.library import Library
from jjreader.model import ArticleEntry, Order, Sort
from jjreader.tui.arranging import Shelf, grown
from jjreader.tui.choices import next_choice
from jjreader.tui.messages import ArticlesArranged, EntriesLoaded, FolderToggled
from jjreader.tui.screens.filtering import Filtering

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


class Listing(Filtering):
    """A worker filters and sorts; how it was sorted is kept for the next start."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.shelf = Shelf()
        """All articles of the folder, as last loaded."""
        self._is_loading_list = self._is_stale_list = False
        self._asked = 0
        """The number of the last request."""

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
        self.articles.mark_open(self.open_id, self.library.reading_log.readings)
        self.articles.set_items(message.rows)
        self.stand_where_filtering_began()
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
