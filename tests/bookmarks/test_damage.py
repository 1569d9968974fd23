"""A damaged file is set aside whole, the reader is told, and bookmarking goes on."""

import random
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from jjreader.bookmarks.schema import VERSION
from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark

Make = Callable[..., Bookmark]
NOISE = random.Random(4).randbytes(9000)
DAMAGES = {
    "random bytes": NOISE,
    "text": b"this is no database\n" * 400,
    "right head, random rest": b"SQLite format 3\0" + NOISE,
    "zeros": bytes(5000),
    "a word": b"jjreader",
}


def fill(path: Path, make: Make, many: int = 60) -> None:
    with closing(BookmarkStore(path)) as store:
        for start in range(many):
            store.add("/films", make(start))


def set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("bookmarks.damaged-*.db"))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("reads_first", [True, False])
def test_a_file_that_is_no_database_is_set_aside(
    path: Path, make: Make, damage: bytes, reads_first: bool
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    with closing(BookmarkStore(path)) as store:
        if reads_first:
            assert store.all("/films") == ()
        added = store.add("/films", make())
        assert store.all("/films") == (added,)
        [aside] = set_aside(path)
        assert aside.read_bytes() == damage
        assert store.notice is not None
        assert aside.name in store.notice
    with closing(BookmarkStore(path)) as again:
        assert again.all("/films") == (added,)
        assert again.notice is None


def test_damage_is_noticed_on_opening_even_where_nobody_looks(path: Path, make: Make) -> None:
    fill(path, make, many=200)
    content = bytearray(path.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 4096] = NOISE[:4096]
    path.write_bytes(content)
    with closing(BookmarkStore(path)) as store:
        assert store.all("/others") == ()
        assert store.notice is not None
        assert [aside.read_bytes() for aside in set_aside(path)] == [bytes(content)]


def test_damage_that_happens_while_the_file_is_open_is_noticed(path: Path, make: Make) -> None:
    fill(path, make)
    with closing(BookmarkStore(path)) as store:
        assert len(store.all("/films")) == 60
        path.write_bytes(NOISE)
        added = store.add("/films", make(99))
        assert store.all("/films") == (added,)
        assert [aside.read_bytes() for aside in set_aside(path)] == [NOISE]


def test_the_log_of_a_damaged_file_is_kept_with_it(path: Path, make: Make) -> None:
    fill(path, make, many=3)
    with closing(BookmarkStore(path)) as running:
        running.add("/films", make(99))
        log = path.with_name("bookmarks.db-wal").read_bytes()
        path.write_bytes(b"")
        with closing(BookmarkStore(path)) as second:
            assert second.all("/films") == ()
            [aside] = set_aside(path)
            assert aside.with_name(aside.name + "-wal").read_bytes() == log
        added = running.add("/films", make(7))  # into the new file, not into the one set aside
    with closing(BookmarkStore(path)) as store:
        assert store.all("/films") == (added,)


def test_what_was_set_aside_before_is_not_overwritten(path: Path, make: Make) -> None:
    path.parent.mkdir(parents=True)
    for damage in (b"first", b"second", b"third"):
        path.write_bytes(damage)
        with closing(BookmarkStore(path)) as store:
            store.add("/films", make())
    assert {aside.read_bytes() for aside in set_aside(path)} == {b"first", b"second", b"third"}


def test_two_instances_set_a_damaged_file_aside_once(path: Path, make: Make) -> None:
    fill(path, make)
    with closing(BookmarkStore(path)) as one, closing(BookmarkStore(path)) as other:
        assert len(one.all("/films")) == len(other.all("/films")) == 60
        path.write_bytes(NOISE)
        added = one.add("/films", make(1)), other.add("/films", make(2))
        assert one.all("/films") == other.all("/films") == added
    assert len(set_aside(path)) == 1


@pytest.mark.parametrize("attempt", range(4))
def test_many_who_find_a_damaged_file_at_once_set_it_aside_once(
    path: Path, make: Make, attempt: int
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(NOISE)
    together = threading.Barrier(8)

    def add(start: int) -> int:
        with closing(BookmarkStore(path)) as store:
            together.wait()
            return store.add("/films", make(start)).number

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(pool.map(add, range(8)))
    with closing(BookmarkStore(path)) as store:
        assert [one.number for one in store.all("/films")] == numbers == list(range(1, 9))
    assert [aside.read_bytes() for aside in set_aside(path)] == [NOISE]


def test_a_foreign_database_is_set_aside(path: Path, make: Make) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE recipe (name)")
        foreign.execute(f"PRAGMA user_version = {VERSION}")
    with closing(BookmarkStore(path)) as store:
        assert store.add("/films", make()).number == 1
        assert len(set_aside(path)) == 1


def test_a_file_of_a_newer_version_is_refused_and_left_alone(path: Path, make: Make) -> None:
    fill(path, make)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 6}")
    before = path.read_bytes()
    with closing(BookmarkStore(path)) as store:
        for attempt in (lambda: store.add("/films", make(99)), lambda: store.all("/films")):
            for _ in range(2):
                with pytest.raises(StorageError, match="written by a newer jjreader"):
                    attempt()
    assert path.read_bytes() == before
    assert set_aside(path) == []


def test_a_file_that_vanished_is_made_anew(path: Path, make: Make) -> None:
    with closing(BookmarkStore(path)) as store:
        store.add("/films", make())
        for file in path.parent.iterdir():
            file.unlink()
        path.parent.rmdir()
        assert store.all("/films") == ()
        assert store.add("/films", make()).number == 1
        assert path.is_file()
