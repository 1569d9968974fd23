"""Which words of the index are nearly a word of the query.

Words are given as in `vocabulary`.
"""

from collections import Counter
from collections.abc import Callable
from heapq import nlargest

from jjreader.search.segment import SegmentField
from jjreader.search.spelling import differs_by_one
from jjreader.search.tables import END
from jjreader.search.vocabulary import Numbers

Known = list[dict[bytes, int]]
"""Words and their numbers, for each field."""


def near(fields: list[SegmentField], word: str, most: int) -> Numbers:
    """The words that differ in at most one letter, but not in the first."""
    known = _candidates(fields, word, 1)
    counts = _counts(fields, known)
    found = [other for other in counts if differs_by_one(word, other.decode())]
    best = nlargest(most, found, key=lambda other: (other == word.encode(), counts[other], other))
    return _only(known, set(best).__contains__)


def candidates(fields: list[SegmentField], word: str, distance: int) -> Counter[bytes]:
    """Words that may be within a distance, and how often each occurs."""
    return _counts(fields, _candidates(fields, word, distance))


def _candidates(fields: list[SegmentField], word: str, distance: int) -> Known:
    """Words with the same first letter that may be so near.

    Of the pieces of a word, one more than there are differences, one must be there unchanged;
    but two letters that change places where two pieces meet change both.
    """
    size = -(-len(word) // (distance + 1))
    first, *others = [word[at : at + size].encode() for at in range(0, len(word), size)]
    swapped = word[: size - 1] + word[size : size + 1] + word[size - 1 : size] + word[size + 1 :]
    pieces = [*others[:-1], *(piece + END for piece in others[-1:]), swapped.encode() + END]
    reach = distance * (1 if word.isascii() else 4)
    shortest, longest = len(word.encode()) - reach, len(word.encode()) + reach
    known = []
    for field in fields:
        numbers = field.words.beginning_with(first)
        found = dict(zip(field.words.words(numbers), numbers, strict=True))
        alike = field.words.beginning_with(word[:1].encode())
        for piece in pieces:
            found |= field.words.containing(piece, alike)
        known.append(
            {other: at for other, at in found.items() if shortest <= len(other) <= longest}
        )
    return known


def _counts(fields: list[SegmentField], known: Known) -> Counter[bytes]:
    """How often each word occurs."""
    counts: Counter[bytes] = Counter()
    for field, words in zip(fields, known, strict=True):
        here = dict(zip(words, map(field.counts.__getitem__, words.values()), strict=True))
        if not counts:
            counts = Counter(here)
            continue
        for word, count in here.items():
            counts[word] += count
    return counts


def _only(known: Known, is_chosen: Callable[[bytes], bool]) -> Numbers:
    return [[number for word, number in words.items() if is_chosen(word)] for words in known]
