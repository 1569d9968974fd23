"""The index of a folder is brought up to date: text first, so that it can be searched soon."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jjreader.catalogue import Catalogue, FileState
from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.loader import ScannedFile, read_article, scan
from jjreader.errors import (
    CatalogueError,
    IndexBusyError,
    InputError,
    SearchError,
    StorageError,
)
from jjreader.indexing.cache import CacheFolder
from jjreader.model import Article, ArticleEntry, Progress, RefreshReport
from jjreader.search import QuoteIndex, TextIndex
from jjreader.search.boundary import index_boundary

YOUNG = 2.0
"""Seconds: a file that is younger may change again without its time showing it."""
TEXT = "text"

OnProgress = Callable[[Progress], None]


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
        files = catalogue.files()
        known = _check(files, text, quotes)
        changes = _changes(folder, files)
        stage = _TextStage(folder, catalogue, text, quotes, progress, known)
        stage.run(changes)
        text_done = time.monotonic()
        if only != TEXT:
            from jjreader.indexing.annotation_stage import AnnotationStage

            AnnotationStage(folder, catalogue, quotes, progress).run()
    ended = time.monotonic()
    return RefreshReport(
        articles=len(known.readable),
        added=changes.added,
        changed=len(changes.changed) - changes.added,
        removed=len(changes.removed),
        skipped=len(known.skipped),
        seconds=ended - started,
        text_seconds=text_done - started,
        annotate_seconds=ended - text_done,
        index_bytes=cache.size(),
    )


@dataclass(frozen=True, slots=True)
class _Changes:
    changed: tuple[ScannedFile, ...]
    """New ones too."""
    added: int
    removed: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids of what the catalogue knows; it is kept up to date while the catalogue is."""

    readable: set[str]
    """The articles in the index."""
    skipped: set[str]

    def add(self, entry: ArticleEntry) -> None:
        self.remove((entry.id,))
        (self.skipped if entry.problem else self.readable).add(entry.id)

    def remove(self, ids: Iterable[str]) -> None:
        self.readable.difference_update(ids)
        self.skipped.difference_update(ids)


def _check(files: dict[str, FileState], text: TextIndex, quotes: QuoteIndex) -> _Known:
    """What the catalogue knows. SearchError when the index has not got all it should have."""
    readable = {name for name, state in files.items() if state.is_readable}
    with index_boundary("opening"):
        text.snapshot()
        quotes.snapshot()
    said = sum(state.quotes or 0 for state in files.values())
    if text.document_count() < len(readable) or quotes.document_count() < said:
        raise SearchError("the index has lost articles")
    return _Known(readable, files.keys() - readable)


def _changes(folder: Path, known: dict[str, FileState]) -> _Changes:
    """What differs between the folder and what is known of it."""
    found = {file.id: file for file in scan(folder)}
    changed = [
        file
        for file in found.values()
        if (state := known.get(file.id)) is None
        or (state.mtime_ns, state.size) != (file.mtime_ns, file.size)
    ]
    return _Changes(
        changed=tuple(sorted(changed, key=lambda file: file.id)),
        added=sum(file.id not in known for file in changed),
        removed=tuple(article_id for article_id in known if article_id not in found),
        total=len(found),
    )


class _TextStage:
    """Articles are read, indexed, and entered in the catalogue once the index has them."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        text: TextIndex,
        quotes: QuoteIndex,
        progress: OnProgress | None,
        known: _Known,
    ) -> None:
        self._folder, self._catalogue, self._known = folder, catalogue, known
        self._text, self._quotes = text, quotes
        self._progress = progress
        self._pending: list[tuple[ArticleEntry, FileState]] = []
        self._unreadable: list[tuple[ArticleEntry, FileState]] = []
        self._done = self._total = 0
        self._scanned = time.time()

    def run(self, changes: _Changes) -> None:
        """Bring the text index up to date."""
        self._total = len(changes.changed)
        if changes.changed or changes.removed:
            self._text.update(self._articles(changes.changed), (), self._committed)
            gone = {*changes.removed, *(entry.id for entry, _ in self._unreadable)}
            self._forget(gone & self._known.readable)
            self._catalogue.remove(changes.removed)
            self._known.remove(changes.removed)
            self._pending += self._unreadable
            self._committed(self._total)

    def _forget(self, gone: set[str]) -> None:
        """Take articles out of both indexes, before the catalogue forgets that they were there."""
        if gone:
            self._text.update((), gone)
            self._quotes.update((), gone)

    def _articles(self, files: tuple[ScannedFile, ...]) -> Iterator[Article]:
        for file in files:
            entry, article = _read(self._folder, file)
            young = self._scanned - file.mtime_ns / 1e9 < YOUNG
            state = FileState(-1 if young else file.mtime_ns, file.size)
            if article:
                yield article
                self._pending.append((entry, state))
            else:
                self._unreadable.append((entry, state))

    def _committed(self, _: int) -> None:
        """What the index has taken and committed is known from now on."""
        self._catalogue.put_entries(self._pending)
        for entry, _state in self._pending:
            self._known.add(entry)
        self._done += len(self._pending)
        self._pending.clear()
        if self._progress:
            self._progress(Progress(TEXT, self._done, self._total))


def _read(folder: Path, file: ScannedFile) -> tuple[ArticleEntry, Article | None]:
    """The entry of a file, and its article where it can be read."""
    try:
        if file.problem:
            raise InputError(file.problem)
        article = read_article(folder, file.id)
    except InputError as error:
        name = clean_line(file.id.rsplit("/", 1)[-1])
        return ArticleEntry(file.id, name, problem=clean_line(str(error))), None
    return article.entry, article
