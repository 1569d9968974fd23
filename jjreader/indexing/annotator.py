"""A process that annotates articles: `python -m jjreader.indexing.annotator FOLDER`.

It is given the cast and then ids, and gives back what it found; it ends when nobody asks any more,
so that it never outlives whoever started it.
"""

import pickle
import sys
from contextlib import suppress
from pathlib import Path

from jjreader.indexing.annotating import annotate_files


def main() -> None:
    """Answer until the requests end."""
    folder, requests, answers = Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError):
        cast = pickle.load(requests)  # noqa: S301 - from the process that started this one
        while True:
            ids = pickle.load(requests)  # noqa: S301
            found = annotate_files(folder, ids, cast)
            pickle.dump(list(found), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


if __name__ == "__main__":
    main()
