"""Several processes find what one finds; none of them outlives whoever started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jjreader.corpus.loader import CorpusReader
from jjreader.indexing import annotator_pool
from jjreader.indexing.annotation import Found, annotate_files
from jjreader.indexing.annotator_pool import annotate_many
from jjreader.people import Cast, parse_cast

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
MANY = 60
CAST = parse_cast('[[person]]\nname = "Tomas Brandt"\naliases = ["Brandt"]\n')
WAITING = """
import sys, time
from pathlib import Path
from jjreader.corpus.loader import CorpusReader
from jjreader.indexing import annotator_pool
from jjreader.people import Cast
annotator_pool.spare_cores = lambda: 2
annotator_pool.OWN, annotator_pool.CHUNK = 4, 3
found = annotator_pool.annotate_many(CorpusReader(Path(sys.argv[1])), sys.argv[2:], Cast())
for _ in range(20):
    next(found)
print("here", flush=True)
time.sleep(600)
"""


@pytest.fixture
def ids(tmp_path: Path) -> list[str]:
    """Articles in a folder of their own, each with a speaker of its own."""
    for number in range(MANY):
        text = f"Page {number}\n\n“The tide comes {number} times,” said Tomas Brandt of pier 7.\n"
        (tmp_path / f"{number:03}.txt").write_text(text)
    return [f"{number:03}.txt" for number in range(MANY)]


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotator_pool, "spare_cores", lambda: 2)
    monkeypatch.setattr(annotator_pool, "OWN", 4)
    monkeypatch.setattr(annotator_pool, "CHUNK", 3)


def test_several_processes_find_what_one_finds_in_the_same_order(
    tmp_path: Path, ids: list[str]
) -> None:
    (tmp_path / ids[30]).unlink()
    found = list(annotate_many(CorpusReader(tmp_path), ids, CAST))
    assert found == list(annotate_files(CorpusReader(tmp_path), ids, CAST))
    assert [article.id for article, _ in found] == ids[:30] + ids[31:]
    assert {quote.speaker for _, each in found for quote in each.quotes} == {"Tomas Brandt"}


def test_what_a_process_leaves_undone_when_it_dies_is_done_all_the_same(
    tmp_path: Path, ids: list[str]
) -> None:
    found: list[Found] = []
    for number, each in enumerate(annotate_many(CorpusReader(tmp_path), ids, Cast())):
        if number == 10:
            for child in children_of(os.getpid()):
                os.kill(child, signal.SIGKILL)
        found.append(each)
    assert [article.id for article, _ in found] == ids


def test_who_stops_taking_ends_the_processes(tmp_path: Path, ids: list[str]) -> None:
    found = annotate_many(CorpusReader(tmp_path), ids, Cast())
    next(found)
    assert len(children_of(os.getpid())) == 2
    found.close()  # type: ignore[attr-defined]
    assert children_of(os.getpid()) == []


def test_they_end_when_their_parent_is_killed(tmp_path: Path, ids: list[str]) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", WAITING, str(tmp_path), *ids], stdout=subprocess.PIPE
    )
    assert parent.stdout
    assert parent.stdout.readline() == b"here\n"
    children = children_of(parent.pid)
    assert len(children) == 2
    parent.kill()
    parent.communicate()
    end = time.monotonic() + 20
    while any(map(is_alive, children)) and time.monotonic() < end:
        time.sleep(0.01)
    assert not any(map(is_alive, children))


def children_of(pid: int) -> list[int]:
    """The processes that this one has started and that annotate."""
    return [
        int(process.name)
        for process in Path("/proc").glob("[0-9]*")
        if parent_of(process) == pid and b"indexing.annotator" in (process / "cmdline").read_bytes()
    ]


def parent_of(process: Path) -> int | None:
    """None for what does not run: it has gone or waits to be buried."""
    try:
        state, parent = (process / "stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return None
    return None if state == "Z" else int(parent)


def is_alive(pid: int) -> bool:
    return parent_of(Path("/proc") / str(pid)) is not None
