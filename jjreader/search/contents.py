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
    """Segments as Whoosh reads them."""
    import pickle  # who searches does without

    pickled = pickle.dumps([_Segment(entry) for entry in entries], PROTOCOL)
    for stand_in, theirs in _STANDS_FOR.items():
        ours = f"{stand_in.__module__}\n{stand_in.__name__}\n"
        pickled = pickled.replace(ours.encode(), "{}\n{}\n".format(*theirs).encode())
    return pickled


class _Codec:
    """Stands for our codec."""


class _Segment:
    """Stands for Whoosh's segment, and has its attributes."""

    def __init__(self, entry: SegmentEntry) -> None:
        self.indexname = NAME
        self.segid = entry.segid
        self._codec = _Codec()
        self._doccount = entry.documents
        self._deleted = entry.deleted
        self.compound = False


_STANDS_FOR = {
    _Segment: ("whoosh.codec.whoosh3", "W3Segment"),
    _Codec: ("jjreader.search.codec", "ArrayCodec"),
}
PROTOCOL = 2
"""Of pickles: in this one a class is its module and name, each on a line."""
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
