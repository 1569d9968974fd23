"""Documents -> a segment, turned inside out in memory: the fast way to write an index.

No Python code runs for a single word: a dictionary leads from each word, as it is spelt, to the
posting list of its form, and `map` appends to them all.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from pathlib import Path

from whoosh.util.numeric import byte_to_length, length_to_byte

from jjreader.search.documents import Document, Field
from jjreader.search.postings import encode_inverted
from jjreader.search.segment import FieldDraft, Rows, write_segment
from jjreader.search.words import form_of, parts_of, split

POSITIONS_MAX = 65_000
"""Words of a document that have a place of their own; those beyond are found, but in no phrase."""
BEYOND = 65_535
"""The position of all words beyond."""
FORMS_MAX = 200_000
"""Spellings whose forms are remembered: about 25 megabytes."""
LENGTHS = tuple(byte_to_length(byte) for byte in range(256))
"""What Whoosh makes of a length that was rounded to one byte."""


class PlainForms(dict[bytes, bytes]):
    """A word as it is spelt -> its form, if it is one word; kept from one segment to the next."""

    def __missing__(self, surface: bytes) -> bytes:
        form = b"" if parts_of(surface) else form_of(surface)
        if len(self) >= FORMS_MAX:
            self.clear()
        self[surface] = form
        return form


class SegmentBuilder:
    """Collects documents; `write` makes a segment of them."""

    def __init__(self, fields: Sequence[Field], forms: PlainForms) -> None:
        self._inverters = [_Inverter(field, forms) for field in fields]
        self.rows = Rows()

    def add(self, document: Document) -> int:
        """Add a document; its number."""
        number = len(self.rows)
        self.rows.add(document)
        for inverter, text in zip(self._inverters, document.texts, strict=True):
            inverter.add(number, text)
        return number

    @property
    def words(self) -> int:
        """How many words have been collected."""
        return sum(inverter.total for inverter in self._inverters)

    def write(self, path: Path) -> None:
        drafts = (inverter.draft() for inverter in self._inverters)
        write_segment(path, drafts, self.rows, LENGTHS)


class _Inverter:
    """Collects the postings of one field."""

    def __init__(self, field: Field, forms: PlainForms) -> None:
        self._field = field
        self._postings = _Postings(forms)
        self._lengths = bytearray()
        self.total = 0

    def add(self, number: int, text: str) -> None:
        if not text:
            self._lengths.append(0)
            return
        words = split(text)
        self._lengths.append(length_to_byte(len(words)))
        self.total += len(words)
        first = number << 16
        places: Iterable[int] = range(first, first + POSITIONS_MAX)
        if len(words) > POSITIONS_MAX:
            beyond = dict.fromkeys(map(form_of, words[POSITIONS_MAX:]))
            words = [*words[:POSITIONS_MAX], *beyond]
            places = chain(places, repeat(first | BEYOND))
        deque(map(array.append, map(self._postings.__getitem__, words), places), maxlen=0)

    def draft(self) -> FieldDraft:
        postings = self._postings.by_form()
        words = sorted(postings)
        lengths = bytes(self._lengths)
        blocks = map(encode_inverted, map(postings.__getitem__, words))
        return FieldDraft(self._field, words, blocks, lengths, self.total)


class _Postings(dict[bytes, "array[int]"]):
    """A word as it is spelt -> the postings of its form.

    Glued words, which count as several, and lone apostrophes, which count as none, have lists of
    their own until the end.
    """

    def __init__(self, forms: PlainForms) -> None:
        self._forms = forms
        self._by_form: dict[bytes, array[int]] = {}
        self._others: dict[bytes, array[int]] = {}

    def __missing__(self, surface: bytes) -> "array[int]":
        form = self._forms[surface]
        lists = self._by_form if form else self._others
        postings = lists.get(form or surface)
        if postings is None:
            postings = lists[form or surface] = array("I")
        self[surface] = postings
        return postings

    def by_form(self) -> dict[bytes, "array[int]"]:
        """All postings; the lists of glued words have gone into those of their parts."""
        found = self._by_form
        for surface, postings in self._others.items():
            for form in filter(None, {form_of(surface), *parts_of(surface)}):
                found[form] = array("I", sorted((*found.get(form, ()), *postings)))
        return found
