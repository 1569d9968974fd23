"""The child process that indexes: `python -m jjreader.indexing FOLDER CACHE [rebuild]`.

It reads the reader's corrections from its input, as JSON, and prints a line of JSON for every step
and one at the end, for `IndexingProcess`, so that the process that draws the screen stays free.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from jjreader.bookmarks.correction_store import from_json
from jjreader.errors import IndexBusyError, JJReaderError
from jjreader.indexing.cache import CacheFolder
from jjreader.indexing.refresh import refresh
from jjreader.model import Progress

NICENESS = 10
"""The reader's keys come first."""


def main() -> int:
    """Bring the index up to date and report; the exit code."""
    folder, cache, *rest = sys.argv[1:]
    os.nice(NICENESS)
    try:
        report = refresh(
            Path(folder),
            CacheFolder(Path(cache)),
            _report,
            corrections=from_json(sys.stdin.read()),
            rebuild=rest == ["rebuild"],
        )
    except IndexBusyError as error:
        _say("busy", str(error))
    except JJReaderError as error:
        _say("error", str(error))
    else:
        _say("report", asdict(report))
    return 0


def _report(progress: Progress) -> None:
    _say("progress", asdict(progress))


def _say(what: str, value: object) -> None:
    try:
        print(json.dumps([what, value]), flush=True)
    except BrokenPipeError:
        # The reader has gone: leave the rest for the next start, and say nothing at the end.
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
