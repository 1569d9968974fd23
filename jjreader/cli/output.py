"""Printing: data to stdout, messages and progress to stderr, nothing that a terminal would obey."""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping

from jjreader.model import Progress, Span

BOLD, DIM, PLAIN = "1", "2", "0"
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


class Output:
    """Where a command's data and messages go."""

    def __init__(self, *, quiet: bool, color: bool) -> None:
        self._quiet = quiet
        self._color = color and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._progress = not quiet and sys.stderr.isatty()

    def json(self, value: Mapping[str, object]) -> None:
        """One object on one line; controls that a file's name may hold are escaped."""
        ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
        line = json.dumps(value, ensure_ascii=ascii_only)
        print(_UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", line))

    def line(self, text: str = "") -> None:
        print(text)

    def styled(self, text: str, style: str) -> str:
        """TEXT in bold or dim where colours are wanted."""
        return f"\x1b[{style}m{text}\x1b[{PLAIN}m" if self._color and text else text

    def marked(self, text: str, start: int, matches: Iterable[Span]) -> str:
        """TEXT, which begins at the offset START, with the matches in it in bold."""
        parts, at = [], 0
        for match in matches:
            begin, end = max(match.start - start, at), min(match.end - start, len(text))
            if begin < end:
                parts += [text[at:begin], self.styled(text[begin:end], BOLD)]
                at = end
        return " ".join("".join([*parts, text[at:]]).split())

    def message(self, text: str) -> None:
        """A sentence for the person at the terminal."""
        if not self._quiet:
            self.end_progress()
            print(text, file=sys.stderr)

    def progress(self, step: Progress) -> None:
        if self._progress and step.total:
            doing = "indexing" if step.stage == "text" else "finding quotations"
            print(f"\r\x1b[K{doing} {step.done}/{step.total}", end="", file=sys.stderr, flush=True)

    def end_progress(self) -> None:
        if self._progress:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
