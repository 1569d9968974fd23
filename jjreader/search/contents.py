"""The table of contents that Whoosh reads at each commit, read and written without Whoosh.

For Whoosh it holds pickles, and whoever writes a pickle says what runs when it is read. So the same
stands once more in a last line, which Whoosh does not look at, and only that is read here. Whoosh,
which takes as long to import as a hundred searches or the change of ten articles, need not be
there for either.
"""

import io
import json
import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from jjreader.search.sections import BrokenFileError

NAME = "MAIN"
SUFFIX = ".seg1"
VERSION = -111
"""The version of Whoosh's table of contents."""
_BEGIN, _END = f"_{NAME}_", ".toc"
_INT = struct.Struct("!i")


class SegmentEntry:
    """What a table of contents says of a segment."""

    def __init__(self, segid: str, documents: int, deleted: Iterable[int] = ()) -> None:
        self.segid = segid
        self.documents = documents
        self.deleted = set(deleted)

    @property
    def live(self) -> int:
        """Documents that are not deleted."""
        return self.documents - len(self.deleted)

    def path(self, folder: Path) -> Path:
        """The one file of the segment."""
        return folder / f"{NAME}_{self.segid}{SUFFIX}"


def latest_generation(folder: Path) -> int:
    """The number of the last commit; -1 before the first. A look at the folder, no more."""
    with os.scandir(folder) as found:
        names = [each.name for each in found]
    numbers = [
        name[len(_BEGIN) : -len(_END)]
        for name in names
        if name.startswith(_BEGIN) and name.endswith(_END)
    ]
    return max((int(number) for number in numbers if number.isdecimal()), default=-1)


def read_contents(folder: Path, generation: int) -> list[SegmentEntry]:
    """The segments of a commit."""
    data = _file(folder, generation).read_bytes()
    if data.endswith(_PICKLED_NOTHING):  # by Whoosh itself, which has just made the index
        return []
    said = json.loads(data.rpartition(b"\n")[2])
    if said["generation"] != generation:
        raise BrokenFileError("the table of contents is of another commit")
    entries = [SegmentEntry(*segment) for segment in said["segments"]]
    if not all(entry.segid.isalnum() for entry in entries):
        raise BrokenFileError("the table of contents has a segment with a strange name")
    return entries


def write_contents(
    folder: Path, generation: int, entries: Iterable[SegmentEntry], before: int
) -> None:
    """Make these segments the index, whole or not at all.

    What does not change, such as the schema, is copied from the table of contents of a commit
    BEFORE; the first one is Whoosh's own.
    """
    entries = list(entries)
    head = _head(_file(folder, before).read_bytes())
    numbers = _INT.pack(generation) + _INT.pack(0)
    segments = [(each.segid, each.documents, sorted(each.deleted)) for each in entries]
    line = json.dumps({"generation": generation, "segments": segments}).encode()
    file = _file(folder, generation)
    draft = file.with_name(f"{file.name}.draft")
    draft.write_bytes(head + numbers + _pickled(entries) + b"\n" + line)
    draft.replace(file)


def _file(folder: Path, generation: int) -> Path:
    return folder / f"{_BEGIN}{generation}{_END}"


def _head(data: bytes) -> bytes:
    """What comes before the number of the commit."""
    stream = io.BytesIO(data)
    for _ in range(3):
        _read_varint(stream)  # the sizes of numbers in C
    if (_read_int(stream), _read_int(stream)) != (-12345, VERSION):
        raise BrokenFileError("not a table of contents of this version of Whoosh")
    for _ in range(3):
        _read_varint(stream)  # the version of Whoosh
    stream.seek(_read_varint(stream), io.SEEK_CUR)  # the schema, which we know
    return data[: stream.tell()]


def _pickled(entries: list[SegmentEntry]) -> bytes:
    """Segments as Whoosh reads them: the attributes of its own class, in a pickle made by hand.

    The module that makes pickles takes as long to import as ten articles take to be indexed.
    """
    return b"\x80\x02](" + b"".join(map(_pickled_segment, entries)) + b"e."


# The codes in it: c names a class, )\x81 makes one of it, ](...e is a list, }(...u what b makes
# its attributes, \x85R calls with what is before it; J begins a number, X a text.
def _pickled_segment(entry: SegmentEntry) -> bytes:
    numbers = b"".join(b"J" + number.to_bytes(4, "little") for number in sorted(entry.deleted))
    attributes = {
        "indexname": _pickled_text(NAME),
        "segid": _pickled_text(entry.segid),
        "_codec": b"cjjreader.search.codec\nArrayCodec\n)\x81",
        "_doccount": b"J" + entry.documents.to_bytes(4, "little"),
        "_deleted": b"c__builtin__\nset\n](" + numbers + b"e\x85R",
        "compound": b"\x89",
    }
    pickled = b"".join(_pickled_text(name) + value for name, value in attributes.items())
    return b"cwhoosh.codec.whoosh3\nW3Segment\n)\x81}(" + pickled + b"ub"


def _pickled_text(text: str) -> bytes:
    return b"X" + len(text).to_bytes(4, "little") + text.encode("ascii")


_PICKLED_NOTHING = b"]\x94."
"""How the pickle of an empty list ends."""


def _read_int(stream: BinaryIO) -> int:
    return int(_INT.unpack(stream.read(_INT.size))[0])


def _read_varint(stream: BinaryIO) -> int:
    number = shift = 0
    while True:
        (byte,) = stream.read(1)
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number
