"""Indexing beside the reading screen: in a child process, with its progress on the last line."""

import threading
import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.timer import Timer

from jjreader.errors import IndexBusyError, SearchError
from jjreader.indexing.process import IndexingProcess
from jjreader.library import Library
from jjreader.model import Progress, RefreshReport, Stage
from jjreader.tui.messages import FilesChanged, IndexingEnded, IndexingProgressed
from jjreader.tui.pace import Pace
from jjreader.tui.screens.desk import Desk
from jjreader.tui.type_ahead import TypeAheadApp
from jjreader.tui.widgets.status_line import skipped

if TYPE_CHECKING:
    from jjreader.watching import FolderWatch  # loaded when the watch begins

BUSY_WAIT = 2.0
"""Seconds until it is tried again when another jjreader is indexing."""
LOOK_EVERY = 1.0
"""Seconds between two refreshes of the list while indexing: each reads all of it."""
QUIET = 0.5
"""Seconds without a key press before such a refresh, which would delay the next key."""


class Indexing(Desk):
    """The list and the reader work meanwhile; a search covers what is done and says so."""

    BINDINGS = [
        Binding(
            "R",
            "rescan",
            "Rescan",
            id="rescan",
            tooltip="Look for new and changed files",
        ),
    ]

    is_indexing = False
    """The index is being brought up to date."""
    is_up_to_date = False
    """All articles have been indexed, and nothing has begun since."""
    skipped = 0
    """Files that could not be read."""
    _is_leaving = False
    _repaired = False
    _is_asked = False
    """The user has asked for a rescan and expects an answer."""
    _is_stale = False
    """Files have changed since the child process began."""
    _progress: Progress | None = None
    _look_timer: Timer | None = None

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._child: IndexingProcess | None = None
        self._child_lock = threading.Lock()
        self._pace = Pace()
        self._watch: FolderWatch | None = None

    def index_grew(self) -> None:
        """There is more to be found than before."""
        raise NotImplementedError

    def start_watching(self) -> None:
        """Changed files appear by themselves from now on."""
        if not self._is_leaving and self.library.settings.is_watching:
            self._watch = self.library.watch(self._files_changed, self._not_watching)

    def _files_changed(self, ids: frozenset[str]) -> None:
        self.post_message(FilesChanged(ids))

    def _not_watching(self, reason: str) -> None:
        looks = f"{self.keys['rescan']} looks for them"
        self.app.call_from_thread(
            self.say, f"Changed files do not appear by themselves: {reason}. {looks}."
        )

    def action_rescan(self) -> None:
        if self.is_indexing:
            self.say("Indexing already.")
        else:
            self._is_asked = True
            self.start_indexing()

    @on(FilesChanged)
    def index_again(self) -> None:
        """Bring the index up to date, at once or as soon as that is under way has ended."""
        if self.is_indexing:
            self._is_stale = True
        else:
            self.start_indexing()

    def start_indexing(self, *, rebuild: bool = False) -> None:
        self.is_indexing, self.is_up_to_date = True, False
        self._pace = Pace()
        self._index(rebuild)

    def stop_indexing(self) -> None:
        """End the child process, for good: the program is about to end."""
        with self._child_lock:
            self._is_leaving = True
            if self._child:
                self._child.stop()
        if self._watch:
            self._watch.stop()

    @work(thread=True, group="index", exclusive=True)
    def _index(self, rebuild: bool) -> None:
        with self._child_lock:
            if self._is_leaving:
                return
            self._child = child = self.library.start_indexing(rebuild=rebuild)
        try:
            for event in child.events():
                if isinstance(event, RefreshReport):
                    self.post_message(IndexingEnded(event))
                else:
                    self.post_message(IndexingProgressed(event))
        except IndexBusyError as error:
            self.post_message(IndexingEnded(None, str(error), is_busy=True))
        except SearchError as error:
            if not self._is_leaving:
                self.post_message(IndexingEnded(None, str(error)))
        finally:
            child.stop()

    @on(IndexingProgressed)
    def _show_progress(self, message: IndexingProgressed) -> None:
        self._progress = message.progress
        self.status.activity = self._pace.describe(message.progress, time.monotonic())
        if self._look_timer is None:
            self._look_timer = self.set_timer(LOOK_EVERY, self._look_when_quiet)

    def _look_when_quiet(self) -> None:
        if self.idle_seconds < QUIET:
            self._look_timer = self.set_timer(QUIET, self._look_when_quiet)
        else:
            self._look()

    @property
    def idle_seconds(self) -> float:
        """How long ago the program was last used."""
        return self.app.idle_seconds if isinstance(self.app, TypeAheadApp) else 0.0

    def _look(self) -> None:
        """Refresh what is shown of the index."""
        if self._look_timer:
            self._look_timer.stop()
            self._look_timer = None
        self.index_grew()

    @on(IndexingEnded)
    def _end(self, message: IndexingEnded) -> None:
        self.is_indexing = False
        self._progress = None
        if message.is_busy:
            self.status.activity = "another jjreader is indexing"
            self.set_timer(BUSY_WAIT, self._try_again)
        elif message.report:
            self.is_up_to_date = True
            self.skipped = message.report.skipped
            self.status.activity = f"! {skipped(self.skipped)}" if self.skipped else ""
            self._tell_changes(message.report)
        else:
            self.status.activity = "search unavailable"
            self.say(f"The index could not be written: {message.problem}")
        self._look()
        if self._is_stale and not message.is_busy:
            self._is_stale = False
            self.start_indexing()

    def _tell_changes(self, report: RefreshReport) -> None:
        """Answer a rescan that the user asked for; otherwise the list shows what is new."""
        counts = ((report.added, "new"), (report.changed, "changed"), (report.removed, "gone"))
        found = ", ".join(f"{count} {what}" for count, what in counts if count)
        if self._is_asked:
            self.say(f"Articles: {found}." if found else "Nothing has changed.")
        self._is_asked = False

    def _try_again(self) -> None:
        if not self.is_indexing:
            self.start_indexing()

    def repair_index(self) -> None:
        """The index that was met is damaged, or has gone: build it anew, once."""
        if not self._repaired and not self.is_indexing:
            self._repaired = True
            self.say("The index was damaged or has gone, and is built anew.")
            self.start_indexing(rebuild=True)

    def coverage(self) -> str:
        """A note for answers while the index is still growing; empty once it is complete."""
        progress = self._progress
        if progress and progress.stage is Stage.TEXT and progress.done < progress.total:
            return f" · {progress.total - progress.done} more articles are still being indexed"
        return ""
