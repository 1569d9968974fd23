"""Finding a marked passage again after its article was edited.

A bookmark keeps both a TextPositionSelector (start and end) and a TextQuoteSelector (the exact
text with what stands before and after it) of the W3C Web Annotation Data Model,
https://www.w3.org/TR/annotation-model/#selectors. The position is tried first, then the text.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from jjreader.model import Article, BlockKind, Bookmark, BookmarkState, Place, Quote, Span

CONTEXT = 32
"""How much is kept before and after the text, in characters."""

FAMILIAR = 24
"""How much of text and context together must agree, in characters, before a passage at another
place is taken for the one that was marked: “Yes.” alone is found in many places."""

DISTINCTIVE = 60
"""Characters of a passage that nobody writes twice: it is the one that was marked, also where
nothing around it is the same."""

BETTER = 16
"""Characters by which the surroundings of another copy must agree better than those in place."""

PARAGRAPHS = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION}
"""What counts when paragraphs are numbered: not headings, captions or what is no text of it."""

MOST_COPIES = 1000
"""So often a text may stand in an article; more are not compared."""


def make_bookmark(article: Article, span: Span, quote: Quote | None) -> Bookmark:
    """A bookmark on a passage, not yet stored; ValueError when the span holds no text."""
    text = article[span]
    if not text or len(text) != len(span):
        raise ValueError(f"no text at {span} of {article.id}")
    return Bookmark(
        place=Place(article.id, span),
        text=text,
        prefix=article.text[max(0, span.start - CONTEXT) : span.start],
        suffix=article.text[span.end : span.end + CONTEXT],
        title=article.title,
        byline=article.byline,
        source=article.source,
        published=article.published,
        url=article.url,
        sha256=article.sha256,
        paragraph=paragraph_of(article, span.start),
        speaker=quote.speaker if quote else None,
        rule=quote.rule if quote else None,
        confidence=quote.confidence if quote else None,
    )


def paragraph_of(article: Article, offset: int) -> int | None:
    """The number of the paragraph that a character stands in, from 1; None outside of them."""
    paragraphs = [block.span for block in article.blocks if block.kind in PARAGRAPHS]
    return next((n for n, span in enumerate(paragraphs, 1) if offset in span), None)


def anchor(bookmark: Bookmark, article: Article | None) -> Bookmark:
    """The bookmark with its state and its present place; None: the article is gone.

    What has been edited is found again when it is similar enough, and `now` tells what it has
    become. A passage that could be one of several, or is too short to be sure of, is orphaned.
    """
    span = _find(bookmark, article) if article else None
    if article is None or span is None:
        return replace(bookmark, state=BookmarkState.ORPHANED)
    place = Place(article.id, span)
    now = article[span] if article[span] != bookmark.text else None
    is_unmoved = place == bookmark.place and now is None
    return replace(
        bookmark,
        place=place,
        state=BookmarkState.ANCHORED if is_unmoved else BookmarkState.MOVED,
        now=now,
        paragraph=paragraph_of(article, span.start),
    )


def _find(bookmark: Bookmark, article: Article) -> Span | None:
    """In its place, else where the same text stands, else where a similar one does."""
    marked = bookmark.place.span
    is_in_place = bool(bookmark.text) and article[marked] == bookmark.text
    if is_in_place and article.sha256 is not None and article.sha256 == bookmark.sha256:
        return marked
    full = len(bookmark.prefix) + len(bookmark.suffix)
    agreement = _agreement(bookmark, article.text, marked.start) if is_in_place else 0
    if is_in_place and agreement == full:
        return marked
    copy = _find_copy(bookmark, article.text)
    if is_in_place and len(bookmark.text) + agreement >= FAMILIAR:
        # What stands around it was edited. Another copy has to fit much better to be the one.
        rival = _agreement(bookmark, article.text, copy.start) if copy else 0
        return copy if rival >= agreement + BETTER else marked
    from jjreader.bookmarks.similarity import find_similar, is_at_home  # few articles are edited

    if copy and (len(copy) >= DISTINCTIVE or is_at_home(bookmark, article.text, copy)):
        return copy
    return find_similar(bookmark, article.text)


def _find_copy(bookmark: Bookmark, text: str) -> Span | None:
    """The copy of the text whose surroundings agree best, when there is one such."""
    starts = list(islice(_copies(bookmark.text, text), MOST_COPIES + 1))
    if not 0 < len(starts) <= MOST_COPIES:
        return None
    ranked = sorted((_agreement(bookmark, text, start), start) for start in starts)
    agreement, start = ranked[-1]
    is_alone = len(ranked) == 1 or agreement > ranked[-2][0]
    if not is_alone or len(bookmark.text) + agreement < FAMILIAR:
        return None
    return Span(start, start + len(bookmark.text))


def _copies(wanted: str, text: str) -> Iterator[int]:
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def _agreement(bookmark: Bookmark, text: str, start: int) -> int:
    """How many characters around the copy at `start` are those that were marked."""
    end = start + len(bookmark.text)
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    return _shared(before[::-1], bookmark.prefix[::-1]) + _shared(after, bookmark.suffix)


def _shared(one: str, other: str) -> int:
    """The length of the common beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
