"""The reader: one article, drawn row by row, with what is known of it as layers over the text."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from jjreader.model import BlockKind, Quote, Span
from jjreader.settings import HIGHLIGHTS
from jjreader.tui.caret import character_at
from jjreader.tui.highlighting import Layer
from jjreader.tui.page import SPEAKER_STYLES, Page
from jjreader.tui.painting import GUTTER, Painter
from jjreader.tui.widgets.selecting import SelectingPane
from jjreader.tui.wrapping import Rows


class ArticleView(SelectingPane):
    """Shows a page; it is told what to show, and tells where the reader is."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"text--{kind}" for kind in BlockKind),
        *(f"text--speaker-{number}" for number in range(SPEAKER_STYLES)),
        "text--speaker-none",
        "text--name",
        "text--match",
        "text--match-here",
        "text--quote-here",
        "text--note",
        "text--selected",
        "text--caret",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right_curly_bracket",
            "go_paragraph(1)",
            "Next paragraph",
            id="next-paragraph",
            show=False,
        ),
        Binding(
            "left_curly_bracket",
            "go_paragraph(-1)",
            "Previous paragraph",
            id="previous-paragraph",
            show=False,
        ),
    ]

    def __init__(self, text_width: int, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page: Page | None = None
        self.text_width = text_width
        self.highlights = HIGHLIGHTS[0]
        self.quote_here: Quote | None = None
        self.match_here: Span | None = None
        self._matches: Sequence[Span] = ()
        self._painter: Painter | None = None

    # What it is told

    def show(self, page: Page, span: Span) -> None:
        """Another article, or another version of it, with SPAN in view."""
        same = self.page is not None and self.page.article.text == page.article.text
        self.page = page
        self.text = page.flat
        if not same:
            self.select(None)
            self.quote_here, self.match_here, self._matches = None, None, ()
        elif self.quote_here:
            self.quote_here = page.quote_at(self.quote_here.span.start)
        self._lay_out(from_start=not same)
        if not same or span.end:
            self.go_to(span)
        self.post_message(self.Moved())

    def clear(self) -> None:
        """Show nothing."""
        self.page, self.quote_here, self.match_here, self._matches = None, None, None, ()
        self.text = ""
        self.select(None)
        self._lay_out()

    def set_page(self, page: Page) -> None:
        """The same article with other bookmarks: nothing moves."""
        self.page = page
        self.redraw()
        self.post_message(self.Moved())

    def set_matches(self, matches: Sequence[Span], here: Span | None) -> None:
        """The words to be set apart, and the one where the reader is."""
        if (tuple(matches), here) != (tuple(self._matches), self.match_here):
            self._matches, self.match_here = matches, here
            self.redraw()

    def set_text_width(self, width: int) -> None:
        self.text_width = width
        self._lay_out()

    def set_highlights(self, highlights: str) -> None:
        self.highlights = highlights
        self.redraw()

    def redraw(self) -> None:
        """Something in the layers has changed."""
        self._painter = None
        self.refresh()

    def stand_on(self, quote: Quote | None) -> None:
        """Make a quotation the one that keys act on."""
        self.select(None)
        self.quote_here = quote
        self.redraw()
        if quote:
            self.go_to(quote.span)
        self.post_message(self.Moved())

    # What it tells

    def quote_in_view(self) -> Quote | None:
        """The quotation that the reader stands on, else the first one on the screen."""
        seen = self.in_view
        if self.quote_here and self.quote_here.span.overlaps(seen):
            return self.quote_here
        quotes = self.page.quotes if self.page else ()
        return next((quote for quote in quotes if quote.span.overlaps(seen)), None)

    # Keys and mouse

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
        seen = self.in_view
        if self.quote_here in quotes and self.quote_here and self.quote_here.span.overlaps(seen):
            number = quotes.index(self.quote_here) + direction
        else:
            number = sum(quote.span.start < seen.start for quote in quotes) - (direction < 0)
        if 0 <= number < len(quotes):
            self.stand_on(quotes[number])

    def on_click(self, event: events.Click) -> None:
        offset = self.offset_under(event)
        if offset is None or self.page is None or self.was_dragged:
            return
        bookmark = self.page.bookmark_at(offset)
        if event.chain > 1:
            self.select_by_clicks(offset, event.chain)
        elif quote := self.page.quote_at(offset):
            self.stand_on(quote)
        else:
            self.stand_on(None)
            self.select(bookmark.place.span if bookmark else None)

    def selecting_begins_at(self) -> int:
        here = self.selection or self.match_here or (self.quote_here and self.quote_here.span)
        return here.start if here and here.overlaps(self.in_view) else super().selecting_begins_at()

    # Drawing

    def render_line(self, y: int) -> Strip:
        row, base = y + self.scroll_offset.y, self.base_style
        if self.page is None or row >= len(self.rows):
            return Strip.blank(self.size.width, base)
        if self._painter is None:
            self._painter = Painter(self.page, self.rows, self._layers(self.page), self._style)
        return self._painter.paint(row, self.size.width, self.left, base)

    def on_resize(self) -> None:
        self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme: what was painted is of the old one."""
        super().notify_style_update()
        self._painter = None

    def _layers(self, page: Page) -> list[Layer]:
        """All layers, weakest first."""
        quote = [(self.quote_here.span, "quote-here")] if self.quote_here else []
        match = [(self.match_here, "match-here")] if self.match_here else []
        found = [(span, "match") for span in self._matches]
        selected = [(self.selection, "selected")] if self.selection else []
        caret = [(character_at(self.text, self.caret), "caret")] if self.caret is not None else []
        spans = (quote, found, match, selected, caret)
        return [*page.layers(self.highlights), *map(Layer, spans)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"text--{name}", partial=True)

    @property
    def _width(self) -> int:
        """Cells of the text column."""
        return max(min(self.scrollable_content_region.width - GUTTER - 1, self.text_width), 1)

    @property
    def left(self) -> int:
        """Cells left of the gutter, so that the column stands in the middle."""
        return max((self.scrollable_content_region.width - self._width - GUTTER) // 2 - 1, 0)

    def _lay_out(self, *, from_start: bool = False) -> None:
        """Wrap anew."""
        rows = self.page.wrapped(self._width) if self.page else Rows.empty()
        self.set_rows(rows, from_start=from_start)
        self.redraw()
