"""What the reader says about the persons of one folder: who said a quotation, who is who."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from jjreader.bookmarks.correcting import correction_of, quotation_of
from jjreader.bookmarks.correction_store import CorrectionStore
from jjreader.errors import CatalogueError
from jjreader.model import Article, Corrections, Decision, Quote, SpeakerCorrection

Moved = Callable[[], Mapping[str, str]]
"""Tells the old and new ids of files that were renamed or moved."""


class FolderCorrections:
    """What the reader has corrected in one folder; stored as safely as the bookmarks."""

    def __init__(self, store: CorrectionStore, folder_key: str, moved: Moved) -> None:
        self._store, self._folder, self._moved = store, folder_key, moved

    def all(self) -> Corrections:
        """All of them, with the files that were renamed or moved under their new names."""
        found = self._store.all(self._folder)
        corrected = {each.quotation.place.article_id for each in found.speakers}
        with suppress(CatalogueError):  # it is only a cache; once it is there again, it is asked
            if moves := {old: new for old, new in self._moved().items() if old in corrected}:
                self._store.follow(self._folder, moves)
                return self._store.all(self._folder)
        return found

    def of_article(self, article_id: str) -> tuple[SpeakerCorrection, ...]:
        """The corrected speakers of one article."""
        return self._store.all(self._folder, article_id).speakers

    def correct(self, article: Article, quote: Quote, speaker: str | None) -> None:
        """A quotation was said by this person; None: by nobody who could be named."""
        there = self._of(article, quote)
        correction = correction_of(article, quote, speaker)
        if there:  # at the place where it was made, which may be another by now
            correction = replace(correction, quotation=there.quotation)
        self._store.correct(self._folder, correction)

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
        return quotation_of(article, quote, self.of_article(article.id))
