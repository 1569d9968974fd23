"""How the nouns are made of which every article, or every answer, has hundreds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Noun = TypeVar("Noun")


@dataclass_transform(frozen_default=True)
def noun(*, order: bool = False) -> Callable[[type[Noun]], type[Noun]]:
    """A frozen dataclass, as the type checker sees it.

    Only there: one that is frozen while the program runs takes two to six times as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True, order=order)
