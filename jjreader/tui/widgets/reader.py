"""The reader's pane: facts about the article, its text, and a box to find something in it."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from jjreader.corpus.cleaner import clean_line
from jjreader.counting import counted
from jjreader.model import Article, Span
from jjreader.tui.finding import find_all
from jjreader.tui.keys import KeyNames
from jjreader.tui.page import Page
from jjreader.tui.parts import spread
from jjreader.tui.widgets.article_list import minutes
from jjreader.tui.widgets.article_view import ArticleView
from jjreader.tui.widgets.still import TextBox

WHOLE = 100
"""Percent."""
WELCOME = "{list-choose} opens an article · {search} searches all of them · {help} shows every key"


def facts(article: Article, words: int) -> str:
    """Outlet, author, date and length, as far as they are known."""
    known = [
        article.notice,  # first: what does not fit on the line is cut
        article.source,
        article.byline,
        article.published.isoformat() if article.published else None,
        f"{counted(words, 'word')}, {minutes(words)} min",
    ]
    return " · ".join(filter(None, known))


class FindBox(TextBox):
    """The box for what to find in the article."""

    BINDINGS = [
        Binding("down", "screen.next_hit", "Next", id="find-next"),
        Binding("up", "screen.previous_hit", "Previous", id="find-previous"),
        Binding("enter", "submit", "Keep", id="find-keep"),
        Binding("escape", "cancel", "Cancel", id="find-cancel"),
    ]
    OFFERED = "find-next/find-previous find-keep find-cancel"

    def action_cancel(self) -> None:
        self.screen.query_one(Reader).close_find(keep=False)


class Reader(Vertical):
    """An article with what is known of it; knows how to find words in it."""

    meta = query_one("#meta", Static)

    def __init__(self, text_width: int, keys: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = keys
        self.view = ArticleView(text_width, keys, id="view")
        self.below = Static(Content(""), id="below")
        """What one stands on, and how much of the text has been read."""
        self.find_box = FindBox(placeholder="Find in this article", id="find")
        self.found: tuple[Span, ...] = ()
        """What the find box has found."""
        self._words = 0
        """Of the article; to count them takes longer than a key may."""

    def compose(self) -> ComposeResult:
        yield Static(Content(self._keys.fill(WELCOME)), id="meta")

    async def complete(self) -> None:
        """Mount the text's view, which the first frame of the program can do without."""
        if self.is_attached and not self.view.is_attached:
            await self.mount(self.view, self.below)

    def show(self, page: Page, span: Span) -> None:
        """Another article, or the same one with more known of it."""
        if self.view.page and self.view.page.article.text != page.article.text:
            self.found = ()
        self.border_title = Text(page.article.title or " ")
        self._words = len(page.article.text.split())
        self.view.show(page, span)
        if not page.article.text.strip():
            self.meta.update(Content("This file is empty."), layout=False)

    def leave_blank(self) -> None:
        """There is no article to be opened: the list tells what to do."""
        self.meta.update(Content(""), layout=False)

    def show_problem(self, name: str, reason: str) -> None:
        """An article that cannot be shown."""
        self.border_title = Text(clean_line(name) or " ")
        self.below.update(Content(""), layout=False)
        self.view.clear()
        self.meta.update(Content(f"! {clean_line(reason)}"), layout=False)

    def name_here(self) -> str | None:
        """The speaker of the quotation that the reader stands on, else who is named there."""
        quote = self.view.quote_stood_on()
        return (quote and quote.speaker) or self.view.name_in_view()

    async def open_find(self) -> None:
        """Open the box, which is mounted when it is first needed."""
        if not self.is_attached:  # the program is being left
            return
        if not self.find_box.is_attached:
            await self.mount(self.find_box)
        self.add_class("-finding")
        self.screen.set_focus(self.find_box)

    def close_find(self, *, keep: bool) -> None:
        """Back to the text; what was found stays marked, or not."""
        self.remove_class("-finding")
        if not keep:
            self.found = ()
            self.view.set_matches((), None)
        self._update()
        self.screen.set_focus(self.view)

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        page = self.view.page
        self.found = find_all(page.article.text, event.value) if page else ()
        top = self.view.in_view.start
        here = next((span for span in self.found if span.start >= top), None)
        self.go_to_found(here or (self.found[0] if self.found else None))

    @on(Input.Submitted, "#find")
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self.close_find(keep=True)

    def go_to_found(self, here: Span | None) -> None:
        """Stand on one of the places that were found."""
        self.view.set_matches(self.found, here)
        if here:
            self.view.go_to(here)
        self._update()

    @on(ArticleView.Moved)
    def _update(self) -> None:
        """The facts above the text and below it follow the reader."""
        page = self.view.page
        if page is None:
            return
        left, right = facts(page.article, self._words), ""
        quotes, here = page.quotes, self.view.quote_stood_on()
        if here and here in quotes:
            right = f"quote {quotes.index(here) + 1}/{len(quotes)}"
        elif quotes:
            right = counted(len(quotes), "quote")
        line = spread([(left, "")], [(right, "")], self.meta.size.width)
        self.meta.update(Content("".join(text for text, _ in line)), layout=False)
        told = filter(None, [self._here(), f"{self.view.percent}%", self._left()])
        self.below.update(Content(" · ".join(told)), layout=False)

    def _left(self) -> str | None:
        """How long the rest of a longer article takes to read."""
        view = self.view
        if not view.page or view.percent >= WHOLE:
            return None
        length = len(view.page.article.text)
        return f"{minutes(self._words * (length - view.in_view.end) // length)} min left"

    def _here(self) -> str | None:
        """What the reader stands on: a find, a hit, or a quotation with its speaker."""
        view = self.view
        if self.found or self.has_class("-finding"):
            if view.match_here in self.found:
                return f"{self.found.index(view.match_here) + 1} of {len(self.found)} found"
            return f"{len(self.found)} found" if self.find_box.value else None
        if view.selection is not None:
            bookmark = view.page.bookmark_of(view.selection) if view.page else None
            number = f" · #{bookmark.number}" if bookmark else ""
            return f"{len(view.selection)} characters selected{number}"
        hit, quote, page = view.hit_here(), view.quote_stood_on(), view.page
        if page is None or quote is None:
            return hit
        bookmark = page.bookmark_of(quote.span)
        marked = f"#{bookmark.number}" if bookmark else None
        return " · ".join(filter(None, [hit, page.attribution(quote), marked]))
