"""An article in plain lines, with the speakers in the margin."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from jjreader.cli.plain import GAP, plain_lines
from jjreader.library import Library

Call = Callable[..., Any]


def test_speakers_stand_beside_what_they_say(jjreader: Call, folder: Path) -> None:
    answer = jjreader("read", "pilot.txt", folder)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "The harbour pilot who reads at night"
    assert lines[1].startswith("The Quay Gazette")
    said = next(line for line in lines if "“The fog is never" in line)
    assert said.startswith("Ada Lindqvist ")
    said = next(line for line in lines if "“I was afraid of" in line)
    assert said.startswith("Tomas Brandt ")
    assert any(line.startswith("(heading)") for line in lines)
    assert any(line.startswith("(source)") for line in lines)


def test_a_file_can_be_named_by_itself(jjreader: Call, folder: Path) -> None:
    alone = jjreader("read", folder / "letters" / "ferry.txt")
    assert alone.code == 0
    assert "Nobody has ever missed" in alone.out
    assert jjreader("read", "letters/ferry.txt", folder).out == alone.out
    assert jjreader("--plain", "letters/ferry.txt", folder).out == alone.out


def test_an_article_that_is_not_there_is_one_sentence(jjreader: Call, folder: Path) -> None:
    answer = jjreader("read", "nothing.txt", folder)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "jjreader: nothing.txt: there is no such file or folder\n"


@pytest.mark.parametrize("width", [1, 10, 24, 40, 80, 200])
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(library: Library, width: int) -> None:
    article = library.article("lantern.md")
    lines = list(plain_lines(article, library.annotations(article), width))
    widths = [cell_len(margin) + len(GAP) + cell_len(text) for margin, text in lines]
    assert max(widths) <= max(width, len(GAP) + 1)
    words = "".join("".join(text.split()) for _, text in lines).replace("•", "")
    shown = [article[block.span] for block in article.blocks if block.kind != "metadata"]
    assert words == "".join("".join(text.split()) for text in shown)


def test_the_width_of_the_terminal_is_kept(
    jjreader: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "COLUMNS", "50")
    assert max(map(len, jjreader("read", "letters/ferry.txt", folder).out.splitlines()[2:])) <= 50
