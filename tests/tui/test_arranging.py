"""Articles become rows: sorted, filtered, under folders."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from jjreader.model import ArticleEntry, Order, Reading, Sort
from jjreader.tui.arranging import Folder, Shelf, grown

PIER = ArticleEntry(
    "a/pier.txt", "Pier sinks", "Ivo Brandão", "Quay Post", date(2020, 5, 1), 900, 2
)
OAK = ArticleEntry("b/c/oak.txt", "“An oak” falls", None, "Acorn", date(2021, 1, 1), 300, 9)
BEE = ArticleEntry("bee.txt", "Bees vote", "Una Holt", None, None, 500, 0)
BAD = ArticleEntry("b/bad.txt", "bad.txt", problem="binary file")
ALL = (PIER, BAD, OAK, BEE)
READINGS = {PIER.id: Reading(3, 40, False, 50), OAK.id: Reading(0, 100, True, 90)}


def ids(order: Order, words: str = "", folded: frozenset[str] = frozenset()) -> list[str]:
    rows = Shelf(ALL).arrange(order, READINGS, words, folded)
    return [row.id if isinstance(row, ArticleEntry) else f"[{row.path}]" for row in rows]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.DATE, [OAK, PIER, BAD, BEE]),
        (Sort.TITLE, [BAD, BEE, PIER, OAK]),
        (Sort.SOURCE, [OAK, PIER, BAD, BEE]),
        (Sort.LENGTH, [PIER, BEE, OAK, BAD]),
        (Sort.QUOTATIONS, [OAK, PIER, BEE, BAD]),
        (Sort.RECENT, [OAK, PIER, BAD, BEE]),
    ],
)
def test_each_sort_begins_with_what_one_looks_for(sort: Sort, expected: list[ArticleEntry]) -> None:
    assert ids(Order(sort)) == [entry.id for entry in expected]


def test_what_has_no_date_comes_last_both_ways() -> None:
    assert ids(Order(Sort.DATE, is_reversed=True)) == [PIER.id, OAK.id, BAD.id, BEE.id]


def test_folders_stand_over_their_articles_and_fold_with_all_in_them() -> None:
    order = Order(Sort.FOLDER)
    open_ = [BEE.id, "[a]", PIER.id, "[b]", BAD.id, "[b/c]", OAK.id]
    assert ids(order) == open_
    assert ids(order, folded=frozenset({"b"})) == [BEE.id, "[a]", PIER.id, "[b]"]
    assert ids(order, "oak", frozenset({"b"})) == ["[b/c]", OAK.id]
    rows = Shelf(ALL).arrange(order, READINGS)
    assert next(row for row in rows if isinstance(row, Folder)) == Folder("a", 1, 0, False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [OAK, PIER, BAD, BEE]),
        ("QUAY post", [PIER]),
        ("brandao", [PIER]),
        ('"an oak"', [OAK]),
        ("unread", [BAD, BEE]),
        ("reading", [PIER]),
        ("read", [OAK]),
        ("!", [BAD]),
        ("holt unread", [BEE]),
        ("holt read", []),
    ],
)
def test_a_filter_asks_for_all_its_words(words: str, expected: list[ArticleEntry]) -> None:
    assert ids(Order(), words) == [entry.id for entry in expected]


@given(st.lists(st.integers(0, 30), unique=True), st.sampled_from(Sort), st.booleans())
def test_sorting_loses_and_invents_nothing(
    numbers: list[int], sort: Sort, is_reversed: bool
) -> None:
    entries = [
        ArticleEntry(f"{n % 3}/{n}", f"T{n % 7}", words=n % 5, quotes=n % 4 or None)
        for n in numbers
    ]
    rows = Shelf(entries).arrange(Order(sort, is_reversed), {})
    kept = [row for row in rows if isinstance(row, ArticleEntry)]
    assert sorted(kept, key=lambda e: e.id) == sorted(entries, key=lambda e: e.id)


def test_the_list_does_not_shrink_while_the_index_grows() -> None:
    book, chapter = ArticleEntry("tales.epub", "tales.epub"), ArticleEntry("tales.epub/1", "One")
    named = ArticleEntry(PIER.id, "pier.txt")
    assert grown((named, book, BEE), (PIER,)) == (PIER, book, BEE)
    assert grown((named, book, BEE), (PIER, chapter)) == (PIER, chapter, BEE)
