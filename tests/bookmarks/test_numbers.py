"""No number is given twice, whatever becomes of the file of bookmarks."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jjreader.bookmarks.numbers import BLOCK, Numbers
from jjreader.bookmarks.store import BookmarkStore
from jjreader.model import Bookmark

Make = Callable[..., Bookmark]


def fill(path: Path, make: Make, starts: range) -> list[int]:
    with closing(BookmarkStore(path)) as store:
        return [store.add("/films", make(start)).number for start in starts]


@pytest.mark.parametrize("many", [1, 3, BLOCK + 7])
def test_after_a_damage_numbers_go_on_beyond_those_that_were_given(
    path: Path, make: Make, many: int
) -> None:
    given = fill(path, make, range(many))
    path.write_bytes(b"this is no database\n" * 400)
    [new] = fill(path, make, range(1))
    assert given == list(range(1, many + 1))
    assert many < new <= many + BLOCK


def test_an_older_copy_of_the_file_does_not_bring_its_numbers_back(path: Path, make: Make) -> None:
    fill(path, make, range(3))
    with closing(sqlite3.connect(path)) as copy, copy:
        copy.execute("DELETE FROM sqlite_sequence")  # as in every backup copy
    assert fill(path, make, range(9, 10)) == [BLOCK + 1]


@pytest.mark.parametrize("damage", [b"", b"many", b"-7", b"\xff\xfe"])
def test_a_damaged_reservation_is_made_good_by_the_file(
    path: Path, make: Make, damage: bytes
) -> None:
    fill(path, make, range(3))
    path.with_suffix(".numbers").write_bytes(damage)
    assert fill(path, make, range(9, 10)) == [4]
    assert Numbers(path).reserved() >= 4


def test_a_number_that_cannot_be_reserved_is_not_given(path: Path, make: Make) -> None:
    """A folder in place of the reservation hinders root, too."""
    path.with_suffix(".numbers").mkdir(parents=True)
    with closing(BookmarkStore(path)) as store:
        with pytest.raises(Exception, match="cannot be"):
            store.add("/films", make())
        assert store.all("/films") == ()
        path.with_suffix(".numbers").rmdir()
        assert store.add("/films", make()).number == 1
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []
