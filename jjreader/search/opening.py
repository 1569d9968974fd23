"""The last commit -> a snapshot; segments that were open before are not opened again."""

from jjreader.search.snapshot import Part, Snapshot
from jjreader.search.storage import Storage


def open_snapshot(storage: Storage, boosts: dict[str, float], before: Snapshot | None) -> Snapshot:
    """Open the index as it was last committed."""
    generation, segments = storage.segments()
    known = {part.name: part.segment for part in before.parts} if before else {}
    parts = [
        Part(
            name=segment.segment_id(),
            segment=known.get(segment.segment_id()) or storage.open(segment),
            deleted=frozenset(segment.deleted_docs()),
        )
        for segment in segments
    ]
    return Snapshot(generation, parts, boosts)
