"""The index of a folder is brought up to date: text first, so that it can be searched soon."""

import time
from contextlib import closing
from pathlib import Path

from jjreader.catalogue import Catalogue, FileState
from jjreader.errors import CatalogueError, IndexBusyError, SearchError, StorageError
from jjreader.indexing.cache import CacheFolder
from jjreader.indexing.changes import find_changes
from jjreader.indexing.text_stage import TEXT, OnProgress, TextStage
from jjreader.model import RefreshReport
from jjreader.search import QuoteIndex, TextIndex
from jjreader.search.boundary import index_boundary


def refresh(
    folder: Path,
    cache: CacheFolder,
    progress: OnProgress | None = None,
    only: str | None = None,
    *,
    rebuild: bool = False,
) -> RefreshReport:
    """Index and annotate what is new or changed in FOLDER, and forget what has gone.

    With only="text" names and quotations are left for a later call. What is damaged is built
    anew. IndexBusyError when another process is at it; SearchError or CatalogueError when it
    cannot be written.
    """
    with cache.lock():
        if rebuild:
            cache.wipe()
        try:
            return _run(folder, cache, progress, only)
        except IndexBusyError:
            raise
        except (CatalogueError, SearchError, StorageError):
            cache.wipe()
            return _run(folder, cache, progress, only)


def _run(
    folder: Path, cache: CacheFolder, progress: OnProgress | None, only: str | None
) -> RefreshReport:
    started = time.monotonic()
    with (
        closing(Catalogue(cache.catalogue)) as catalogue,
        closing(TextIndex(cache.text_index)) as text,
        closing(QuoteIndex(cache.quote_index)) as quotes,
    ):
        catalogue.prepare()
        known = catalogue.files()
        _check(known, text, quotes)
        changes = find_changes(folder, known)
        stage = TextStage(folder, catalogue, (text, quotes), progress, known)
        stage.run(changes)
        text_done = time.monotonic()
        if only != TEXT:
            from jjreader.indexing.annotation_stage import AnnotationStage

            AnnotationStage(folder, catalogue, quotes, progress).run()
    ended = time.monotonic()
    readable = sum(state.is_readable for state in stage.files.values())
    return RefreshReport(
        articles=readable,
        added=stage.added,
        changed=stage.changed,
        removed=len(changes.removed),
        skipped=len(stage.files) - readable,
        seconds=ended - started,
        text_seconds=text_done - started,
        annotate_seconds=ended - text_done,
        index_bytes=cache.size(),
    )


def _check(files: dict[str, FileState], text: TextIndex, quotes: QuoteIndex) -> None:
    """SearchError when the indexes have not got all that the catalogue says they have."""
    readable = sum(state.is_readable for state in files.values())
    said = sum(state.quotes or 0 for state in files.values())
    with index_boundary("opening"):
        text.snapshot()
        quotes.snapshot()
    if text.document_count() < readable or quotes.document_count() < said:
        raise SearchError("the index has lost articles")
