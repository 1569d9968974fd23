"""The sheets: search, quotations, people and bookmarks, below the reader or beside it."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from jjreader.counting import counted
from jjreader.model import PersonSummary, QuoteRow, SearchResults
from jjreader.tui.keys import KeyNames
from jjreader.tui.messages import QueryTyped
from jjreader.tui.widgets.bookmark_sheet import BookmarkSheet
from jjreader.tui.widgets.filtered_sheet import FilteredSheet
from jjreader.tui.widgets.hit_list import HitList
from jjreader.tui.widgets.people_list import NAMES, PeopleList
from jjreader.tui.widgets.person_sheet import PersonSheet
from jjreader.tui.widgets.quote_list import SPOKEN, QuoteList
from jjreader.tui.widgets.row_sheet import RowSheet
from jjreader.tui.widgets.splitter import Splitter
from jjreader.tui.widgets.still import TextBox

SYNTAX = (
    'words   "a phrase"   begin*   fuzzy~   OR   -not   title: speaker: quote: source: after:2016'
)


class SearchBox(TextBox):
    """The box for a query; results follow every key."""

    BINDINGS = [
        Binding("down", "to_results", "Results", id="search-results"),
        Binding("up", "earlier", "Earlier query", id="search-earlier"),
        Binding("escape", "screen.leave_sheet", "Back", id="search-leave"),
        Binding("ctrl+y", "take_suggestion", "Suggestion", id="search-suggestion"),
    ]
    OFFERED = "search-results search-earlier search-leave"

    class Left(Message):
        """On to the results."""

    class SuggestionTaken(Message):
        """The spelling that was offered is meant."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, placeholder=SYNTAX)
        self.history: list[str] = []
        self._back = 0

    def remember(self, query: str) -> None:
        """A query that was used is there again by Up in an empty box."""
        if query.strip() and query not in self.history[-1:]:
            self.history.append(query)
        self._back = 0

    def action_to_results(self) -> None:
        if self._back > 1:
            self._show_earlier(-1)
        else:
            self.post_message(self.Left())

    def action_earlier(self) -> None:
        if not self.value or self._back:
            self._show_earlier(1)

    def action_take_suggestion(self) -> None:
        self.post_message(self.SuggestionTaken())

    def _show_earlier(self, step: int) -> None:
        self._back = max(0, min(self._back + step, len(self.history)))
        if self._back:
            self.value = self.history[-self._back]
            self.cursor_position = len(self.value)


class SearchSheet(Vertical):
    """The search box, one line about the answer, and the hits."""

    title = "Search"
    suggestion: str | None = None
    _answered = ""
    """The query whose answer is shown."""
    _is_awaited = False
    """The user has asked to go into results that have yet to come."""

    def __init__(self, keys: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = keys
        self.box = SearchBox(id="query")
        self.answer = Static(Content(""), id="answer")
        self.hits = HitList(id="hits")

    def compose(self) -> ComposeResult:
        yield self.box
        yield self.answer
        yield self.hits

    def show(self, query: str, results: SearchResults, note: str) -> None:
        """Show the answer to a query; NOTE says whether it covers everything."""
        is_new, self._answered = query != self._answered, query
        self.suggestion = results.suggestion[0] if results.suggestion else None
        self.hits.set_items(results.hits)
        if is_new:
            self.hits.cursor = 0
        self.remove_class("-problem")
        if results.is_partial:
            note = f"{note} · partial: more words would make it exact"
        if not query.strip():
            self.say("")
        elif results.hits:
            shown = (
                ""
                if results.total <= len(results.hits)
                else f", the best {len(results.hits)} shown"
            )
            self.say(f"{counted(results.total, 'article')}{shown}{note}")
        elif results.suggestion:
            word, count = results.suggestion
            key = self._keys["search-suggestion"]
            self.say(f"0 for “{query}”. Did you mean {word} ({count})? {key} takes it{note}")
        else:
            self.say(f"0 for “{query}”{note}")
        if self._is_awaited and query == self.box.value:
            self._enter_results()

    def fail(self, reason: str) -> None:
        """Show why the query cannot be answered; the old hits stay."""
        self.add_class("-problem")
        self._answered = self.box.value
        self.say(reason)

    def say(self, sentence: str) -> None:
        self.answer.update(Content(sentence), layout=False)  # one row, whatever it says

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._is_awaited = False
        self.post_message(QueryTyped(event.value))

    @on(Input.Submitted, "#query")
    @on(SearchBox.Left)
    def _to_results(self, event: Message) -> None:
        event.stop()
        self._is_awaited = self._answered != self.box.value
        if not self._is_awaited:
            self._enter_results()

    def _enter_results(self) -> None:
        self._is_awaited = False
        if self.hits.items:
            self.box.remember(self.box.value)
            self.screen.set_focus(self.hits)

    @on(SearchBox.SuggestionTaken)
    def _take_suggestion(self) -> None:
        if self.suggestion:
            self.box.value = self.suggestion
            self.box.cursor_position = len(self.suggestion)


class Sheets(Vertical):
    """One sheet at a time, or none. Each is mounted when it is first opened, not at the start."""

    opened: str | None = None
    """The sheet that is open."""

    def __init__(self, keys: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.search = SearchSheet(keys, id="search")
        self.quotes: RowSheet[QuoteRow] = RowSheet(
            keys,
            QuoteList(),
            heading="Quotations",
            wanted=f"{SPOKEN}, or who says them",
            none="No quotation",
            id="quotes",
        )
        self.people: RowSheet[PersonSummary] = RowSheet(
            keys, PeopleList(), heading="People", wanted=NAMES, none="Nobody", id="people"
        )
        self.bookmarks = BookmarkSheet(keys, id="bookmarks")
        self.person = PersonSheet(keys, id="person")

    def compose(self) -> ComposeResult:
        yield Splitter(id="sheet-splitter")

    async def prepare(self, name: str) -> None:
        """Mount a sheet; it is not seen yet."""
        sheet: SearchSheet | FilteredSheet = getattr(self, name)
        if self.is_attached and not sheet.is_attached:
            await self.mount(sheet)

    async def open(self, name: str) -> None:
        """Show one of the sheets and move the focus there, unless the program is being left."""
        if not self.is_attached:
            return
        self.opened = name
        self.add_class("-open")
        self.set_class(name == "person", "-person")
        sheet: SearchSheet | FilteredSheet = getattr(self, name)
        await self.prepare(name)
        for child in self.children:
            child.set_class(child is sheet, "-open")
        self._tell_title()
        # At once: `focus` would wait, and the next keys would go elsewhere.
        self.screen.set_focus(sheet.box if isinstance(sheet, SearchSheet) else sheet.list)

    @on(FilteredSheet.Narrowed)
    def _tell_title(self) -> None:
        """Of the sheet that is open."""
        if self.opened:
            self.border_title = Text(getattr(self, self.opened).title)

    def close(self) -> None:
        self.opened = None
        self.remove_class("-open")
