"""What can be typed, and how what cannot is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jjreader import __version__
from jjreader.bookmarks import formats
from jjreader.bookmarks.documents import SUFFIXES
from jjreader.cli import commands, parser
from jjreader.cli.parser import OPEN

Call = Callable[..., Any]


def test_a_misspelt_command_is_told_as_such(jjreader: Call, folder: Path) -> None:
    for words in (["quote"], ["qoutes", folder], ["quote", "--no-color", folder]):
        answer = jjreader(*words)
        assert (answer.code, answer.out) == (2, "")
        assert f"no folder “{words[0]}”; did you mean `jjreader quotes`?" in answer.err
    assert jjreader("frobnicate", folder).err.endswith("no folder “frobnicate”\n")
    assert "does not exist" in jjreader("frobnicate").err


@pytest.mark.parametrize(
    "arguments",
    [
        ["people", "--nonsense"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--limit", "9" * 5000],
        ["search", "x", "--where", "nowhere"],
        ["export", "--format", "docx"],
        ["quotes", "--speaker"],
        ["--nonsense"],
        ["people", "a", "b"],
        ["search", "after:soon"],
        ["people", "/there/is/no/such/folder"],
        ["people", "~nobody-of-that-name"],
        ["people", "a" * 5000],
        ["search", "-word"],
        ["a" * 5000],
        ["~nobody-of-that-name", "x"],
        ["people", "--\x1b[31mred\nsecond\x9b line"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_wrong_usage_is_two_and_one_line(jjreader: Call, arguments: list[str]) -> None:
    answer = jjreader(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("jjreader: ")
    assert answer.err.count("\n") == 1
    assert not set(answer.err) & {"\x1b", "\x9b"}


def test_reading_without_a_terminal_is_two_and_one_sentence(jjreader: Call, folder: Path) -> None:
    answer = jjreader(folder)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("jjreader: reading needs a terminal")
    assert answer.err.count("\n") == 1


def test_help_begins_with_examples_and_is_there_for_every_command(jjreader: Call) -> None:
    general = jjreader("--help")
    assert general.code == 0
    assert general.out.index("examples:") < general.out.index("options:")
    assert general.out.count("\n  jjreader ") >= 3
    for command in set(commands.COMMANDS) - {OPEN}:
        assert command in general.out
        answer = jjreader(command, "--help")
        assert answer.code == 0
        assert f"usage: jjreader {command}" in answer.out


def test_options_may_stand_anywhere(jjreader: Call, folder: Path) -> None:
    wanted = jjreader("search", "fog", folder, "--json").out
    assert wanted
    assert jjreader("search", "--json", "fog", folder).out == wanted
    assert jjreader("search", "fog", "--json", folder).out == wanted
    assert jjreader("--json", "search", "fog", folder).out == wanted
    assert jjreader("search", "--limit=3", "fog", "--json", "-q", folder).out == wanted


def test_after_two_dashes_everything_is_a_word(
    jjreader: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = jjreader("search", "--json", "--", "-fog harbour", folder)
    assert [json.loads(line)["article"] for line in answer.out.splitlines()] == ["lantern.md"]
    monkeypatch.chdir(folder.parent)
    folder.rename("people")
    assert "needs a terminal" in jjreader("--", "people").err
    assert "needs a terminal" in jjreader("./people").err


def test_every_format_can_be_asked_for() -> None:
    assert set(parser.FORMATS) == formats.FORMATS.keys() >= set(SUFFIXES.values())


def test_the_version_is_told(jjreader: Call) -> None:
    answer = jjreader("--version")
    assert (answer.code, answer.out) == (0, f"jjreader {__version__}\n")
