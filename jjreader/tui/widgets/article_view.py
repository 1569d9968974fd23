"""The reader: one article, and where in it the reader stands."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding

from jjreader.model import Markup, Quote, Span
from jjreader.tui.keys import KeyNames
from jjreader.tui.page import Page
from jjreader.tui.widgets.page_view import PageView


class ArticleView(PageView):
    """Shows a page, and reports where in it the user is."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding(
            "right_curly_bracket",
            "go_paragraph(1)",
            "Next paragraph",
            id="next-paragraph",
        ),
        Binding(
            "left_curly_bracket",
            "go_paragraph(-1)",
            "Previous paragraph",
            id="previous-paragraph",
        ),
        Binding("L", "go_link(1)", "Next link", id="next-link"),
    ]
    OFFERED = (
        "select-other-end deselect next-quote/last-quote bookmark copy find"
        " next-hit/previous-hit person why select"
    )

    def __init__(self, text_width: int, keys: KeyNames, *, id: str | None = None) -> None:
        super().__init__(text_width, keys, id=id)
        self.quote_here: Quote | None = None
        self.match_here: Span | None = None
        self.matches: Sequence[Span] = ()

    # What it is told

    def show(self, page: Page, span: Span) -> None:
        """Another article, or another version of it, with SPAN in view."""
        same = self.page is not None and self.page.article.text == page.article.text
        self.page = page
        self.text = page.flat
        if not same:
            self.select(None)
            self.fold_all()
            self.quote_here, self.match_here, self.matches = None, None, ()
        elif self.quote_here:
            self.quote_here = page.quote_at(self.quote_here.span.start)
        self.lay_out(from_start=not same)
        if not same or span.end:
            self.go_to(span)
        self.post_message(self.Moved())

    def clear(self) -> None:
        """Show nothing."""
        self.page, self.quote_here, self.match_here, self.matches = None, None, None, ()
        self.text = ""
        self.select(None)
        self.lay_out()

    def set_page(self, page: Page) -> None:
        """The same article with other bookmarks: nothing moves."""
        self.page = page
        self.redraw()
        self.post_message(self.Moved())

    def set_matches(self, matches: Sequence[Span], here: Span | None) -> None:
        """The words to be set apart, and the one where the reader is.

        Whoever stands on a match stands on the quotation around it, if there is one.
        """
        if (tuple(matches), here) != (tuple(self.matches), self.match_here):
            self.matches, self.match_here = matches, here
            stood_on = self.quote_here
            if here and self.page and not (stood_on and stood_on.span.overlaps(here)):
                self.quote_here = self.page.quote_at(here.start)
            self.redraw()
            self.post_message(self.Moved())

    def stand_on(self, quote: Quote | None) -> None:
        """Make a quotation the one that keys act on."""
        self.select(None)
        self.quote_here = quote
        self.redraw()
        if quote:
            self.go_to(quote.span)
        self.post_message(self.Moved())

    # What it tells

    def quote_stood_on(self) -> Quote | None:
        """The quotation that the reader stands on, as long as it is on the screen."""
        here = self.quote_here
        return here if here and here.span.overlaps(self.in_view) else None

    def quote_in_view(self) -> Quote | None:
        """The quotation that the reader stands on, else the first one on the screen."""
        seen = self.page.quotes_in(self.in_view) if self.page else []
        return self.quote_stood_on() or next(iter(seen), None)

    def name_in_view(self) -> str | None:
        """Who is named where the reader stands, else first on the screen."""
        if self.page is None:
            return None
        seen, match = self.in_view, self.match_here
        on_match = self.page.mention_at(match.start) if match and match.overlaps(seen) else None
        named = (m for m in self.page.annotations.mentions if m.span.overlaps(seen))
        mention = on_match or next(named, None)
        return mention.name if mention else None

    def hit_here(self) -> str | None:
        """Which of the words that were found the reader stands on."""
        here = self.match_here
        if here is None or here not in self.matches or not here.overlaps(self.in_view):
            return None
        return f"hit {self.matches.index(here) + 1} of {len(self.matches)}"

    def link_here(self) -> Markup | None:
        """The link that is selected or clicked on, else the only one on the screen."""
        links = self.page.links() if self.page else []
        if self.selection is not None:
            return next((link for link in links if link.whole.overlaps(self.selection)), None)
        seen = [link for link in links if link.span.overlaps(self.in_view)]
        return seen[0] if len(seen) == 1 else None

    # Keys and mouse

    def action_go_link(self, direction: int) -> None:
        """On to the next link; it is selected, so that it can be opened."""
        links = self.page.links() if self.page else []
        at = self.selection.start if self.selection else self.in_view.start - (direction > 0)
        ahead = [link for link in links if (link.span.start - at) * direction > 0]
        if ahead:
            link = ahead[0] if direction > 0 else ahead[-1]
            self.select(link.span)
            self.go_to(link.span)

    def action_go_paragraph(self, direction: int) -> None:
        if self.caret is not None:
            self.action_select_by("paragraph", direction)
            return
        blocks = self.page.article.blocks if self.page else ()
        rows = [self.rows.row_of(block.span.start) for block in blocks]
        here = self.scroll_offset.y
        ahead = [row for row in rows if (row > here if direction > 0 else row < here)]
        if ahead:
            self.go_row(ahead[0] if direction > 0 else ahead[-1])

    def go_quote(self, direction: int) -> None:
        """On to the next quotation, from the one here or else from what is on the screen."""
        quotes = self.page.quotes if self.page else ()
        here, top = self.quote_stood_on(), self.in_view.start
        if here in quotes:
            number = quotes.index(here) + direction
        else:
            number = sum(quote.span.start < top for quote in quotes) - (direction < 0)
        if 0 <= number < len(quotes):
            self.stand_on(quotes[number])

    def on_click(self, event: events.Click) -> None:
        offset = self.offset_under(event)
        if offset is None or self.page is None or self.was_dragged:
            return
        bookmark = self.page.bookmark_at(offset)
        fold = self.rows.folds.get(self.row_under(event))
        if fold is not None:
            self.toggle(self.page.folds[fold])
            return
        if event.chain > 1:
            self.select_by_clicks(offset, event.chain)
        elif link := next((link for link in self.page.links() if offset in link.span), None):
            self.select(link.span)
        elif quote := self.page.quote_at(offset):
            self.stand_on(quote)
        else:
            self.stand_on(None)
            self.select(bookmark.place.span if bookmark else None)

    def selecting_begins_at(self) -> int:
        here = self.selection or self.match_here or (self.quote_here and self.quote_here.span)
        return here.start if here and here.overlaps(self.in_view) else super().selecting_begins_at()

    def own_layers(self) -> Sequence[Sequence[tuple[Span, str]]]:
        quote = [(self.quote_here.span, "quote-here")] if self.quote_here else []
        found = [(span, "match") for span in self.matches]
        match = [(self.match_here, "match-here")] if self.match_here else []
        return quote, found, match
