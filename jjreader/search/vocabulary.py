"""Which words of the index a word of the query stands for."""

from collections import Counter
from heapq import nlargest

from jjreader.search.segment import SegmentField
from jjreader.search.spelling import differs_by_one
from jjreader.search.words import stem

Weighted = dict[bytes, int]
"""Words, and how many documents hold each."""


def forms_of(fields: list[SegmentField], word: str) -> list[bytes]:
    """The words with the same stem, the word itself first."""
    wanted = stem(word)
    found = [word.encode()]
    if stem(wanted) == wanted:
        found.append(wanted.encode())
    for field in fields:
        found += [field.words.word(number) for number in field.forms.of(wanted.encode())]
    return list(dict.fromkeys(found))


def beginning_with(fields: list[SegmentField], prefix: str, most: int) -> list[bytes]:
    """The words that begin so; if there are too many, those that most documents hold."""
    counts = _counts(fields, prefix.encode())
    if len(counts) <= most:
        return list(counts)
    return nlargest(most, counts, key=lambda word: (counts[word], word))


def near(fields: list[SegmentField], word: str, most: int) -> list[bytes]:
    """The words that differ in at most one letter, but not in the first."""
    found = {
        known: count
        for known, count in candidates(fields, word, 1).items()
        if differs_by_one(word, known.decode())
    }
    return nlargest(most, found, key=lambda known: (known == word.encode(), found[known], known))


def candidates(fields: list[SegmentField], word: str, distance: int) -> Weighted:
    """Words with the same first letter that can be so near: of the pieces of a word, one more than
    there are differences, at least one must be there unchanged.
    """
    pieces = [piece.encode() for piece in _pieces(word, distance + 1)]
    swapped = _swapped(word, len(_pieces(word, distance + 1)[0]))
    reach = distance * (1 if word.isascii() else 4)
    length = len(word.encode())
    return {
        known: count
        for known, count in _counts(fields, word[:1].encode()).items()
        if -reach <= len(known) - length <= reach
        and (known == swapped or any(piece in known for piece in pieces))
    }


def _counts(fields: list[SegmentField], prefix: bytes) -> Weighted:
    found: Counter[bytes] = Counter()
    for field in fields:
        numbers = field.words.beginning_with(prefix)
        counts = field.counts[numbers.start : numbers.stop].tolist()
        words = field.words.words(numbers)
        if found:
            for word, count in zip(words, counts, strict=True):
                found[word] += count
        else:
            found = Counter(dict(zip(words, counts, strict=True)))
    return found


def _pieces(word: str, count: int) -> list[str]:
    size = -(-len(word) // count)
    return [word[at : at + size] for at in range(0, len(word), size)]


def _swapped(word: str, at: int) -> bytes:
    """The word with the letters at a seam of its pieces swapped: that changes both pieces."""
    return (word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]).encode()
