"""A posting list as bytes: which documents hold a word, how often, and where.

A posting is one number, `document << 16 | position`. The few postings of a rare word, as most words
are, are kept as they are. Otherwise a block is one byte of flags, the number of documents, their
numbers (16 bits each, or 8 bits for the step from one to the next where that is enough), how often
each holds the word (8 bits, or 16 where that is too few; left out where it is once for all), and
all positions, their low bytes first and then their high bytes, which zlib shrinks to almost
nothing. Numbers are in the machine's own byte order; the segment file says which.
"""

import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, repeat
from operator import sub

ONCE, WIDE, PACKED, STEPS = 1, 2, 4, 8
PACKED_MIN = 256
"""Bytes from which zlib gains more than it costs."""

STEP = 40
"""The mean step from document to document up to which it is likely that none is over 255."""
RARE = 16
"""Postings below which they are kept as they are."""

# Where the parts of `document << 16 | position` lie among its four bytes, and in its two halves.
_IS_LITTLE = sys.byteorder == "little"
_HIGH, _LOW = (1, 0) if _IS_LITTLE else (2, 3)
_HALF, _OTHER_HALF = (1, 0) if _IS_LITTLE else (0, 1)
_EVEN, _ODD = (0, 1) if _IS_LITTLE else (1, 0)
_HEAD = 3
"""Bytes before the document numbers: flags and how many they are."""

Found = tuple[Sequence[int], Sequence[int]]
"""Document numbers in order, and how often each document holds the word."""


def encode_inverted(postings: "array[int]") -> bytes:
    """A block of postings in order."""
    raw = postings.tobytes()
    if len(raw) < 4 * RARE:
        return raw
    counts = Counter(array("H", raw)[_HALF::2])
    return _encode(list(counts), list(counts.values()), raw[_LOW::4], raw[_HIGH::4])


def encode(numbers: list[int], counts: list[int], lows: bytes, highs: bytes) -> bytes:
    """A block of document numbers, counts and the bytes of all positions."""
    if len(lows) >= RARE:
        return _encode(numbers, counts, lows, highs)
    documents: Iterable[int] = chain.from_iterable(map(repeat, numbers, counts))
    parts = zip(documents, lows, highs, strict=True)
    return array("I", [number << 16 | high << 8 | low for number, low, high in parts]).tobytes()


def _encode(numbers: list[int], counts: list[int], lows: bytes, highs: bytes) -> bytes:
    flags, documents = _pack_numbers(numbers)
    times = b""
    if len(lows) == len(counts):
        flags |= ONCE
    else:
        width, times = _pack_counts(counts)
        flags |= width
    if len(highs) >= PACKED_MIN:
        flags |= PACKED
        highs = zlib.compress(highs, 1)
    head = bytes((flags,)) + len(numbers).to_bytes(2, sys.byteorder)
    return b"".join((head, documents, times, lows, highs))


def _in_16_bits(numbers: list[int]) -> bytes:
    # By way of 32 bits: that conversion is three times as fast as the one to 16.
    return array("H", array("I", numbers).tobytes())[_OTHER_HALF::2].tobytes()


def _pack_numbers(numbers: list[int]) -> tuple[int, bytes]:
    if numbers[-1] >= STEP * len(numbers):
        return 0, _in_16_bits(numbers)
    try:
        return STEPS, bytes(map(sub, numbers, chain((0,), numbers)))
    except ValueError:  # over 255
        return 0, _in_16_bits(numbers)


def _pack_counts(counts: list[int]) -> tuple[int, bytes]:
    try:
        return 0, bytes(counts)
    except ValueError:  # over 255
        return WIDE, _in_16_bits(counts)


def documents_in(block: memoryview, postings: int) -> int:
    """How many documents a block with so many postings is about."""
    if postings < RARE:
        return len({*_halves(block)[_HALF::2]})
    return int.from_bytes(block[1:_HEAD], sys.byteorder)


def decode(block: memoryview, postings: int) -> Found:
    """The document numbers and counts of a block with so many postings."""
    if postings < RARE:
        return _counted(_halves(block)[_HALF::2])
    documents, middle, end = _layout(block)
    numbers: Sequence[int]
    if block[0] & STEPS:
        numbers = list(accumulate(block[_HEAD:middle]))
    else:
        numbers = array("H", bytes(block[_HEAD:middle]))
    if block[0] & ONCE:
        return numbers, b"\1" * documents
    if block[0] & WIDE:
        return numbers, array("H", bytes(block[middle:end]))
    return numbers, bytes(block[middle:end])


def decode_positions(block: memoryview, postings: int) -> tuple[Found, "array[int]"]:
    """The document numbers and counts of a block, and all positions one after the other."""
    if postings < RARE:
        halves = _halves(block)
        return _counted(halves[_HALF::2]), halves[_OTHER_HALF::2]
    lows, highs = position_bytes(block, postings)
    both = bytearray(2 * postings)
    both[_EVEN::2] = lows
    both[_ODD::2] = highs
    return decode(block, postings), array("H", bytes(both))


def position_bytes(block: memoryview, postings: int) -> tuple[bytes, bytes]:
    """The low and the high bytes of all positions of a block."""
    if postings < RARE:
        raw = bytes(block)
        return raw[_LOW::4], raw[_HIGH::4]
    _, _, start = _layout(block)
    lows, highs = bytes(block[start : start + postings]), bytes(block[start + postings :])
    return lows, zlib.decompress(highs) if block[0] & PACKED else highs


def _halves(block: memoryview) -> "array[int]":
    return array("H", bytes(block))


def _counted(documents: "array[int]") -> Found:
    """Each document once, and how often it was there."""
    if len(documents) == 1 or len({*documents}) == len(documents):
        return documents, b"\1" * len(documents)
    counts = Counter(documents)
    return list(counts), list(counts.values())


def _layout(block: memoryview) -> tuple[int, int, int]:
    """The number of documents, where their numbers end, and where the counts do."""
    flags = block[0]
    documents = int.from_bytes(block[1:_HEAD], sys.byteorder)
    middle = _HEAD + documents * (1 if flags & STEPS else 2)
    width = 0 if flags & ONCE else 2 if flags & WIDE else 1
    return documents, middle, middle + width * documents


def bounds(counts: Sequence[int]) -> list[int]:
    """Where the positions of each document begin; the last is where all end."""
    return list(accumulate(counts, initial=0))
