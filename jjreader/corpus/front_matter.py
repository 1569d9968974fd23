"""The lines between `---` at the top of a Markdown file: `title: ...`, `published: ...`.

Only plain `key: value` lines of known keys are read; anything else in there is passed over. A
YAML library would lose where a value stands in the text, and YAML has more than one way to swell.
"""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from jjreader.model import Span

LONGEST = 20_000
"""Characters within which the closing line must come."""

LONGEST_DATE = 40
"""Characters; with a weekday and a time of day there are some thirty."""

DAY_DIGITS = 2
"""Digits that a day or a month has at most."""
ABBREVIATED = 3
"""Letters of a month's name in short."""
_LINE = r"([A-Za-z][A-Za-z_-]{0,30}):[ ]+(\S.*)"
_KEYS = {
    "title": "title",
    "byline": "byline",
    "author": "byline",
    "by": "byline",
    "source": "source",
    "outlet": "source",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class FrontMatter(NamedTuple):
    """What the front matter says: field name -> where its value stands."""

    span: Span
    fields: dict[str, Span]


def parse_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the top of TEXT, or None when there is none."""
    if not text.startswith("---\n"):
        return None
    fields: dict[str, Span] = {}
    start = 4
    while start < min(len(text), LONGEST):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.rstrip() in ("---", "..."):
            return FrontMatter(Span(0, end), fields)
        match = re.fullmatch(_LINE, line.rstrip())
        if match and (name := _KEYS.get(match[1].lower())):
            fields.setdefault(name, _unquoted(line, start, *match.span(2)))
        start = end + 1
    return None


def parse_date(text: str) -> date | None:
    """A day in one of the forms that articles use, or None."""
    if len(text) > LONGEST_DATE or not any(map(str.isdigit, text)):
        return None  # before anything slow: every short line is asked
    text = text.strip().replace("Sept.", "Sep").replace(".", "")
    with suppress(ValueError):
        return datetime.fromisoformat(text.replace(" ", "T", 1)).date()
    with suppress(ValueError):
        return _with_slashes(text) if "/" in text else _in_words(text)
    return None


def _with_slashes(text: str) -> date:
    """The day in "2016/6/3"; ValueError when there is none."""
    year, month, day = text.split("/")
    return date(_number(year, 4), _number(month), _number(day))


def _in_words(text: str) -> date:
    """The day in "June 3, 2016", "3 Jun 2016" or "June 2016"; ValueError when there is none."""
    *day_and_month, year = text.replace(",", " ").split()
    first, *rest = day_and_month
    if not rest:
        return date(_number(year, 4), _MONTHS.index(first.lower()) + 1, 1)
    day, month = (first, *rest) if first.isdecimal() else (*rest, first)
    names = _MONTHS if len(month) > ABBREVIATED else [name[:ABBREVIATED] for name in _MONTHS]
    return date(_number(year, 4), names.index(month.lower()) + 1, _number(day))


def _number(digits: str, length: int = 0) -> int:
    """The number that is written so: with so many digits, or where that is not told, with two at
    most."""
    is_meant = len(digits) == length if length else len(digits) <= DAY_DIGITS
    if not (is_meant and digits.isdecimal()):
        raise ValueError(digits)
    return int(digits)


def _unquoted(line: str, offset: int, start: int, end: int) -> Span:
    if end - start >= 2 and line[start] == line[end - 1] and line[start] in "\"'":
        start, end = start + 1, end - 1
    return Span(offset + start, offset + end)
