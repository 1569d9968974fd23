"""How often something occurs over time, drawn with characters and in words. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from jjreader.counting import counted
from jjreader.model import ArticleMentions

BARS = "▁▂▃▄▅▆▇█"
MOST_BARS = 24
"""More of them are put together by the year."""


def sparkline(values: Sequence[int]) -> str:
    """A bar for each value; nothing at all is a dot, so that it differs from little."""
    most = max(values, default=0)
    return "".join(BARS[(len(BARS) * value - 1) // most] if value else "·" for value in values)


def over_time(articles: Sequence[ArticleMentions]) -> str:
    """The mentions by month, or by year where that is too long, and when they are most."""
    dated = [(each.published, each.mentions) for each in articles if each.published]
    undated = [each.mentions for each in articles if not each.published]
    told = [_dated(dated)] if dated else []
    if undated:
        told.append(f"{sum(undated)} in {counted(len(undated), 'article')} without a date")
    return " · ".join(told)


def _dated(mentions: Sequence[tuple[date, int]]) -> str:
    days = [day for day, _ in mentions]
    by_year = _month(max(days)) - _month(min(days)) >= MOST_BARS
    counts: Counter[int] = Counter()
    for day, number in mentions:
        counts[day.year if by_year else _month(day)] += number
    steps = range(min(counts), max(counts) + 1)
    first, last = _name(steps[0], by_year), _name(steps[-1], by_year)
    if len(steps) == 1:
        return f"{first} ({counts[steps[0]]})"
    most = max(steps, key=lambda step: counts[step])
    bars = sparkline([counts[step] for step in steps[-MOST_BARS:]])
    earlier = "…" if len(steps) > MOST_BARS else ""
    return f"{first} {earlier}{bars} {last}, most in {_name(most, by_year)} ({counts[most]})"


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _name(step: int, is_year: bool) -> str:
    return str(step) if is_year else f"{step // 12}-{step % 12 + 1:02}"
