"""What differs between a folder and what is known of it."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from jjreader.corpus.files import ScannedFile

SEEN = "folder as it was"
"""The stamp with the fingerprint of the folder when all that is in it had been taken in."""


class ChangeCounts(NamedTuple):
    """What has been taken in."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of a folder that have to be looked at, and those that have gone."""

    added: tuple[ScannedFile, ...] = ()
    rewritten: tuple[ScannedFile, ...] = ()
    """Those with another time or size; their bytes tell whether they are others."""
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.rewritten or self.removed)


def fingerprint(files: Sequence[ScannedFile]) -> str:
    """A short word for a folder as it is: while it is the same, nothing has changed."""
    names = "\0".join(f"{file.id}\0{file.problem or ''}" for file in files)
    times = array("q", [file.mtime_ns for file in files])
    sizes = array("q", [file.size for file in files])
    return sha256(names.encode() + times.tobytes() + sizes.tobytes()).hexdigest()


def find_changes(files: Iterable[ScannedFile], known: Mapping[str, tuple[int, int]]) -> Changes:
    """Compare the files of a folder with the times and sizes that are known."""
    found = {file.id: file for file in files}
    changed = sorted(
        file for file in found.values() if known.get(file.id) != (file.mtime_ns, file.size)
    )
    return Changes(
        added=tuple(file for file in changed if file.id not in known),
        rewritten=tuple(file for file in changed if file.id in known),
        removed=tuple(article_id for article_id in known if article_id not in found),
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
