"""The other end of the process that reads what is no plain text."""

import atexit
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, cast

from jjreader.corpus.formats import READERS
from jjreader.corpus.formats.extract import Extract
from jjreader.errors import InputError

if TYPE_CHECKING:
    import subprocess

LONGEST_WAIT = 30
"""Seconds for an answer, however busy the machine is; the process has its own, shorter limit."""


def extract(suffix: str, data: bytes, part: str = "") -> Extract:
    """The text of a file whose name ends so. InputError, with the reason, when it has none.

    Several threads that ask have a process each.
    """
    with _idle() as extractor:
        return Extract(**extractor.ask(READERS[suffix], data, part))


def chapters(data: bytes) -> list[str]:
    """The names of the chapters of a book. InputError when it is none."""
    with _idle() as extractor:
        found: list[str] = extractor.ask("book.chapters_of", data)["chapters"]
    return found


class Extractor:
    """The process: started when first needed, and again when a file was too much for it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, reader: str, data: bytes, part: str = "") -> dict[str, Any]:
        """The answer of the process. InputError when it has a problem or dies of the file."""
        line = self._exchange(reader, data, part)
        if not line.endswith(b"\n"):
            raise InputError("reading it takes too long or too much memory")
        answer: dict[str, Any] = json.loads(line)
        if "problem" in answer:
            raise InputError(answer["problem"])
        return answer

    def _exchange(self, reader: str, data: bytes, part: str) -> bytes:
        """The line that comes back; without its end when the process died."""
        process = self._running()
        request = json.dumps({"reader": reader, "part": part, "size": len(data)})
        requests, answers = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        watch = Timer(LONGEST_WAIT, process.kill)
        watch.start()
        line = b""
        with suppress(BrokenPipeError):
            requests.write(request.encode() + b"\n" + data)
            requests.flush()
            line = answers.readline()
        watch.cancel()
        if not line.endswith(b"\n"):
            self.close()
        return line

    def _running(self) -> "subprocess.Popen[bytes]":
        from jjreader.child_process import start_python  # most folders hold only plain text

        if self._process is None or self._process.poll() is not None:
            self._process = start_python("jjreader.corpus.formats", in_own_group=True)
        return self._process

    def close(self) -> None:
        """End the process; whoever ends without this ends it too, for its input ends."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


_waiting: list[Extractor] = []
"""Those that have nothing to do, the one that was last at work on top: each takes memory."""


@atexit.register
def _close_all() -> None:
    for extractor in _waiting:
        extractor.close()


@contextmanager
def _idle() -> Iterator[Extractor]:
    """One that is free; lists are safe to share between threads."""
    try:
        extractor = _waiting.pop()
    except IndexError:
        extractor = Extractor()
    try:
        yield extractor
    finally:
        _waiting.append(extractor)
