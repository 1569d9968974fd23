"""Calls that wait for other processes, made ahead of time in threads."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from jjreader.child_process import spare_cores

MOST_THREADS = 4
"""Each keeps a process busy, which takes up to a hundred megabytes."""
AHEAD = 2
"""Calls for each thread that are made before their results are taken."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_ahead(call: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """What CALL makes of each item, in their order; it must be safe to call in several threads."""
    threads = max(1, min(spare_cores(), MOST_THREADS))
    with ThreadPoolExecutor(threads) as pool:
        asked: deque[Future[Result]] = deque()
        for item in items:
            asked.append(pool.submit(call, item))
            if len(asked) > threads * AHEAD:
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()
