"""The passage of an article that best shows why a query found it."""

from bisect import bisect_right

from jjreader.model import Annotations, Article, BlockKind, Passage, Span
from jjreader.search.matching import QUALITY, Match, matcher_of, meets, without_overlaps
from jjreader.search.query import Clause, Query

SNIPPET = 160
"""Characters of a snippet: two lines of a hit."""
LEAD = 0.4
"""The share of the spare room that goes before the matches: what follows says more."""
EACH = 10
"""What one more word of the query is worth in a passage, against the quality of a match."""


def locate(
    article: Article,
    query: str,
    within: Span | None = None,
    annotations: Annotations | None = None,
    *,
    typing: bool = False,
) -> Passage | None:
    """The best passage of an article, or of a quotation in it, for a query.

    Best is where most of the words stand close together. None when the words are not there: the
    article has changed since it was indexed.
    """
    matcher = matcher_of(query, typing)
    reach = within if within else Span(0, len(article.text))
    found = [match for match in matcher.matches(article, annotations) if reach.covers(match.span)]
    if found:
        return _around(article, _best_window(article, found), found)
    if reach.end <= len(article.text) and (within or _needs_no_words(article, matcher.query)):
        return _at_start(article, within)
    return None


def _best_window(article: Article, found: list[Match]) -> list[Match]:
    """The run of matches within one block and one snippet that says most."""
    best: list[Match] = []
    most = -1
    end = 0
    for start, first in enumerate(found):
        block = _block_at(article, first.span.start)
        limit = min(first.span.start + SNIPPET, block.end)
        end = max(end, start + 1)
        while end < len(found) and found[end].span.end <= limit:
            end += 1
        window = found[start:end]
        worth = _worth(window)
        if worth > most:
            best, most = window, worth
    return best


def _worth(window: list[Match]) -> int:
    qualities: dict[Clause, int] = {}
    for match in window:
        quality = QUALITY[match.why]
        qualities[match.clause] = max(quality, qualities.get(match.clause, 0))
    return sum(EACH + quality for quality in qualities.values())


def _around(article: Article, window: list[Match], found: list[Match]) -> Passage:
    best = max(window, key=lambda match: QUALITY[match.why])
    core = Span(window[0].span.start, max(match.span.end for match in window))
    snippet = _snippet(article, core, _block_at(article, core.start))
    matches = tuple(
        match.span
        for match in without_overlaps(found)
        if snippet.covers(match.span) and match.why not in ("field", "variant")
    )
    return Passage(best.span, snippet, article[snippet], matches, best.why)


def _at_start(article: Article, within: Span | None) -> Passage:
    """What was found by a field alone: show how it begins."""
    if within:
        start = within.start
        bounds = Span(start, min(within.end, _block_at(article, start).end))
    else:
        shown = (block for block in article.blocks if block.kind is not BlockKind.METADATA)
        start = min((block.span.start for block in shown), default=0)
        bounds = _block_at(article, start)
    snippet = _snippet(article, Span(start, start), bounds)
    return Passage(within or Span(start, start), snippet, article[snippet], (), "field")


def _needs_no_words(article: Article, query: Query) -> bool:
    """Whether a query can be met by fields, or by a title that does not stand in the text."""

    def is_met(clause: Clause) -> bool:
        return clause.field not in ("body", "quote") or meets(clause, article.title)

    return all(any(map(is_met, group)) for group in query.groups)


def _snippet(article: Article, core: Span, block: Span) -> Span:
    """About SNIPPET characters around CORE, cut between words, within its block."""
    text = article.text
    last = min(core.end, block.end)
    spare = max(0, SNIPPET - (last - core.start))
    start = max(block.start, core.start - int(spare * LEAD))
    end = min(block.end, start + max(SNIPPET, last - start))
    start = max(block.start, min(start, end - SNIPPET))
    while start < core.start and start > block.start and not text[start - 1].isspace():
        start += 1
    while end > last and end < block.end and not text[end].isspace():
        end -= 1
    while start < core.start and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _block_at(article: Article, offset: int) -> Span:
    """The block that an offset lies in; the line, where there are no blocks."""
    blocks = article.blocks
    at = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
    if at >= 0 and offset < blocks[at].span.end:
        return blocks[at].span
    start = article.text.rfind("\n", 0, offset) + 1
    end = article.text.find("\n", offset)
    return Span(start, end if end >= 0 else len(article.text))
