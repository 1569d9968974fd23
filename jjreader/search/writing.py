"""Bringing an index up to date: documents come in a stream and are committed in growing batches."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from jjreader.search.builder import SegmentBuilder
from jjreader.search.contents import SegmentEntry
from jjreader.search.documents import Document
from jjreader.search.fields import Field
from jjreader.search.merge_policy import worth_merging
from jjreader.search.segment import Segment
from jjreader.search.storage import Storage

BATCH = 5000
"""Articles of a batch. A word costs as much in each batch that has it: few are cheap, but what is
not yet committed is in memory, and cannot be found."""
EARLY = (50, 500)
"""Articles after which is committed what there is of a batch: what comes first can be searched at
once. Their segment gives way to the next, which has them as well."""
LONGEST_WAIT = 5.0
"""Seconds after which the same is done where articles come slowly, as pages and books do."""
REST = 10
"""But only after so many times the seconds that the last commit took: not much is written twice."""
WORDS_MAX = 6_000_000
"""Words from which a batch is committed early: they are in memory, four bytes each and more."""
DOCUMENTS_MAX = 40_000
"""Documents from which a batch is committed early: a segment has room for 65,535."""

Change = tuple[str, list[Document]]
"""An article's id and its documents, which take the place of those the index has."""


class Update:
    """One call that changes an index, under its lock."""

    def __init__(
        self, storage: Storage, fields: tuple[Field, ...], known: dict[str, Segment]
    ) -> None:
        """KNOWN: segments that are open already."""
        self._storage = storage
        self._fields = fields
        self._folder = storage.folder
        self._generation, self._entries = storage.contents()
        storage.sweep(self._generation, self._entries)
        if self._generation < 0:
            # So that a new index is never taken for the one that was in its place.
            self._generation = int.from_bytes(os.urandom(4)) >> 2
        self._open = known

    def run(
        self,
        changes: Iterable[Change],
        removed: Iterable[str],
        on_commit: Callable[[int], None] | None,
    ) -> None:
        self._take_in(changes, removed, on_commit)
        self._merge()  # no batch takes up memory any more

    def _take_in(
        self,
        changes: Iterable[Change],
        removed: Iterable[str],
        on_commit: Callable[[int], None] | None,
    ) -> None:
        gone = set(removed)
        done = 0
        for batch, count in self._batches(changes):
            self._delete(gone | batch.articles, batch.entry)
            self._commit(batch)
            gone, done = set(), done + count
            if on_commit:
                on_commit(done)
        if gone:
            self._delete(gone)
            self._commit(None)

    def _batches(self, changes: Iterable[Change]) -> Iterator[tuple["_Batch", int]]:
        """What to commit, and how many changes are new in it."""
        builder = SegmentBuilder(self._fields)
        batch, count = _Batch(builder), 0
        wait, since = LONGEST_WAIT, time.monotonic()
        for number, change in enumerate(changes, 1):
            batch.add(change)
            count += 1
            now = time.monotonic()
            if batch.is_full or number in EARLY or now - since > wait:
                yield batch, count
                count, since = 0, time.monotonic()
                wait = max(LONGEST_WAIT, REST * (since - now))
            if batch.is_full:
                batch = _Batch(builder)
        if count:
            yield batch, count

    def _delete(self, articles: set[str], but_in: SegmentEntry | None = None) -> None:
        for entry in self._entries:
            if entry is not but_in:
                entry.deleted.update(self._opened(entry).documents_of(articles))

    def _opened(self, entry: SegmentEntry) -> Segment:
        if entry.segid not in self._open:
            self._open[entry.segid] = Segment(entry.path(self._folder))
        return self._open[entry.segid]

    def _commit(self, batch: "_Batch | None") -> None:
        entries = self._entries
        if batch and batch.documents:
            entries = [entry for entry in entries if entry is not batch.entry]
            batch.entry = SegmentEntry(os.urandom(8).hex(), batch.documents, batch.replaced)
            batch.write(batch.entry.path(self._folder))
            entries.append(batch.entry)
        self._save(entries)

    def _save(self, entries: list[SegmentEntry]) -> None:
        self._entries = [entry for entry in entries if entry.live]
        self._generation += 1
        self._storage.commit(self._generation, self._entries)

    def _merge(self) -> None:
        while chosen := worth_merging(self._entries):
            from jjreader.search.merging import merge_segments  # most changes merge nothing

            sources = [(self._opened(entry), frozenset(entry.deleted)) for entry in chosen]
            merged = SegmentEntry(os.urandom(8).hex(), sum(entry.live for entry in chosen))
            merge_segments(merged.path(self._folder), self._fields, sources)
            self._save([*(entry for entry in self._entries if entry not in chosen), merged])


class _Batch:
    """Articles that become one segment; it may be written also while they become more."""

    entry: SegmentEntry | None = None
    """The segment as it was last committed."""

    def __init__(self, builder: SegmentBuilder) -> None:
        self._builder = builder
        builder.clear()
        self.replaced: list[int] = []
        """Documents of an article that came again in the same batch."""
        self._documents: dict[str, range] = {}

    @property
    def articles(self) -> set[str]:
        return set(self._documents)

    @property
    def documents(self) -> int:
        return len(self._builder.rows)

    @property
    def is_full(self) -> bool:
        return (
            len(self._documents) >= BATCH
            or self._builder.words > WORDS_MAX
            or self.documents > DOCUMENTS_MAX
        )

    def add(self, change: Change) -> None:
        article, documents = change
        self.replaced.extend(self._documents.get(article, ()))
        first = self.documents
        for document in documents:
            self._builder.add(document)
        self._documents[article] = range(first, self.documents)

    def write(self, path: Path) -> None:
        self._builder.write(path)
