"""The command line, called in this process or as a program of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jjreader.cli import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def jjreader(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """The command line in this process."""

    def call(*arguments: object) -> Answer:
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The variables of a program that is started."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return dict(os.environ)


@pytest.fixture
def program(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command line as a program, with variables for its environment."""

    def call(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "jjreader", *map(str, arguments)],
            env={**environment, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )

    return call
