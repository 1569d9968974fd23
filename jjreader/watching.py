"""Watching a folder for changed files, where the system can tell of them."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

STEP = 100
"""Milliseconds without a change after which what has changed is told."""
PATIENCE = 1.0
"""Seconds that the thread may take to end."""

OnChange = Callable[[frozenset[str]], None]


class FolderWatch:
    """A thread that tells the ids of articles that were written, added or removed."""

    def __init__(
        self, folder: Path, on_change: OnChange, on_failure: Callable[[str], None]
    ) -> None:
        """Both are called in the thread; ON_FAILURE, with the reason, when it ends by itself."""
        self._folder, self._on_change, self._on_failure = folder, on_change, on_failure
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="folder watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stop.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        try:
            from watchfiles import watch  # takes as long to import as the rest of the program

            for changes in watch(
                self._folder,
                watch_filter=None,
                step=STEP,
                stop_event=self._stop,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                if ids := self._ids(path for _, path in changes):
                    self._on_change(ids)
        except (OSError, RuntimeError, ImportError) as error:  # as at the limit of inotify
            if not self._stop.is_set():
                self._on_failure(str(error))

    def _ids(self, paths: Iterable[str]) -> frozenset[str]:
        """The changed files that could be articles, or folders of such, by path in the folder."""
        found = (Path(path).relative_to(self._folder) for path in paths)
        return frozenset(path.as_posix() for path in found if _could_matter(path))


def _could_matter(path: Path) -> bool:
    from jjreader.corpus.files import CAST, suffix_of
    from jjreader.corpus.scanning import SUFFIXES

    if any(part.startswith(".") for part in path.parts):
        return False
    is_article = suffix_of(path.name) in SUFFIXES
    return is_article or path.name == CAST or "." not in path.name
