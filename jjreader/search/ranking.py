"""Scores -> the best hits, in an order that never flickers."""

from heapq import nlargest
from itertools import chain

from jjreader.model import Place, SearchHit, Span
from jjreader.search.snapshot import Part, Scores, Snapshot


def best_hits(snapshot: Snapshot, scores: list[Scores], limit: int) -> tuple[SearchHit, ...]:
    """The best of what was found, bare: best score first, then the newer, then by article."""
    if limit < 1:
        return ()
    best = nlargest(limit, chain.from_iterable(each.values() for each in scores))
    least = best[-1] if best else 0.0
    found = [
        found
        for part, each in zip(snapshot.parts, scores, strict=True)
        for found in _best_of(part, each, least, limit)
    ]
    found.sort(key=lambda one: one[:4])
    return tuple(
        _hit(part, number, article, -score) for score, _, article, _, part, number in found[:limit]
    )


def _best_of(
    part: Part, scores: Scores, least: float, limit: int
) -> list[tuple[float, int, str, int, Part, int]]:
    """The best of a part, with what they are sorted by."""
    segment = part.segment
    published, ranks, starts = segment.published, segment.articles.ranks, segment.starts
    found = [
        (-score, -published[number], ranks[number], starts[number], number)
        for number, score in scores.items()
        if score >= least
    ]
    found.sort()
    return [
        (score, newer, segment.articles.value(rank), start, part, number)
        for score, newer, rank, start, number in found[:limit]
    ]


def _hit(part: Part, number: int, article: str, score: float) -> SearchHit:
    segment = part.segment
    start, end = segment.starts[number], segment.ends[number]
    speaker = (end and segment.speakers[number]) or None  # only of a quotation
    return SearchHit(Place(article, Span(start, end)), segment.titles[number], score, speaker)
