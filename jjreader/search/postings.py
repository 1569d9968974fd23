"""A posting list as bytes: which documents hold a word, how often, and where.

A block is one byte of flags, the document numbers (16 bits each, or 8 bits for the step from one to
the next where that is enough), how often each holds the word (8 bits, or 16 where that is too few;
left out where it is once for all), and all positions, their low bytes first and then their high
bytes, which zlib shrinks to almost nothing. Numbers are in the machine's own byte order; the
segment file says which.
"""

import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import sub

ONCE, WIDE, PACKED, STEPS = 1, 2, 4, 8
_ONE = bytes((ONCE,))
PACKED_MIN = 256
"""Bytes from which zlib gains more than it costs."""

STEP = 40
"""The mean step from document to document up to which it is likely that none is over 255."""
RARE = 16
"""Occurrences below which a word is likely to stand once in each document, far apart."""

# Where the parts of `document << 16 | position` lie among its four bytes, and in its two halves.
_IS_LITTLE = sys.byteorder == "little"
_DOCUMENT, _HIGH, _LOW = (slice(2, 4), 1, 0) if _IS_LITTLE else (slice(0, 2), 2, 3)
_HALF = 1 if _IS_LITTLE else 0
_EVEN, _ODD = (0, 1) if _IS_LITTLE else (1, 0)

Found = tuple[Sequence[int], Sequence[int]]
"""Document numbers in order, and how often each document holds the word."""


def encode_inverted(postings: "array[int]") -> tuple[int, bytes]:
    """A block, and its number of documents, from `document << 16 | position` in order."""
    raw = postings.tobytes()
    if len(raw) == 4:
        return 1, b"".join((_ONE, raw[_DOCUMENT], raw[_LOW : _LOW + 1], raw[_HIGH : _HIGH + 1]))
    halves = array("H", raw)[_HALF::2]
    count = len(halves)
    if count < RARE and halves[-1] >= STEP * count and len({*halves}) == count:
        return count, b"".join((_ONE, halves.tobytes(), raw[_LOW::4], raw[_HIGH::4]))
    counts = Counter(halves.tolist())
    return len(counts), encode(list(counts), list(counts.values()), raw[_LOW::4], raw[_HIGH::4])


def encode(numbers: list[int], counts: list[int], lows: bytes, highs: bytes) -> bytes:
    """A block of document numbers, counts and the bytes of all positions."""
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
    return b"".join((bytes((flags,)), documents, times, lows, highs))


def _in_16_bits(numbers: list[int]) -> bytes:
    # By way of 32 bits: that conversion is three times as fast as the one to 16.
    return array("H", array("I", numbers).tobytes())[1 - _HALF :: 2].tobytes()


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


def decode(block: memoryview, documents: int) -> Found:
    """The document numbers and counts of a block."""
    middle = _after_numbers(block, documents)
    numbers: Sequence[int]
    if block[0] & STEPS:
        numbers = list(accumulate(block[1:middle]))
    else:
        numbers = array("H", bytes(block[1:middle]))
    if block[0] & ONCE:
        return numbers, b"\1" * documents
    if block[0] & WIDE:
        return numbers, array("H", bytes(block[middle : middle + 2 * documents]))
    return numbers, bytes(block[middle : middle + documents])


def decode_positions(block: memoryview, documents: int) -> tuple[Found, "array[int]"]:
    """The document numbers and counts of a block, and all positions one after the other."""
    found = decode(block, documents)
    lows, highs = position_bytes(block, documents, sum(found[1]))
    both = bytearray(2 * len(lows))
    both[_EVEN::2] = lows
    both[_ODD::2] = highs
    return found, array("H", bytes(both))


def position_bytes(block: memoryview, documents: int, total: int) -> tuple[bytes, bytes]:
    """The low and the high bytes of all positions of a block."""
    width = 0 if block[0] & ONCE else 2 if block[0] & WIDE else 1
    start = _after_numbers(block, documents) + width * documents
    lows, highs = bytes(block[start : start + total]), bytes(block[start + total :])
    if block[0] & PACKED:
        highs = zlib.decompress(highs)
    return lows, highs


def _after_numbers(block: memoryview, documents: int) -> int:
    return 1 + documents * (1 if block[0] & STEPS else 2)


def bounds(counts: Sequence[int]) -> list[int]:
    """Where the positions of each document begin; the last is where all end."""
    return list(accumulate(counts, initial=0))
