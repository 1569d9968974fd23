"""Documents -> a segment, turned inside out in memory: the fast way to write an index.

No Python code runs for a single word: a dictionary leads from each word, as it is spelt, to the
posting list of its form, and `map` appends to them all. The dictionary is kept from one segment to
the next, and only a word that was never met before costs anything.
"""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, compress, repeat
from pathlib import Path

from jjreader.search.documents import Document
from jjreader.search.draft import FieldDraft, Rows, write_segment
from jjreader.search.fields import Field
from jjreader.search.postings import encode_inverted
from jjreader.search.words import form_of, parts_of, split

POSITIONS_MAX = 65_000
"""Words of a document that have a place of their own; those beyond are found, but in no phrase."""
BEYOND = 65_535
"""The position of all words beyond."""
SPELLINGS_MAX = 400_000
"""Spellings that are remembered: about eighty megabytes."""
FEW = 100
"""Postings up to which each is put among others by itself; of more, all are sorted."""
LENGTHS = tuple(round((1.033**byte - 1) * 27) for byte in range(256))
"""What a length stands for that was rounded to one byte, as Whoosh rounds it."""


def length_in_a_byte(words: int) -> int:
    """A number of words, rounded to one of LENGTHS."""
    return min(bisect_left(LENGTHS, words), 255)


class SegmentBuilder:
    """Collects documents; `write` makes a segment of all of them, and more may follow."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._inverters = [_Inverter(field) for field in fields]
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

    def clear(self) -> None:
        """Begin anew; what is known of words is kept."""
        self.rows = Rows()
        for inverter in self._inverters:
            inverter.clear()


class _Inverter:
    """Collects the postings of one field."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._postings = _Postings()
        self._lengths = bytearray()
        self.total = 0

    def add(self, number: int, text: str) -> None:
        if not text:
            self._lengths.append(0)
            return
        words = split(text)
        self._lengths.append(length_in_a_byte(len(words)))
        self.total += len(words)
        first = number << 16
        places: Iterable[int] = range(first, first + POSITIONS_MAX)
        if len(words) > POSITIONS_MAX:
            beyond = dict.fromkeys(map(form_of, words[POSITIONS_MAX:]))
            words = [*words[:POSITIONS_MAX], *beyond]
            places = chain(places, repeat(first | BEYOND))
        deque(map(array.append, map(self._postings.__getitem__, words), places), maxlen=0)

    def draft(self) -> FieldDraft:
        words, lists = self._postings.by_form()
        blocks = zip(map(len, lists), map(encode_inverted, lists), strict=True)
        return FieldDraft(self._field, words, blocks, bytes(self._lengths), self.total)

    def clear(self) -> None:
        if len(self._postings) > SPELLINGS_MAX:
            self._postings = _Postings()
        self._postings.empty()
        self._lengths.clear()
        self.total = 0


class _Postings(dict[str, "array[int]"]):
    """A word as it is spelt -> the postings of its form.

    Glued words, which count as several, and lone apostrophes, which count as none, have lists of
    their own until the end.
    """

    def __init__(self) -> None:
        self._by_form: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self._others: dict[str, array[int]] = {}

    def __missing__(self, surface: str) -> "array[int]":
        form = form_of(surface)
        if form == surface or surface.istitle() or (form and not parts_of(surface)):
            postings = self._by_form[form]
        else:
            postings = self._others[surface] = array("I")
        self[surface] = postings
        return postings

    def by_form(self) -> "tuple[list[bytes], list[array[int]]]":
        """The words in order, and for each its postings."""
        self._add_parts()
        words = sorted(compress(self._by_form, self._by_form.values()))
        return list(map(str.encode, words)), list(map(self._by_form.__getitem__, words))

    def _add_parts(self) -> None:
        """Put the postings of glued words among those of each of their forms."""
        for surface, postings in self._others.items():
            if postings:
                for form in filter(None, {form_of(surface), *parts_of(surface)}):
                    _add(self._by_form[form], postings)
                del postings[:]

    def empty(self) -> None:
        """Forget the postings, but not the words."""
        for postings in chain(self._by_form.values(), self._others.values()):
            del postings[:]


def _add(known: "array[int]", postings: "array[int]") -> None:
    """Put postings among others, all in order."""
    if len(postings) > FEW:
        known[:] = array("I", sorted(chain(known, postings)))
    else:
        for posting in postings:
            insort(known, posting)
