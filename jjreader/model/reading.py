"""What the reader has done with the articles, and how their list is sorted."""

from dataclasses import dataclass
from enum import StrEnum


class ReadingState(StrEnum):
    """What the reader has done with an article so far."""

    UNREAD = "unread"
    READING = "reading"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Reading:
    """How far an article has been read."""

    offset: int = 0
    """Where it was left: the first character on the screen."""
    percent: int = 0
    """How much of it had been on the screen by then."""
    is_read: bool = False
    """It has been seen to its end, or was marked as read."""
    last: int = 0
    """When it was left, in seconds since 1970; 0: never opened."""
    around: str = ""
    """What stood at the offset and before it, to find the place again after an edit."""

    @property
    def state(self) -> ReadingState:
        if self.is_read:
            return ReadingState.READ
        return ReadingState.READING if self.last else ReadingState.UNREAD


UNOPENED = Reading()


class Sort(StrEnum):
    """By what the list of articles is sorted."""

    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    LENGTH = "length"
    QUOTATIONS = "quotations"
    RECENT = "recently read"
    FOLDER = "folder"
    """By path, under a heading for each folder."""


@dataclass(frozen=True, slots=True)
class Order:
    """How the list of articles is sorted."""

    sort: Sort = Sort.DATE
    is_reversed: bool = False
    """The other way round than this sort goes by nature."""

    @property
    def is_descending(self) -> bool:
        """Dates, lengths, counts and times begin with the greatest; names with A."""
        is_by_name = self.sort in (Sort.TITLE, Sort.SOURCE, Sort.FOLDER)
        return is_by_name == self.is_reversed

    def __str__(self) -> str:
        return f"{self.sort} reversed" if self.is_reversed else f"{self.sort}"


NEWEST_FIRST = Order()
