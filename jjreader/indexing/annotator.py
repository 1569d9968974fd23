"""A process that annotates articles: `python -m jjreader.indexing.annotator FOLDER [EXTRACTS]`.

It is given the cast and then ids, and gives back what it found; it ends when nobody asks any more,
so that it never outlives whoever started it.
"""

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from jjreader.corpus.loader import CorpusReader
from jjreader.indexing.annotation import Found, annotate_files
from jjreader.model import Mention, Person, Quote, Span


def main() -> None:
    """Answer until the requests end."""
    reader = CorpusReader(*map(Path, sys.argv[1:]))
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError):
        cast = pickle.load(requests)  # noqa: S301 - from the process that started this one
        while True:
            ids = pickle.load(requests)  # noqa: S301
            answer(list(annotate_files(reader, ids, cast)), answers)


def answer(found: list[Found], answers: BinaryIO) -> None:
    """Give back what was found; objects that are many are pickled in a shorter way than usual."""
    pickler = pickle.Pickler(answers, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _SHORTER
    pickler.dump(found)
    answers.flush()


_Recipe = tuple[Callable[..., Any], tuple[Any, ...]]
"""How to make an object again: its class, and what to call that with."""


def _by_values(kind: type) -> Callable[[Any], _Recipe]:
    values = attrgetter(*kind.__slots__)  # type: ignore[attr-defined]
    return lambda each: (kind, values(each))


_SHORTER: dict[type, Callable[[Any], _Recipe]] = {
    kind: _by_values(kind) for kind in (Span, Mention, Person, Quote)
}


if __name__ == "__main__":
    main()
