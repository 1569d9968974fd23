"""The rate of a piece of work, and the time that is left. Pure: the clock is passed in."""

from jjreader.model import Progress, Stage

LEAST = 0.5
"""Seconds after which a rate means something."""
BAR = 12
"""Cells of the bar."""
MINUTE = 60


class Pace:
    """Follows the steps of one work, stage by stage."""

    def __init__(self) -> None:
        self._first: Progress | None = None
        self._since = 0.0

    def describe(self, progress: Progress, now: float) -> str:
        """The progress in words with a bar, and as soon as they are known rate and time left.

        NOW is in seconds of any clock that only goes forward.
        """
        if self._first is None or self._first.stage != progress.stage:
            self._first, self._since = progress, now
        doing = "indexing" if progress.stage is Stage.TEXT else "quotations"
        full = BAR * progress.done // progress.total if progress.total else BAR
        bar = "━" * full + "─" * (BAR - full)
        words = f"{doing} {progress.done}/{progress.total} {bar}"
        done, seconds = progress.done - self._first.done, now - self._since
        if done <= 0 or seconds < LEAST or progress.done >= progress.total:
            return words
        left = (progress.total - progress.done) * seconds / done
        return f"{words} {done / seconds:.0f}/s, {_duration(left)} left"


def _duration(seconds: float) -> str:
    return f"{seconds / MINUTE:.0f} min" if seconds > 2 * MINUTE else f"{max(seconds, 1):.0f} s"
