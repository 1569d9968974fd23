"""Editor and browser: argument lists, no shell, and nothing that is not asked for."""

import subprocess
from contextlib import closing
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
    with closing(Terminal(folder, tmp_path / "home")) as terminal:
        terminal.until("A hostile name")
        terminal.send("e")
        terminal.until_there(told)
        terminal.send("q")
        assert terminal.ended() == 0
        terminal.assert_restored()
    assert told.read_text().splitlines() == ["--wait", str(folder / HOSTILE)]
    assert list(tmp_path.rglob("planted")) == []


async def test_without_an_editor_nothing_is_started(
    articles: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("started"))
    monkeypatch.delenv("VISUAL", raising=False)
    async with reading(articles, home) as r:
        for editor in ("", "  ", "vim '"):
            monkeypatch.setenv("EDITOR", editor)
            r.screen.status.hush()
            await r.press("e")
            assert r.said == "Set $EDITOR to the editor of your choice first."
