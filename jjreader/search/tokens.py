"""The words of a text as they are written, and where those stand that are asked for.

Finding out where every word stands takes fifteen times as long as cutting the text, and of most
words nobody wants to know.
"""

from collections.abc import Iterable, Iterator, Sequence

from jjreader.search.words import aligned, tokens_in


class Tokens:
    """A text that has been cut; words are known by their numbers in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._padded = ""
        self.written: Sequence[str]
        """The words in order; apostrophes around them are still there."""
        if (plain := aligned(text)) is not None:
            self._padded = f" {plain} "
            self.written = plain.split()
        else:
            self.written = [token.group() for token in tokens_in(text)]

    def starts(self, numbers: Iterable[int]) -> Iterator[int]:
        """Where words begin, whose numbers are in order."""
        return self._starts_in_plain(numbers) if self._padded else self._starts_in_text(numbers)

    def _starts_in_text(self, numbers: Iterable[int]) -> Iterator[int]:
        starts = [token.start() for token in tokens_in(self._text)]
        return map(starts.__getitem__, numbers)

    def _starts_in_plain(self, numbers: Iterable[int]) -> Iterator[int]:
        met: dict[str, tuple[int, int]] = {}
        for number in numbers:
            word = self.written[number]
            counted, at = met.get(word, (0, -1))
            for _ in range(self.written[counted:number].count(word) + 1):
                at = self._padded.index(f" {word} ", at + 1)
            met[word] = number + 1, at
            yield at
