"""When segments had better be one: asked after every change of an index."""

from collections.abc import Sequence

from jjreader.search.contents import SegmentEntry
from jjreader.search.segment import DOCUMENTS_MAX

SEGMENTS_MAX = 8
"""Segments from which the smaller ones are merged: each costs every query a little."""
DELETED_MAX = 0.2
"""The share of deleted documents from which a segment is written anew."""
GROWTH = 2
"""A segment joins a merge if it has at most so many times the documents of the smaller ones."""


def worth_merging(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """The segments that had better be one; none if all is well."""
    if len(segments) > SEGMENTS_MAX:
        chosen: list[SegmentEntry] = []
        total = 0
        for segment in sorted(segments, key=lambda each: each.live):
            fits = total + segment.live <= DOCUMENTS_MAX
            if fits and (len(chosen) < 2 or segment.live <= GROWTH * total):
                chosen.append(segment)
                total += segment.live
        if len(chosen) > 1:
            return chosen
    for segment in segments:
        if len(segment.deleted) > DELETED_MAX * segment.documents:
            return [segment]
    return []
