"""The table of contents that Whoosh writes at each commit, read without Whoosh.

It holds pickles, and whoever writes a pickle says what runs when it is read. So it is read by hand,
by an unpickler that knows segments and nothing else; and Whoosh, which takes as long to import as
a hundred searches, need not be there to search.
"""

import io
import pickle
import re
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from jjreader.search.sections import BrokenFileError

NAME = "MAIN"
SUFFIX = ".seg1"
VERSION = -111
"""The version of Whoosh's table of contents."""
_PATTERN = re.compile(rf"_{NAME}_(\d+)\.toc")
_INT = struct.Struct("!i")


@dataclass(slots=True)
class SegmentEntry:
    """What a table of contents says of a segment."""

    segid: str
    documents: int
    deleted: set[int] = field(default_factory=set)

    @property
    def live(self) -> int:
        """Documents that are not deleted."""
        return self.documents - len(self.deleted)

    def path(self, folder: Path) -> Path:
        """The one file of the segment."""
        return folder / f"{NAME}_{self.segid}{SUFFIX}"


def latest_generation(folder: Path) -> int:
    """The number of the last commit; -1 before the first. A look at the folder, no more."""
    found = [_PATTERN.fullmatch(path.name) for path in folder.iterdir()]
    return max((int(match[1]) for match in found if match), default=-1)


def read_contents(folder: Path, generation: int) -> list[SegmentEntry]:
    """The segments of a commit."""
    stream = io.BytesIO((folder / f"_{NAME}_{generation}.toc").read_bytes())
    for _ in range(3):
        _read_varint(stream)  # the sizes of numbers in C
    if (_read_int(stream), _read_int(stream)) != (-12345, VERSION):
        raise BrokenFileError("not a table of contents of this version of Whoosh")
    for _ in range(3):
        _read_varint(stream)  # the version of Whoosh
    stream.seek(_read_varint(stream), io.SEEK_CUR)  # the schema, which we know
    if _read_int(stream) != generation:
        raise BrokenFileError("the table of contents is of another commit")
    _read_int(stream)
    segments = _SegmentUnpickler(stream).load()
    return [_entry_of(segment) for segment in segments]


class _Segment:
    """Stands for Whoosh's segment."""


class _Codec:
    """Stands for our codec."""


_KNOWN: dict[tuple[str, str], type] = {
    ("whoosh.codec.whoosh3", "W3Segment"): _Segment,
    ("jjreader.search.codec", "ArrayCodec"): _Codec,
    ("builtins", "set"): set,
}


class _SegmentUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        known = _KNOWN.get((module, name))
        if known is None:
            raise BrokenFileError(f"the table of contents asks for {module}.{name}")
        return known


def _entry_of(segment: Any) -> SegmentEntry:
    if not isinstance(segment, _Segment):
        raise BrokenFileError("the table of contents holds more than segments")
    said = vars(segment)
    if not re.fullmatch("[0-9a-z]+", said["segid"]):
        raise BrokenFileError("the table of contents has a segment with a strange name")
    deleted = {int(number) for number in said["_deleted"] or ()}
    return SegmentEntry(said["segid"], int(said["_doccount"]), deleted)


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
