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
from collections.abc import Sequence
from itertools import accumulate, chain, compress, repeat

ONCE, WIDE, PACKED, STEPS = 1, 2, 4, 8
PACKED_MIN = 256
"""Bytes from which zlib gains more than it costs."""

RARE = 16
"""Postings below which they are kept as they are."""

# Where the parts of `document << 16 | position` lie among its four bytes, and in its two halves.
_IS_LITTLE = sys.byteorder == "little"
_HIGH, _LOW = (1, 0) if _IS_LITTLE else (2, 3)
_HALF, _OTHER_HALF = (1, 0) if _IS_LITTLE else (0, 1)
_EVEN, _ODD = (0, 1) if _IS_LITTLE else (1, 0)
_LINE_END_IF_ANY = b"\0" + b"\n" * 255
_HEAD = 3
"""Bytes before the document numbers: flags and how many they are."""

Found = tuple[Sequence[int], Sequence[int]]
"""Document numbers in order, and how often each document holds the word."""


def encode_inverted(postings: "array[int]") -> bytes:
    """A block of postings in order, among which there may be several of a document.

    No loop runs over them: all are worked on at once, as the digits of one long number.
    """
    raw = postings.tobytes()
    if len(raw) < 4 * RARE:
        return raw
    numbers = array("H", raw)[_HALF::2]
    near, far = _steps(numbers.tobytes())
    if _is_zero(far):
        is_other = near[1:]
        documents = STEPS, near[:1] + is_other.translate(None, b"\0")
    else:
        is_other = (_number(near) | _number(far)).to_bytes(len(near), sys.byteorder)[1:]
        documents = 0, _in_16_bits([numbers[0], *compress(numbers[1:], is_other)])
    # A line for each document, as long as it has postings.
    lines = (is_other.translate(_LINE_END_IF_ANY) + b"\n").splitlines(keepends=True)
    return _encode(documents, list(map(len, lines)), raw[_LOW::4], raw[_HIGH::4])


def encode(numbers: list[int], counts: list[int], lows: bytes, highs: bytes) -> bytes:
    """A block of document numbers, counts and the bytes of all positions."""
    if len(lows) >= RARE:
        packed = _in_16_bits(numbers)
        near, far = _steps(packed)
        documents = (STEPS, near) if _is_zero(far) else (0, packed)
        return _encode(documents, counts, lows, highs)
    repeated = chain.from_iterable(map(repeat, numbers, counts))
    parts = zip(repeated, lows, highs, strict=True)
    return array("I", [number << 16 | high << 8 | low for number, low, high in parts]).tobytes()


def _encode(documents: tuple[int, bytes], counts: list[int], lows: bytes, highs: bytes) -> bytes:
    """The same, of numbers that are bytes already, and how they are."""
    flags, numbers = documents
    times = b""
    if len(lows) == len(counts):
        flags |= ONCE
    else:
        width, times = _pack_counts(counts)
        flags |= width
    if len(highs) >= PACKED_MIN:
        flags |= PACKED
        highs = _packed(highs)
    head = bytes((flags,)) + len(counts).to_bytes(2, sys.byteorder)
    return b"".join((head, numbers, times, lows, highs))


def _packed(highs: bytes) -> bytes:
    packer = zlib.compressobj(1, strategy=zlib.Z_RLE)  # runs of one byte are all there is to find
    return packer.compress(highs) + packer.flush()


def _steps(numbers: bytes) -> tuple[bytes, bytes]:
    """From 0 to the first of 16-bit numbers in order, and on to each next: low and high bytes."""
    steps = _number(numbers) - _number(bytes(2) + numbers[:-2])  # digit by digit: none is negative
    digits = steps.to_bytes(len(numbers), sys.byteorder)
    return digits[_EVEN::2], digits[_ODD::2]


def _number(digits: bytes) -> int:
    return int.from_bytes(digits, sys.byteorder)


def _is_zero(digits: bytes) -> bool:
    return digits.count(0) == len(digits)


def _in_16_bits(numbers: list[int]) -> bytes:
    # By way of 32 bits: that conversion is three times as fast as the one to 16.
    return array("H", array("I", numbers).tobytes())[_OTHER_HALF::2].tobytes()


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
        numbers = list(accumulate(bytes(block[_HEAD:middle])))
    else:
        numbers = array("H", bytes(block[_HEAD:middle]))
    if block[0] & ONCE:
        return numbers, b"\1" * documents
    if block[0] & WIDE:
        return numbers, array("H", bytes(block[middle:end]))
    return numbers, bytes(block[middle:end])


def decode_rare(blocks: bytes) -> Found:
    """The same for the blocks of some rare words, one after the other; in no order."""
    return _counted(array("H", blocks)[_HALF::2])


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
