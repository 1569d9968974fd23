"""The words of a text as they are written, and where those stand that are asked for.

Finding out where every word stands takes fifteen times as long as cutting the text, and of most
words nobody wants to know.
"""

from collections.abc import Iterable, Iterator
from itertools import compress, count

from jjreader.search.words import WORD_MAX, aligned

KNOWN_MAX = 50_000
"""Words of which something is remembered."""


class Tokens:
    """A text that has been cut; words are known by their numbers in the text."""

    def __init__(self, text: str) -> None:
        self._padded = f" {aligned(text)} "
        self.written = self._padded.split()
        """The words in order; apostrophes around them, and marks within, are still there."""

    def beginning_with(self, letter: str) -> Iterable[int]:
        """Words of which one in them may begin with a letter, small or capital."""
        is_likely = {letter, ""}.__contains__
        return compress(count(), map(is_likely, map(_initials.__getitem__, self.written)))

    def starts(self, numbers: Iterable[int]) -> Iterator[int]:
        """Where words begin, whose numbers are in order."""
        met: dict[str, tuple[int, int]] = {}
        for number in numbers:
            word = self.written[number]
            counted, at = met.get(word, (0, -1))
            for _ in range(self.written[counted:number].count(word) + 1):
                at = self._padded.index(f" {word} ", at + 1)
            met[word] = number + 1, at
            yield at


class _Initials(dict[str, str]):
    """A word as it is written -> its first letter, in small; empty where another word may stand in
    it, or its letters are replaced."""

    def __missing__(self, written: str) -> str:
        if len(self) > KNOWN_MAX:
            self.clear()
        if len(written) > WORD_MAX:
            return ""
        is_one = written.isalpha() and (written.islower() or written.istitle())
        self[written] = initial = written[0].lower() if is_one and written.isascii() else ""
        return initial


_initials = _Initials()
