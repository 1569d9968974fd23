"""A writer that is killed at any moment loses nothing that was committed."""

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from nightly import IS_NIGHTLY
from small_corpus import article, private

from jjreader.search import TextIndex, merge_policy, writing

FORK = multiprocessing.get_context("fork")
KILLS = 50 if IS_NIGHTLY else 4
"""How often each kind of writing is killed; each time at another moment."""
FIRST = [article(f"{number}.txt", f"Old {number}\ncity word{number}") for number in range(120)]
LATER = [article(f"{number}.txt", f"New {number}\ncity fresh new{number}") for number in range(60)]

Writer = Callable[[TextIndex, Callable[[int], None]], None]


def build(index: TextIndex, on_commit: Callable[[int], None]) -> None:
    index.update(FIRST, [], on_commit)


def change(index: TextIndex, on_commit: Callable[[int], None]) -> None:
    index.update(LATER, [], on_commit)


def merge(index: TextIndex, on_commit: Callable[[int], None]) -> None:
    """Each of these commits leaves so much deleted that a segment is written anew."""
    for start in range(0, len(LATER), 10):
        index.update(LATER[start : start + 10], [])
        on_commit(start + 10)


def _write(folder: Path, writer: Writer, pipe: Connection) -> None:
    writing.EARLY, writing.BATCH = (3, 8, 24), 10  # many commits, so that many moments differ
    merge_policy.SEGMENTS_MAX, merge_policy.DELETED_MAX = 3, 0.05
    pipe.send(0)
    writer(TextIndex(folder), pipe.send)
    pipe.close()


def _killed(folder: Path, writer: Writer, seconds: float) -> int:
    """Let a process write for so long; how many articles it said were committed."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_write, args=(folder, writer, theirs))
    process.start()
    theirs.close()
    done = ours.recv()
    time.sleep(seconds)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    try:
        while True:
            done = ours.recv()
    except EOFError:
        return done


def _found(folder: Path, query: str) -> Counter[str]:
    index = TextIndex(folder)
    try:
        return Counter(hit.place.article_id for hit in index.search(query, limit=1000))
    finally:
        index.close()


def _time_of(folder: Path, writer: Writer) -> float:
    """How long a process writes that is left alone."""
    unread, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_write, args=(folder, writer, theirs))
    started = time.monotonic()
    process.start()
    process.join()
    unread.close()
    return time.monotonic() - started


@pytest.mark.nightly
@pytest.mark.parametrize("writer", [build, change, merge])
def test_a_killed_writer_loses_nothing_and_leaves_nothing_twice(
    tmp_path: Path, writer: Writer
) -> None:
    rng = random.Random(writer.__name__)
    before = [] if writer is build else FIRST
    longest = 0.0
    for number in range(KILLS + 1):
        folder = private(tmp_path / str(number))
        TextIndex(folder).update(before, [])
        if number == 0:
            longest = _time_of(folder, writer)
            continue
        done = _killed(folder, writer, longest * rng.random())
        found = _found(folder, "city")
        assert set(found.values()) <= {1}
        assert set(found) >= {each.id for each in before}
        committed = (FIRST if writer is build else LATER)[:done]
        for each in committed:
            word = each.text.split()[-1]
            assert _found(folder, word) == {each.id: 1}
        TextIndex(folder).update(LATER, [])  # nobody holds the lock, nothing is in the way
        assert _found(folder, "fresh") == {each.id: 1 for each in LATER}
