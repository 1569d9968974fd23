"""A clause of a query -> the documents that meet it, and what that is worth."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from jjreader.search.budget import OCCURRENCES_MAX, Budget
from jjreader.search.postings import Found
from jjreader.search.query import Clause, Kind
from jjreader.search.segment import SegmentField
from jjreader.search.snapshot import Snapshot
from jjreader.search.vocabulary import Choice, Numbers, beginning_with, exactly, forms_of

FUZZY_MAX = 64
"""Words that a fuzzy word stands for."""


class Matching(NamedTuple):
    """For each part the documents that meet a clause, and what a match is worth."""

    found: Sequence[Found]
    weight: float
    exact: Sequence[Sequence[int]]
    """Those that hold the very word, where others are met that hold another."""


def look_up(snapshot: Snapshot, field: str, clause: Clause, budget: Budget) -> Matching:
    """Find the documents that meet a clause in one field."""
    fields = [part.field(field) for part in snapshot.parts]
    if clause.kind is Kind.PHRASE:
        return _look_up_phrase(snapshot, field, clause, budget)
    itself = exactly(fields, clause.words[0])
    words = _expand(snapshot, field, clause, itself)
    parts: list[Found] = []
    very: list[Sequence[int]] = []
    for of, numbers, own in zip(fields, words, itself, strict=True):
        if budget.is_spent_midway():
            numbers = own = []
        exact = [of.found(number) for number in own]
        found = [*exact, *of.found_all(number for number in numbers if number not in own)]
        parts.append(_together(found))
        very.append(exact[0][0] if exact else ())
        budget.read(sum(len(documents) for documents, _ in found))
    holders = sum(len(documents) for documents, _ in parts)
    is_alone = sum(map(len, very)) == holders
    return Matching(parts, snapshot.weight(holders), [()] * len(very) if is_alone else very)


def likely_holders(snapshot: Snapshot, clause: Clause) -> int:
    """How many documents may meet a clause; of a phrase, how many hold its rarest word."""
    if clause.kind not in (Kind.WORD, Kind.PHRASE):
        return snapshot.documents
    fields = [part.field("body") for part in snapshot.parts]
    return min(_holders(fields, exactly(fields, word)) for word in clause.words)


def beginnings(snapshot: Snapshot, field: str, prefix: str) -> list[Choice]:
    """For each part the words of a field that begin so; kept, for they are asked for twice."""
    found = snapshot.beginnings.find((field, prefix))
    if found is None:
        fields = [part.field(field) for part in snapshot.parts]
        found = beginning_with(fields, prefix, snapshot.documents)
        snapshot.beginnings.keep((field, prefix), found, sum(len(each.numbers) for each in found))
    return found


def _expand(snapshot: Snapshot, field: str, clause: Clause, itself: Numbers) -> Numbers:
    """The words of the index that the word of a clause stands for."""
    fields = [part.field(field) for part in snapshot.parts]
    word = clause.words[0]
    if clause.kind is Kind.FUZZY:
        from jjreader.search.fuzzy import near  # most queries are spelt as they are meant

        return near(fields, word, FUZZY_MAX)
    if clause.kind is Kind.WORD:
        return forms_of(fields, word, itself)
    whole = forms_of(fields, word, itself) if clause.kind is Kind.TYPED else itself
    more = beginnings(snapshot, field, word)
    return [sorted({*one, *other.numbers}) for one, other in zip(whole, more, strict=True)]


def _look_up_phrase(snapshot: Snapshot, field: str, clause: Clause, budget: Budget) -> Matching:
    from jjreader.search.phrases import phrase_found

    fields = [part.field(field) for part in snapshot.parts]
    places = [exactly(fields, word) for word in clause.words]
    if clause.is_open:
        choices = beginnings(snapshot, field, clause.words[-1])
        places[-1] = [choice.numbers for choice in choices]
    share = OCCURRENCES_MAX / (snapshot.documents or 1)
    parts: list[Found] = []
    for at, of in enumerate(fields):
        words = [numbers[at] for numbers in places] if not budget.is_spent_midway() else [[]]
        parts.append(phrase_found(of, words, int(share * len(of.lengths)), budget))
        budget.read(sum(of.counts[number] for number in chain.from_iterable(words)))
    weight = sum(snapshot.weight(_holders(fields, numbers)) for numbers in places)
    return Matching(parts, weight, [()] * len(parts))


def _holders(fields: list[SegmentField], words: Numbers) -> int:
    """How many documents hold a word; of several, as if they stood apart."""
    return sum(
        min(len(field.lengths), sum(map(field.holders, numbers)))
        for field, numbers in zip(fields, words, strict=True)
    )


def once(lists: Iterable[Found]) -> set[int]:
    """The documents with any of some words."""
    return set().union(*(documents for documents, _ in lists))


def _together(lists: Collection[Found]) -> Found:
    """The documents with any of some words, and how often each holds them together."""
    if len(lists) < 2:
        return next(iter(lists), ((), ()))
    longest, *others = sorted(lists, key=lambda found: -len(found[0]))
    sums = dict(zip(*longest, strict=True))
    for documents, counts in others:
        for document, count in zip(documents, counts, strict=True):
            sums[document] = sums.get(document, 0) + count
    return list(sums), list(sums.values())
