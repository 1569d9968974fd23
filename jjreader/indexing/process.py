"""Indexing in a child process, seen from the process that waits for it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jjreader.errors import IndexBusyError, SearchError
from jjreader.indexing.cache import CacheFolder
from jjreader.model import Progress, RefreshReport

PATIENCE = 2.0
"""Seconds that a child which was told to end may take."""


class IndexingProcess:
    """A running child; go through `events`, and `stop` it before leaving."""

    def __init__(self, folder: Path, cache: CacheFolder, *, rebuild: bool = False) -> None:
        # -P: the working directory may be full of other people's files, and is no place for code.
        command = [sys.executable, "-P", "-m", "jjreader.indexing", str(folder), str(cache.path)]
        command += ["rebuild"] if rebuild else []
        package = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": str(package)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

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
                yield Progress(**value)
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
