"""Quotations inside a quotation: "She's like, ‘I just need to pay my rent.’"

Only speech that somebody is made to say in the telling: names and terms in marks stay out.
"""

import re
from collections.abc import Iterator

from jjreader.model import Confidence, Gender, Mention, Quote, QuoteKind, Span
from jjreader.quotes.runs import Run
from jjreader.quotes.speakers import HE_OR_SHE, Speakers

TELLING = re.compile(
    r"\b(I|[Yy]ou|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[A-Z]\w+)(?:['’](?:s|re|m)| (?:is|was|are|were))?"
    r" (?:just |all |so )?(like|go|goes|went),?\s*$"
)
REACH = 40
"""The words of telling stand in so many characters before the inner quotation."""
NAMED_BEFORE = 400
"""The name may stand so many characters before the quotation, in another one."""
LEAST_WORDS = 3


def nested_quotes(text: str, run: Run, speakers: Speakers) -> Iterator[Quote]:
    """The quotations told inside a quotation, in order."""
    for inner in run.inner:
        if text.count(" ", inner.start, inner.end) + 1 < LEAST_WORDS:
            continue
        low = max(run.start, inner.start - REACH)
        telling = TELLING.search(text[low : inner.start])
        if telling is None:
            continue
        words = Span(low + telling.start(1), low + telling.end(1))
        named = _named(text, words, run, speakers)
        yield Quote(
            Span(inner.start, inner.end),
            QuoteKind.DIRECT,
            named.name if named else None,
            words,
            Span(low + telling.start(2), low + telling.end(2)),
            "nested",
            Confidence.LIKELY if named else Confidence.GUESS,
        )


def _named(text: str, words: Span, run: Run, speakers: Speakers) -> Mention | None:
    """Who is made to speak: somebody who is named in the quotation, or in one just before."""
    gender: Gender | None = HE_OR_SHE.get(text[words.start : words.end].lower())
    antecedents = speakers.antecedents
    for mention in reversed(antecedents.inside(max(0, run.start - NAMED_BEFORE), words.end)):
        fits = gender is not None and mention.person.gender in (gender, None)
        if mention.span == words or (fits and antecedents.in_quote(mention.span.start)):
            return mention
    return None
