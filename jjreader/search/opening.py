"""The last commit -> a snapshot; segments that were open before are not opened again."""

from jjreader.search.segment import Segment
from jjreader.search.snapshot import Part, Snapshot
from jjreader.search.storage import Storage


def open_snapshot(storage: Storage, boosts: dict[str, float], before: Snapshot | None) -> Snapshot:
    """Open the index as it was last committed."""
    generation, entries = storage.contents()
    known = {part.name: part.segment for part in before.parts} if before else {}
    parts = [
        Part(
            name=entry.segid,
            segment=known.get(entry.segid) or Segment(entry.path(storage.folder)),
            deleted=frozenset(entry.deleted),
        )
        for entry in entries
    ]
    return Snapshot(generation, parts, boosts)
