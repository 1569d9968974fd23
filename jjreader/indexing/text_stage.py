"""The first stage of indexing: articles are read, indexed, and entered in the catalogue."""

import time
from collections.abc import Iterator

from jjreader.catalogue import Catalogue, CatalogueFiles, FileState
from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.loader import CorpusReader
from jjreader.corpus.scanning import Scan, ScannedFile
from jjreader.errors import InputError
from jjreader.indexing.changes import (
    ChangeCounts,
    Changes,
    differing_places,
    find_changes,
    find_moves,
    settled_fingerprint,
)
from jjreader.model import Article, ArticleEntry, OnProgress, Progress, Stage
from jjreader.search import QuoteIndex, TextIndex

YOUNG = 2.0
"""Seconds: a file that is younger may change again without its time showing it."""


_Read = tuple[FileState, Article | InputError | None]


class TextStage:
    """Articles become searchable; the catalogue has them once the index has them."""

    def __init__(
        self,
        reader: CorpusReader,
        catalogue: Catalogue,
        indexes: tuple[TextIndex, QuoteIndex],
        progress: OnProgress | None,
    ) -> None:
        self._reader, self._catalogue = reader, catalogue
        self._files = CatalogueFiles(catalogue)
        self._text, self._quotes = indexes
        self._progress = progress
        self._added = self._changed = 0
        self._known: dict[str, FileState] = {}
        """What was known of the files that have changed or gone."""
        self._pending: list[tuple[ArticleEntry, FileState]] = []
        self._unreadable: list[tuple[ArticleEntry, FileState]] = []
        self._touched: dict[str, FileState] = {}
        """Files that were written again with the same bytes."""
        self._done = self._total = 0
        self._settled = int((time.time() - YOUNG) * 1e9)
        """The time of the newest file that cannot change without showing it."""

    def run(self, files: Scan, now: bytes, before: bytes) -> ChangeCounts:
        """Take in what is new in the folder; NOW and BEFORE are its fingerprints."""
        places = differing_places(files, now, before) if before else None
        if places is None:
            places = set(range(len(files)))
            changes = find_changes(files, self._files.times())
        else:
            changes = Changes(rewritten=tuple(sorted({files[place] for place in places})))
        if changes:
            self._files.keep_fingerprint(b"")
            self._take_in(changes)
            if self._known:
                self._reader.keep_only(lambda: self._files.hashes().values())
        self._files.keep_fingerprint(settled_fingerprint(files, now, places, self._settled))
        return ChangeCounts(self._added, self._changed, len(changes.removed))

    def _take_in(self, changes: Changes) -> None:
        removed = changes.removed
        self._known = self._files.states([*(file.id for file in changes.rewritten), *removed])
        written = sorted(changes.added + changes.rewritten)
        self._total = len(written)
        if written:
            self._tell_progress()  # a search says from now on what is still to come
            self._text.update(self._articles(written), (), self._committed)
        self._forget({*removed, *(entry.id for entry, _ in self._unreadable)})
        if removed:
            self._catalogue.remove(removed, self._moves(removed))
        if self._touched:
            self._files.touch(self._touched)
        self._pending += self._unreadable
        self._done = self._total - len(self._pending)
        self._committed(self._total)

    def _moves(self, removed: tuple[str, ...]) -> dict[str, str]:
        here = self._files.hashes()
        gone = {name: here.pop(name) for name in removed if name in here}
        return find_moves(gone, here)

    def _articles(self, files: list[ScannedFile]) -> Iterator[Article]:
        for file, (state, found) in zip(files, self._read_all(files), strict=True):
            if found is None:
                self._touched[file.id] = state
            elif isinstance(found, InputError):
                self._unreadable.append((_unreadable(file.id, found), state))
            else:
                yield found
                self._pending.append((found.entry, state))

    def _read_all(self, files: list[ScannedFile]) -> Iterator[_Read]:
        """In order; what other processes have to extract is asked for ahead."""
        if any(self._reader.is_extracted(file.id) for file in files):
            from jjreader.indexing.ahead import map_ahead

            return map_ahead(self._read, files)
        return map(self._read, files)

    def _read(self, file: ScannedFile) -> _Read:
        """A file as it is now, and its article: none when the bytes are those that are known."""
        time_known = file.mtime_ns if file.mtime_ns <= self._settled else -1
        try:
            if file.problem:
                raise InputError(file.problem)
            content = self._reader.content(file.id)
            state = FileState(time_known, file.size, content.sha256)
            if self._is_known(file.id, state):
                return state, None
            return state, self._reader.article_in(file.id, content, divided=False)
        except InputError as error:
            return FileState(time_known, file.size, is_readable=False), error

    def _is_known(self, article_id: str, state: FileState) -> bool:
        before = self._known.get(article_id)
        return before is not None and before.sha256 == state.sha256

    def _forget(self, ids: set[str]) -> None:
        """Take articles out of both indexes, before the catalogue forgets that they were there."""
        gone = {name for name in ids if name in self._known and self._known[name].is_readable}
        if gone:
            self._text.update((), gone)
            self._quotes.update((), gone)

    def _committed(self, _: int) -> None:
        """What the index has taken and committed is known from now on."""
        if self._pending:
            self._catalogue.put_entries(self._pending)
        known = sum(entry.id in self._known for entry, _ in self._pending)
        self._changed += known
        self._added += len(self._pending) - known
        self._done += len(self._pending)
        self._pending.clear()
        self._tell_progress()

    def _tell_progress(self) -> None:
        if self._progress:
            self._progress(Progress(Stage.TEXT, self._done, self._total))


def _unreadable(article_id: str, error: InputError) -> ArticleEntry:
    name = clean_line(article_id.rsplit("/", 1)[-1])
    return ArticleEntry(article_id, name, problem=clean_line(str(error)))
