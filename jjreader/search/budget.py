"""What a query may cost: beyond it, what is left of the query is left out."""

import time

SECONDS = 0.035
"""Time after which a query is cut short: with what is under way then, it is under 50 ms."""
SECONDS_EACH = 1.1e-6
"""The same for each document, where that is more: with a hundred thousand it is under 150 ms."""
LOOK_EACH = 20_000
"""Postings of a clause after which the clock is looked at: 5 ms."""
OCCURRENCES_MAX = 25_000
"""Places at which a phrase may begin that are looked at: at 0.3 us each, 8 ms. A phrase of common
words, such as "of the", has hundreds of thousands; the articles with most of them are chosen."""


class Budget:
    """The time that is left for one query.

    It counts the time of this thread alone: answers do not get worse because other programs run.
    """

    def __init__(self, documents: int = 0) -> None:
        self._end = time.thread_time() + max(SECONDS, documents * SECONDS_EACH)
        self._read = 0
        self.cuts = 0
        """How often something was left out."""

    def is_spent(self) -> bool:
        """Whether to leave out what is next; it counts as left out then."""
        if time.thread_time() < self._end:
            return False
        self.cuts += 1
        return True

    def read(self, postings: int) -> None:
        """A clause has cost so many postings."""
        self._read += postings

    def is_spent_midway(self) -> bool:
        """The same within a clause, before each part of the index; the first parts come free."""
        if self._read < LOOK_EACH:
            return False
        if self.is_spent():
            return True
        self._read = 0
        return False

    def cut(self) -> None:
        """Something is left out because there is too much of it."""
        self.cuts += 1
