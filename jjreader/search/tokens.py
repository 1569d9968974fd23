"""The words of a text as they are written, and where those stand that are asked for.

Finding out where every word stands takes fifteen times as long as cutting the text, and of most
words nobody wants to know.
"""

from collections.abc import Iterable, Iterator

from jjreader.search.words import aligned


class Tokens:
    """A text that has been cut; words are known by their numbers in the text."""

    def __init__(self, text: str) -> None:
        self._padded = f" {aligned(text)} "
        self.written = self._padded.split()
        """The words in order; apostrophes around them, and marks within, are still there."""

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
