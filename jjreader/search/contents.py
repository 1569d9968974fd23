"""The table of contents that Whoosh reads at each commit, read and written without Whoosh.

It holds pickles, and whoever writes a pickle says what runs when it is read. So it is read by hand,
by an unpickler that knows segments and nothing else; and Whoosh, which takes as long to import as
a hundred searches or the change of ten articles, need not be there for either.
"""

import io
import os
import pickle
import re
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

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
    _, stream = _opened(folder, generation)
    if _read_int(stream) != generation:
        raise BrokenFileError("the table of contents is of another commit")
    _read_int(stream)
    segments = _SegmentUnpickler(stream).load()
    return [_entry_of(segment) for segment in segments]


def write_contents(
    folder: Path, generation: int, entries: Iterable[SegmentEntry], before: int
) -> None:
    """Make these segments the index, whole or not at all.

    What does not change, such as the schema, is copied from the table of contents of a commit
    BEFORE; the first one is Whoosh's own.
    """
    head, _ = _opened(folder, before)
    pickled = pickle.dumps([_Segment(entry) for entry in entries], PROTOCOL)
    for (module, name), stand_in in _KNOWN.items():
        ours, theirs = f"{stand_in.__module__}\n{stand_in.__name__}\n", f"{module}\n{name}\n"
        pickled = pickled.replace(ours.encode(), theirs.encode())
    file = folder / f"_{NAME}_{generation}.toc"
    draft = file.with_name(f"{file.name}.draft")
    draft.write_bytes(head + _INT.pack(generation) + _INT.pack(0) + pickled)
    draft.replace(file)


def _opened(folder: Path, generation: int) -> tuple[bytes, BinaryIO]:
    """What comes before the number of the commit, and the stream from there on."""
    data = (folder / f"_{NAME}_{generation}.toc").read_bytes()
    stream = io.BytesIO(data)
    for _ in range(3):
        _read_varint(stream)  # the sizes of numbers in C
    if (_read_int(stream), _read_int(stream)) != (-12345, VERSION):
        raise BrokenFileError("not a table of contents of this version of Whoosh")
    for _ in range(3):
        _read_varint(stream)  # the version of Whoosh
    stream.seek(_read_varint(stream), io.SEEK_CUR)  # the schema, which we know
    return data[: stream.tell()], stream


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


_KNOWN: dict[tuple[str, str], type] = {
    ("whoosh.codec.whoosh3", "W3Segment"): _Segment,
    ("jjreader.search.codec", "ArrayCodec"): _Codec,
}
PROTOCOL = 2
"""Of pickles: in this one a class is its module and name, each on a line."""


class _SegmentUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        is_set = name == "set" and module in ("builtins", "__builtin__")
        known = set if is_set else _KNOWN.get((module, name))
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
