"""Answers that are kept because they are likely to be asked for again, up to a bound."""

from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Cache(Generic[V]):
    """Keeps values until their sizes reach LIMIT; then it starts anew.

    While somebody types, all words but the last stay the same from key to key.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._values: dict[Hashable, V] = {}

    def find(self, key: Hashable) -> V | None:
        """The value for KEY, where it is known."""
        return self._values.get(key)

    def keep(self, key: Hashable, value: V, size: int) -> None:
        self._size += size
        if self._size > self._limit:
            self._values = {}
            self._size = size
        self._values[key] = value
