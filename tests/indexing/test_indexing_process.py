"""Indexing in a child process: it reports, it can be stopped, it dies quietly or by force."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from nightly import IS_NIGHTLY

from jjreader.bookmarks.correction_store import to_json
from jjreader.errors import IndexBusyError, SearchError
from jjreader.indexing.process import IndexingProcess
from jjreader.library import Library
from jjreader.model import Corrections, Progress, RefreshReport
from jjreader.settings import Settings

MANY = 400
KILLS = 50 if IS_NIGHTLY else 3
"""Articles that take the child more than a moment."""
LAST = "“The tide comes twice,” said Tomas Brandt, and looked at the harbour.\n"


@pytest.fixture
def crowded(tmp_path: Path, settings: Settings) -> Iterator[Library]:
    """A folder with many articles, each with a word of its own."""
    folder = tmp_path / "crowded"
    folder.mkdir()
    for number in range(MANY):
        text = f"Log book, page {number}\n\nEntry{number} of the harbour office. {LAST * 5}"
        (folder / f"{number:04}.txt").write_text(text)
        os.utime(folder / f"{number:04}.txt", (time.time() - 1_000,) * 2)
    library = Library.open(folder, settings=settings)
    yield library
    library.close()


def pid_of(child: IndexingProcess) -> int:
    return child._process.pid


def test_progress_comes_first_and_the_report_last(library: Library) -> None:
    child = library.start_indexing()
    *steps, report = child.events()
    child.stop()
    assert all(isinstance(step, Progress) for step in steps)
    assert {step.stage for step in steps} == {"text", "annotations"}
    assert isinstance(report, RefreshReport)
    assert (report.added, report.articles) == (3, 3)
    assert len(library.search("harbour")) == 2


@pytest.mark.parametrize(("rebuild", "added"), [(False, 0), (True, 3)])
def test_a_rebuild_can_be_asked_for(library: Library, rebuild: bool, added: int) -> None:
    library.refresh()
    child = library.start_indexing(rebuild=rebuild)
    *_, report = child.events()
    child.stop()
    assert isinstance(report, RefreshReport)
    assert report.added == added


def test_while_another_is_indexing_the_child_says_busy(library: Library) -> None:
    with library.cache.lock():
        child = library.start_indexing()
        with pytest.raises(IndexBusyError, match="another jjreader"):
            list(child.events())
        child.stop()


def test_an_error_of_the_child_is_raised_here(library: Library, folder: Path) -> None:
    _ = library.cache
    folder.rename(folder.with_name("moved"))
    child = library.start_indexing()
    with pytest.raises(SearchError, match="no such file or folder"):
        list(child.events())
    child.stop()


def test_a_child_that_says_something_else_has_failed(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number, says in enumerate(('["progress", {"st', "5", '"x"', "")):
        program = tmp_path / f"program{number}"
        program.write_text(f"#!/bin/sh\necho '{says}'\n")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))
        child = library.start_indexing()
        with pytest.raises(SearchError, match="before it was complete"):
            list(child.events())
        child.stop()


def test_a_child_can_be_stopped_and_leaves_what_it_has_done(crowded: Library) -> None:
    child = crowded.start_indexing()
    first = next(child.events())
    child.stop()
    assert isinstance(first, Progress)
    assert child._process.returncode is not None
    report = crowded.refresh(only="text")
    assert report.articles == MANY
    assert report.added <= MANY - first.done


def test_a_child_whose_parent_is_gone_dies_quietly(crowded: Library) -> None:
    child = crowded.start_indexing()
    assert child._process.stdout
    child._process.stdout.close()
    assert child._process.wait(20) == 0
    child.stop()
    assert crowded.refresh(only="text").added > 0  # it did not go on to the end


def test_a_child_says_nothing_but_json_lines(library: Library) -> None:
    command = [sys.executable, "-m", "jjreader.indexing"]
    done = subprocess.run(
        [*command, str(library.folder), str(library.cache.path)],
        input=to_json(Corrections()).encode(),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    kinds = [json.loads(line)[0] for line in done.stdout.splitlines()]
    assert kinds[-1] == "report"
    assert set(kinds[:-1]) == {"progress"}


@pytest.mark.nightly
def test_killed_at_any_moment_each_article_is_there_once_in_the_end(crowded: Library) -> None:
    moments = random.Random(7)
    for _ in range(KILLS):
        child = crowded.start_indexing()
        steps = child.events()
        with suppress(SearchError):
            for _, _ in zip(range(moments.randint(0, 3)), steps, strict=False):
                pass
        time.sleep(moments.random() / 10)
        os.kill(pid_of(child), signal.SIGKILL)
        child.stop()
    report = crowded.refresh(only="text")
    assert report.articles == MANY
    hits = crowded.search("harbour", limit=2 * MANY)
    assert hits.total == MANY
    assert len({hit.place.article_id for hit in hits}) == MANY
    assert [hit.place.article_id for hit in crowded.search("entry0123 OR entry123")] == ["0123.txt"]
