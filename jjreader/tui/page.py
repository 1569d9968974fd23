"""An article ready to be drawn: rows at a width, and layers for quotations, names and markup."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from zlib import crc32

from jjreader.model import (
    Annotations,
    Article,
    BlockKind,
    Bookmark,
    Markup,
    MarkupKind,
    Mention,
    Quote,
    Span,
)
from jjreader.tui.folding import Fold, find_folds
from jjreader.tui.highlighting import Layer
from jjreader.tui.themes import SPEAKERS
from jjreader.tui.wrapping import AS_IT_IS, Rows, wrap

HIDDEN = "hidden"
"""The style of characters that are not drawn: the marks of Markdown."""
_INDENT = re.compile(r"\n {1,80}(?! )")
_MARKS_BLANKED = re.compile(r"(?:(?<! )  |\n) {1,80}(?! )")
"""Blanks beyond that are no indent, and are drawn."""


def attribution(quote: Quote, speaker: str | None) -> str:
    """Who said it, how sure that is, and which rule says so."""
    return f"{speaker} · {quote.confidence} · {quote.rule}" if speaker else "Speaker unknown"


def speaker_styles(names: Iterable[str | None]) -> dict[str | None, str]:
    """A style for each of the speakers of an article, named in the order in which they speak.

    A name has the same style everywhere, unless somebody who speaks before has it already.
    """
    taken: dict[str | None, int] = {}
    for name in names:
        if name and name not in taken:
            wanted = crc32(name.encode()) % SPEAKERS
            free = [n for n in range(SPEAKERS) if n not in taken.values()]
            later = sorted(free, key=lambda n: (n - wanted) % SPEAKERS)
            taken[name] = later[0] if later else wanted
    return {None: "speaker-none"} | {name: f"speaker-{n}" for name, n in taken.items()}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What keys act on: a passage, and the quotation that it is or lies in."""

    article: Article
    span: Span
    quote: Quote | None
    bookmark: Bookmark | None = None
    """The one that stands on exactly this passage."""

    @property
    def text(self) -> str:
        return self.article[self.span]

    @property
    def kind(self) -> str:
        """What it is, in words."""
        is_quotation = self.quote is not None and self.quote.span == self.span
        return "the quotation" if is_quotation else "the selection"


class Page:
    """One article with its annotations and bookmarks."""

    def __init__(
        self,
        article: Article,
        annotations: Annotations = Annotations(),  # noqa: B008  # frozen
        bookmarks: Sequence[Bookmark] = (),
    ) -> None:
        self.article = article
        self.annotations = annotations
        self.bookmarks = tuple(bookmarks)
        self.flat = article.text.replace("\n", " ")
        """The text as it is drawn: offsets are the article's."""
        blocks = {block.span.start: block.span.end for block in article.blocks}
        ends = set(blocks.values())
        self._noted = [q for q in self.quotes if q.span.start in blocks and q.span.end in ends]
        markup = annotations.markup
        styles = speaker_styles(quote.speaker for quote in self.quotes)
        self._quote_layer = Layer((q.span, styles[q.speaker]) for q in self.quotes)
        self.folds = find_folds(article)
        hidden = [*_blanks(article), *(mark for m in markup for mark in m.marks)]
        self._hidden = frozenset(at for span in hidden for at in range(span.start, span.end))
        self._markup_layer = Layer((m.span, f"markup-{m.kind}") for m in markup)
        self._hidden_layer = Layer((span, HIDDEN) for span in hidden)
        self._name_layer = Layer((m.span, "name") for m in annotations.mentions)

    def with_bookmarks(self, bookmarks: Sequence[Bookmark]) -> "Page":
        """The same page with other bookmarks; what is costly is shared."""
        other = copy(self)
        other.bookmarks = tuple(bookmarks)
        return other

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.annotations.quotes

    def wrapped(self, width: int, opened: Collection[Fold] = ()) -> Rows:
        """The rows of the text; under a paragraph that is all quotation stands one for its note.

        OPENED are the folds whose text is shown.
        """
        ends = [quote.span.end for quote in self._noted]
        folds = [(fold.first, fold.last, fold in opened) for fold in self.folds]
        return wrap(self.article.text, self.article.blocks, width, ends, folds, self._hidden)

    def note(self, number: int) -> tuple[Quote, str]:
        """The line under a quotation that stands alone: who said it, and how sure that is."""
        quote = self._noted[number]
        return quote, self.attribution(quote)

    def attribution(self, quote: Quote) -> str:
        """The same for any quotation of the page."""
        return attribution(quote, quote.speaker_in(self.article))

    def layers(self, highlights: str) -> list[Layer]:
        """The layers that are to be seen, weakest first."""
        quotes = [self._quote_layer] if "quotations" in highlights else []
        names = [self._name_layer] if "names" in highlights else []
        return [*quotes, *names, self._markup_layer, self._hidden_layer]

    def links(self) -> list[Markup]:
        """What leads somewhere, in order."""
        return [m for m in self.annotations.markup if m.address and m.kind is MarkupKind.LINK]

    def has_quote(self, start: int, end: int) -> str | None:
        """The style of a quotation within the run, if there is one."""
        return next((style for _, style in self._quote_layer.within(start, end)), None)

    def quotes_in(self, span: Span) -> list[Quote]:
        """The quotations that share a character with a span, in order."""
        return [quote for quote in self.quotes if quote.span.overlaps(span)]

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation over a character, the innermost where they nest."""
        over = [quote for quote in self.quotes if offset in quote.span]
        return min(over, key=lambda quote: len(quote.span), default=None)

    def excerpt(self, span: Span) -> Excerpt:
        """A passage with the quotation that it is, or in which it lies."""
        around = [quote for quote in self.quotes if quote.span.covers(span)]
        quote = min(around, key=lambda quote: len(quote.span), default=None)
        return Excerpt(self.article, span, quote, self.bookmark_of(span))

    def mention_at(self, offset: int) -> Mention | None:
        """The name over a character."""
        return next((m for m in self.annotations.mentions if offset in m.span), None)

    def bookmark_of(self, span: Span) -> Bookmark | None:
        """The bookmark that stands on exactly this span."""
        return next((b for b in self.bookmarks if b.place.span == span), None)

    def bookmark_at(self, offset: int) -> Bookmark | None:
        """The bookmark over a character, the shortest where they nest."""
        over = [bookmark for bookmark in self.bookmarks if offset in bookmark.place.span]
        return min(over, key=lambda bookmark: len(bookmark.place.span), default=None)

    def kind(self, block: int) -> BlockKind:
        return self.article.blocks[block].kind


def _blanks(article: Article) -> Iterator[Span]:
    """What stands behind a line end, or for marks in a quotation: one blank of it is drawn."""
    for block in article.blocks:
        if block.kind not in AS_IT_IS:
            pattern = _MARKS_BLANKED if block.kind is BlockKind.QUOTATION else _INDENT
            for found in pattern.finditer(article.text, block.span.start, block.span.end):
                yield Span(found.start() + 1, found.end())
