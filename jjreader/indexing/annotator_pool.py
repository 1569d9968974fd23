"""Many articles are annotated by several processes, one for each core but the reader's."""

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import IO, Any, cast

from jjreader.child_process import spare_cores, start_python
from jjreader.corpus.loader import CorpusReader
from jjreader.indexing.annotation import Found, annotate_files
from jjreader.people import Cast

CHUNK = 8
"""Articles that a process is asked for at once."""
AHEAD = 4
"""Chunks that a process is asked for before its first answer is taken."""
OWN = 60
"""So many articles are annotated here, while the processes start; fewer do not need any."""
PIPE = 1 << 20
"""Bytes that wait in a pipe, where the system allows it, while what came is being indexed."""


def annotate_many(reader: CorpusReader, ids: Sequence[str], cast: Cast) -> Iterator[Found]:
    """What is found in each article, in order; those that cannot be read any more are left out."""
    rest = len(ids) - OWN
    count = min(spare_cores(), rest // (CHUNK * AHEAD))
    if count < 1:
        yield from annotate_files(reader, ids, cast)
        return
    annotators = [_Annotator(reader, cast) for _ in range(count)]
    try:
        yield from _by_all(annotators, reader, ids, cast)
    finally:
        for annotator in annotators:
            annotator.close()


def _by_all(
    annotators: "list[_Annotator]", reader: CorpusReader, ids: Sequence[str], cast: Cast
) -> Iterator[Found]:
    """Each process has its turn, so that the order is kept and little waits in memory."""
    chunks = iter([ids[at : at + CHUNK] for at in range(OWN, len(ids), CHUNK)])
    asked: deque[tuple[_Annotator, Sequence[str]]] = deque()
    for _ in range(AHEAD):
        for annotator, chunk in zip(annotators, islice(chunks, len(annotators)), strict=False):
            annotator.ask(chunk)
            asked.append((annotator, chunk))
    yield from annotate_files(reader, ids[:OWN], cast)
    while asked:
        annotator, chunk = asked.popleft()
        found: Iterable[Found] | None = annotator.answer()
        if following := next(chunks, None):
            annotator.ask(following)
            asked.append((annotator, following))
        # a process that died of an article shows here what is wrong with it
        if found is None:
            found = annotate_files(reader, chunk, cast)
        yield from found


class _Annotator:
    """A process, seen from the one that asks."""

    def __init__(self, reader: CorpusReader, cast_of_folder: Cast) -> None:
        self._process = start_python(
            "jjreader.indexing.annotator",
            *map(str, filter(None, (reader.folder, reader.extracts))),
            in_own_group=True,
            pipesize=PIPE,
        )
        self._requests = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self._send(cast_of_folder)

    def ask(self, ids: Sequence[str]) -> None:
        self._send(ids)

    def answer(self) -> list[Found] | None:
        """What was found in the articles that were asked for first; None when it has died."""
        try:
            found: list[Found] = pickle.load(self._answers)  # noqa: S301 - from a process of our own
        except (EOFError, pickle.UnpicklingError):
            return None
        return found

    def _send(self, request: Any) -> None:
        with suppress(BrokenPipeError):  # its answer will tell
            pickle.dump(request, self._requests, pickle.HIGHEST_PROTOCOL)
            self._requests.flush()

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        with suppress(BrokenPipeError):
            self._requests.close()
        self._answers.close()
        self._process.wait()
