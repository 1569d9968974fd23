"""Words that stand one after the other."""

from collections.abc import Sequence
from itertools import chain

from jjreader.search.postings import Found, bounds
from jjreader.search.segment import SegmentField

Starts = dict[int, list[int]]
"""For each document, where the phrase may begin."""


def phrase_found(field: SegmentField, places: Sequence[Sequence[bytes]]) -> Found:
    """The documents with a phrase, and how often; PLACES has the words that each place may hold."""
    numbers = [
        [number for word in words if (number := field.words.find(word)) is not None]
        for words in places
    ]
    if not all(numbers):
        return (), ()
    order = sorted(
        range(len(places)), key=lambda place: sum(field.counts[n] for n in numbers[place])
    )
    within = _with_all(field, [numbers[place] for place in order])
    starts = _begin(field, numbers[order[0]], order[0], within) if within else {}
    for place in order[1:]:
        starts = _go_on(field, numbers[place], place, starts)
    documents = sorted(starts)
    return documents, [len(starts[document]) for document in documents]


def _with_all(field: SegmentField, places: list[list[int]]) -> set[int]:
    """The documents that hold a word for every place."""
    lists = [[field.found(number)[0] for number in numbers] for numbers in places]
    left = set(chain.from_iterable(lists[0]))
    for documents in lists[1:]:
        left = set().union(*map(left.intersection, documents))
    return left


def _begin(field: SegmentField, numbers: list[int], place: int, within: set[int]) -> Starts:
    starts: Starts = {}
    for number in numbers:
        (documents, counts), positions = field.with_positions(number)
        ends = bounds(counts)
        for at, document in enumerate(documents):
            if document in within:
                here = [each - place for each in positions[ends[at] : ends[at + 1]]]
                starts[document] = starts[document] + here if document in starts else here
    return starts


def _go_on(field: SegmentField, numbers: list[int], place: int, starts: Starts) -> Starts:
    left: Starts = {}
    for number in numbers:
        (documents, counts), positions = field.with_positions(number)
        ends = bounds(counts)
        for at, document in enumerate(documents):
            if document in starts:
                here = positions[ends[at] : ends[at + 1]].tolist()
                if kept := [start for start in starts[document] if start + place in here]:
                    left[document] = left.get(document, []) + kept
    return left
