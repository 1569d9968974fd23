"""What has been read, and where each article was left."""

from pathlib import Path

import pytest

from jjreader.errors import StorageError
from jjreader.reading_log import ReadingLog


def test_what_was_left_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "state" / "log.json"
    log = ReadingLog(path)
    assert (log.read, log.place("a.txt")) == (frozenset(), 0)
    log.leave("a.txt", 120)
    log.leave("é.md", 0)
    log.save()
    again = ReadingLog(path)
    assert again.read == {"a.txt", "é.md"}
    assert again.place("a.txt") == 120
    assert path.stat().st_mode & 0o077 == 0


def test_two_instances_keep_what_both_have_read(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    one, other = ReadingLog(path), ReadingLog(path)
    one.leave("a.txt", 1)
    other.leave("b.txt", 2)
    one.save()
    other.save()
    assert ReadingLog(path).read == {"a.txt", "b.txt"}


@pytest.mark.parametrize("junk", ["", "[]", "{", '{"a": "b", "c": -1}', "[" * 100_000, "\0"])
def test_a_damaged_log_is_an_empty_one(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(junk)
    assert ReadingLog(path).read == frozenset()


def test_a_log_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    log = ReadingLog(tmp_path / "file" / "log.json")
    log.leave("a.txt", 1)
    with pytest.raises(StorageError, match="cannot be used"):
        log.save()
