"""The reading screen: what its parts do, put together."""

import gc

from textual.binding import Binding

from jjreader.tui.screens.correcting import Correcting
from jjreader.tui.screens.exporting import Exporting
from jjreader.tui.screens.listing import Listing
from jjreader.tui.screens.outside import Outside
from jjreader.tui.screens.panes import Panes
from jjreader.tui.screens.searching import Searching
from jjreader.tui.screens.splitting import Splitting
from jjreader.tui.type_ahead import ReadyForKeys

OWN_FOLDER = "These articles came with jjreader; to read your own: jjreader FOLDER"
OWN_FOLDER_SECONDS = 12.0
"""Long enough for somebody who sees all this for the first time, and wants to know the keys."""

SEARCH_AFTER = 1.5
"""Seconds until the box for a search is made ready, which takes longer than a key may."""
WATCH_AFTER = 0.5
"""Seconds: what the watch needs is loaded when the screen and the first rows are there."""


class ReadingScreen(Searching, Correcting, Exporting, Panes, Splitting, Listing, Outside):
    """List | reader, with a sheet below or beside them."""

    AUTO_FOCUS = "#articles"
    BINDINGS = [
        Binding("question_mark", "help", "Help", id="help"),
        Binding("q", "back", "Back", id="back", tooltip="Back; at the list, quit"),
    ]

    _is_complete = False
    """All panes are there."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done before all panes are mounted, and after the program has been left."""
        is_open = self._is_complete and not self._is_leaving
        return is_open and super().check_action(action, parameters)

    def on_mount(self) -> None:
        self.articles.border_title = "Articles"
        self.reader.border_title = "jjreader"
        self.reader.view.highlights = self.library.settings.highlights
        self.articles.set_items(self.library.first_entries(self.habits.order))
        # The first frame comes before anything that takes time.
        self.call_after_refresh(self.complete)
        self.call_after_refresh(self.load_entries)
        self.call_after_refresh(self.start_indexing)
        self.set_timer(WATCH_AFTER, self.start_watching)
        self.set_timer(SEARCH_AFTER, self._prepare_search)
        self.tell_notices()
        if self.library.is_bundled and not self.library.notices:
            self.status.say(OWN_FOLDER, OWN_FOLDER_SECONDS)

    async def _prepare_search(self) -> None:
        if not self._is_leaving:
            await self.sheets.prepare("search")

    async def complete(self) -> None:
        """What the first frame did without."""
        gc.freeze()  # what is there now stays: the collector need not look at it again
        gc.enable()
        await self.reader.complete()
        self._is_complete = True
        self.refresh_bindings()
        self.list_shown()

    def list_shown(self) -> None:
        """Keys have something to act on as soon as the list and all panes are there."""
        if self._is_complete and self.articles.is_filled:
            if not self.focused:
                self.set_focus(self.articles)  # in a browser the page was not in front until now
            self.post_message(ReadyForKeys(self.reader.view))

    def action_help(self) -> None:
        from jjreader.tui.actions import shown_keys
        from jjreader.tui.screens.help import HelpScreen

        keys = shown_keys(self.library.settings.keys)
        self.app.push_screen(HelpScreen(self._pane_in_front, keys))

    @property
    def _pane_in_front(self) -> str:
        """The group of keys of the pane that has the focus."""
        if self.sheets.has_focus_within:
            groups = {"search": "Search", "bookmarks": "Bookmarks"}
            return groups.get(self.sheets.opened or "", "Quotations and people")
        return "Articles" if self.articles.has_focus else "Reader"

    def index_grew(self) -> None:
        """What is shown of the index is asked for again."""
        self.load_entries()
        if self.query_asked:
            self.ask(self.sheets.search.box.value)
        if self.sheets.opened and self.sheets.opened != "search":
            self.fill_sheet(self.sheets.opened)
