"""What differs between a folder and what is known of it."""

import struct
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from hashlib import blake2b
from itertools import compress, count
from operator import ne
from typing import NamedTuple

from jjreader.corpus.scanning import Scan, ScannedFile

TIME = 8
"""Bytes of a time in a fingerprint, and of a size."""
NO_TIME = array("q", [-1]).tobytes()
STRIP = 128 * TIME
"""Bytes of two fingerprints that are compared at once."""


class ChangeCounts(NamedTuple):
    """What has been taken in."""

    added: int = 0
    changed: int = 0
    removed: int = 0


class Changes(NamedTuple):
    """The files of a folder that have to be looked at, and those that have gone."""

    added: tuple[ScannedFile, ...] = ()
    rewritten: tuple[ScannedFile, ...] = ()
    """Those with another time or size; their bytes tell whether they are others."""
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.rewritten or self.removed)


def fingerprint(files: Scan) -> bytes:
    """A folder as a scan finds it: while it is the same, nothing has changed.

    It holds all times, then all sizes, then a hash of the names.
    """
    problems = [f"{place} {problem}" for place, problem in files.problems.items()]
    names = "\0".join([*files.ids, *problems])
    numbers = struct.pack(f"={2 * len(files)}q", *files.times, *files.sizes)
    return numbers + blake2b(names.encode()).digest()


def settled_fingerprint(files: Scan, now: bytes, places: Iterable[int], settled: int) -> bytes:
    """A fingerprint without the times after SETTLED: a file as young as this may change again
    without showing it, and is to differ from itself at the next look.

    PLACES are those of the files that differ from the last one; the young ones are among them,
    for there they had no time.
    """
    young = [place for place in places if files.times[place] > settled]
    if not young:
        return now
    known = bytearray(now)
    for place in young:
        known[TIME * place : TIME * (place + 1)] = NO_TIME
    return bytes(known)


def differing_places(files: Scan, now: bytes, before: bytes) -> set[int] | None:
    """The places of the files that differ between two fingerprints of a folder; None where the
    files are others."""
    end = 2 * TIME * len(files)  # of the numbers; the hash of the names follows
    if len(now) != len(before) or now[end:] != before[end:]:
        return None
    differing: set[int] = set()
    for start in range(0, end, STRIP):
        strips = [each[start : min(start + STRIP, end)] for each in (now, before)]
        if strips[0] != strips[1]:  # of nearly all files nothing has to be unpacked
            numbers = (array("q", strip) for strip in strips)
            differing.update(compress(count(start // TIME), map(ne, *numbers)))
    return {place % len(files) for place in differing}


def find_changes(files: Scan, known: Set[tuple[str, int, int]]) -> Changes:
    """Compare the files of a folder with the ids, times and sizes that are known."""
    if not known:
        return Changes(added=tuple(sorted({file.id: file for file in files}.values())))
    found = {file.id: file for file in files}
    now = {(file.id, file.mtime_ns, file.size) for file in found.values()}
    before = {article_id for article_id, _, _ in known - now}
    changed = sorted(found[article_id] for article_id, _, _ in now - known)
    return Changes(
        added=tuple(file for file in changed if file.id not in before),
        rewritten=tuple(file for file in changed if file.id in before),
        removed=tuple(sorted(before - found.keys())),
    )


def find_moves(removed: Mapping[str, str], here: Mapping[str, str]) -> dict[str, str]:
    """Old id -> new id of the files that have gone and stand elsewhere, by their hashes.

    Of several copies the one that kept its name is meant.
    """
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for name, content in here.items():
        copies[content].append(name)
    return {
        name: min(found, key=lambda other: (_name(other) != _name(name), other))
        for name, content in removed.items()
        if (found := copies.get(content))
    }


def _name(article_id: str) -> str:
    return article_id.rsplit("/", 1)[-1]
