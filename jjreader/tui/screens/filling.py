"""Filling the sheets of the reading screen, with all rows or those that pass a filter."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual import on, work
from textual.binding import Binding

from jjreader.errors import CatalogueError, JJReaderError
from jjreader.model import Confidence, PersonPage
from jjreader.tui.choices import next_choice
from jjreader.tui.messages import PersonChosen, PersonLoaded, SheetLoaded
from jjreader.tui.screens.indexing import Indexing
from jjreader.tui.screens.speakers import Speakers
from jjreader.tui.sieve import Sieve, called, said
from jjreader.tui.widgets.quote_list import QuoteFilter
from jjreader.tui.widgets.row_sheet import RowSheet

HOW_SURE: tuple[Confidence | None, ...] = (None, *Confidence)
"""What a key goes through; None: all of them."""


class Filling(Speakers, Indexing):
    """A sheet is filled by a worker whenever it is opened, or there is more to show."""

    BINDINGS = [
        Binding("4", "sheet('quotes')", "Quotations", id="pane-quotes"),
        Binding("5", "sheet('people')", "People", id="pane-people"),
        Binding("6", "sheet('bookmarks')", "Bookmarks", id="pane-bookmarks"),
    ]

    quote_filter = QuoteFilter()
    """Which quotations their sheet shows."""
    _begin_at: tuple[str, int] | None = None
    """The quotation that is being read: the list of all of them begins there."""
    person_shown = ""
    """Whose page is open, or was."""

    async def action_sheet(self, name: str) -> None:
        """Open a sheet; what it was filtered by stays until that is taken away."""
        view = self.reader.view
        if name == "quotes" != self.sheets.opened and view.has_focus and view.page:
            quote = view.quote_in_view()
            self._begin_at = (view.page.article.id, quote.span.start) if quote else None
        await self.sheets.open(name)
        self.fill_sheet(name)

    def action_filter_speaker(self) -> None:
        """Only the quotations of one speaker: the one under the cursor, or another."""
        here = self.person_here() or ""
        self.ask_for_name(
            "Only quotations of",
            here,
            lambda name: self._filter(replace(self._filter_here, speaker=name or None)),
        )

    def action_filter_confidence(self) -> None:
        """Only the sure ones, the likely ones, the guesses; then all again."""
        confidence = next_choice(HOW_SURE, self._filter_here.confidence)
        self._filter(replace(self._filter_here, confidence=confidence))

    def clear_filter(self) -> bool:
        if self.sheets.opened != "quotes" or not self.quote_filter:
            return False
        self._filter(QuoteFilter())
        return True

    @property
    def _filter_here(self) -> QuoteFilter:
        """What is filtered already: the page of a person has only theirs."""
        is_page = self.sheets.opened == "person"
        return QuoteFilter(self.person_shown) if is_page else self.quote_filter

    def _filter(self, wanted: QuoteFilter) -> None:
        self.quote_filter = wanted
        self.call_later(self.action_sheet, "quotes")

    def fill_sheet(self, name: str) -> None:
        wanted = self.quote_filter
        sources: dict[str, Callable[[], Any]] = {
            "quotes": lambda: Sieve(filter(wanted.shows, self.library.quotes()), said),
            "people": lambda: Sieve(self.library.people(), called),
            "bookmarks": self.library.notebook.bookmarks,
        }
        if name in sources:
            of = str(wanted) if name == "quotes" else ""
            self._load_sheet(name, of, sources[name])
        elif name == "person":
            self._load_person(self.person_shown)

    @work(thread=True, group="sheet", exclusive=True)
    def _load_sheet(self, name: str, of: str, source: Callable[[], Any]) -> None:
        """Read the rows of a sheet, and hand them over."""
        try:
            self.post_message(SheetLoaded(name, of, source()))
        except CatalogueError:
            self.app.call_from_thread(self.repair_index)
        except JJReaderError as error:
            self.app.call_from_thread(self.say, str(error))

    @on(SheetLoaded)
    def _fill_sheet(self, message: SheetLoaded) -> None:
        if message.name == "bookmarks":
            self.sheets.bookmarks.fill(message.rows)
        else:
            sheet: RowSheet[Any] = getattr(self.sheets, message.name)
            sheet.fill(message.rows, message.of, is_growing=self.is_indexing)
        if message.name == "quotes" and self._begin_at:
            self.sheets.quotes.list.stand_on(self._begin_at)
            self._begin_at = None

    @on(PersonChosen)
    def _choose_person(self, message: PersonChosen) -> None:
        self.person_shown = message.name
        self._load_person(message.name)

    @work(thread=True, group="sheet", exclusive=True)
    def _load_person(self, name: str) -> None:
        try:
            page = self.library.person(name)
        except CatalogueError:
            self.app.call_from_thread(self.repair_index)
            return
        self.post_message(PersonLoaded(name, page))

    @on(PersonLoaded)
    async def _show_person(self, message: PersonLoaded) -> None:
        page: PersonPage | None = message.page
        if page is None:
            self.say(f"Nothing is known of {message.name} yet.")
            return
        self.sheets.person.show(page)
        if self.sheets.opened != "person":
            await self.sheets.open("person")
