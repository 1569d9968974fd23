"""How Whoosh reads our segments: its `Index` and `Searcher` work on them as they are.

Writing goes round Whoosh (see `builder`), and so do queries, which are answered in bulk (see
`scoring`). What Whoosh gives is the rest: the table of contents with its generations, the lock,
deletions, and an independent searcher against which the tests compare ours.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.base import FieldCursor, PerDocumentReader, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length

from jjreader.search.contents import SUFFIX
from jjreader.search.fields import Field
from jjreader.search.segment import Segment, SegmentField


def schema_of(names: tuple[Field, ...]) -> Any:
    """The Whoosh schema of an index with these fields."""
    schema = fields.Schema(article=fields.STORED(), title_text=fields.STORED())
    for field in names:
        schema.add(field.name, fields.TEXT(analyzer=SpaceSeparatedTokenizer()))
    return schema


class ArrayCodec(W3Codec):  # type: ignore[misc] # Whoosh has no types
    """Segments of one file, postings in arrays."""

    def terms_reader(self, storage: Any, segment: W3Segment) -> "ArrayTermsReader":
        return ArrayTermsReader(open_segment(storage, segment))

    def per_document_reader(self, storage: Any, segment: W3Segment) -> "ArrayDocumentReader":
        return ArrayDocumentReader(open_segment(storage, segment), segment)


def open_segment(storage: Any, segment: W3Segment) -> Segment:
    """Open the file of a segment."""
    return Segment(Path(storage.folder) / str(segment.make_filename(SUFFIX)))


class ArrayTermsReader(TermsReader):  # type: ignore[misc]
    """The words of a segment, as Whoosh asks for them."""

    def __init__(self, segment: Segment) -> None:
        self._fields = segment.fields

    def _find(self, field: str, word: bytes) -> tuple[SegmentField, int]:
        found = self._fields[field].words.find(word) if field in self._fields else None
        if found is None:
            raise TermNotFound(f"No term {field}:{word!r}")
        return self._fields[field], found

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, word = term
        return name in self._fields and self._fields[name].words.find(word) is not None

    def indexed_field_names(self) -> list[str]:
        return list(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self._fields):
            yield from self.terms_from(name, b"", only=True)

    def terms_from(
        self, fieldname: str, prefix: bytes, only: bool = False
    ) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self._fields):
            if name < fieldname or (only and name > fieldname):
                continue
            words = self._fields[name].words
            start = words.first_from(prefix)
            for number in range(start if name == fieldname else 0, words.count):
                yield name, words.word(number)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo:
        field, number = self._find(fieldname, tbytes)
        numbers, counts = field.found(number)
        lengths = [byte_to_length(field.lengths[document]) for document in numbers]
        return TermInfo(
            weight=float(sum(counts)),
            df=len(numbers),
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=float(max(counts)),
            minid=numbers[0],
            maxid=numbers[-1],
        )

    def frequency(self, fieldname: str, tbytes: bytes) -> float:
        if (fieldname, tbytes) not in self:
            return 0.0
        return float(self.term_info(fieldname, tbytes).weight())

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        if (fieldname, tbytes) not in self:
            return 0
        field, number = self._find(fieldname, tbytes)
        return field.holders(number)

    def matcher(
        self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None
    ) -> "ArrayMatcher":
        field, number = self._find(fieldname, tbytes)
        info = self.term_info(fieldname, tbytes)
        return ArrayMatcher(field, number, (fieldname, tbytes), format_, scorer, info)

    def cursor(self, fieldname: str, fieldobj: Any) -> "WordCursor":
        return WordCursor(self._fields[fieldname])

    def close(self) -> None:
        """Nothing to do: the file is closed when nobody reads from it any more."""


class WordCursor(FieldCursor):  # type: ignore[misc]
    """Goes through the words of a field."""

    def __init__(self, field: SegmentField) -> None:
        self._words = field.words
        self._number = 0

    def first(self) -> str | None:
        self._number = 0
        return self.text()

    def find(self, string: bytes) -> str | None:
        words = self._words
        self._number = words.first_from(string)
        return self.text()

    def next(self) -> str | None:
        self._number += 1
        return self.text()

    def text(self) -> str | None:
        return self._words.word(self._number).decode() if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._number < self._words.count


class ArrayDocumentReader(PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment, as Whoosh asks for them."""

    def __init__(self, reading: Segment, segment: W3Segment) -> None:
        self._reading = reading
        self._segment = segment

    def doc_count(self) -> int:
        return int(self._reading.documents - self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return self._reading.documents

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Any:
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        field = self._reading.fields.get(fieldname)
        return int(byte_to_length(field.lengths[docnum])) if field else default

    def field_length(self, fieldname: str) -> int:
        field = self._reading.fields.get(fieldname)
        return field.total if field else 0

    def min_field_length(self, fieldname: str) -> int:
        return int(byte_to_length(min(self._reading.field(fieldname).lengths)))

    def max_field_length(self, fieldname: str) -> int:
        return int(byte_to_length(max(self._reading.field(fieldname).lengths)))

    def stored_fields(self, docnum: int) -> dict[str, str]:
        reading = self._reading
        return {"article": reading.articles[docnum], "title_text": reading.titles[docnum]}


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Goes through the postings of a word; all of them are one block."""

    def __init__(
        self,
        field: SegmentField,
        number: int,
        term: tuple[str, bytes],
        format_: Any,
        scorer: Any,
        info: TermInfo,
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._info = info
        (self._numbers, self._counts), self._positions = field.with_positions(number)
        self._ends = array("I", [0])
        for count in self._counts:
            self._ends.append(self._ends[-1] + count)
        self._at = 0

    def reset(self) -> None:
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._numbers)

    def id(self) -> int:
        return self._numbers[self._at]

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return not self.is_active()

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh calls it so
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._numbers, id, lo=self._at)

    def skip_to_quality(self, minquality: float) -> int:
        if self.block_quality() <= minquality:
            self._at = len(self._numbers)
        return 0

    def weight(self) -> float:
        return float(self._counts[self._at])

    def value_as(self, astype: str) -> Any:
        if astype == "frequency":
            return self._counts[self._at]
        return self._positions[self._ends[self._at] : self._ends[self._at + 1]].tolist()

    def block_min_length(self) -> int:
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        return float(self._info.max_weight())

    def block_min_id(self) -> int:
        return self._numbers[0]

    def block_max_id(self) -> int:
        return self._numbers[-1]

    def copy(self) -> "ArrayMatcher":
        other = ArrayMatcher.__new__(ArrayMatcher)
        other.__dict__.update(self.__dict__)
        return other
