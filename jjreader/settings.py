"""Where the program keeps its things, and what can be set."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from jjreader.model import NEWEST_FIRST, Order

NAME = "jjreader"
NARROWEST_TEXT, WIDEST_TEXT = 30, 160
"""Limits of the text column, in cells."""
HIGHLIGHTS = ("quotations and names", "quotations", "names", "nothing")
"""What can be highlighted in an article, in the order in which a key goes through it."""

_OF_LINUX = {
    "cache": ".cache",
    "data": ".local/share",
    "config": ".config",
    "state": ".local/state",
}


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's own folders; none need exist."""

    cache: Path
    data: Path
    config: Path
    state: Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set; the defaults are for somebody who set nothing."""

    paths: Paths
    theme: str = "jjreader-dark"
    text_width: int = 72
    """Cells of the text column at most."""
    is_watching: bool = True
    """Changed files are looked for all the time."""
    highlights: str = HIGHLIGHTS[0]
    order: Order = NEWEST_FIRST
    """How a list is sorted that has not been sorted by key before."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Id of an action -> keys, separated by commas."""
    warnings: tuple[str, ...] = ()
    """What in config.toml could not be used, each a sentence."""


def user_paths() -> Paths:
    """The folders of this user, as the XDG variables or the system's habits say."""
    return Paths(*(_folder(kind) for kind in ("cache", "data", "config", "state")))


def _folder(kind: str) -> Path:
    value = Path(os.environ.get(f"XDG_{kind.upper()}_HOME", ""))
    if value.is_absolute():
        return value / NAME
    if value.parts or sys.platform == "linux":  # the XDG rules: a relative one is ignored
        return Path.home() / _OF_LINUX[kind] / NAME
    import platformdirs  # on other systems, for those who have not said where

    habits = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Path(getattr(habits, f"user_{kind}_path"))
