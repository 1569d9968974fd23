"""What goes in comes out: numbers, folders, notes, undo."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark, Place, Span

Make = Callable[..., Bookmark]


def test_an_added_bookmark_has_a_number_and_a_time_and_is_listed(
    store: BookmarkStore, make: Make
) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    added = store.add("/films", make(note="for the essay", tags=("art", "two words")))
    assert added.number == 1
    assert added.created is not None
    assert before <= added.created <= datetime.now(UTC)
    assert added == replace(
        make(note="for the essay", tags=("art", "two words")),
        number=1,
        created=added.created,
        changed=added.changed,
    )
    assert store.all("/films") == (added,)


def test_bookmarks_outlive_the_program(path: Path, make: Make) -> None:
    with closing(BookmarkStore(path)) as first:
        added = first.add("/films", make())
    with closing(BookmarkStore(path)) as second:
        assert second.all("/films") == (added,)


def test_folders_are_kept_apart_and_numbers_are_common(store: BookmarkStore, make: Make) -> None:
    ours, bundled = store.add("/films", make()), store.add("bundled", make())
    assert store.all("/films") == (ours,)
    assert store.all("bundled") == (bundled,)
    assert ours.number != bundled.number


def test_the_bookmarks_of_one_article_are_listed_alone(store: BookmarkStore, make: Make) -> None:
    other = replace(make(), place=Place("other.txt", Span(0, 1)))
    kept = store.add("/films", make(1)), store.add("/films", other), store.add("/films", make(2))
    assert store.all("/films", "film.txt") == (kept[0], kept[2])
    assert store.all("/films", "other.txt") == (kept[1],)
    assert store.all("/films", "none.txt") == ()
    assert store.all("bundled", "film.txt") == ()


def test_adding_the_same_passage_again_gives_the_one_that_is_there(
    store: BookmarkStore, make: Make
) -> None:
    added = store.add("/films", make(note="mine"))
    assert store.add("/films", make(note="another")) == added
    assert store.all("/films") == (added,)


def test_another_text_at_the_same_place_is_another_bookmark(
    store: BookmarkStore, make: Make
) -> None:
    old = store.add("/films", make(text="“We never will.”"))
    new = store.add("/films", make(text="“We ever shall.”"))
    assert old.place == new.place
    assert new.text == "“We ever shall.”"
    assert store.all("/films") == (old, new)


def test_toggling_adds_and_takes_back(store: BookmarkStore, make: Make) -> None:
    added, was_added = store.toggle("/films", make())
    removed, was_added_again = store.toggle("/films", make())
    assert (was_added, was_added_again) == (True, False)
    assert removed == added
    assert store.all("/films") == ()


def test_the_number_of_a_removed_bookmark_is_not_given_again(path: Path, make: Make) -> None:
    with closing(BookmarkStore(path)) as store:
        store.remove("/films", store.add("/films", make()).number)
    with closing(BookmarkStore(path)) as store:
        assert store.add("/films", make()).number == 2


def test_removing_what_is_gone_says_so(store: BookmarkStore, make: Make) -> None:
    number = store.add("/films", make()).number
    store.remove("/films", number)
    with pytest.raises(StorageError, match="bookmark #1 is not there any more"):
        store.remove("/films", number)
    with pytest.raises(StorageError, match="bookmark #1 is not there any more"):
        store.edit("/films", number, note="too late")


def test_note_and_tags_are_edited_each_alone(store: BookmarkStore, make: Make) -> None:
    number = store.add("/films", make(note="old", tags=("old",))).number
    assert store.edit("/films", number, note="new").tags == ("old",)
    assert store.edit("/films", number, tags=["  a \n b ", "c,d", "c,d", " "]).note == "new"
    assert store.all("/films")[0].tags == ("a b", "c d")
    assert store.edit("/films", number, note="", tags=()).note == ""


def test_names_and_texts_of_any_kind_come_back_as_they_were(
    store: BookmarkStore, make: Make
) -> None:
    odd = "nul \0, quote ' \" ; DROP TABLE bookmark; 日本語 \U0001f600"
    place = Place("no utf-8 \udcff\udcfe.txt", Span(0, len(odd)))
    added = store.add("/odd \udcff", replace(make(text=odd), place=place, title=odd, note=odd))
    assert (added.text, added.title, added.note, added.place) == (odd, odd, odd, place)
    assert store.all("/odd \udcff") == (added,)


def test_nothing_is_made_on_the_disk_before_the_first_bookmark(
    tmp_path: Path, store: BookmarkStore, make: Make
) -> None:
    assert store.all("/films") == ()
    assert list(tmp_path.iterdir()) == []


def test_one_illegible_row_is_reported_and_hides_no_other(
    store: BookmarkStore, path: Path, make: Make
) -> None:
    store.add("/films", make(1))
    good = store.add("/films", make(2))
    with closing(sqlite3.connect(path)) as vandal, vandal:
        vandal.execute("UPDATE bookmark SET span_start = 'x', created = X'ff' WHERE number = 1")
    assert store.all("/films") == (good,)
    assert store.notice is not None
    assert "bookmark #1 cannot be read" in store.notice


def test_a_rotten_letter_does_not_hide_a_bookmark(
    store: BookmarkStore, path: Path, make: Make
) -> None:
    store.add("/films", make())
    with closing(sqlite3.connect(path)) as vandal, vandal:
        vandal.execute("UPDATE bookmark SET title = CAST(X'41ff42' AS TEXT)")
    assert store.all("/films")[0].title == "A\N{REPLACEMENT CHARACTER}B"


def test_a_worker_writes_while_another_thread_reads(store: BookmarkStore, make: Make) -> None:
    def write(offset: int) -> None:
        for start in range(offset, offset + 25):
            store.add("/films", make(start))

    writers = [threading.Thread(target=write, args=(offset,)) for offset in (0, 100)]
    for writer in writers:
        writer.start()
    seen = [len(store.all("/films")) for _ in range(50)]
    for writer in writers:
        writer.join()
    assert seen == sorted(seen)
    assert [one.number for one in store.all("/films")] == list(range(1, 51))


def test_a_closed_store_opens_again(store: BookmarkStore, make: Make) -> None:
    added = store.add("/films", make())
    store.close()
    store.close()
    assert store.all("/films") == (added,)
