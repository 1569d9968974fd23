"""Bookmarks are filtered, sorted and grouped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from jjreader.bookmarks.difference import changes
from jjreader.bookmarks.selection import (
    NO_TAG,
    ORPHANS,
    UNKNOWN_SPEAKER,
    Arrangement,
    BookmarkSort,
    Grouping,
    arrange,
    select,
    tags_of,
)
from jjreader.model import Bookmark, BookmarkState, Place, Span


def bookmark(number: int, text: str, day: str, **fields: object) -> Bookmark:
    made = datetime.fromisoformat(day).replace(tzinfo=UTC)
    place = Place(f"{fields.pop('article', 'a')}.txt", Span(number, number + len(text)))
    return Bookmark(place, text, created=made, changed=made, number=number, **fields)  # type: ignore[arg-type]


LAMP = bookmark(
    1,
    "“The lamp is out.”",
    "2024-03-01",
    title="Zoé’s lamp",
    speaker="Ann Lee",
    tags=("light", "sea"),
    note="compare with\nthe other one",
)
FERRY = bookmark(
    2,
    "“No ferry today.”",
    "2024-05-20",
    title="A ferry",
    article="b",
    source="The Post",
    tags=("sea",),
    state=BookmarkState.MOVED,
    now="“No boat today.”",
)
LOST = bookmark(
    3,
    "“We will see.”",
    "2025-01-02",
    title="A ferry",
    article="b",
    speaker="Bo Dahl",
    state=BookmarkState.ORPHANED,
)
ALL = (LAMP, FERRY, LOST)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [1, 2, 3]),
        ("LAMP", [1]),
        ("zoe's", [1]),
        ("compare other", [1]),
        ('"with the other"', [1]),
        ('"other with"', []),
        ("sea -lamp", [2]),
        ("tag:sea", [1, 2]),
        ("note:sea", []),
        ("speaker:lee", [1]),
        ('speaker:"bo dahl"', [3]),
        ("article:b.txt", [2, 3]),
        ("source:post boat", [2]),
        ("is:moved", [2]),
        ("-is:anchored", [2, 3]),
        ("after:2024-05", [2, 3]),
        ("before:2024-05-20", [1]),
        ("after:2024 before:2025", [1, 2]),
        ("nonsense:lamp", []),
        ("-", [1, 2, 3]),
        ('"', [1, 2, 3]),
    ],
)
def test_a_filter_finds_words_anywhere_and_fields_in_their_place(
    words: str, found: list[int]
) -> None:
    assert [one.number for one in select(ALL, words)] == found


@given(st.text(max_size=60))
def test_any_filter_is_an_answer(words: str) -> None:
    assert set(select(ALL, words)) <= set(ALL)


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (Grouping.ARTICLE, {"A ferry": [2], "Zoé’s lamp": [1], ORPHANS: [3]}),
        (Grouping.SPEAKER, {"Ann Lee": [1], UNKNOWN_SPEAKER: [2], ORPHANS: [3]}),
        (Grouping.TAG, {"light": [1], "sea": [1, 2], ORPHANS: [3]}),
        (Grouping.NOTHING, {"": [1, 2], ORPHANS: [3]}),
    ],
)
def test_groups_are_in_order_of_their_names_and_orphans_stand_alone(
    grouping: Grouping, expected: dict[str, list[int]]
) -> None:
    groups = arrange(ALL, Arrangement(grouping=grouping))
    found = {group.name: [one.number for one in group.bookmarks] for group in groups}
    assert (found, list(found)) == (expected, list(expected))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (BookmarkSort.DATE, [1, 2, 4]),
        (BookmarkSort.CHANGE, [2, 4, 1]),
        (BookmarkSort.ARTICLE, [2, 4, 1]),
        (BookmarkSort.SPEAKER, [4, 1, 2]),
        (BookmarkSort.TAG, [1, 2, 4]),
    ],
)
def test_a_group_is_sorted_by_what_is_wanted_and_the_other_way_round(
    sort: BookmarkSort, expected: list[int]
) -> None:
    late = replace(LAMP, changed=datetime(2026, 1, 1, tzinfo=UTC))
    bare = replace(LOST, number=4, speaker="Aa", state=BookmarkState.ANCHORED)
    for is_reversed in (False, True):
        how = Arrangement("", Grouping.NOTHING, sort, is_reversed)
        [group] = arrange((bare, FERRY, late), how)
        step = -1 if is_reversed else 1
        assert [one.number for one in group.bookmarks] == expected[::step]


def test_what_has_no_tag_stands_at_the_end() -> None:
    groups = arrange((replace(LAMP, tags=()), FERRY), Arrangement(grouping=Grouping.TAG))
    assert [group.name for group in groups] == ["sea", NO_TAG]


def test_tags_are_offered_by_how_often_they_are_used() -> None:
    assert tags_of(ALL) == ("sea", "light")


@given(st.text("ab ,.", max_size=30), st.text("ab ,.", max_size=30))
def test_a_difference_holds_both_texts_whole(old: str, new: str) -> None:
    found = list(changes(old, new))
    assert "".join(change.old for change in found) == old
    assert "".join(change.new for change in found) == new


def test_a_difference_names_the_words_that_were_changed(make: Callable[..., Bookmark]) -> None:
    found = changes("“It is a very personal journey,”", "“It is a personal trip,”")
    assert [(change.old, change.new) for change in found if not change.is_same] == [
        ("very ", ""),
        ("journey", "trip"),
    ]
    [whole] = changes("word " * 3_000, "other " * 3_000)
    assert not whole.is_same
