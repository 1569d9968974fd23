"""Corrections of the reader are put over what the rules have found in an article."""

from collections.abc import Iterable
from dataclasses import replace

from jjreader.bookmarks.anchoring import anchor, make_bookmark
from jjreader.bookmarks.correction_store import CORRECTED
from jjreader.model import (
    Annotations,
    Article,
    BookmarkState,
    Confidence,
    Quote,
    Span,
    SpeakerCorrection,
)

ENOUGH = 0.5
"""The share of a quotation and of what was corrected that must be the same characters."""


def correction_of(article: Article, quote: Quote, speaker: str | None) -> SpeakerCorrection:
    """What is to be kept when the reader says who said a quotation."""
    return SpeakerCorrection(make_bookmark(article, quote.span, None), speaker)


def with_corrections(
    article: Article, found: Annotations, corrections: Iterable[SpeakerCorrection]
) -> Annotations:
    """The annotations with the speakers that the reader knows better; the newest wins."""
    quotes = list(found.quotes)
    for correction in corrections:
        at = _corrected(article, quotes, correction)
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


def quotation_of(
    article: Article, quote: Quote, corrections: Iterable[SpeakerCorrection]
) -> SpeakerCorrection | None:
    """The correction that a quotation has its speaker from."""
    return next((c for c in corrections if _corrected(article, [quote], c) == 0), None)


def _corrected(article: Article, quotes: list[Quote], correction: SpeakerCorrection) -> int | None:
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
