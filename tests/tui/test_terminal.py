"""The real program on a real terminal: read, search, bookmark, quit, and nothing left behind."""

import signal
import time
from collections.abc import Iterator
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


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(write_articles(tmp_path / "articles"), tmp_path / "home")
    yield terminal
    terminal.close()


def test_a_whole_session(terminal: Terminal) -> None:
    terminal.until("Ferry line will close")
    terminal.send("\r")
    terminal.until("The last ferry to Skelling")
    terminal.send("]")
    terminal.until("Anna Lindqvist · ")
    terminal.send("m")
    terminal.until("Bookmarked #1")
    terminal.send("s")
    terminal.until("Search")
    terminal.send("cider")
    terminal.until("1 article")
    terminal.send("\r")
    time.sleep(0.3)
    terminal.send("\r")
    terminal.until("promised to sell the")
    terminal.send("\x11")
    assert terminal.ended() == 0
    terminal.assert_restored()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_gives_the_terminal_back(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.until("Ferry line will close")
    terminal.process.send_signal(number)
    assert terminal.ended() == 128 + number
    terminal.assert_restored()


def test_it_starts_on_the_smallest_terminal_and_grows(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")
    terminal = Terminal(folder, tmp_path / "home", rows=1, columns=1)
    try:
        time.sleep(1)
        terminal.read()
        terminal.screen.resize(ROWS, COLUMNS)
        terminal.resize(ROWS, COLUMNS)
        terminal.until("Ferry line will close")
        terminal.send("q")
        assert terminal.ended() == 0
        terminal.assert_restored()
    finally:
        terminal.close()


def test_a_slow_terminal_is_not_sent_what_nobody_will_see(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")
    terminal = Terminal(folder, tmp_path / "home", rows=60, columns=250)
    try:
        terminal.until("Ferry line will close")
        paint_unseen(terminal)
        terminal.process.terminate()
        size = len(terminal.raw)
        assert terminal.ended() == 128 + signal.SIGTERM
        assert len(terminal.raw) - size < ENOUGH
        terminal.assert_restored()
    finally:
        terminal.close()


def test_it_ends_with_its_terminal_however_much_there_was_to_paint(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")
    terminal = Terminal(folder, tmp_path / "home", rows=60, columns=250)
    try:
        terminal.until("Ferry line will close")
        paint_unseen(terminal)
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP
    finally:
        terminal.process.kill()


def test_a_second_signal_ends_it_on_a_terminal_that_takes_nothing(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")
    terminal = Terminal(folder, tmp_path / "home", rows=60, columns=250)
    try:
        terminal.until("Ferry line will close")
        paint_unseen(terminal)
        for _ in range(2):
            terminal.process.terminate()
            time.sleep(1.2)
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGTERM
    finally:
        terminal.close()
