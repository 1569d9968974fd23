"""Indexing in a child process, seen from the process that waits for it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path

from jjreader.bookmarks.correction_store import to_json
from jjreader.child_process import start_python
from jjreader.errors import IndexBusyError, SearchError
from jjreader.indexing.cache import CacheFolder
from jjreader.model import Corrections, Progress, RefreshReport, Stage

PATIENCE = 2.0
"""Seconds that a child which was told to end may take."""


class IndexingProcess:
    """A running child; go through `events`, and `stop` it before leaving."""

    def __init__(
        self, folder: Path, cache: CacheFolder, corrections: Corrections, *, rebuild: bool = False
    ) -> None:
        arguments = [str(folder), str(cache.path), *(["rebuild"] if rebuild else [])]
        self._process = start_python("jjreader.indexing", *arguments)
        # By hand, not by a file: what the reader has said is opened by one process alone.
        with suppress(BrokenPipeError), self._process.stdin or nullcontext() as pipe:
            if pipe:
                pipe.write(to_json(corrections).encode())

    def events(self) -> Iterator[Progress | RefreshReport]:
        """Every step, and the report at the end.

        IndexBusyError when another process is at it; SearchError when the child failed or died.
        """
        stream = self._process.stdout
        for line in stream or ():
            try:
                what, value = json.loads(line)
            except (ValueError, TypeError):
                break  # killed within a line
            if what == "progress":
                yield Progress(Stage(value["stage"]), value["done"], value["total"])
            elif what == "report":
                yield RefreshReport(**value)
                return
            elif what == "busy":
                raise IndexBusyError(value)
            else:
                raise SearchError(value)
        raise SearchError("indexing ended before it was complete")

    def stop(self) -> None:
        """End the child; what it has committed is kept."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            with suppress(OSError, ValueError):
                self._process.stdout.close()
