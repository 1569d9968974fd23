"""The real program on a real terminal: read, search, bookmark, quit, and nothing left behind."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest
from reading import write_articles

ROWS, COLUMNS = 30, 110
PATIENCE = 30.0
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""What gives back the screen, the cursor, the mouse and the paste."""


class Terminal:
    """jjreader on a pseudo-terminal, and the screen that a person would see."""

    def __init__(self, folder: Path, home: Path, rows: int = ROWS, columns: int = COLUMNS) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(rows, columns)
        self.settings = termios.tcgetattr(self.slave)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        names = ("CACHE", "DATA", "CONFIG", "STATE")
        variables = {f"XDG_{name}_HOME": str(home / name.lower()) for name in names}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jjreader", str(folder)],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**os.environ, **variables, "HOME": str(home), "TERM": "xterm-256color"},
            start_new_session=True,
            preexec_fn=take_terminal,
        )

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def read(self, seconds: float = 0.1) -> None:
        while select.select([self.master], [], [], seconds)[0]:
            data = os.read(self.master, 65536)
            self.raw += data
            # pyte knows no private modes with a letter in front.
            self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]", b"", data))

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while words not in self.text:
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"never: {words!r}\n{self.text}")
            self.read()

    def ended(self) -> int:
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        self.read()
        assert self.process.returncode is not None, "still running"
        return self.process.returncode

    def assert_restored(self) -> None:
        assert termios.tcgetattr(self.slave) == self.settings
        assert [code for code in RESTORED if code not in self.raw] == []

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


def take_terminal() -> None:
    """Make standard input the terminal that rules this process: new sizes are told only to that."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


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
