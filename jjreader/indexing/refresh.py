"""The index of a folder is brought up to date: text first, so that it can be searched soon."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jjreader.catalogue import Catalogue, FileState
from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.loader import ScannedFile, read_article, scan
from jjreader.errors import CatalogueError, IndexBusyError, InputError, SearchError
from jjreader.indexing.annotating import annotate, read_cast
from jjreader.indexing.cache import CacheFolder
from jjreader.model import Annotations, Article, ArticleEntry, Progress, Quote, RefreshReport
from jjreader.people import Cast
from jjreader.search import QuoteIndex, TextIndex

RULES = "1"
"""Raise it when the rules for names and quotations change: all articles are annotated anew."""
YOUNG = 2.0
"""Seconds: a file that is younger may change again without its time showing it."""
TEXT, ANNOTATIONS = "text", "annotations"

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
        except (CatalogueError, SearchError):
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
        changes = _changes(folder, catalogue, text)
        _TextStage(folder, catalogue, text, progress).run(changes)
        if changes.removed:
            quotes.update((), changes.removed, None)
        text_done = time.monotonic()
        if only != TEXT:
            _AnnotationStage(folder, catalogue, quotes, progress).run()
        files = catalogue.entries()
    ended = time.monotonic()
    return RefreshReport(
        articles=sum(entry.problem is None for entry in files),
        added=changes.added,
        changed=len(changes.changed) - changes.added,
        removed=len(changes.removed),
        skipped=sum(entry.problem is not None for entry in files),
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


def _changes(folder: Path, catalogue: Catalogue, text: TextIndex) -> _Changes:
    """What differs between the folder and what is known of it."""
    known = catalogue.files()
    readable = sum(not entry.problem for entry in catalogue.entries())
    if text.document_count() < readable:
        raise SearchError("the index has lost articles")
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
        self, folder: Path, catalogue: Catalogue, text: TextIndex, progress: OnProgress | None
    ) -> None:
        self._folder, self._catalogue, self._text = folder, catalogue, text
        self._progress = progress
        self._pending: list[tuple[ArticleEntry, FileState]] = []
        self._done = self._total = 0
        self._scanned = time.time()

    def run(self, changes: _Changes) -> None:
        self._total = len(changes.changed)
        if changes.changed or changes.removed:
            self._text.update(self._articles(changes.changed), changes.removed, self._committed)
            self._committed(self._total)
            self._catalogue.remove(changes.removed)

    def _articles(self, files: tuple[ScannedFile, ...]) -> Iterator[Article]:
        for file in files:
            entry, article = _read(self._folder, file)
            young = self._scanned - file.mtime_ns / 1e9 < YOUNG
            state = FileState(-1 if young else file.mtime_ns, file.size, annotated=False)
            if article:
                yield article
            self._pending.append((entry, state))

    def _committed(self, _: int) -> None:
        """What the index has taken and committed is known from now on."""
        self._catalogue.put_entries(self._pending)
        self._done += len(self._pending)
        self._pending.clear()
        if self._progress:
            self._progress(Progress(TEXT, self._done, self._total))


class _AnnotationStage:
    """Articles that have not been looked at are annotated, and their quotations indexed."""

    def __init__(
        self, folder: Path, catalogue: Catalogue, quotes: QuoteIndex, progress: OnProgress | None
    ) -> None:
        self._folder, self._catalogue, self._quotes = folder, catalogue, quotes
        self._progress = progress
        self._pending: list[tuple[str, Annotations, tuple[str, ...]]] = []
        self._done = self._total = 0

    def run(self) -> None:
        cast = self._cast()
        ids = [name for name, state in self._catalogue.files().items() if not state.annotated]
        self._total = len(ids)
        if ids:
            self._quotes.update(self._annotated(ids, cast), (), self._committed)
            self._committed(self._total)

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

    def _annotated(self, ids: list[str], cast: Cast) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
        for article_id in ids:
            try:
                article = read_article(self._folder, article_id)
            except InputError:
                continue  # it has gone since; the next refresh will see that
            found = annotate(article, cast)
            yield article, found.quotes
            texts = tuple(article[quote.span] for quote in found.quotes)
            self._pending.append((article_id, found, texts))

    def _committed(self, _: int) -> None:
        self._catalogue.put_annotations(self._pending)
        self._done += len(self._pending)
        self._pending.clear()
        if self._progress:
            self._progress(Progress(ANNOTATIONS, self._done, self._total))


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
