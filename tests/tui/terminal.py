"""jjreader on a pseudo-terminal, as a test sees it."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

ROWS, COLUMNS = 30, 110
PATIENCE = 30.0
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""What gives back the screen, the cursor, the mouse and the paste."""
REMOTE = {"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/0", "TMUX": ""}
"""A terminal over ssh: nothing is copied to the clipboard of the machine that runs the tests."""


class Terminal:
    """jjreader on a pseudo-terminal, and the screen that a person would see; to be closed."""

    def __init__(self, folder: Path, home: Path, rows: int = ROWS, columns: int = COLUMNS) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(rows, columns)
        self.settings = termios.tcgetattr(self.slave)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._is_there = True
        names = ("CACHE", "DATA", "CONFIG", "STATE")
        variables = {f"XDG_{name}_HOME": str(home / name.lower()) for name in names}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jjreader", str(folder)],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**os.environ, **variables, **REMOTE, "HOME": str(home)},
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

    @property
    def tail(self) -> str:
        """The end of all that was written."""
        return self.raw[-2_000:].decode("utf-8", "replace")

    def until(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while words not in self.text:
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"never: {words!r}\n{self.text}")
            self.read()

    def until_started(self) -> None:
        """Wait until it has taken the screen, whatever there is room for on it."""
        end = time.monotonic() + PATIENCE
        while b"\x1b[?1049h" not in self.raw:
            assert time.monotonic() < end, f"never: a start\n{self.tail}"
            self.read()

    def until_there(self, file: Path) -> None:
        """Wait for a file that somebody else writes."""
        end = time.monotonic() + PATIENCE
        while not file.exists():
            assert time.monotonic() < end, f"never: {file}"
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

    def hang_up(self) -> None:
        """Take the terminal away."""
        for end in (self.slave, self.master) if self._is_there else ():
            os.close(end)
        self._is_there = False

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()


def take_terminal() -> None:
    """Make standard input the terminal that rules this process: new sizes are told only to that."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
