"""A store of its own for each test, and bookmarks to put into it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from jjreader.bookmarks.store import BookmarkStore
from jjreader.model import Bookmark, Confidence, Place, Span


def _bookmark(
    start: int = 10, text: str = "“A very personal journey.”", **fields: object
) -> Bookmark:
    return Bookmark(
        place=Place("film.txt", Span(start, start + len(text))),
        text=text,
        prefix="she said: ",
        suffix=" Then she left.",
        title="Personal Story",
        byline="By Jane Doe",
        source="Collider",
        published=date(2016, 8, 30),
        url="https://example.org/story",
        speaker="Melissa Rosenberg",
        rule="said-before",
        confidence=Confidence.SURE,
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def make() -> Callable[..., Bookmark]:
    return _bookmark


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "share" / "jjreader" / "bookmarks.db"


@pytest.fixture
def store(path: Path) -> Iterator[BookmarkStore]:
    with closing(BookmarkStore(path)) as opened:
        yield opened
