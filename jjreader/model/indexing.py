"""What bringing the index up to date tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the indexing is: `done` of `total` articles in this stage."""

    stage: str
    """text or annotations."""
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What bringing the index up to date did; figures in seconds and bytes."""

    articles: int
    added: int
    changed: int
    removed: int
    skipped: int
    seconds: float
    text_seconds: float
    annotate_seconds: float
    index_bytes: int
