"""Choices that a key goes through, one after the other and from the last to the first. Pure."""

from collections.abc import Iterable
from typing import TypeVar

Choice = TypeVar("Choice")


def next_choice(choices: Iterable[Choice], here: Choice) -> Choice:
    """The choice behind HERE; the first one, where HERE is the last or none of them."""
    known = tuple(choices)
    number = known.index(here) + 1 if here in known else 0
    return known[number % len(known)]
