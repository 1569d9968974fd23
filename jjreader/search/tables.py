"""Sorted lists of words and columns of values, as they lie in a segment file."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate, compress, count
from operator import ne

from jjreader.search.sections import SectionFile, SectionWriter

END = b"\n"
"""Ends every word, so that a range of the list is cut up at once and its ends can be searched."""


RUN = 64
"""Words whose place is not written down: the way to a word is to its run, and from there on."""

LOOKS = 16
"""Strings of a column that are looked at to find one, or nearly so many."""


class WordTable:
    """Sorted words; they are numbered from 0."""

    def __init__(self, file: SectionFile, name: str, count: int) -> None:
        self._text = file.section(f"{name}.words")
        self._starts = file.numbers(f"{name}.runs")
        self.count = count
        self._heads = _Heads(self._slice)

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, self.count, RUN * RUN):
            yield from self.words(range(start, min(start + RUN * RUN, self.count)))

    def word(self, number: int) -> bytes:
        return self.words(range(number, number + 1))[0]

    def words(self, numbers: range) -> list[bytes]:
        """A run of words."""
        if not numbers:
            return []
        first = numbers.start // RUN
        skipped = numbers.start - first * RUN
        words = self._slice(first, -(-numbers.stop // RUN)).split(END)
        return words[skipped : skipped + len(numbers)]

    def find(self, word: bytes) -> int | None:
        """The number of a word."""
        first, words = self._run_of(word)
        at = bisect_left(words, word)
        if at < len(words):
            return first + at if words[at] == word else None
        number = first + at  # it may begin the next run
        return number if number < self.count and self.word(number) == word else None

    def beginning_with(self, prefix: bytes) -> range:
        """The numbers of the words that begin so."""
        return range(self.first_from(prefix), self.first_from(prefix + b"\xff"))  # not in UTF-8

    def containing(self, piece: bytes, numbers: range) -> dict[bytes, int]:
        """The words of a run in which these letters stand, with their numbers; END is the end."""
        first = numbers.start // RUN
        text = self._slice(first, -(-numbers.stop // RUN))
        found = {}
        number, counted = first * RUN, 0
        at = text.find(piece)
        while at >= 0:
            number += text.count(END, counted, at)
            end = text.find(END, at)
            if number in numbers:
                found[text[text.rfind(END, 0, at) + 1 : end]] = number
            counted = at
            at = text.find(piece, end)
        return found

    def first_from(self, word: bytes) -> int:
        """The number of the first word that is not before this one."""
        first, words = self._run_of(word)
        return first + bisect_left(words, word)

    def _run_of(self, word: bytes) -> tuple[int, list[bytes]]:
        """The words among which one would stand, and the number of the first."""
        runs = range(len(self._starts) - 1)
        run = bisect_left(runs, word, key=self._heads.__getitem__)
        run = max(0, run - 1)
        return run * RUN, self._slice(run, run + 1).split(END)[:-1] if runs else []

    def _slice(self, first: int, last: int) -> bytes:
        """The words of some runs as bytes, each with its end."""
        return bytes(self._text[self._starts[first] : self._starts[last]])


class _Heads(dict[int, bytes]):
    """The first word of a run; the way to any word is by way of the same few."""

    def __init__(self, words_of: Callable[[int, int], bytes]) -> None:
        self._words_of = words_of

    def __missing__(self, run: int) -> bytes:
        words = self._words_of(run, run + 1)
        self[run] = head = words[: words.index(END)]
        return head


class Forms:
    """Stem -> the numbers of the words that have it, where the stem is not the word itself."""

    def __init__(self, file: SectionFile, name: str) -> None:
        self._numbers = file.numbers(f"{name}.forms")
        self._table = WordTable(file, f"{name}.stems", len(self._numbers))

    def of(self, stem: bytes) -> list[int]:
        first = self._table.first_from(stem)
        end = self._table.first_from(stem + b"\0")  # nothing stands between these two
        return list(self._numbers[first:end])


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

    def ranks_of(self, values: Collection[str]) -> set[int]:
        """The ranks of those strings that a document has."""
        wanted = {value.encode("utf-8", "surrogatepass") for value in values}
        ranks = range(len(self._starts) - 1)
        near: Iterable[int] = ranks
        if len(wanted) * LOOKS < len(ranks):
            near = {bisect_left(ranks, value, key=self._bytes) for value in wanted}
        return {rank for rank in near if rank in ranks and self._bytes(rank) in wanted}

    def _bytes(self, rank: int) -> bytes:
        return bytes(self._text[self._starts[rank] : self._starts[rank + 1]])


def write_words(writer: SectionWriter, name: str, words: Sequence[bytes]) -> None:
    """Write a `WordTable`; the words are sorted."""
    writer.add(f"{name}.words", END.join(words) + END if words else b"")
    lengths = (
        sum(map(len, words[at : at + RUN])) + len(words[at : at + RUN])
        for at in range(0, len(words), RUN)
    )
    writer.add(f"{name}.runs", array("I", accumulate(lengths, initial=0)).tobytes())


def write_forms(
    writer: SectionWriter, name: str, words: Sequence[bytes], stems: Sequence[bytes]
) -> None:
    """Write `Forms` of sorted words and their stems."""
    others = compress(range(len(words)), map(ne, words, stems))
    numbers = sorted(others, key=stems.__getitem__)
    write_words(writer, f"{name}.stems", list(map(stems.__getitem__, numbers)))
    writer.add(f"{name}.forms", array("I", numbers).tobytes())


def write_column(writer: SectionWriter, name: str, values: Sequence[str]) -> None:
    """Write a `Column`."""
    encoded = [value.encode("utf-8", "surrogatepass") for value in values]
    distinct = sorted(set(encoded))
    rank_of = dict(zip(distinct, count(), strict=False))
    writer.add(f"{name}.ranks", array("I", map(rank_of.__getitem__, encoded)).tobytes())
    writer.add(f"{name}.values", b"".join(distinct))
    starts = accumulate(map(len, distinct), initial=0)
    writer.add(f"{name}.starts", array("I", starts).tobytes())
