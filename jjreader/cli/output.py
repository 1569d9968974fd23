"""Printing: data to stdout, messages and progress to stderr, nothing that a terminal would obey."""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence

from jjreader.corpus.cleaner import clean_line
from jjreader.model import Progress, Stage

BOLD, DIM, PLAIN = "1", "2", "0"
Part = str | tuple[str, str]
"""Some words, or words with a style."""
Line = Sequence[Part]

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


class Output:
    """Where a command's data and messages go."""

    def __init__(self, *, quiet: bool, color: bool, as_json: bool = False) -> None:
        self._quiet = quiet
        self._as_json = as_json
        self._color = color and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._progress = not quiet and sys.stderr.isatty()

    def item(self, record: Mapping[str, object], lines: Iterable[Line]) -> None:
        """One of the things that a command lists: as it was asked for, as JSON or as lines."""
        if self._as_json:
            self.json(record)
        else:
            for line in lines:
                self.line(*line)

    def json(self, value: Mapping[str, object]) -> None:
        """One object on one line; controls that a file's name may hold are escaped."""
        ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
        line = json.dumps(value, ensure_ascii=ascii_only)
        print(_UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", line))

    def line(self, *parts: Part) -> None:
        """One line of words; whatever they come from, they do no harm."""
        print("".join(map(self._shown, parts)))

    def document(self, text: str) -> None:
        """Lines that are known to be clean."""
        print(text.rstrip("\n"))

    def message(self, text: str) -> None:
        """A sentence for the person at the terminal."""
        if not self._quiet:
            self.end_progress()
            print(clean_line(text), file=sys.stderr)

    def progress(self, step: Progress) -> None:
        """How far the indexing is, on a terminal only."""
        if self._progress and step.total:
            doing = "indexing" if step.stage is Stage.TEXT else "finding quotations"
            print(f"\r\x1b[K{doing} {step.done}/{step.total}", end="", file=sys.stderr, flush=True)

    def end_progress(self) -> None:
        if self._progress:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _shown(self, part: Part) -> str:
        text, style = (part, "") if isinstance(part, str) else part
        text = clean_line(text)
        return f"\x1b[{style}m{text}\x1b[{PLAIN}m" if self._color and style and text else text
