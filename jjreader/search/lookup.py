"""A clause of a query -> the documents that meet it, and what that is worth."""

from collections.abc import Container, Sequence
from itertools import compress
from typing import NamedTuple

from jjreader.search.budget import OCCURRENCES_MAX, Budget
from jjreader.search.postings import Found
from jjreader.search.query import Clause, Kind
from jjreader.search.segment import SegmentField
from jjreader.search.snapshot import Snapshot
from jjreader.search.vocabulary import Numbers, beginning_with, exactly, forms_of, near

FUZZY_MAX = 64
"""Words that a fuzzy word stands for."""


class Matching(NamedTuple):
    """For each part the documents that meet a clause, and what a match is worth."""

    found: tuple[Found, ...]
    weight: float
    exact: tuple[Sequence[int], ...] | None = None
    """Those that hold the very word, where other words count too."""


def look_up(
    snapshot: Snapshot,
    field: str,
    clause: Clause,
    budget: Budget,
    within: Sequence[Container[int]] | None = None,
) -> Matching:
    """Find the documents that meet a clause in one field, or those WITHIN others."""
    fields = [part.field(field) for part in snapshot.parts]
    if clause.kind is Kind.PHRASE:
        return _look_up_phrase(snapshot, fields, clause, budget)
    itself = exactly(fields, clause.words[0])
    words = _expand(snapshot, fields, clause, itself)
    if within is None:
        parts = tuple(map(_any_of, fields, words))
        holders = sum(len(numbers) for numbers, _ in parts)
    else:
        parts = tuple(map(_any_within, fields, words, within))
        holders = sum(len(any_once(*of)) for of in zip(fields, words, strict=True))
    weight = snapshot.weight(holders)
    if words == itself:
        return Matching(parts, weight)
    return Matching(parts, weight, tuple(found[0] for found in map(_any_of, fields, itself)))


def likely_holders(snapshot: Snapshot, clause: Clause) -> int:
    """How many documents may meet a clause; of a phrase, how many hold its rarest word."""
    if clause.kind not in (Kind.WORD, Kind.TYPED, Kind.PHRASE):
        return snapshot.documents
    fields = [part.field("body") for part in snapshot.parts]
    return min(_holders(fields, exactly(fields, word)) for word in clause.words)


def _expand(
    snapshot: Snapshot, fields: list[SegmentField], clause: Clause, itself: Numbers
) -> Numbers:
    """The words of the index that the word of a clause stands for."""
    word = clause.words[0]
    if clause.kind is Kind.FUZZY:
        return near(fields, word, FUZZY_MAX)
    if clause.kind is Kind.WORD:
        return forms_of(fields, word)
    whole = forms_of(fields, word) if clause.kind is Kind.TYPED else itself
    more = beginning_with(fields, word, snapshot.documents)
    return [sorted({*one, *other.numbers}) for one, other in zip(whole, more, strict=True)]


def _look_up_phrase(
    snapshot: Snapshot, fields: list[SegmentField], clause: Clause, budget: Budget
) -> Matching:
    from jjreader.search.phrases import phrase_found

    places = [exactly(fields, word) for word in clause.words]
    if clause.is_open:
        choices = beginning_with(fields, clause.words[-1], snapshot.documents)
        places[-1] = [choice.numbers for choice in choices]
    share = OCCURRENCES_MAX / (snapshot.documents or 1)
    parts = tuple(
        phrase_found(
            field, [numbers[at] for numbers in places], int(share * len(field.lengths)), budget
        )
        for at, field in enumerate(fields)
    )
    weight = sum(snapshot.weight(_holders(fields, numbers)) for numbers in places)
    return Matching(parts, weight)


def _holders(fields: list[SegmentField], words: Numbers) -> int:
    """How many documents hold a word; of several, as if they stood apart."""
    return sum(
        min(len(field.lengths), sum(map(field.holders, numbers)))
        for field, numbers in zip(fields, words, strict=True)
    )


def _any_of(field: SegmentField, numbers: list[int]) -> Found:
    """The documents with any of these words, and how often each holds them together."""
    if not numbers:
        return (), ()
    lists = [field.found(number) for number in numbers]
    return lists[0] if len(lists) == 1 else _together(lists, len(field.lengths))


def any_once(field: SegmentField, numbers: list[int]) -> set[int]:
    """The documents with any of these words."""
    return set().union(*(field.found(number)[0] for number in numbers))


def _any_within(field: SegmentField, numbers: list[int], within: Container[int]) -> Found:
    """The documents with any of these words that are within others, and how often."""
    sums: dict[int, int] = {}
    for documents, counts in map(field.found, numbers):
        kept = map(within.__contains__, documents)
        for document, count in compress(zip(documents, counts, strict=True), kept):
            sums[document] = sums.get(document, 0) + count
    return list(sums), list(sums.values())


def _together(lists: list[Found], documents: int) -> Found:
    longest, *others = sorted(lists, key=lambda found: -len(found[0]))
    if sum(len(numbers) for numbers, _ in others) * 2 > documents:
        return _together_densely(lists, documents)
    sums = dict(zip(*longest, strict=True))
    for numbers, counts in others:
        for number, count in zip(numbers, counts, strict=True):
            sums[number] = sums.get(number, 0) + count
    return list(sums), list(sums.values())


def _together_densely(lists: list[Found], documents: int) -> Found:
    sums = [0] * documents
    for numbers, counts in lists:
        for number, count in zip(numbers, counts, strict=True):
            sums[number] += count
    return list(compress(range(documents), sums)), list(filter(None, sums))
