"""Where a place in a text stands after the text was edited. Pure."""

CONTEXTS = (80, 40, 20, 10)
"""Characters behind the place that are looked for where the text itself was edited."""


def follow(offset: int, old: str, new: str) -> int:
    """The offset in NEW of the words that stand at OFFSET in OLD, or of what is there instead.

    The beginning is the beginning, whatever stands there. What stands before the first edit has
    not moved, what stands after the last one has moved with the end; between them the next copy of
    the words is taken.
    """
    before = _shared(old, new)
    if offset < before or not offset:
        return offset
    after = min(_shared(old[::-1], new[::-1]), min(len(old), len(new)) - before)
    if offset >= len(old) - after:
        return offset + len(new) - len(old)
    for length in CONTEXTS:
        words = old[offset : offset + length]
        if (found := new.find(words, before)) >= 0:
            return found
    return min(offset, len(new))


def _shared(one: str, other: str) -> int:
    """The length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # by halves: comparing slices is fast, going through a megabyte is not
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
