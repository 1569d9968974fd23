"""Quoted words that repeat a quotation of the same article: who said that said this."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from jjreader.model import Confidence, Quote, QuoteKind, Span

WORD = re.compile(r"\w+(?:['’]\w+)*")
LOOK_BACK = 100
"""How many quotations further up are compared."""
LEAST_WORDS = 3
"""Fewer words in marks that nobody seems to say are a term as often as an echo."""
SHORTEST = 7
"""A single word of fewer letters is repeated by chance."""


def with_echoes(text: str, unclaimed: Sequence[Span], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations, and the unclaimed runs that repeat words of one further up whose speaker is
    sure.

    A part of a headline that repeats a quotation gets its speaker in the same way.
    """
    long = [span for span in unclaimed if text.count(" ", span.start, span.end) + 1 >= LEAST_WORDS]
    if not long and not any(map(_lacks_speaker, quotes)):
        return list(quotes)
    known = [quote for quote in quotes if quote.speaker and quote.confidence is Confidence.SURE]
    said = [(quote, _lowered(text, quote.span)) for quote in known]
    said.sort(key=lambda pair: pair[0].span)
    starts = [quote.span.start for quote, _ in said]
    found = []
    for quote in quotes:
        source = _source(text, quote.span, said[:LOOK_BACK]) if _lacks_speaker(quote) else None
        found.append(_named(quote, source) if source is not None else quote)
    for span in long:
        earlier = bisect_left(starts, span.start)
        source = _source(text, span, said[max(0, earlier - LOOK_BACK) : earlier])
        if source is not None:
            found.append(_echo(span, source))
    return found


def _lacks_speaker(quote: Quote) -> bool:
    return quote.speaker is None and quote.rule not in ("passive", "nested")


def _source(text: str, span: Span, said: Sequence[tuple[Quote, str]]) -> Quote | None:
    """The quotation that these words repeat."""
    words = _words(_lowered(text, span))
    single = words.count(" ") == 2
    if single and (len(words) < SHORTEST + 2 or not text[span.start + 1].islower()):
        return None
    longest = max(words.split(), key=len, default="")
    for quote, content in said:
        # to look for one word first is much quicker than to take all apart
        if longest in content and not quote.span.covers(span) and words in _words(content):
            return quote
    return None


def _lowered(text: str, span: Span) -> str:
    return text[span.start : span.end].replace("’", "'").lower()


def _words(content: str) -> str:
    """The words alone, with a space at either end."""
    return f" {' '.join(WORD.findall(content))} "


def _named(quote: Quote, source: Quote) -> Quote:
    return replace(quote, speaker=source.speaker, confidence=Confidence.LIKELY)


def _echo(span: Span, source: Quote) -> Quote:
    return Quote(span, QuoteKind.FRAGMENT, source.speaker, None, None, "echo", Confidence.LIKELY)
