"""Frozen dataclasses for what every article, or every answer to a query, has by the hundred."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(*, order: bool = False) -> Callable[[type[T]], type[T]]:
    """A frozen dataclass, as the type checker sees it.

    Only there: one that is frozen while the program runs takes two to six times as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True, order=order)
