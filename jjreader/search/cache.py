"""Answers that are kept because they are likely to be asked for again, up to a bound."""

from collections.abc import Callable, Hashable
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

    def get(self, key: Hashable, make: Callable[[], V], size_of: Callable[[V], int]) -> V:
        """The value for KEY, made where it is not known."""
        value = self._values.get(key)
        if value is not None:
            return value
        value = make()
        self._size += size_of(value)
        if self._size > self._limit:
            self._values = {}
            self._size = size_of(value)
        self._values[key] = value
        return value
