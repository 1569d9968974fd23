"""Quoted words that repeat a quotation of the same article: who said that said this."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from jjreader.model import Confidence, Quote, QuoteKind, Span
from jjreader.quotes.findings import EDGES

WORD = re.compile(r"\w+(?:['’]\w+)*")
LOOK_BACK = 100
"""How many quotations further up are compared."""
LEAST_WORDS = 3
"""Fewer words in marks that nobody seems to say are a term as often as an echo."""
UNNAMED = ("passive", "nested")
"""Rules for what is said by nobody who is named in the article."""
OWN = frozenset(["I", "we", "We"])
TOLD = ("according-to", "according-to-after", "after", "inverted", "before")
"""Rules that find who is told to have said it."""
_START = attrgetter("span.start")
_Said = tuple[Quote, str]
"""A quotation, and what it says, in small letters."""
SHORTEST = 7
"""A single word of fewer letters is repeated by chance."""


def with_echoes(
    text: str, unclaimed: Sequence[Span], quotes: Sequence[Quote], headings: Sequence[Span]
) -> list[Quote]:
    """The quotations, and the unclaimed runs that repeat words of one further up whose speaker is
    sure.

    A part of a headline that repeats a quotation gets its speaker in the same way, and that of one
    that is not sure too: it stands there because the article has it.
    """
    terms = [span for span in unclaimed if text.count(" ", span.start, span.end) >= LEAST_WORDS - 1]
    nameless = {
        at: quote
        for at, quote in enumerate(quotes)
        if quote.speaker is None and quote.rule not in UNNAMED and not _is_own(text, quote)
    }
    found = list(quotes)
    if not terms and not nameless:
        return found
    sure = [quote for quote in quotes if quote.speaker and quote.confidence is Confidence.SURE]
    said = _said(text, sorted(sure, key=_START))
    for at, quote in nameless.items():
        source = _source(text, quote.span, said[:LOOK_BACK])
        if source is None and any(quote.span.start in heading for heading in headings):
            named = [each for each in quotes[:LOOK_BACK] if each.speaker]
            source = _source(text, quote.span, _said(text, named))
        if source is not None:
            found[at] = replace(quote, speaker=source.speaker, confidence=Confidence.LIKELY)
    for span in terms:
        earlier = bisect_left(said, span.start, key=lambda each: each[0].span.start)
        source = _source(text, span, said[max(0, earlier - LOOK_BACK) : earlier])
        if source is not None:
            found.append(_echo(span, source))
    return found


def _is_own(text: str, quote: Quote) -> bool:
    """Is it told who says it, be it without a name: "a worker", "I" where the author tells it?"""
    span = quote.speaker_span
    if span is None:
        return False
    return text[span.start : span.end] in OWN or quote.rule in TOLD


def _said(text: str, quotes: Iterable[Quote]) -> list[_Said]:
    return [(quote, _lowered(text[quote.span.start : quote.span.end])) for quote in quotes]


def _source(text: str, span: Span, said: Iterable[_Said]) -> Quote | None:
    """The quotation that these words repeat."""
    content = _lowered(text[span.start : span.end])
    longest = max(content.split(), key=len).strip(EDGES)
    likely = [(quote, saying) for quote, saying in said if longest in saying]
    if not likely:
        return None  # as most; to look for one word is much quicker than to take all apart
    words = WORD.findall(content)
    if len(words) == 1 and (len(longest) < SHORTEST or not text[span.start + 1].islower()):
        return None
    repeated = f" {' '.join(words)} "
    for quote, saying in likely:
        if repeated in f" {' '.join(WORD.findall(saying))} ":
            return quote
    return None


def _lowered(words: str) -> str:
    return words.replace("’", "'").lower()


def _echo(span: Span, source: Quote) -> Quote:
    return Quote(span, QuoteKind.FRAGMENT, source.speaker, None, None, "echo", Confidence.LIKELY)
