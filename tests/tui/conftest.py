"""A folder of articles and a home for the program's own files."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reading import write_articles

from jjreader.tui.widgets import status_line


@pytest.fixture(autouse=True)
def lasting_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """None goes by itself: on a busy machine it would be gone before a test looks at it."""
    monkeypatch.setattr(status_line, "SECONDS", 3_600.0)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"
