"""What bringing the index up to date tells."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What indexing is at: the text comes first, so that it can soon be searched."""

    TEXT = "text"
    ANNOTATIONS = "annotations"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the indexing is: `done` of `total` articles in this stage."""

    stage: Stage
    done: int
    total: int


OnProgress = Callable[[Progress], None]


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
