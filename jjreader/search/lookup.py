"""A clause of a query -> the documents that meet it, and what that is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from jjreader.search.phrases import phrase_found
from jjreader.search.postings import Found
from jjreader.search.query import Clause, Kind
from jjreader.search.segment import SegmentField
from jjreader.search.snapshot import Snapshot
from jjreader.search.vocabulary import beginning_with, forms_of, near

PREFIX_MAX = 48
"""Words that a prefix stands for: the most frequent; a short prefix is on its way to a longer."""
FUZZY_MAX = 64
"""Words that a fuzzy word stands for."""

NOTHING: Found = ((), ())


@dataclass(frozen=True, slots=True)
class Matching:
    """For each part the documents that meet a clause, and what a match is worth."""

    found: tuple[Found, ...]
    weight: float
    exact: tuple[Sequence[int], ...] | None = None
    """Those that hold the very word, where other words count too."""


def look_up(snapshot: Snapshot, field: str, clause: Clause) -> Matching:
    """Find the documents that meet a clause in one field."""
    fields = [part.field(field) for part in snapshot.parts]
    if clause.kind is Kind.PHRASE:
        return _look_up_phrase(snapshot, fields, clause)
    words = expand(snapshot, field, clause)
    parts = tuple(_any_of(each, words) for each in fields)
    weight = snapshot.weight(sum(len(numbers) for numbers, _ in parts))
    if len(words) == 1:
        return Matching(parts, weight)
    exact = tuple(_any_of(each, [clause.words[0].encode()])[0] for each in fields)
    return Matching(parts, weight, exact)


def expand(snapshot: Snapshot, field: str, clause: Clause) -> list[bytes]:
    """The words of the index that the word of a clause stands for."""
    fields = [part.field(field) for part in snapshot.parts]
    word = clause.words[0]
    if clause.kind is Kind.FUZZY:
        return near(fields, word, FUZZY_MAX)
    if clause.kind is Kind.WORD:
        return forms_of(fields, word)
    whole = forms_of(fields, word) if clause.kind is Kind.TYPED else [word.encode()]
    return list(dict.fromkeys((*whole, *beginning_with(fields, word, PREFIX_MAX))))


def _look_up_phrase(snapshot: Snapshot, fields: list[SegmentField], clause: Clause) -> Matching:
    places: list[list[bytes]] = [[word.encode()] for word in clause.words]
    if clause.is_open:
        places[-1] = beginning_with(fields, clause.words[-1], PREFIX_MAX)
    parts = tuple(phrase_found(field, places) for field in fields)
    weight = sum(snapshot.weight(_holders(fields, words)) for words in places)
    return Matching(parts, weight)


def _holders(fields: list[SegmentField], words: Sequence[bytes]) -> int:
    """How many documents hold the most frequent of these words."""
    numbers = [[(field, field.words.find(word)) for field in fields] for word in words]
    return max(
        (sum(field.counts[at] for field, at in each if at is not None) for each in numbers),
        default=0,
    )


def _any_of(field: SegmentField, words: Sequence[bytes]) -> Found:
    """The documents with any of these words, and how often each holds them together."""
    numbers = (field.words.find(word) for word in words)
    lists = [field.found(number) for number in numbers if number is not None]
    if not lists:
        return NOTHING
    return lists[0] if len(lists) == 1 else _together(lists, len(field.lengths))


def _together(lists: list[Found], documents: int) -> Found:
    if sum(len(numbers) for numbers, _ in lists) * 4 > documents:
        return _together_densely(lists, documents)
    sums = dict(zip(*lists[0], strict=True))
    for numbers, counts in lists[1:]:
        for number, count in zip(numbers, counts, strict=True):
            sums[number] = sums.get(number, 0) + count
    pairs = sorted(sums.items())
    return [number for number, _ in pairs], [count for _, count in pairs]


def _together_densely(lists: list[Found], documents: int) -> Found:
    sums = [0] * documents
    for numbers, counts in lists:
        for number, count in zip(numbers, counts, strict=True):
            sums[number] += count
    return [number for number, count in enumerate(sums) if count], [c for c in sums if c]
