"""The desk: the panes of the reading screen, and what all its parts need of them."""

from collections.abc import Callable
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.getters import query_one
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from jjreader.errors import JJReaderError, StorageError
from jjreader.habits import Habits, Look
from jjreader.library import Library
from jjreader.model import Article, Bookmark, Span
from jjreader.tui.keys import KeyNames
from jjreader.tui.widgets.article_list import ArticleList
from jjreader.tui.widgets.reader import Reader
from jjreader.tui.widgets.sheets import Sheets
from jjreader.tui.widgets.splitter import Splitter
from jjreader.tui.widgets.status_line import StatusLine

Answer = TypeVar("Answer")

TOO_SMALL = "jjreader needs 40 columns and 10 rows."
NO_QUOTATION = "No quotation in view: {next-quote} goes to the next one."


class Desk(Screen[None]):
    """List, reader, sheet and status line."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (30, "-high")]

    articles = query_one("#articles", ArticleList)
    reader = query_one("#reader", Reader)
    sheets = query_one("#sheets", Sheets)
    status = query_one("#status", StatusLine)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.keys = KeyNames(library.settings.keys)

    def compose(self) -> ComposeResult:
        # Textual does this after a first layout, which would be seen for a moment.
        (width, height), classes = self.app.size, self._get_breakpoint_classes
        self.add_class(*classes(width, self.HORIZONTAL_BREAKPOINTS))
        self.add_class(*classes(height, self.VERTICAL_BREAKPOINTS))
        with Container(id="desk"):
            with Horizontal(id="main"):
                yield ArticleList(id="articles")
                yield Splitter(id="list-splitter")
                yield Reader(self.library.habit_store.look.text_width, self.keys, id="reader")
            yield Sheets(self.keys, id="sheets")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine(id="status")

    @property
    def open_id(self) -> str | None:
        """The id of the article that is open."""
        page = self.reader.view.page
        return page.article.id if page else None

    def bookmarks_of(self, article: Article) -> tuple[Bookmark, ...]:
        """The bookmarks in an article, for a worker; none, with a message, if that fails."""
        try:
            return self.library.notebook.of_article(article)
        except JJReaderError as error:
            self.app.call_from_thread(self.say, f"Bookmarks cannot be read: {error}")
            return ()

    def matches_of(self, article: Article, query: str) -> tuple[Span, ...]:
        """The places that a query matches in an article; none for half a query."""
        try:
            return self.library.matches(article, query, typing=True) if query else ()
        except JJReaderError:
            return ()

    def show_dialog(
        self, dialog: ModalScreen[Answer | None], answered: Callable[[Answer], object]
    ) -> None:
        """Ask something; ANSWERED is told the answer, unless the dialog is given up."""

        def closed(answer: Answer | None) -> None:
            if answer is not None:
                answered(answer)

        self.app.push_screen(dialog, closed)

    @property
    def habits(self) -> Habits:
        """How the reader has set up the screen for this folder."""
        return self.library.habit_store.habits

    def keep(self, chosen: Habits | Look) -> None:
        """Keep what was chosen with a key for the next start as well."""
        try:
            self.library.habit_store.keep(chosen)
        except StorageError as error:
            self.say(str(error))

    def tell_notices(self) -> None:
        """Show the first of the library's notices, and how many more there are."""
        if notices := self.library.notices:
            more = f" · {len(notices) - 1} more: jjreader doctor" if len(notices) > 1 else ""
            self.say(f"{notices[0]}{more}")

    def say(self, sentence: str) -> None:
        """Show a sentence on the last line."""
        self.status.say(sentence)
