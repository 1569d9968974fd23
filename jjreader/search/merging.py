"""Several segments -> one, without the documents that were deleted."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, compress, count, groupby, repeat
from operator import itemgetter
from pathlib import Path

from jjreader.search.draft import FieldDraft, Rows, write_segment
from jjreader.search.fields import Field
from jjreader.search.postings import RARE, encode
from jjreader.search.segment import Segment

RELEASE = 5000
"""Words after which the memory of what was read is given back."""

Source = tuple[Segment, frozenset[int]]
"""A segment and its deleted documents."""


def merge_segments(path: Path, fields: Iterable[Field], sources: Sequence[Source]) -> int:
    """Write the live documents of all sources as one segment; how many they are."""
    rows = Rows()
    maps = [_copy_rows(segment, deleted, rows) for segment, deleted in sources]
    drafts = (_merge_field(field, [segment for segment, _ in sources], maps) for field in fields)
    write_segment(path, drafts, rows, sources[0][0].lengths)
    return len(rows)


NewNumbers = list[int]
"""For each document of a source its new number; -1 if it is deleted."""


def _copy_rows(segment: Segment, deleted: frozenset[int], rows: Rows) -> NewNumbers:
    live = [number for number in range(segment.documents) if number not in deleted]
    numbers = [-1] * segment.documents
    for new, number in enumerate(live, len(rows)):
        numbers[number] = new
    for column, texts in (
        (segment.articles, rows.articles),
        (segment.titles, rows.titles),
        (segment.speakers, rows.speakers),
    ):
        values = column.values()
        texts.extend(values[column.ranks[number]] for number in live)
    rows.starts.extend(segment.starts[number] for number in live)
    rows.ends.extend(segment.ends[number] for number in live)
    rows.published.extend(segment.published[number] for number in live)
    return numbers


def _merge_field(field: Field, segments: list[Segment], maps: list[NewNumbers]) -> FieldDraft:
    words: list[bytes] = []
    lengths = bytearray()
    total = 0
    for segment, numbers in zip(segments, maps, strict=True):
        source = segment.field(field.name)
        lengths += bytes(compress(source.lengths, [new >= 0 for new in numbers]))
        gone = compress(source.lengths, [new < 0 for new in numbers])
        total += source.total - sum(segment.lengths[length] for length in gone)
    blocks = _Merger(field, segments, maps).blocks(words)
    return FieldDraft(field, words, blocks, bytes(lengths), max(0, total))


class _Merger:
    """Puts the posting lists of a word from several segments one after the other."""

    def __init__(self, field: Field, segments: list[Segment], maps: list[NewNumbers]) -> None:
        self._segments = segments
        self._sources = [segment.field(field.name) for segment in segments]
        self._maps = maps

    def blocks(self, words: list[bytes]) -> Iterator[tuple[int, bytes]]:
        """All blocks in order; the words that are left are added to WORDS as it goes on."""
        lists = [
            zip(source.words, repeat(place), count(), strict=False)
            for place, source in enumerate(self._sources)
        ]
        for number, (word, holders) in enumerate(groupby(merge(*lists), key=itemgetter(0))):
            if number % RELEASE == 0:
                for segment in self._segments:
                    segment.release()
            if block := self._block([(place, number) for _, place, number in holders]):
                words.append(word)
                yield block

    def _block(self, holders: list[tuple[int, int]]) -> tuple[int, bytes] | None:
        sources = self._sources
        if sum([sources[place].counts[number] for place, number in holders]) < RARE:
            return self._rare_block(holders)
        numbers: list[int] = []
        times: list[int] = []
        lows, highs = [], []
        for place, number in holders:
            (documents, counts), (low, high) = sources[place].with_position_bytes(number)
            new = list(map(self._maps[place].__getitem__, documents))
            if -1 in new:
                new, counts, low, high = _only_live(new, counts, low, high)
            numbers += new
            times += counts
            lows.append(low)
            highs.append(high)
        if not numbers:
            return None
        low, high = b"".join(lows), b"".join(highs)
        return len(low), encode(numbers, times, low, high)

    def _rare_block(self, holders: list[tuple[int, int]]) -> tuple[int, bytes] | None:
        """The block of a word with few postings, as most words are: these are moved one by one."""
        postings = [
            new << 16 | posting & 0xFFFF
            for place, number in holders
            for posting in self._sources[place].block(number).cast("I")
            if (new := self._maps[place][posting >> 16]) >= 0
        ]
        return (len(postings), array("I", postings).tobytes()) if postings else None


def _only_live(
    new: list[int], times: Sequence[int], low: bytes, high: bytes
) -> tuple[list[int], list[int], bytes, bytes]:
    """The same without the documents whose new number says that they are deleted."""
    lives = [number >= 0 for number in new]
    each = list(chain.from_iterable(map(repeat, lives, times)))  # for each position
    low, high = bytes(compress(low, each)), bytes(compress(high, each))
    return list(compress(new, lives)), list(compress(times, lives)), low, high
