"""Quotations with the speakers that the reader knows better than the rules."""

from collections.abc import Iterable
from dataclasses import replace

from jjreader.bookmarks.anchoring import anchor
from jjreader.model import (
    Annotations,
    Article,
    BookmarkState,
    Confidence,
    Quote,
    Span,
    SpeakerCorrection,
)

CORRECTED = "corrected"
"""The name of the rule for what the reader has said."""
ENOUGH = 0.5
"""The share of a quotation and of what was corrected that must be the same characters."""


def with_corrections(
    article: Article, found: Annotations, corrections: Iterable[SpeakerCorrection]
) -> Annotations:
    """The annotations with the speakers that the reader knows better; the newest wins."""
    quotes = list(found.quotes)
    for correction in corrections:
        at = find_corrected(article, quotes, correction)
        if at is not None:
            quotes[at] = replace(
                quotes[at],
                speaker=correction.speaker,
                speaker_span=None,
                cue_span=None,
                rule=CORRECTED,
                confidence=Confidence.SURE,
            )
    return replace(found, quotes=tuple(quotes))


def find_corrected(
    article: Article, quotes: list[Quote], correction: SpeakerCorrection
) -> int | None:
    """Which of the quotations is meant; the rules may by now begin or end it elsewhere."""
    anchored = anchor(correction.quotation, article)
    if anchored.state is BookmarkState.ORPHANED or not quotes:
        return None
    span = anchored.place.span
    best = max(range(len(quotes)), key=lambda at: _shared(quotes[at].span, span))
    return best if _shared(quotes[best].span, span) > ENOUGH else None


def _shared(one: Span, other: Span) -> float:
    """How much of two spans is common to both: 1 where they are the same (Jaccard)."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start) or 1)
