"""An index as it is at one commit, open for reading. It never changes."""

import math
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from jjreader.search.cache import Cache
from jjreader.search.codec import LENGTHS
from jjreader.search.postings import Found
from jjreader.search.query import Clause
from jjreader.search.segment import Segment, SegmentField

K1 = 1.2
B = 0.75
"""The usual constants of BM25: how soon repeating a word stops counting, how much length counts."""
CACHED_POSTINGS = 1_000_000
"""Postings that are kept ready: about ten megabytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, and which of its documents are deleted."""

    name: str
    segment: Segment
    deleted: frozenset[int] = frozenset()
    norms: dict[str, list[float]] = dataclass_field(default_factory=dict)
    """For each field and document, what its length adds under the fraction of BM25."""

    def field(self, name: str) -> SegmentField:
        return self.segment.fields[name]


@dataclass(frozen=True, slots=True)
class Matching:
    """A clause looked up in the index: for each part the documents, and what a match is worth."""

    found: tuple[Found, ...]
    weight: float
    exact: tuple[Found, ...] | None = None
    """Which of them hold the very word, where other forms of it count too."""

    @property
    def size(self) -> int:
        return sum(len(numbers) for numbers, _ in self.found)


class Snapshot:
    """All parts of an index at one commit."""

    def __init__(self, generation: int, parts: list[Part], boosts: dict[str, float]) -> None:
        self.generation = generation
        self.parts = parts
        self.boosts = boosts
        """Fields whose matches add to those in the body, and how much."""
        self.documents = sum(part.segment.documents for part in parts)
        """Those that are deleted but still there included, as Whoosh counts them."""
        self.matchings: Cache[Matching] = Cache(CACHED_POSTINGS)
        self.expansions: Cache[list[bytes]] = Cache(50_000)

    def weight(self, holders: int) -> float:
        """What a match of a word is worth which so many documents hold, by Lucene's idf."""
        rarity = (self.documents - holders + 0.5) / (holders + 0.5)
        return math.log(1 + rarity) * (K1 + 1)

    def norms(self, part: Part, field: str) -> list[float]:
        known = part.norms.get(field)
        if known is None:
            average = self._average(field)
            table = [K1 * (1 - B + B * length / average) for length in LENGTHS]
            known = list(map(table.__getitem__, part.field(field).lengths))
            part.norms[field] = known
        return known

    def _average(self, field: str) -> float:
        total = sum(part.field(field).total for part in self.parts)
        return total / (self.documents or 1) or 1.0

    def key(self, field: str, clause: Clause) -> tuple[object, ...]:
        return field, clause.kind, clause.words, clause.is_open
