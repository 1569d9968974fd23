"""How often over time: bars, and the same in words."""

from datetime import date

from hypothesis import given, strategies as st

from jjreader.model import ArticleMentions
from jjreader.tui.sparkline import BARS, MOST_BARS, over_time, sparkline


def articles(*facts: tuple[date | None, int]) -> list[ArticleMentions]:
    return [ArticleMentions(f"{n}.txt", "", day, count) for n, (day, count) in enumerate(facts)]


@given(st.lists(st.integers(0, 10**6), max_size=30))
def test_a_bar_for_each_value_the_highest_full_and_nothing_a_dot(values: list[int]) -> None:
    bars = sparkline(values)
    assert len(bars) == len(values)
    assert [bar == "·" for bar in bars] == [value == 0 for value in values]
    assert all(bars[at] == BARS[-1] for at in range(len(bars)) if values[at] == max(values) > 0)


def test_months_with_their_ends_and_the_most() -> None:
    told = over_time(articles((date(2016, 1, 3), 1), (date(2016, 3, 1), 3), (date(2016, 3, 9), 1)))
    assert told == "2016-01 ▂·█ 2016-03, most in 2016-03 (4)"


def test_more_than_two_years_are_told_by_the_year() -> None:
    told = over_time(articles((date(2012, 1, 3), 2), (date(2016, 3, 1), 1)))
    assert told == "2012 █···▄ 2016, most in 2012 (2)"


def test_one_month_needs_no_bars() -> None:
    assert over_time(articles((date(2016, 1, 3), 2), (date(2016, 1, 4), 2))) == "2016-01 (4)"


def test_articles_without_a_date_are_counted() -> None:
    assert over_time(articles((None, 4), (None, 1))) == "5 in 2 articles without a date"
    told = over_time(articles((date(2016, 1, 3), 2), (None, 1)))
    assert told == "2016-01 (2) · 1 in 1 article without a date"
    assert over_time([]) == ""


def test_a_century_is_cut_short() -> None:
    told = over_time(articles((date(1900, 1, 3), 2), (date(2016, 3, 1), 1)))
    assert len(told.split()[1]) == MOST_BARS + 1
