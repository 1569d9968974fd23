"""A file that an older jjreader wrote is brought to our version, with everything in it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jjreader.bookmarks.schema import VERSION
from jjreader.bookmarks.store import BookmarkStore
from jjreader.model import Bookmark

Make = Callable[..., Bookmark]
VERSION_1 = """
CREATE TABLE bookmark (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    folder TEXT NOT NULL, article TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    text TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, title TEXT NOT NULL,
    byline TEXT, source TEXT, published TEXT, url TEXT,
    speaker TEXT, rule TEXT, confidence TEXT,
    note TEXT NOT NULL, tags TEXT NOT NULL, created TEXT NOT NULL
);
CREATE INDEX bookmark_place ON bookmark (folder, article, span_start, span_end);
INSERT INTO bookmark VALUES (
    4, '/films', 'film.txt', 10, 36, '“A very personal journey.”', 'she said: ', ' Then she left.',
    'Personal Story', 'By Jane Doe', 'Collider', '2016-08-30', 'https://example.org/story',
    'Melissa Rosenberg', 'said-before', 'sure', 'for the essay', '["art", "two words"]',
    '2024-05-06T07:08:09+00:00'
);
INSERT INTO bookmark (
    number, folder, article, span_start, span_end, text, prefix, suffix, title, note, tags, created
) VALUES (
    9, X'2F6F6464EDB3BF', 'b.txt', 0, 3, 'Yes', '', '', '', '', '[]', '2024-05-06T07:08:10+00:00'
);
UPDATE sqlite_sequence SET seq = 12 WHERE name = 'bookmark';
PRAGMA user_version = 1;
"""


@pytest.fixture
def old(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as file:
        file.executescript(VERSION_1)
    return path


def test_a_file_of_the_first_version_keeps_every_field(old: Path, make: Make) -> None:
    made = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    expected = replace(
        make(note="for the essay", tags=("art", "two words")), number=4, created=made, changed=made
    )
    with closing(BookmarkStore(old)) as store:
        assert store.all("/films") == (expected,)
        assert store.notice is None
        (odd,) = store.all("/odd\udcff")
        assert (odd.number, odd.sha256, odd.paragraph) == (9, None, None)
        assert store.edit("/films", 4, note="edited").note == "edited"
        assert store.undo("/films") == "note of #4"
        assert store.all("/films") == (expected,)
        assert store.add("/films", make(99)).number == 13
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_where_it_cannot_be_brought_to_our_version_it_can_be_read(old: Path) -> None:
    """A folder in place of SQLite's log hinders writing."""
    old.with_name("bookmarks.db-wal").mkdir()
    with closing(BookmarkStore(old)) as store:
        assert [one.number for one in store.all("/films")] == [4]
    with closing(sqlite3.connect(f"{old.as_uri()}?immutable=1", uri=True)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
