"""Calls made ahead: in order, and several at once."""

from threading import Barrier

import pytest

from jjreader.indexing import ahead
from jjreader.indexing.ahead import map_ahead


def test_results_come_in_order_from_calls_that_run_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ahead, "spare_cores", lambda: 2)
    both = Barrier(2, timeout=10)

    def call(number: int) -> int:
        both.wait()  # for the other one: alone, none would come through
        return -number

    assert list(map_ahead(call, range(20))) == [-number for number in range(20)]


def test_no_more_is_asked_for_than_will_soon_be_taken() -> None:
    asked = []
    results = map_ahead(asked.append, iter(range(10_000)))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(asked) <= ahead.MOST_THREADS * ahead.AHEAD + 1
