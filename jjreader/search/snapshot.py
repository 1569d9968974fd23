"""An index as it is at one commit, open for reading. It never changes."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jjreader.search.cache import Cache
from jjreader.search.segment import Segment, SegmentField
from jjreader.search.storage import Storage

if TYPE_CHECKING:
    from jjreader.search.vocabulary import Choice  # not needed to see what there is

K1 = 1.2
B = 0.75
"""The usual constants of BM25: how soon repeating a word stops counting, how much length counts."""
CACHED_SCORES = 300_000
"""Scores that are kept ready: about thirty megabytes."""
CACHED_BEGINNINGS = 20_000
"""Words that are kept for the beginnings of words."""

ATTEMPTS = 5
"""How often opening is tried while another process merges away what was just listed."""

Scores = dict[int, float]
"""Document number -> score."""


class Part:
    """A segment, and which of its documents are deleted."""

    def __init__(self, name: str, segment: Segment, deleted: frozenset[int]) -> None:
        self.name = name
        self.segment = segment
        self.deleted = deleted

    @property
    def live(self) -> int:
        """Documents that are not deleted."""
        return self.segment.documents - len(self.deleted)

    def field(self, name: str) -> SegmentField:
        return self.segment.field(name)


class Shares(dict[int, list[float]]):
    """How often a document holds a word -> for each length in a byte, what of the word's weight
    that is worth."""

    def __init__(self, norms: Iterable[float]) -> None:
        self._norms = list(norms)

    def __missing__(self, count: int) -> list[float]:
        self[count] = row = [count / (count + norm) for norm in self._norms]
        return row


class Snapshot:
    """All parts of an index at one commit."""

    def __init__(self, generation: int, parts: list[Part], boosts: dict[str, float]) -> None:
        self.generation = generation
        self.parts = parts
        self.boosts = boosts
        """Fields whose matches add to those in the body, and how much."""
        self.documents = sum(part.segment.documents for part in parts)
        """Those that are deleted but still there included, as Whoosh counts them."""
        self._shares: dict[str, Shares] = {}
        self.scores: Cache[tuple[Scores, ...]] = Cache(CACHED_SCORES)
        self.beginnings: Cache[list[Choice]] = Cache(CACHED_BEGINNINGS)

    def weight(self, holders: int) -> float:
        """What a match of a word is worth which so many documents hold, by Lucene's idf."""
        rarity = (self.documents - holders + 0.5) / (holders + 0.5)
        return math.log(1 + rarity) * (K1 + 1)

    def shares(self, field: str) -> "Shares":
        """What BM25 makes of how often a word stands in a document, and of its length."""
        if field not in self._shares:
            average = self._average(field)
            lengths = self.parts[0].segment.lengths  # the same in all of one format
            self._shares[field] = Shares(K1 * (1 - B + B * length / average) for length in lengths)
        return self._shares[field]

    def _average(self, field: str) -> float:
        total = sum(part.field(field).total for part in self.parts)
        return total / (self.documents or 1) or 1.0


def open_snapshot(storage: Storage, boosts: dict[str, float], before: Snapshot | None) -> Snapshot:
    """Open the index as it was last committed; segments that are open already stay open."""
    for _ in range(ATTEMPTS):
        try:
            return _open(storage, boosts, before)
        except FileNotFoundError:
            continue
    return _open(storage, boosts, before)


def _open(storage: Storage, boosts: dict[str, float], before: Snapshot | None) -> Snapshot:
    generation, entries = storage.contents()
    known = {part.name: part.segment for part in before.parts} if before else {}
    parts = [
        Part(
            name=entry.segid,
            segment=known.get(entry.segid) or Segment(entry.path(storage.folder)),
            deleted=frozenset(entry.deleted),
        )
        for entry in entries
    ]
    return Snapshot(generation, parts, boosts)
