"""Which words of the index a word of the query stands for.

Words are given as their numbers, one list for each field of a part of the index, in order.
"""

from itertools import accumulate
from typing import NamedTuple

from jjreader.search.segment import SegmentField
from jjreader.search.words import stem

Numbers = list[list[int]]


class Choice(NamedTuple):
    """Words that were chosen of those that begin alike."""

    numbers: list[int]
    is_cut: bool
    """There are more."""


PREFIX_MAX = 48
"""Words that a prefix stands for: the most frequent; a short prefix is on its way to a longer."""
ENOUGH = 30_000
"""Occurrences that these words may have together, whatever the size of the corpus."""
ENOUGH_EACH = 3
"""The same for each document: what comes after them hardly finds anything more."""


def exactly(fields: list[SegmentField], word: str) -> Numbers:
    """The word itself."""
    found = (field.words.find(word.encode()) for field in fields)
    return [[] if number is None else [number] for number in found]


def forms_of(fields: list[SegmentField], word: str, itself: Numbers) -> Numbers:
    """The words with the same stem; the word ITSELF, in a field that has no stems."""
    if not all(field.is_stemmed for field in fields):
        return itself
    wanted = stem(word)
    if wanted == word:
        found = itself
    else:
        is_word = stem(wanted) == wanted
        found = exactly(fields, wanted) if is_word else [[] for _ in fields]
    return [
        numbers + field.forms.of(wanted.encode())
        for numbers, field in zip(found, fields, strict=True)
    ]


def beginning_with(fields: list[SegmentField], prefix: str, documents: int) -> list[Choice]:
    """For each field the words that begin so; of too many, those that occur most often."""
    each = max(ENOUGH_EACH, ENOUGH / (documents or 1))
    return [_beginning(field, prefix, each * len(field.lengths)) for field in fields]


def _beginning(field: SegmentField, prefix: str, most: float) -> Choice:
    numbers = field.words.beginning_with(prefix.encode())
    best = field.most_frequent(numbers, PREFIX_MAX)
    documents = len(field.lengths)
    totals = accumulate(min(documents, field.counts[number]) for number in best)
    chosen = [number for number, total in zip(best, totals, strict=True) if total <= most]
    return Choice(chosen or best[:1], is_cut=len(chosen) < len(numbers))
