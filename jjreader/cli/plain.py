"""An article as plain lines, who speaks in the margin: for pipes, printers and screen readers."""

import textwrap
from collections import deque
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from jjreader.model import Annotations, Article, BlockKind, Confidence, Quote
from jjreader.tui.wrapping import NO_BLOCK, wrap

MARGIN = 22
"""Cells for the names at most."""
NARROWEST_TEXT = 20
GAP = " | "
IN_WORDS = {
    BlockKind.HEADING: "heading",
    BlockKind.BYLINE: "byline",
    BlockKind.CAPTION: "caption",
    BlockKind.SOURCE: "source",
    BlockKind.RELATED: "see also",
    BlockKind.BOILERPLATE: "page furniture",
    BlockKind.QUOTATION: "set as quotation",
}
"""What the app shows by style."""
LONGEST_KIND = max(len(f"({kind})") for kind in IN_WORDS.values())


def plain_lines(
    article: Article, annotations: Annotations, width: int
) -> Iterator[tuple[str, str]]:
    """The margin and the text of every line, at most WIDTH cells together with the gap."""
    room = min(MARGIN, max(width - NARROWEST_TEXT - len(GAP), 0))
    margin = min(
        room, max([LONGEST_KIND, *(cell_len(_speaker(q, article)) for q in annotations.quotes)])
    )
    rows = wrap(article.text, article.blocks, max(width - margin - len(GAP), 1))
    quotes = deque(annotations.quotes)
    waiting: deque[str] = deque()
    block = NO_BLOCK
    for row in range(len(rows)):
        span, lead = rows.span(row), rows.leads.get(row, "")
        if rows.blocks[row] not in (NO_BLOCK, block):
            block = rows.blocks[row]
            said: set[str] = set()
            if kind := IN_WORDS.get(article.blocks[block].kind):
                waiting.append(f"({kind})")
        while quotes and quotes[0].span.start < span.end:
            speaker = _speaker(quotes.popleft(), article)
            if speaker not in said:  # once in a paragraph
                said.add(speaker)
                waiting.extend(textwrap.wrap(speaker, margin) if margin else ())
        yield set_cell_size(waiting.popleft() if waiting else "", margin), lead + article[span]
    for words in waiting:
        yield set_cell_size(words, margin), ""


def _speaker(quote: Quote, article: Article) -> str:
    """Who speaks, and how sure that is, where it is not."""
    speaker = quote.speaker_in(article)
    if speaker is None:
        return "speaker unknown"
    return speaker if quote.confidence is Confidence.SURE else f"{speaker}, {quote.confidence}"
