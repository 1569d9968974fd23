"""The panes of the reading screen: which is in front, how wide, what is highlighted."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import on, work
from textual.binding import Binding, BindingType

from jjreader.errors import JJReaderError
from jjreader.model import QuoteRow
from jjreader.settings import NARROWEST_TEXT, WIDEST_TEXT
from jjreader.tui.messages import NameChosen, SheetLoaded
from jjreader.tui.page import HIGHLIGHTS
from jjreader.tui.screens.desk import Desk
from jjreader.tui.widgets.row_list import RowList

PERSON = "All quotations of the speaker here"


class Panes(Desk):
    """One or several panes at a time, by the width of the terminal and the reader's wish."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pane('articles')", "Articles", id="pane-articles", show=False),
        Binding("2", "pane('reader')", "Reader", id="pane-reader", show=False),
        Binding("4", "sheet('quotes')", "Quotations", id="pane-quotes", show=False),
        Binding("5", "sheet('people')", "People", id="pane-people", show=False),
        Binding("6", "sheet('bookmarks')", "Bookmarks", id="pane-bookmarks", show=False),
        Binding("h", "pane('articles')", "To the list", id="to-list", show=False),
        Binding("H", "highlights", "Highlights", id="highlights", show=False),
        Binding("z", "zen", "Reader alone", id="zen", show=False),
        Binding("minus", "text_width(-4)", "Narrower text", id="narrower", show=False),
        Binding("plus", "text_width(4)", "Wider text", id="wider", show=False),
        Binding("equals_sign", "text_width(0)", "Usual text width", id="usual-width", show=False),
        Binding("asterisk", "search_name", "Search the name here", id="search-name", show=False),
        Binding("p", "person", "Their quotations", id="person", show=False, tooltip=PERSON),
        Binding("escape", "cancel", "Cancel", id="cancel", show=False),
    ]

    _speaker: str | None = None
    """The sheet of quotations shows only this speaker's."""

    def action_pane(self, name: str) -> None:
        """Bring list or reader to the front."""
        self.set_class(name == "reader", "-reading")
        if name == "articles":
            self.remove_class("-zen")
            self.set_focus(self.articles)
        else:
            self.set_focus(self.reader.view)

    async def action_sheet(self, name: str, speaker: str | None = None) -> None:
        """Open a sheet; the quotations may be only those of one speaker."""
        self._speaker = speaker
        await self.sheets.open(name)
        self.fill_sheet(name)

    async def action_person(self) -> None:
        """All quotations of whoever speaks here."""
        if name := self.reader.name_here():
            await self.action_sheet("quotes", speaker=name)
        else:
            self.say("No name in view.")

    def action_leave_sheet(self) -> None:
        """Close the sheet and go back to where one was."""
        self.sheets.close()
        self.action_pane("reader" if self.has_class("-reading") else "articles")

    def action_cancel(self) -> None:
        """Out of whatever is going on; never out of the program."""
        if self.reader.found:
            self.reader.close_find(keep=False)
        elif self.sheets.opened:
            self.action_leave_sheet()
        elif self.has_class("-zen"):
            self.remove_class("-zen")

    def action_back(self) -> None:
        """One step back; from the list, out of the program."""
        if self.sheets.opened:
            self.action_leave_sheet()
        elif self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.has_class("-reading"):
            self.action_pane("articles")
        else:
            self.app.exit()

    def action_zen(self) -> None:
        self.toggle_class("-zen")
        self.action_pane("reader" if self.has_class("-zen") else "articles")

    def action_text_width(self, change: int) -> None:
        view = self.reader.view
        usual = self.library.settings.text_width
        width = view.text_width + change if change else usual
        view.set_text_width(max(NARROWEST_TEXT, min(width, WIDEST_TEXT)))
        self.say(f"Text at most {view.text_width} columns wide.")

    def action_highlights(self) -> None:
        view = self.reader.view
        at = HIGHLIGHTS.index(view.highlights) + 1
        view.set_highlights(HIGHLIGHTS[at % len(HIGHLIGHTS)])
        self.say(f"Highlighted: {view.highlights}.")

    def action_search_name(self) -> None:
        """Search for who speaks here, or is named first on the screen."""
        if name := self.reader.name_here():
            self.post_message(NameChosen(name))
        else:
            self.say("No name in view.")

    def fill_sheet(self, name: str) -> None:
        sources: dict[str, Callable[[], Sequence[object]]] = {
            "quotes": self._quotes,
            "people": self.library.people,
            "bookmarks": self.library.notebook.bookmarks,
        }
        if name in sources:
            self._load_sheet(name, sources[name])

    def _quotes(self) -> tuple[QuoteRow, ...]:
        wanted = self._speaker
        rows = self.library.quotes()
        return tuple(row for row in rows if wanted is None or row.quote.speaker == wanted)

    @work(thread=True, group="sheet", exclusive=True)
    def _load_sheet(self, name: str, source: Callable[[], Sequence[object]]) -> None:
        """Read the rows of a sheet, and hand them over."""
        try:
            self.post_message(SheetLoaded(name, source()))
        except JJReaderError as error:
            self.app.call_from_thread(self.say, str(error))

    @on(SheetLoaded)
    def _fill_sheet(self, message: SheetLoaded) -> None:
        sheet: RowList[Any] = getattr(self.sheets, message.name)
        sheet.set_items(message.rows)
        if self.sheets.opened == message.name != "bookmarks":  # they tell their order themselves
            of = f" of {self._speaker}" if self._speaker and message.name == "quotes" else ""
            title = f"{self.sheets.TITLES[message.name]}{of} ({len(message.rows)})"
            self.sheets.border_title = Text(title)
