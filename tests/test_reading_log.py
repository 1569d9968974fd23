"""What has been read, and where each article was left."""

from dataclasses import replace
from pathlib import Path

import pytest

from jjreader.errors import StorageError
from jjreader.model import Article, Reading, ReadingState
from jjreader.reading_log import ReadingLog

A, B, E = (Article(name, Path(name), "", "") for name in ("a.txt", "b.txt", "é.md"))


def test_what_was_left_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "state" / "log.json"
    log = ReadingLog(path)
    assert (dict(log.readings), log.reading("a.txt")) == ({}, Reading())
    log.leave(A, 120, 40)
    log.leave(E, 0, 100)
    log.save()
    again = ReadingLog(path)
    assert {name: read.state for name, read in again.readings.items()} == {
        "a.txt": ReadingState.READING,
        "é.md": ReadingState.READ,
    }
    assert (again.reading("a.txt").offset, again.reading("a.txt").percent) == (120, 40)
    assert path.stat().st_mode & 0o077 == 0


PARAGRAPHS = [f"This is what paragraph {n} says about the {n * 37} boats." for n in range(40)]
LEFT = "\n\n".join(PARAGRAPHS)


OTHER = "Another article " * 99


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        (LEFT, "This is what paragraph 20"),
        ("A new beginning.\n\n" + LEFT, "This is what paragraph 20"),
        (LEFT.replace("paragraph 20 says", "paragraph 20 said"), "This is what paragraph 20"),
        (LEFT[600:], "This is what paragraph 20"),
        (OTHER, OTHER[LEFT.index(PARAGRAPHS[20]) :]),
    ],
    ids=["as it was", "more before", "the words", "less before", "other words"],
)
def test_an_article_that_was_edited_opens_at_the_same_words(
    tmp_path: Path, edited: str, expected: str
) -> None:
    path = tmp_path / "log.json"
    log = ReadingLog(path)
    log.leave(replace(A, text=LEFT), LEFT.index(PARAGRAPHS[20]), 50)
    log.save()
    place = ReadingLog(path).place_in(replace(A, text=edited))
    assert edited[place:].startswith(expected)


def test_two_instances_keep_what_both_have_read(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    one, other = ReadingLog(path), ReadingLog(path)
    one.leave(A, 1, 5)
    other.leave(B, 2, 5)
    one.save()
    other.save()
    assert set(ReadingLog(path).readings) == {"a.txt", "b.txt"}


def test_what_is_marked_as_unread_stays_so_until_it_is_opened_again(tmp_path: Path) -> None:
    log = ReadingLog(tmp_path / "log.json")
    log.leave(A, 0, 100)
    log.mark("a.txt", is_read=False)
    log.leave(A, 9, 100)
    assert log.reading("a.txt").state is ReadingState.UNREAD
    log.open("a.txt")
    log.leave(A, 9, 50)
    assert log.reading("a.txt").state is ReadingState.READING
    log.mark("a.txt", is_read=True)
    log.leave(A, 0, 10)
    assert log.reading("a.txt").state is ReadingState.READ


def test_a_log_that_knew_only_places_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text('{"a.txt": 7}')
    assert ReadingLog(path).reading("a.txt") == Reading(7, is_read=True)


@pytest.mark.parametrize(
    "junk",
    ["", "[]", "{", '{"a": "b", "c": -1}', "[" * 100_000, "\0", '{"a": [1]}'],
    ids=["nothing", "list", "half", "words", "brackets", "zero", "short"],
)
def test_a_damaged_log_is_an_empty_one(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "log.json"
    path.write_text(junk)
    assert dict(ReadingLog(path).readings) == {}


def test_a_log_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    log = ReadingLog(tmp_path / "file" / "log.json")
    log.leave(A, 1, 5)
    with pytest.raises(StorageError, match="cannot be used"):
        log.save()
