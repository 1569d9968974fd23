"""The real program on a real terminal: read, search, bookmark, quit, and nothing left behind."""

import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from reading import write_articles
from terminal import COLUMNS, PATIENCE, ROWS, Terminal

ENOUGH = 200_000
"""Bytes: what the kernel holds and a frame or two; all that wait are twice as many and more."""


def paint_unseen(terminal: Terminal) -> None:
    """Let the whole screen be painted again and again, more than waits for a terminal."""
    for rows in (60, 61) * 20:
        terminal.resize(rows, 250)
        time.sleep(0.05)


@contextmanager
def reading(folder: Path, rows: int = ROWS, columns: int = COLUMNS) -> Iterator[Terminal]:
    """The program over a few articles, with files of its own in FOLDER."""
    articles = write_articles(folder / "articles")
    with closing(Terminal(articles, folder / "home", rows, columns)) as terminal:
        yield terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with reading(tmp_path, columns=80) as terminal:
        terminal.until("Ferry line will close")
        yield terminal


@pytest.fixture
def large_terminal(tmp_path: Path) -> Iterator[Terminal]:
    """It takes long to send all that is painted here."""
    with reading(tmp_path, rows=60, columns=250) as terminal:
        terminal.until("Ferry line will close")
        yield terminal


def test_a_whole_session(terminal: Terminal) -> None:
    assert "│".encode() not in terminal.raw  # one pane from the first frame on
    terminal.send("\r")
    terminal.until("The last ferry to Skelling")
    terminal.send("s")
    terminal.until("Search")
    terminal.send("cider")
    terminal.until("1 article")
    terminal.send("\r")
    terminal.until("? help")  # no longer in the box
    terminal.send("\r")
    terminal.until("hit 1 of 1")
    terminal.send("]")
    terminal.until("Martha Quill · ")
    terminal.send("m")
    terminal.until("Bookmarked #1")
    terminal.send("y")
    terminal.until("OSC 52")
    assert b"\x1b]52;c;" in terminal.raw
    terminal.send("\x11")
    assert terminal.ended() == 0
    terminal.assert_restored()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_gives_the_terminal_back(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.process.send_signal(number)
    assert terminal.ended() == 128 + number
    terminal.assert_restored()


def test_it_starts_on_the_smallest_terminal_and_grows(tmp_path: Path) -> None:
    with reading(tmp_path, rows=1, columns=1) as terminal:
        terminal.until_started()
        terminal.screen.resize(ROWS, COLUMNS)
        terminal.resize(ROWS, COLUMNS)
        terminal.until("Ferry line will close")
        terminal.send("q")
        assert terminal.ended() == 0
        terminal.assert_restored()


def test_a_slow_terminal_is_not_sent_what_nobody_will_see(large_terminal: Terminal) -> None:
    paint_unseen(large_terminal)
    large_terminal.process.terminate()
    size = len(large_terminal.raw)
    assert large_terminal.ended() == 128 + signal.SIGTERM
    assert len(large_terminal.raw) - size < ENOUGH
    large_terminal.assert_restored()


def test_it_ends_with_its_terminal_however_much_there_was_to_paint(
    large_terminal: Terminal,
) -> None:
    paint_unseen(large_terminal)
    large_terminal.hang_up()
    assert large_terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_a_second_signal_ends_it_on_a_terminal_that_takes_nothing(
    large_terminal: Terminal,
) -> None:
    paint_unseen(large_terminal)
    for _ in range(2):
        large_terminal.process.terminate()
        time.sleep(1.2)  # what comes at once is the same wish
    assert large_terminal.process.wait(PATIENCE) == 128 + signal.SIGTERM
