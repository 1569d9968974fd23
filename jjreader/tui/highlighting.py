"""What is known of a text as layers of spans, and the pieces of a row that they make. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from jjreader.model import Span


class Layer:
    """Spans of one kind, in order, each with the name of its style; they may overlap."""

    def __init__(self, spans: Iterable[tuple[Span, str]] = ()) -> None:
        self._spans = sorted(spans, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._spans]
        self._longest = max((len(span) for span, _ in self._spans), default=0)

    def within(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """The spans that share a character with the run from START to END."""
        first = bisect_right(self._starts, start - self._longest - 1)
        for number in range(first, len(self._spans)):
            span, style = self._spans[number]
            if span.start >= end:
                break
            if span.end > start:
                yield span, style


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that look the same: the names of their styles, weakest first."""

    start: int
    end: int
    styles: tuple[str, ...]


def pieces(start: int, end: int, layers: Iterable[Layer]) -> list[Piece]:
    """The run of text from START to END, divided wherever a span of a layer begins or ends."""
    found = [
        (max(span.start, start), min(span.end, end), style)
        for layer in layers
        for span, style in layer.within(start, end)
    ]
    cuts = sorted({start, end}.union(*({s, e} for s, e, _ in found)))
    return [
        Piece(a, b, tuple(style for s, e, style in found if s <= a and b <= e))
        for a, b in pairwise(cuts)
    ]
