"""What was acknowledged is there afterwards: after kill -9, beside others, on a full disk."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from nightly import IS_NIGHTLY

from jjreader.bookmarks.database import Database
from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark

ADDING = Path(__file__).with_name("adding.py")
KILLS, LONGEST = (200, 600.0) if IS_NIGHTLY else (10, 8.0)
"""How often a writer is killed, and the seconds that this may take."""
SECONDS = 8.0
"""The most that a writer may take to do anything."""


class Writer:
    """A process that adds bookmarks, and the numbers that it acknowledged."""

    def __init__(self, path: Path, start: int, *limit: int) -> None:
        arguments = map(str, (path, start, *limit))
        self.process = subprocess.Popen(
            [sys.executable, str(ADDING), *arguments], stdout=subprocess.PIPE, text=True
        )
        self.lines: list[str] = []
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        # A line that the kill cut off was not acknowledged.
        self.lines.extend(line.strip() for line in self.process.stdout if line.endswith("\n"))

    def wait_for(self, number: int) -> None:
        """Until so many are acknowledged."""
        end = time.monotonic() + SECONDS
        while len(self.lines) < number and self.process.poll() is None:
            assert time.monotonic() < end, "no bookmark was acknowledged"
            time.sleep(0.002)

    def end(self, kill: bool) -> list[str]:
        if kill:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(SECONDS)
        self._listener.join()
        if self.process.stdout:
            self.process.stdout.close()
        return self.lines


@pytest.mark.nightly
def test_no_acknowledged_bookmark_is_lost_when_two_writers_are_killed(path: Path) -> None:
    """One of the two is killed in turn, at a random moment, while the other goes on."""
    chance = random.Random(4)
    acknowledged: list[str] = []
    started = time.monotonic()
    writers = [Writer(path, 0), Writer(path, 1_000_000)]
    kills = 0
    while kills < KILLS and time.monotonic() - started < LONGEST:
        victim = writers[kills % 2]
        victim.wait_for(chance.randrange(1, 25))
        time.sleep(chance.random() * 0.01)
        acknowledged += victim.end(kill=True)
        kills += 1
        writers[(kills - 1) % 2] = Writer(path, (kills + 1) * 1_000_000)
    for writer in writers:
        acknowledged += writer.end(kill=True)

    with closing(BookmarkStore(path)) as store:
        kept = {one.number for one in store.all("/films")}
        assert store.notice is None
    numbers = list(map(int, acknowledged))
    assert len(numbers) > kills >= 4
    print(f"{kills} kills, {len(numbers)} acknowledged")
    assert len(set(numbers)) == len(numbers), "a number was given twice"
    assert set(numbers) <= kept, "an acknowledged bookmark was lost"


def test_many_who_open_a_new_store_at_once_all_succeed(
    path: Path, make: Callable[..., Bookmark]
) -> None:
    def add(start: int) -> int:
        with closing(BookmarkStore(path)) as store:
            return store.add("/films", make(start)).number

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(add, range(24)))
    assert sorted(numbers) == list(range(1, 25))


def test_two_instances_that_mark_the_same_passage_keep_one_bookmark(
    path: Path, make: Callable[..., Bookmark]
) -> None:
    with closing(BookmarkStore(path)) as one, closing(BookmarkStore(path)) as other:
        assert one.add("/films", make()) == other.add("/films", make())
        assert one.toggle("/films", make())[1] is False
        assert other.all("/films") == ()
        with pytest.raises(StorageError, match="not there any more"):
            other.remove("/films", 1)


def test_what_does_not_fit_is_refused_and_what_was_acknowledged_stays(
    path: Path, make: Callable[..., Bookmark]
) -> None:
    """The limit on the size of files stands for a full disk."""
    *acknowledged, why, readable = Writer(path, 0, 100_000).end(kill=False)
    assert why.startswith(("the disk is full", "the disk reports an error"))
    assert len(acknowledged) > 10
    assert int(readable) >= len(acknowledged)
    with closing(BookmarkStore(path)) as store:
        kept = {one.number for one in store.all("/films")}
        assert set(map(int, acknowledged)) <= kept
        assert store.add("/films", make()).number not in kept


def test_a_full_disk_is_called_so_and_the_next_call_tries_again(
    path: Path, make: Callable[..., Bookmark]
) -> None:
    database = Database(path)
    database.write(lambda connection: connection.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(StorageError, match=r"^the disk is full$"):
        database.write(_fill)
    database.write(_fill)
    assert database.read(lambda connection: connection.execute("SELECT * FROM filler").fetchone())
    database.close()


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS filler (x)")
    connection.execute("INSERT INTO filler VALUES (zeroblob(100000))")


def test_a_reader_is_not_disturbed_by_a_lock_and_a_writer_gives_up_in_time(
    path: Path, make: Callable[..., Bookmark], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jjreader.bookmarks.database.BUSY_SECONDS", 0.1)
    with closing(BookmarkStore(path)) as holder, closing(BookmarkStore(path)) as waiting:
        added = holder.add("/films", make(1))

        def look_from_outside(_: sqlite3.Connection) -> None:
            assert waiting.all("/films") == (added,)
            with pytest.raises(StorageError, match=r"another program keeps .* locked"):
                waiting.add("/films", make(2))

        holder.database.write(look_from_outside)
        assert waiting.add("/films", make(2)).number == 2
