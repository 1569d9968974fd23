"""Sorted lists of words and columns of values, as they lie in a segment file."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from jjreader.search.sections import SectionFile, SectionWriter

END = b"\n"
"""Ends every word, so that a range of the list is cut up at once and its ends can be searched."""


RUN = 64
"""Every so many words one is kept at hand: the way to a word is a look there, and into one run."""


class WordTable:
    """Sorted words; they are numbered from 0."""

    def __init__(self, file: SectionFile, name: str) -> None:
        self.text = file.section(f"{name}.words")
        self._starts = file.numbers(f"{name}.starts")
        self.count = max(0, len(self._starts) - 1)
        self._heads: list[bytes] | None = None

    def word(self, number: int) -> bytes:
        return bytes(self.text[self._starts[number] : self._starts[number + 1] - 1])

    def find(self, word: bytes) -> int | None:
        """The number of a word."""
        number = self.first_from(word)
        return number if number < self.count and self.word(number) == word else None

    def beginning_with(self, prefix: bytes) -> range:
        """The numbers of the words that begin so."""
        return range(self.first_from(prefix), self.first_from(prefix + b"\xff"))  # not in UTF-8

    def words(self, numbers: range) -> list[bytes]:
        """A run of words."""
        if not numbers:
            return []
        return self.slice(numbers).split(END)[:-1]

    def slice(self, numbers: range) -> bytes:
        """A run of words as bytes, each with its end."""
        return bytes(self.text[self._starts[numbers.start] : self._starts[numbers.stop]])

    def first_from(self, word: bytes) -> int:
        """The number of the first word that is not before this one."""
        if self._heads is None:
            self._heads = [self.word(number) for number in range(0, self.count, RUN)]
        run = max(0, bisect_left(self._heads, word) - 1) * RUN
        return run + bisect_left(self.words(range(run, min(run + RUN, self.count))), word)


class Forms:
    """Stem -> the numbers of the words that have it, where the stem is not the word itself."""

    def __init__(self, file: SectionFile, name: str) -> None:
        self._table = WordTable(file, f"{name}.stems")
        self._numbers = file.numbers(f"{name}.forms")

    def of(self, stem: bytes) -> list[int]:
        place = self._table.find(stem)
        forms: list[int] = []
        while place is not None and place < self._table.count and self._table.word(place) == stem:
            forms.append(self._numbers[place])
            place += 1
        return forms


class Column:
    """A string for every document; equal strings are kept once."""

    def __init__(self, file: SectionFile, name: str) -> None:
        self.ranks = file.numbers(f"{name}.ranks")
        """The rank of a document's string among all; it sorts as the string does."""
        self._text = file.section(f"{name}.values")
        self._starts = file.numbers(f"{name}.starts")

    def __getitem__(self, document: int) -> str:
        return self.value(self.ranks[document])

    def value(self, rank: int) -> str:
        return str(
            self._text[self._starts[rank] : self._starts[rank + 1]], "utf-8", "surrogatepass"
        )

    def values(self) -> list[str]:
        return [self.value(rank) for rank in range(len(self._starts) - 1)]


def write_words(writer: SectionWriter, name: str, words: Sequence[bytes]) -> None:
    """Write a `WordTable`; the words are sorted."""
    text = END.join(words) + END if words else b""
    writer.add(f"{name}.words", text)
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    writer.add(f"{name}.starts", array("I", starts).tobytes())


def write_forms(
    writer: SectionWriter, name: str, words: Sequence[bytes], stems: Iterable[bytes]
) -> None:
    """Write `Forms` of sorted words and their stems."""
    pairs = sorted(
        (stem, number)
        for number, (word, stem) in enumerate(zip(words, stems, strict=True))
        if stem != word
    )
    write_words(writer, f"{name}.stems", [stem for stem, _ in pairs])
    writer.add(f"{name}.forms", array("I", [number for _, number in pairs]).tobytes())


def write_column(writer: SectionWriter, name: str, values: Sequence[str]) -> None:
    """Write a `Column`."""
    distinct = sorted({value.encode("utf-8", "surrogatepass") for value in values})
    rank_of = {value: rank for rank, value in enumerate(distinct)}
    ranks = (rank_of[value.encode("utf-8", "surrogatepass")] for value in values)
    writer.add(f"{name}.ranks", array("I", ranks).tobytes())
    writer.add(f"{name}.values", b"".join(distinct))
    starts = accumulate(map(len, distinct), initial=0)
    writer.add(f"{name}.starts", array("I", starts).tobytes())
