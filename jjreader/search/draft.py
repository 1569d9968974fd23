"""What is about to become a segment: its rows and fields, and how they are written."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress, islice
from pathlib import Path
from typing import NamedTuple

from jjreader.search.documents import Document
from jjreader.search.fields import Field
from jjreader.search.sections import SectionWriter
from jjreader.search.tables import write_column, write_forms, write_words
from jjreader.search.words import stems

FREQUENT = 16
"""Occurrences from which a word is one of the few that are looked at when many begin alike."""


class Rows:
    """What is kept of documents beside their words, by document number."""

    def __init__(self) -> None:
        self.articles: list[str] = []
        self.titles: list[str] = []
        self.speakers: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.published = array("I")

    def __len__(self) -> int:
        return len(self.articles)

    def add(self, document: Document) -> None:
        self.articles.append(document.article)
        self.titles.append(document.title)
        self.speakers.append(document.speaker)
        self.starts.append(document.start)
        self.ends.append(document.end)
        self.published.append(document.published)


class FieldDraft(NamedTuple):
    """A field about to be written: sorted words, for each its postings, and lengths."""

    field: Field
    words: Sequence[bytes]
    blocks: Iterable[tuple[int, bytes]]
    """For each word the number of its postings, and their block."""
    lengths: bytes
    total: int
    """The number of words in all documents."""


def write_segment(
    path: Path, drafts: Iterable[FieldDraft], rows: Rows, lengths: Sequence[int]
) -> None:
    """Write a segment file; LENGTHS says what a length of one byte stands for."""
    with path.open("wb") as file:
        writer = SectionWriter(file)
        fields = {}
        for draft in drafts:
            _write_field(writer, draft)
            fields[draft.field.name] = draft.total, draft.field.is_stemmed
        write_column(writer, "articles", rows.articles)
        write_column(writer, "titles", rows.titles)
        write_column(writer, "speakers", rows.speakers)
        for name in ("starts", "ends", "published"):
            writer.add(name, getattr(rows, name).tobytes())
        writer.finish({"documents": len(rows), "fields": fields, "lengths": list(lengths)})


def _write_field(writer: SectionWriter, draft: FieldDraft) -> None:
    name = draft.field.name
    counts, places = array("I"), array("I", [0])
    blocks = iter(draft.blocks)
    while chunk := list(islice(blocks, 4096)):  # few writes, and few blocks in memory
        counts.extend([count for count, _ in chunk])
        pieces = [block for _, block in chunk]
        places.extend(islice(accumulate(map(len, pieces), initial=places[-1]), 1, None))
        writer.write(b"".join(pieces))
    writer.end_section(f"{name}.postings")
    writer.add(f"{name}.counts", counts.tobytes())
    frequent = array("I", compress(range(len(counts)), map(FREQUENT.__le__, counts)))
    writer.add(f"{name}.frequent", frequent.tobytes())
    writer.add(f"{name}.places", places.tobytes())
    write_words(writer, name, draft.words)
    if draft.field.is_stemmed:
        write_forms(writer, name, draft.words, stems(list(draft.words)))
    writer.add(f"{name}.lengths", draft.lengths)
