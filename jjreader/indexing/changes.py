"""What differs between a folder and what is known of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jjreader.catalogue import FileState
from jjreader.corpus.files import ScannedFile, scan


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of a folder that have to be looked at, and those that have gone."""

    written: tuple[ScannedFile, ...]
    """New ones, and those with another time or size; their bytes tell whether they are others."""
    removed: tuple[str, ...]


def find_changes(folder: Path, known: Mapping[str, FileState]) -> Changes:
    """Compare the folder with what is known of its files, without opening any."""
    found = {file.id: file for file in scan(folder)}
    written = [
        file
        for file in found.values()
        if (state := known.get(file.id)) is None
        or (state.mtime_ns, state.size) != (file.mtime_ns, file.size)
    ]
    return Changes(
        written=tuple(sorted(written, key=lambda file: file.id)),
        removed=tuple(article_id for article_id in known if article_id not in found),
    )


def find_moves(removed: Iterable[str], files: Mapping[str, FileState]) -> dict[str, str]:
    """Old id -> new id of the files that have gone, and whose bytes are in the folder elsewhere.

    Of several copies the one that kept its name is meant. An empty file is like any other.
    """
    gone = set(removed)
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for name, state in files.items():
        if name not in gone and state.size and state.sha256:
            copies[state.sha256].append(name)
    return {
        name: min(found, key=lambda other: (_name(other) != _name(name), other))
        for name in gone
        if (found := copies.get(files[name].sha256))
    }


def _name(article_id: str) -> str:
    return article_id.rsplit("/", 1)[-1]
