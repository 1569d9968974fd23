"""The index of a folder is brought up to date: text first, so that it can be searched soon."""

import gc
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from jjreader.catalogue import Catalogue, CatalogueFiles, FileCounts
from jjreader.corpus.scanning import KnownParts, ScannedFile, scan
from jjreader.errors import CatalogueError, IndexBusyError, SearchError, StorageError
from jjreader.indexing.cache import CacheFolder
from jjreader.indexing.changes import ChangeCounts, fingerprint
from jjreader.model import Corrections, OnProgress, RefreshReport, Stage
from jjreader.search import QuoteIndex, TextIndex

NO_CORRECTIONS = Corrections()


def refresh(
    folder: Path,
    cache: CacheFolder,
    progress: OnProgress | None = None,
    only: str | None = None,
    *,
    corrections: Corrections = NO_CORRECTIONS,
    rebuild: bool = False,
) -> RefreshReport:
    """Index and annotate what is new or changed in FOLDER, and forget what has gone.

    With only="text" names and quotations are left for a later call. What is damaged, or was made
    by another version of the program, is built anew. IndexBusyError when another process is at it;
    SearchError or CatalogueError when it cannot be written.
    """
    with cache.lock():
        cache.renew()
        if rebuild:
            cache.wipe()
        try:
            return _run(folder, cache, progress, only, corrections)
        except IndexBusyError:
            raise
        except (CatalogueError, SearchError, StorageError):
            cache.wipe()
            return _run(folder, cache, progress, only, corrections)


def _run(
    folder: Path,
    cache: CacheFolder,
    progress: OnProgress | None,
    only: str | None,
    corrections: Corrections,
) -> RefreshReport:
    started = time.monotonic()
    with (
        closing(Catalogue(cache.catalogue)) as catalogue,
        closing(TextIndex(cache.text_index)) as text,
        closing(QuoteIndex(cache.quote_index)) as quotes,
    ):
        catalogue.prepare()
        known = CatalogueFiles(catalogue)
        now = known.counts()
        _check(now, text, quotes)
        with _no_garbage_collection():
            counts = _take_in_changes(folder, cache.extracts, catalogue, (text, quotes), progress)
        text_done = time.monotonic()
        if only != Stage.TEXT:
            from jjreader.corpus.loader import CorpusReader
            from jjreader.indexing.annotation_stage import AnnotationStage

            with closing(CorpusReader(folder, cache.extracts)) as reader:
                AnnotationStage(reader, catalogue, quotes, progress, corrections).run()
        if only != Stage.TEXT or any(counts):
            now = known.counts()
    ended = time.monotonic()
    return RefreshReport(
        articles=now.readable,
        added=counts.added,
        changed=counts.changed,
        removed=counts.removed,
        skipped=now.skipped,
        seconds=ended - started,
        text_seconds=text_done - started,
        annotate_seconds=ended - text_done,
        index_bytes=cache.size(),
    )


def _take_in_changes(
    folder: Path,
    extracts: Path,
    catalogue: Catalogue,
    indexes: tuple[TextIndex, QuoteIndex],
    progress: OnProgress | None,
) -> ChangeCounts:
    """Bring the text index up to date; while nothing has changed, a look at the folder tells."""
    known = CatalogueFiles(catalogue)
    before = known.fingerprint()
    files = scan(folder, _known_parts(known) if before else None)
    now = fingerprint(files)
    if before and now == before:
        return ChangeCounts()
    from jjreader.corpus.loader import CorpusReader  # and all that reads articles
    from jjreader.indexing.text_stage import TextStage

    with closing(CorpusReader(folder, extracts)) as reader:
        return TextStage(reader, catalogue, indexes, progress).run(files, now, before)


def _known_parts(known: CatalogueFiles) -> KnownParts:
    """What books are made of, once everything that was in the folder has been taken in."""

    def parts(book: ScannedFile) -> list[ScannedFile]:
        found = known.within(book.id, book.mtime_ns, book.size)
        return [
            book._replace(id=article_id, problem=problem if article_id == book.id else None)
            for article_id, problem in found
        ]

    return parts


def _check(known: FileCounts, text: TextIndex, quotes: QuoteIndex) -> None:
    """SearchError when the indexes have not got all that the catalogue says they have."""
    if text.document_count() < known.readable or quotes.document_count() < known.quotes:
        raise SearchError("the index has lost articles")


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Many thousands of lists are made that stay, and no cycles: looking for some takes a tenth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
