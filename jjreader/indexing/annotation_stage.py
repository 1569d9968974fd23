"""The second stage of indexing: who is named in each article, and who says what in it."""

import json
from collections.abc import Iterator
from hashlib import sha256

from jjreader.bookmarks.corrections import with_corrections
from jjreader.catalogue import Catalogue, CatalogueFiles
from jjreader.corpus.loader import CorpusReader
from jjreader.errors import CatalogueError, InputError
from jjreader.indexing.annotation import Found, read_cast
from jjreader.indexing.annotator_pool import annotate_many
from jjreader.indexing.people_stage import resolve_people
from jjreader.model import (
    Annotations,
    Corrections,
    OnProgress,
    Progress,
    QuoteWords,
    SpeakerCorrection,
    Stage,
)
from jjreader.people import Cast
from jjreader.search import QuoteIndex

FIRST_RESOLVED = 100
"""After twice as many articles, and whenever there are twice as many again, the people are resolved
so far, unless fewer than these are still to come: at the end they are resolved anew."""


class AnnotationStage:
    """Articles that have not been looked at are annotated, and their quotations indexed."""

    def __init__(
        self,
        reader: CorpusReader,
        catalogue: Catalogue,
        quotes: QuoteIndex,
        progress: OnProgress | None,
        corrections: Corrections,
    ) -> None:
        self._reader, self._catalogue, self._quotes = reader, catalogue, quotes
        self._progress = progress
        self._decisions = corrections.decisions
        self._corrected: dict[str, list[SpeakerCorrection]] = {}
        for each in corrections.speakers:
            self._corrected.setdefault(each.quotation.place.article_id, []).append(each)
        self._pending: list[tuple[str, Annotations, tuple[QuoteWords, ...]]] = []
        self._done = self._total = 0
        self._resolved = FIRST_RESOLVED
        """So many articles were annotated when the people were last resolved."""
        self._who = Cast()

    def run(self) -> None:
        self._who = cast = self._cast()
        self._forget_corrected()
        ids = CatalogueFiles(self._catalogue).not_annotated()
        self._total = len(ids)
        if ids:
            self._quotes.update(self._annotated(ids, cast), (), self._committed)
            self._committed(self._total)
        resolve_people(self._catalogue, cast, self._decisions)

    def _cast(self) -> Cast:
        """The folder's cast; when it is another than last time, everything is to be done anew."""
        try:
            cast, text = read_cast(self._reader.folder)
        except InputError:
            cast, text = Cast(), ""  # the interface tells of it; one can read all the same
        made_with = sha256(text.encode()).hexdigest()
        if self._catalogue.stamp("annotated with") != made_with:
            self._catalogue.forget_annotations()
            self._catalogue.set_stamp("annotated with", made_with)
        return cast

    def _forget_corrected(self) -> None:
        """Articles in which other speakers are corrected than last time are done anew."""
        wanted = {
            article_id: sha256(repr(corrections).encode()).hexdigest()
            for article_id, corrections in self._corrected.items()
        }
        try:
            made_with = dict(json.loads(self._catalogue.stamp("corrected") or "{}"))
        except ValueError as error:
            raise CatalogueError("what was corrected cannot be read") from error
        changed = [name for name, _ in wanted.items() ^ made_with.items()]
        if changed:
            self._catalogue.forget_annotations(changed)
            self._catalogue.set_stamp("corrected", json.dumps(wanted))

    def _annotated(self, ids: list[str], cast: Cast) -> Iterator[Found]:
        for article, by_rules in annotate_many(self._reader, ids, cast):
            found = with_corrections(article, by_rules, self._corrected.get(article.id, ()))
            yield article, found
            words = tuple(QuoteWords.of(quote, article) for quote in found.quotes)
            self._pending.append((article.id, found, words))

    def _committed(self, _: int) -> None:
        self._catalogue.put_annotations(self._pending)
        self._done += len(self._pending)
        self._pending.clear()
        if 2 * self._resolved <= self._done <= self._total // 2:
            self._resolved = self._done
            resolve_people(self._catalogue, self._who, self._decisions)
        if self._progress:
            self._progress(Progress(Stage.ANNOTATIONS, self._done, self._total))
