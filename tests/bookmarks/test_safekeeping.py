"""Backup copies, merging with another file, and looking after the store."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jjreader.bookmarks.copies import KEPT, Noted, back_up, copies, read_notebook
from jjreader.bookmarks.correction_store import CorrectionStore
from jjreader.bookmarks.merging import Merged
from jjreader.bookmarks.safekeeping import Safekeeping
from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError, UsageError
from jjreader.model import Bookmark, Corrections, Decision, Place, Span, SpeakerCorrection

Make = Callable[..., Bookmark]
TODAY = date(2026, 3, 9)


def as_stored(bookmarks: tuple[Bookmark, ...]) -> tuple[Bookmark, ...]:
    """No article has been edited."""
    return bookmarks


def keeping(store: BookmarkStore) -> Safekeeping:
    return Safekeeping(store, "/films", as_stored)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return tmp_path / "other" / "bookmarks.db"


def test_the_copy_of_a_day_is_made_once_private_and_while_others_write(
    store: BookmarkStore, path: Path, make: Make
) -> None:
    kept = store.add("/films", make(1, note="a note")), store.add("/films", make(2))
    made = back_up(path, TODAY)
    assert made is not None
    store.add("/films", make(3))
    assert back_up(path, TODAY) is None
    assert read_notebook(made) == {"/films": Noted(kept)}
    assert [copy.day for copy in copies(path)] == [TODAY]
    modes = [stat.S_IMODE(file.stat().st_mode) for file in (made, made.parent)]
    assert modes == [0o600, 0o700]
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_a_week_of_copies_is_kept_and_an_empty_file_pushes_none_out(
    store: BookmarkStore, path: Path, make: Make
) -> None:
    assert back_up(path, TODAY) is None
    store.add("/films", make())
    for day in range(KEPT + 3):
        assert back_up(path, TODAY + timedelta(days=day))
    store.remove("/films", 1)
    assert back_up(path, TODAY + timedelta(days=40)) is None
    days = [copy.day for copy in copies(path)]
    assert days == [TODAY + timedelta(days=day) for day in range(KEPT + 2, 2, -1)]


def test_where_no_copy_can_be_made_the_reason_is_told_and_nothing_is_left(
    store: BookmarkStore, path: Path, make: Make
) -> None:
    store.add("/films", make())
    (path.parent / "backups").write_text("in the way")
    with pytest.raises(StorageError, match="no backup copy was made"):
        back_up(path, TODAY)
    assert store.all("/films")


def test_after_a_damage_the_last_copy_brings_everything_back_under_its_numbers(
    path: Path, make: Make
) -> None:
    with closing(BookmarkStore(path)) as store:
        before = [store.add(folder, make(at)) for at, folder in enumerate(("/films", "/b"))]
        back_up(path, TODAY)
        store.add("/films", make(7, note="of today: not in the copy"))
    path.write_bytes(b"this is no database\n" * 400)
    with closing(BookmarkStore(path)) as store:
        new = store.add("/films", make(8))
        assert "`jjreader bookmarks --restore` brings back" in str(store.notice)
        copy, merged = keeping(store).restore()
        assert (copy.day, merged) == (TODAY, Merged(added=2))
        assert store.all("/films") == (before[0], new)
        assert store.all("/b") == (before[1],)
        assert keeping(store).restore()[1] == Merged(known=2)
        assert store.undo("/films") == f"restoring of {TODAY}"
        assert store.all("/films") == (new,)
        assert new.number > 3
        assert store.add("/films", make(9)).number == new.number + 1


def test_without_a_copy_nothing_can_be_restored(store: BookmarkStore, make: Make) -> None:
    store.add("/films", make())
    with pytest.raises(StorageError, match="there is no backup copy"):
        keeping(store).restore()


def test_corrections_come_back_from_a_copy_even_where_nothing_is_bookmarked(
    path: Path, make: Make
) -> None:
    said = SpeakerCorrection(make(1), "Ann Reed")
    with closing(BookmarkStore(path)) as store:
        CorrectionStore(store.database, "/films").keep(said)
        CorrectionStore(store.database, "/b").decide("A. Reed", "Ann Reed", is_same=True)
        assert back_up(path, TODAY)
    path.unlink()
    with closing(BookmarkStore(path)) as store:
        assert keeping(store).restore()[1] == Merged(corrections=2)
        [back] = CorrectionStore(store.database, "/films").all().speakers
        assert (back.quotation.place, back.speaker) == (said.quotation.place, "Ann Reed")
        others = CorrectionStore(store.database, "/b")
        assert others.all() == Corrections(decisions=(Decision("A. Reed", "Ann Reed", True),))
        assert keeping(store).restore()[1] == Merged()
        assert store.undo("/b") == f"restoring of {TODAY}"
        assert others.all() == Corrections()


def test_of_two_corrections_the_later_one_wins(
    store: BookmarkStore, other: Path, make: Make
) -> None:
    def speakers() -> list[str | None]:
        return [each.speaker for each in ours.all().speakers]

    ours = CorrectionStore(store.database, "/films")
    ours.keep(SpeakerCorrection(make(1), "first"))
    with closing(BookmarkStore(other)) as elsewhere:
        theirs = CorrectionStore(elsewhere.database, "/films")
        theirs.keep(SpeakerCorrection(make(1), "second"))
        theirs.decide("A. Reed", "Ann Reed", is_same=False)
    assert keeping(store).merge(other) == Merged(corrections=2)
    assert speakers() == ["second"]
    ours.keep(SpeakerCorrection(make(1), "third"))
    ours.decide("Ann Reed", "A. Reed", is_same=True)
    assert keeping(store).merge(other) == Merged()
    assert speakers() == ["third"]
    assert [each.is_same for each in ours.all().decisions] == [True]


def test_a_merge_doubles_nothing_takes_what_is_newer_and_can_be_undone(
    store: BookmarkStore, other: Path, make: Make
) -> None:
    both, ours = store.add("/films", make(1, note="old")), store.add("/films", make(2))
    newer = store.add("/films", make(3, note="mine"))
    store.edit("/films", both.number, note="older than theirs")
    with closing(BookmarkStore(other)) as elsewhere:
        for start in (9, 3, 1):
            elsewhere.add("/films", make(start, tags=(f"t{start}",)))
        elsewhere.edit("/films", 3, note="theirs")
        with closing(sqlite3.connect(other)) as file, file:
            long_ago = datetime(2020, 1, 1, tzinfo=UTC).isoformat()
            file.execute("UPDATE bookmark SET changed = ? WHERE number = 2", (long_ago,))
    content = other.read_bytes()
    before = store.all("/films")
    assert keeping(store).merge(other) == Merged(added=1, changed=1, known=1)
    after = {one.number: one for one in store.all("/films")}
    assert (after[both.number].note, after[both.number].tags) == ("theirs", ("t1",))
    assert (after[ours.number], after[newer.number]) == (ours, newer)
    assert (after[4].place.span.start, after[4].tags) == (9, ("t9",))
    assert keeping(store).merge(other) == Merged(known=3)
    assert store.undo("/films") == "merge with bookmarks.db"
    assert store.all("/films") == before
    assert store.redo("/films") == "merge with bookmarks.db"
    assert set(store.all("/films")) == set(after.values())
    assert other.read_bytes() == content
    assert [file.name for file in other.parent.iterdir() if "-" in file.name] == []


def test_a_passage_that_moved_since_is_not_doubled(
    store: BookmarkStore, other: Path, make: Make
) -> None:
    """Ours was made before the article was edited, theirs after."""
    store.add("/films", make(10))
    with closing(BookmarkStore(other)) as elsewhere:
        elsewhere.add("/films", make(25))

    def anchored(bookmarks: tuple[Bookmark, ...]) -> tuple[Bookmark, ...]:
        return tuple(
            replace(one, place=Place("film.txt", Span(25, 25 + len(one.text)))) for one in bookmarks
        )

    merged = Safekeeping(store, "/films", anchored).merge(other)
    assert merged == Merged(known=1)


def test_a_folder_that_is_called_otherwise_is_taken_when_it_is_the_only_one(
    store: BookmarkStore, other: Path, make: Make
) -> None:
    with closing(BookmarkStore(other)) as elsewhere:
        elsewhere.add("/home/me/films", make(1))
        assert keeping(store).merge(other) == Merged(added=1)
        elsewhere.add("/home/me/books", make(2))
        with pytest.raises(UsageError, match="only for /home/me/books, /home/me/films"):
            keeping(store).merge(other)


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 999])
def test_what_is_no_file_of_bookmarks_is_refused_and_left_as_it_is(
    store: BookmarkStore, other: Path, content: bytes
) -> None:
    other.parent.mkdir()
    other.write_bytes(content)
    if content:
        with pytest.raises(StorageError, match="is no file of bookmarks"):
            keeping(store).merge(other)
    else:
        assert keeping(store).merge(other) == Merged()
    assert other.read_bytes() == content
    with pytest.raises(StorageError, match="is no file"):
        keeping(store).merge(other.parent)


def test_an_examination_finds_what_is_wrong(store: BookmarkStore, path: Path, make: Make) -> None:
    assert keeping(store).examine().count == 0
    for start in range(3):
        store.add("/films", make(start))
    back_up(path, TODAY)
    sound = keeping(store).examine()
    assert (sound.count, sound.problems, sound.damaged) == (3, (), ())
    assert [copy.day for copy in sound.copies] == [TODAY]
    with closing(sqlite3.connect(path)) as vandal, vandal:
        vandal.execute("UPDATE bookmark SET span_end = -1 WHERE number = 2")
    problems = "\n".join(keeping(store).examine().problems)
    assert "bookmark #2 cannot be read" in problems
