"""A home of its own for every test, and a small folder of articles to open."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from jjreader.library import Library
from jjreader.search import budget
from jjreader.settings import Paths, Settings

# Else every worker, and every program that a test starts, would compile all modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# No test is about time: on a busy machine even the drawing of examples is slow.
hypothesis.settings.register_profile(
    "unhurried",
    max_examples=60,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "nightly", hypothesis.settings.get_profile("unhurried"), max_examples=3_000
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))
# Nor is any query cut short because the garbage of a thousand tests is collected meanwhile.
budget.SECONDS = 60.0

FILES = {
    "pilot.txt": """The harbour pilot who reads at night

Ada Lindqvist at the breakwater

Ada Lindqvist has steered tankers past the breakwater for nineteen years, and before each \
shift she reads one chapter of a novel by the stove of the harbour office.

“The fog is never the same twice,” Lindqvist said. “You learn it like a language.”

Her apprentice Tomas Brandt remembers his first winter on the water. “I was afraid of \
everything that floats,” Brandt told the Quay Gazette.

NEXT: A lantern for every window

Source: The Quay Gazette
""",
    "lantern.md": """---
title: A lantern for every window
byline: Ines Okafor
source: Evening Lamp
published: 2019-12-05
url: https://lamp.example/windows
---

# A lantern for every window

![Tomas Brandt with the first lantern](first.jpg)

Once a year the village above the harbour puts a lantern into every window, and nobody \
remembers who began with it.

## Who pays for the oil

“We pay for the oil ourselves,” said Tomas Brandt, who carries the ladder.

> A window without a light is a window without a friend.

- one lantern for the school
- one lantern for the ferry
""",
    "letters/ferry.txt": """The ferry keeps no timetable

The captain of the ferry, Nils Aukland, leaves when the benches are full and \
not a minute before, which the visitors find charming for a day.

“Nobody has ever missed my ferry,” Nils Aukland said.
""",
}
CAST = """[[person]]
name = "Ada Lindqvist"
gender = "female"
kind = "person"

[[person]]
name = "Tomas Brandt"
aliases = ["the apprentice"]
gender = "male"
kind = "person"
"""
OLD = 1_000
"""Seconds: older files are not looked at twice."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing that a test does may touch the files of the person who runs it."""
    home = tmp_path_factory.mktemp("own-home")
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


@pytest.fixture
def no_umask() -> Iterator[None]:
    """Modes are those that the program gives."""
    old = os.umask(0)
    yield
    os.umask(old)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles and a cast, written long ago."""
    folder = tmp_path / "articles"
    for name, text in {**FILES, "cast.toml": CAST}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (time.time() - OLD,) * 2)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    kept = tmp_path / "kept"
    return Settings(Paths(kept / "cache", kept / "data", kept / "config", kept / "state"))


@pytest.fixture
def library(folder: Path, settings: Settings) -> Iterator[Library]:
    opened = Library.open(folder, settings=settings)
    yield opened
    opened.close()
