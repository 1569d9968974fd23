"""Editor and browser: argument lists, no shell, and nothing that is not asked for."""

import subprocess
from pathlib import Path

import pytest
from reading import reading
from terminal import Terminal

HOSTILE = "a; touch planted $(touch planted) `touch planted` 'x.txt"


def test_the_editor_gets_the_file_as_one_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = tmp_path / "articles", tmp_path / "told"
    folder.mkdir()
    (folder / HOSTILE).write_text("A hostile name\n\nAnd a line of text.\n")
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"{editor} --wait")
    terminal = Terminal(folder, tmp_path / "home")
    try:
        terminal.until("A hostile name")
        terminal.send("e")
        terminal.until_there(told)
        terminal.send("q")
        assert terminal.ended() == 0
        terminal.assert_restored()
    finally:
        terminal.close()
    assert told.read_text().splitlines() == ["--wait", str(folder / HOSTILE)]
    assert list(tmp_path.rglob("planted")) == []


@pytest.mark.parametrize("editor", ["", "  ", "vim '"])
async def test_without_an_editor_nothing_is_started(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("started"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    async with reading(articles, home) as r:
        await r.press("e")
        assert r.said == "Set $EDITOR to the editor of your choice first."


async def test_a_screen_too_small_says_so_and_comes_back(articles: Path, home: Path) -> None:
    async with reading(articles, home, size=(30, 8)) as r:
        message = r.screen.query_one("#too-small")
        assert message.is_on_screen
        assert not r.screen.articles.is_on_screen
        await r.pilot.resize_terminal(80, 24)
        await r.until(lambda: r.screen.articles.is_on_screen, "the list")
        assert not message.is_on_screen
