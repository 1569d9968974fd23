"""The first stage of indexing: articles are read, indexed, and entered in the catalogue."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from jjreader.catalogue import Catalogue, FileState
from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.files import ScannedFile, read_content
from jjreader.corpus.loader import make_article
from jjreader.errors import InputError
from jjreader.indexing.changes import Changes, find_moves
from jjreader.model import Article, ArticleEntry, Progress
from jjreader.search import QuoteIndex, TextIndex

YOUNG = 2.0
"""Seconds: a file that is younger may change again without its time showing it."""
TEXT = "text"

OnProgress = Callable[[Progress], None]


class TextStage:
    """Articles become searchable; the catalogue has them once the index has them."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        indexes: tuple[TextIndex, QuoteIndex],
        progress: OnProgress | None,
        known: dict[str, FileState],
    ) -> None:
        self._folder, self._catalogue = folder, catalogue
        self._text, self._quotes = indexes
        self._progress = progress
        self._before = known
        self.files = dict(known)
        """What the catalogue knows, as it becomes."""
        self.added = self.changed = 0
        self._pending: list[tuple[ArticleEntry, FileState]] = []
        self._unreadable: list[tuple[ArticleEntry, FileState]] = []
        self._touched: dict[str, FileState] = {}
        """Files that were written again with the same bytes."""
        self._done = self._total = 0
        self._scanned = time.time()

    def run(self, changes: Changes) -> None:
        """Bring the text index up to date."""
        self._total = len(changes.written)
        if not (changes.written or changes.removed):
            return
        self._text.update(self._articles(changes.written), (), self._committed)
        self._forget({*changes.removed, *(entry.id for entry, _ in self._unreadable)})
        self._catalogue.remove(changes.removed, find_moves(changes.removed, self.files))
        for name in changes.removed:
            del self.files[name]
        self._catalogue.touch(self._touched)
        self._pending += self._unreadable
        self._done = self._total - len(self._pending)
        self._committed(self._total)

    def _articles(self, files: tuple[ScannedFile, ...]) -> Iterator[Article]:
        for file in files:
            young = self._scanned - file.mtime_ns / 1e9 < YOUNG
            time_known = -1 if young else file.mtime_ns
            try:
                if file.problem:
                    raise InputError(file.problem)
                content = read_content(self._folder, file.id)
                state = FileState(time_known, file.size, content.sha256)
                if self._is_known(file.id, state):
                    self._touched[file.id] = state
                    continue
                article = make_article(self._folder, file.id, content)
            except InputError as error:
                state = FileState(time_known, file.size, is_readable=False)
                self._unreadable.append((_unreadable(file.id, error), state))
                continue
            yield article
            self._pending.append((article.entry, state))

    def _is_known(self, article_id: str, state: FileState) -> bool:
        before = self._before.get(article_id)
        return before is not None and before.sha256 == state.sha256

    def _forget(self, ids: set[str]) -> None:
        """Take articles out of both indexes, before the catalogue forgets that they were there."""
        gone = {name for name in ids if name in self._before and self._before[name].is_readable}
        if gone:
            self._text.update((), gone)
            self._quotes.update((), gone)

    def _committed(self, _: int) -> None:
        """What the index has taken and committed is known from now on."""
        self._catalogue.put_entries(self._pending)
        for entry, state in self._pending:
            if entry.id in self._before:
                self.changed += 1
            else:
                self.added += 1
            self.files[entry.id] = state
        self._done += len(self._pending)
        self._pending.clear()
        if self._progress:
            self._progress(Progress(TEXT, self._done, self._total))


def _unreadable(article_id: str, error: InputError) -> ArticleEntry:
    name = clean_line(article_id.rsplit("/", 1)[-1])
    return ArticleEntry(article_id, name, problem=clean_line(str(error)))
