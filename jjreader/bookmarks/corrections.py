"""What the reader says about the persons of one folder: who said a quotation, who is who."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from jjreader.bookmarks.anchoring import anchor, make_bookmark
from jjreader.bookmarks.correction_store import CorrectionStore
from jjreader.model import (
    Annotations,
    Article,
    BookmarkState,
    Confidence,
    Corrections,
    Decision,
    Quote,
    Span,
    SpeakerCorrection,
)

CORRECTED = "corrected"
"""The name of the rule for what the reader has said."""
ENOUGH = 0.5
"""The share of a quotation and of what was corrected that must be the same characters."""

Moves = Callable[[], Mapping[str, str]]
"""Tells the old and new ids of files that were renamed or moved."""


class FolderCorrections:
    """What the reader has corrected in one folder; stored as safely as the bookmarks."""

    def __init__(self, store: CorrectionStore, folder_key: str, moves: Moves) -> None:
        self._store, self._folder, self._moves = store, folder_key, moves

    def all(self) -> Corrections:
        """All of them, with the files that were renamed or moved under their new names."""
        found = self._store.all(self._folder)
        corrected = {each.quotation.place.article_id for each in found.speakers}
        moves = {old: new for old, new in self._moves().items() if old in corrected}
        if not moves:
            return found
        self._store.follow(self._folder, moves)
        return self._store.all(self._folder)

    def of_article(self, article_id: str) -> tuple[SpeakerCorrection, ...]:
        """The corrected speakers of one article."""
        return self._store.all(self._folder, article_id).speakers

    def correct(self, article: Article, quote: Quote, speaker: str | None) -> None:
        """A quotation was said by this person; None: by nobody who could be named."""
        there = self._of(article, quote)
        # at the place where it was made before, which may be another by now
        place = there.quotation if there else make_bookmark(article, quote.span, None)
        self._store.correct(self._folder, SpeakerCorrection(place, speaker))

    def take_back(self, article: Article, quote: Quote) -> bool:
        """Leave it to the rules who said a quotation; False when the reader had not said it."""
        there = self._of(article, quote)
        if there:
            self._store.take_back(self._folder, there.quotation)
        return there is not None

    def decide(self, one: str, other: str, *, is_same: bool) -> None:
        """Two names are one person, who goes by the other; or they are two persons."""
        self._store.decide(self._folder, Decision(one, other, is_same))

    def _of(self, article: Article, quote: Quote) -> SpeakerCorrection | None:
        """The correction that a quotation has its speaker from."""
        known = self.of_article(article.id)
        return next((each for each in known if _corrected(article, [quote], each) == 0), None)


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
