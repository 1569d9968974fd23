"""Words that stand one after the other.

Where a phrase may begin is one number: the document in the high bits and the position in the low
17, so that sets do the work. One bit more than positions have keeps a phrase that would begin
before its document out of the document before.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, repeat
from operator import add, rshift

from jjreader.search.budget import Budget
from jjreader.search.postings import Found, bounds
from jjreader.search.segment import SegmentField

BITS = 17
SPARSE = 8
"""If a word stands in so many times more places than there are documents in question, only its
places in these are looked at."""

RAREST = 4
"""Words of a phrase that are looked up to see which documents are in question; the others, which
are more frequent, hardly tell."""


def phrase_found(
    field: SegmentField, places: Sequence[Sequence[int]], most: int, budget: Budget
) -> Found:
    """The documents with a phrase, and how often; PLACES has the words that each place may hold.

    At MOST so many places are looked at where it may begin. Out of time, it finds nothing: a phrase
    without its last words would be another.
    """
    if not all(places):
        return (), ()
    order = sorted(
        range(len(places)), key=lambda at: sum(field.counts[number] for number in places[at])
    )
    within = _holding_all(field, dict.fromkeys(tuple(places[at]) for at in order[:RAREST]))
    within = _richest(field, places[order[0]], within, most, budget)
    starts = {*_starts(field, places[order[0]], order[0], within)} if within else set()
    for at in order[1:]:
        if not starts or budget.is_spent():
            return (), ()
        starts = starts.intersection(_starts(field, places[at], at, within))
        within = {*_documents(starts)}
    counts = Counter(_documents(starts))
    documents = sorted(counts)
    return documents, [counts[document] for document in documents]


def _documents(starts: set[int]) -> Iterable[int]:
    return map(rshift, starts, repeat(BITS))


def _richest(
    field: SegmentField, words: Sequence[int], within: set[int], most: int, budget: Budget
) -> set[int]:
    """The documents that hold the words most often, until they hold them MOST times."""
    lists = [field.found(number) for number in words]
    if sum(sum(counts) for _, counts in lists) <= most:
        return within
    times: Counter[int] = Counter()
    for found in lists:
        times.update(dict(zip(*found, strict=True)))
    ranked = sorted(within, key=times.__getitem__, reverse=True)
    kept = bisect_right(list(accumulate(map(times.__getitem__, ranked))), most)
    if kept < len(within):
        budget.cut()
    return set(ranked[: kept or 1])


def _holding_all(field: SegmentField, places: Iterable[Sequence[int]]) -> set[int]:
    """The documents that hold a word for every place."""
    lists = [[field.found(number)[0] for number in numbers] for numbers in places]
    left = set(chain.from_iterable(lists[0]))
    for documents in lists[1:]:
        left = set().union(*map(left.intersection, documents))
    return left


def _starts(
    field: SegmentField, words: Sequence[int], place: int, within: set[int]
) -> Iterable[int]:
    """Where a phrase may begin that has one of these words in a place."""
    found = []
    for number in words:
        (documents, counts), positions = field.with_positions(number)
        if len(within) * SPARSE < len(positions):
            documents, counts, positions = _narrow(documents, counts, positions, within)
        begins = [(document << BITS) + (1 << 16) - place for document in documents]
        found.append(map(add, chain.from_iterable(map(repeat, begins, counts)), positions))
    return chain.from_iterable(found)


def _narrow(
    documents: Sequence[int], counts: Sequence[int], positions: "array[int]", within: set[int]
) -> tuple[list[int], list[int], "array[int]"]:
    """The postings of these documents alone."""
    kept = list(compress(range(len(documents)), map(within.__contains__, documents)))
    ends = [2 * end for end in bounds(counts)]
    held = positions.tobytes()
    left = array("H", b"".join([held[ends[at] : ends[at + 1]] for at in kept]))
    return [documents[at] for at in kept], [counts[at] for at in kept], left
