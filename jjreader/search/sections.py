"""A file of named sections, read through a memory map: nothing is loaded before it is asked for."""

import json
import mmap
import os
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO

MAGIC = b"jjreader"
FORMAT = 5
"""The version of the index; raise it with every change of what the files hold."""
# magic, format, 1 (tells the byte order), length of the file, start and checksum of the directory
_HEADER = struct.Struct("=8sIIQQI")


class BrokenFileError(Exception):
    """A file of the index is not what it was when it was written."""


class SectionWriter:
    """Writes sections one after the other, and at the end where each of them is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}
        self._end = file.write(bytes(_HEADER.size))
        self._start = self._end

    def write(self, data: bytes) -> int:
        """Write a piece of the section that is under way; where it begins in the section."""
        place = self._end - self._start
        self._end += self._file.write(data)
        return place

    def end_section(self, name: str) -> None:
        self._places[name] = (self._start, self._end)
        self._start = self._end

    def add(self, name: str, data: bytes) -> None:
        self.write(data)
        self.end_section(name)

    def finish(self, facts: dict[str, Any]) -> None:
        directory = json.dumps({"places": self._places, "facts": facts}).encode()
        place = self._end
        self._end += self._file.write(directory)
        self._file.seek(0)
        check = zlib.crc32(directory)
        self._file.write(_HEADER.pack(MAGIC, FORMAT, 1, self._end, place, check))


class SectionFile:
    """The sections of a finished file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes = _map(path)
        directory = json.loads(self._read_directory())
        self._places: dict[str, list[int]] = directory["places"]
        self.facts: dict[str, Any] = directory["facts"]

    def _read_directory(self) -> bytes:
        if len(self._bytes) < _HEADER.size:
            raise BrokenFileError(f"{self._path.name} is cut short")
        header = _HEADER.unpack(self._bytes[: _HEADER.size])
        magic, version, one, length, start, check = header
        if (magic, version, one, length) != (MAGIC, FORMAT, 1, len(self._bytes)):
            raise BrokenFileError(f"{self._path.name} is cut short or of another version")
        directory = bytes(self._bytes[start:])
        if zlib.crc32(directory) != check:
            raise BrokenFileError(f"{self._path.name} is damaged")
        return directory

    def release(self) -> None:
        """Give back the memory of what was read; it is read again when it is asked for."""
        if isinstance(self._bytes.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._bytes.obj.madvise(mmap.MADV_DONTNEED)

    def section(self, name: str) -> memoryview:
        """The bytes of a section; none where there is no such section."""
        start, end = self._places.get(name, (0, 0))
        return self._bytes[start:end]

    def numbers(self, name: str) -> memoryview:
        """A section of 32-bit numbers."""
        return self.section(name).cast("I")


def _map(path: Path) -> memoryview:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        if os.fstat(descriptor).st_size == 0:
            return memoryview(b"")
        return memoryview(mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ))
    finally:
        os.close(descriptor)
