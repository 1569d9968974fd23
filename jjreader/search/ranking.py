"""Scores -> the best hits, in an order that never flickers."""

from heapq import nlargest

from jjreader.model import Place, SearchHit, Span
from jjreader.search.scoring import Scores
from jjreader.search.snapshot import Part, Snapshot

Order = tuple[float, int, int, int]
"""Best score first, then the newer, then by the article's id, then the earlier place."""


def best_hits(snapshot: Snapshot, scores: list[Scores], limit: int) -> tuple[SearchHit, ...]:
    """The best of what was found, bare."""
    found = []
    for part, each in zip(snapshot.parts, scores, strict=True):
        for order, number in _best_of(part, each, limit):
            score, newer, _, start = order
            article = part.segment.articles[number]
            found.append(((score, newer, article, start), part, number))
    found.sort(key=lambda one: one[0])
    return tuple(_hit(part, number, -order[0]) for order, part, number in found[:limit])


def _best_of(part: Part, scores: Scores, limit: int) -> list[tuple[Order, int]]:
    pairs = list(scores.items())
    if 0 < limit < len(pairs):
        least = nlargest(limit, scores.values())[-1]
        pairs = [pair for pair in pairs if pair[1] >= least]
    segment = part.segment
    published, ranks, starts = segment.published, segment.articles.ranks, segment.starts
    found = [
        ((-score, -published[number], ranks[number], starts[number]), number)
        for number, score in pairs
    ]
    found.sort()
    return found[:limit]


def _hit(part: Part, number: int, score: float) -> SearchHit:
    segment = part.segment
    span = Span(segment.starts[number], segment.ends[number])
    return SearchHit(
        place=Place(segment.articles[number], span),
        title=segment.titles[number],
        score=score,
        speaker=segment.speakers[number] or None,
    )
