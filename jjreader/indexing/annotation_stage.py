"""The second stage of indexing: who is named in each article, and who says what in it."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from jjreader.catalogue import Catalogue, CatalogueFiles
from jjreader.errors import InputError
from jjreader.indexing.annotating import Found, read_cast
from jjreader.indexing.annotators import annotate_many
from jjreader.indexing.casting import tell_who_is_who
from jjreader.model import Annotations, Progress
from jjreader.people import Cast
from jjreader.search import QuoteIndex

RULES = "2"
"""Raise it when the rules for names and quotations change: all articles are annotated anew."""
ANNOTATIONS = "annotations"
FIRST_TOLD = 100
"""After so many articles, and whenever there are twice as many, it is told who is who so far."""

OnProgress = Callable[[Progress], None]


class AnnotationStage:
    """Articles that have not been looked at are annotated, and their quotations indexed."""

    def __init__(
        self, folder: Path, catalogue: Catalogue, quotes: QuoteIndex, progress: OnProgress | None
    ) -> None:
        self._folder, self._catalogue, self._quotes = folder, catalogue, quotes
        self._progress = progress
        self._pending: list[tuple[str, Annotations, tuple[str, ...]]] = []
        self._done = self._total = 0
        self._told = FIRST_TOLD
        """So many articles were annotated when it was last told who is who."""
        self._who = Cast()

    def run(self) -> None:
        self._who = cast = self._cast()
        ids = CatalogueFiles(self._catalogue).not_annotated()
        self._total = len(ids)
        if ids:
            self._quotes.update(self._annotated(ids, cast), (), self._committed)
            self._committed(self._total)
        tell_who_is_who(self._catalogue, cast)

    def _cast(self) -> Cast:
        """The folder's cast; when it is another than last time, everything is to be done anew."""
        try:
            cast, text = read_cast(self._folder)
        except InputError:
            cast, text = Cast(), ""  # the faces tell; a bad cast must not keep one from reading
        made_with = sha256(f"{RULES}\n{text}".encode()).hexdigest()
        if self._catalogue.stamp("annotated with") != made_with:
            self._catalogue.forget_annotations()
            self._catalogue.set_stamp("annotated with", made_with)
        return cast

    def _annotated(self, ids: list[str], cast: Cast) -> Iterator[Found]:
        for article, found in annotate_many(self._folder, ids, cast):
            yield article, found
            texts = tuple(article[quote.span] for quote in found.quotes)
            self._pending.append((article.id, found, texts))

    def _committed(self, _: int) -> None:
        self._catalogue.put_annotations(self._pending)
        self._done += len(self._pending)
        self._pending.clear()
        if self._done >= 2 * self._told and self._done < self._total:
            self._told = self._done
            tell_who_is_who(self._catalogue, self._who)
        if self._progress:
            self._progress(Progress(ANNOTATIONS, self._done, self._total))
