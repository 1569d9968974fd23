"""The processes beside ours run our own code, wherever we are."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from jjreader.bookmarks.templating import render
from jjreader.child_process import python_environment
from jjreader.corpus.formats.process import Extractor
from jjreader.library import Library
from jjreader.model import RefreshReport


def test_no_code_comes_from_the_working_directory(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "trap"
    (trap / "jjreader" / "indexing").mkdir(parents=True)
    code = f"open({str(trap / 'caught')!r}, 'a').close()\n"
    for name in ("jjreader/__init__", "jjreader/indexing/__init__", "whoosh", "json", "sqlite3"):
        (trap / f"{name}.py").write_text(code)
    (trap / "mine.txt").write_text("a template")
    monkeypatch.chdir(trap)
    monkeypatch.setenv("PYTHONPATH", ".")
    child = library.start_indexing()
    *_, report = child.events()
    child.stop()
    assert isinstance(report, RefreshReport)
    with closing(Extractor()) as extractor:
        assert extractor.ask("newsletter.read_newsletter", b"\n\nA letter.\n")["text"]
    assert render([], trap / "mine.txt") == "a template"
    assert not (trap / "caught").exists()


def test_libraries_that_stand_elsewhere_are_found_behind_our_own_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["/opt/libraries", "", "here"]))
    own, *others = python_environment()["PYTHONPATH"].split(os.pathsep)
    assert (Path(own) / "jjreader").is_dir()
    assert others == ["/opt/libraries"]
