"""A segment: one immutable file with the words, postings, lengths and addresses of documents."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import compress, count
from pathlib import Path

from jjreader.search.postings import (
    RARE,
    Found,
    decode,
    decode_positions,
    decode_rare,
    documents_in,
    position_bytes,
)
from jjreader.search.sections import SectionFile
from jjreader.search.tables import Column, Forms, WordTable

DOCUMENTS_MAX = 65_535
"""Documents of a segment: a posting has 16 bits for the document."""


class Segment:
    """A segment file that is open for reading."""

    def __init__(self, path: Path) -> None:
        self._file = SectionFile(path)
        self.documents = int(self._file.facts["documents"])
        self.lengths: list[int] = self._file.facts["lengths"]
        """What a length of one byte stands for."""
        self.articles = Column(self._file, "articles")
        self.titles = Column(self._file, "titles")
        self.speakers = Column(self._file, "speakers")
        self.starts = self._file.numbers("starts")
        self.ends = self._file.numbers("ends")
        self.published = self._file.numbers("published")
        self._fields: dict[str, SegmentField] = {}

    @property
    def fields(self) -> "dict[str, SegmentField]":
        """All fields by name."""
        return {name: self.field(name) for name in self._file.facts["fields"]}

    def field(self, name: str) -> "SegmentField":
        """A field, opened when it is first asked for."""
        if name not in self._fields:
            total, is_stemmed = self._file.facts["fields"][name]
            self._fields[name] = SegmentField(self._file, name, total, is_stemmed)
        return self._fields[name]

    def release(self) -> None:
        """Give back the memory of what was read."""
        self._file.release()

    def documents_of(self, articles: Collection[str]) -> list[int]:
        """The documents of these articles."""
        ranks = self.articles.ranks_of(articles)
        if not ranks:
            return []
        return list(compress(count(), map(ranks.__contains__, self.articles.ranks.tolist())))


class SegmentField:
    """The words of one field of a segment, and where they stand."""

    def __init__(self, file: SectionFile, name: str, total: int, is_stemmed: bool) -> None:
        self.is_stemmed = is_stemmed
        self.forms = Forms(file, name)
        self.counts = file.numbers(f"{name}.counts")
        """For each word, how often it stands in all documents together."""
        self.words = WordTable(file, name, len(self.counts))
        self.lengths = bytes(file.section(f"{name}.lengths"))
        """For each document, its number of words as one byte."""
        self.total = total
        self._postings = file.section(f"{name}.postings")
        self._places = file.numbers(f"{name}.places")
        self._frequent = file.numbers(f"{name}.frequent")

    def most_frequent(self, numbers: range, most: int) -> list[int]:
        """Of a run of words those that occur most often, these first."""
        frequent = self._frequent
        start, end = (bisect_left(frequent, number) for number in (numbers.start, numbers.stop))
        among = frequent[start:end] if end - start >= most else numbers
        return sorted(among, key=self.counts.__getitem__, reverse=True)[:most]

    def block(self, number: int) -> memoryview:
        return self._postings[self._places[number] : self._places[number + 1]]

    def holders(self, number: int) -> int:
        """How many documents hold a word."""
        return documents_in(self.block(number), self.counts[number])

    def found(self, number: int) -> Found:
        """Which documents hold a word, and how often."""
        return decode(self.block(number), self.counts[number])

    def found_all(self, numbers: Iterable[int]) -> list[Found]:
        """The same for some words; most are rare, and these are looked at as if they were one."""
        rare: list[memoryview] = []
        found = []
        for number in numbers:
            if self.counts[number] < RARE:
                rare.append(self.block(number))
            else:
                found.append(self.found(number))
        return [*found, decode_rare(b"".join(rare))] if rare else found

    def with_positions(self, number: int) -> tuple[Found, "array[int]"]:
        return decode_positions(self.block(number), self.counts[number])

    def with_position_bytes(self, number: int) -> tuple[Found, tuple[bytes, bytes]]:
        return self.found(number), position_bytes(self.block(number), self.counts[number])
