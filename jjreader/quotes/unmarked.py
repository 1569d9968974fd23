"""Quotations set without marks: somebody speaks of themselves in an article told by another.

A guess by nature: a paragraph in the first person between paragraphs in the third.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from jjreader.model import Block, BlockKind, Confidence, Quote, QuoteKind, Span
from jjreader.quotes.carry import paragraph_before
from jjreader.quotes.findings import OPENING_MARKS
from jjreader.quotes.speakers import Speakers

FIRST_PERSON = re.compile(r"I(?<!\w.)\b|[Mm](?<!\w.)(?:y|yself|e)\b")
SAYS_I = re.compile(r"I(?<![^ \n].)[ ’']")
LEAST = 2
"""So many words of the first person make a paragraph one in the first person."""
MOST_WORDS_EACH = 25
"""And there must be one in so many words of the paragraph."""
QUOTED_INSIDE = 0.3
"""A quotation without marks may hold so much in marks: what somebody says that others said."""
MOSTLY_QUOTED = 0.7
"""Behind a colon it may be more."""
TWEETED = re.compile(r"[—–-]{1,2} ?([A-Z][^(\n]{1,60}?) \(@\w+\)")
MOST_SHARE = 0.25
"""Where more of the paragraphs than this have an "I", the author tells of themselves."""


def unmarked_quotes(text: str, blocks: Sequence[Block], speakers: Speakers) -> Iterator[Quote]:
    """Block quotations: those set off as such, and paragraphs that change to the first person."""

    def is_plain(number: int) -> bool:
        span = blocks[number].span
        return text[span.start] not in OPENING_MARKS and share(span) < QUOTED_INSIDE

    share, starts = speakers.antecedents.quoted_share, speakers.antecedents.paragraph_starts
    tweets = dict(_tweets(text, blocks, speakers)) if "@" in text else {}
    yield from tweets.values()
    says_i = {bisect_right(starts, match.start()) - 1 for match in SAYS_I.finditer(text)} - {-1}
    own = {n for n in says_i if is_plain(n)}
    changed = {n for n in own if _stands_out(text, blocks, own, n, speakers)}
    if changed and changed != own:
        plain = sum(map(is_plain, range(len(blocks))))
        if len(own) - len(changed) > MOST_SHARE * plain:
            changed = set()  # the author tells of themselves
    set_off = {n for n, block in enumerate(blocks) if block.kind is _QUOTATION and is_plain(n)}
    led_in = {n for n in says_i if _is_led_in(text, blocks, n, speakers)}
    openings = _openings(blocks) if set_off else ()
    for number in sorted(set_off.union(changed, led_in) - tweets.keys()):
        above = (openings[number] if number in set_off else number) - 1
        quote = _quote(text, blocks, number, above, speakers, set_off=number in set_off)
        if number in set_off or quote.speaker is not None:
            yield quote


def _openings(blocks: Sequence[Block]) -> list[int]:
    """For each paragraph the first one of the block quotation that it belongs to, else itself."""
    openings: list[int] = []
    for number, block in enumerate(blocks):
        goes_on = number and block.kind is blocks[number - 1].kind is _QUOTATION
        openings.append(openings[-1] if goes_on else number)
    return openings


_QUOTATION = BlockKind.QUOTATION  # asked for each block; looking it up takes longer than the rest


def _stands_out(
    text: str, blocks: Sequence[Block], own: Set[int], number: int, speakers: Speakers
) -> bool:
    """Does the paragraph turn to the first person, naming nobody, after one that does not?"""
    span = blocks[number].span
    if number == 0 or blocks[number].kind is not BlockKind.PARAGRAPH or number - 1 in own:
        return False
    if speakers.antecedents.between(span.start, span.end):
        return False
    words = text.count(" ", span.start, span.end) + 1
    least = max(LEAST, words / MOST_WORDS_EACH)
    return len(FIRST_PERSON.findall(text, span.start, span.end)) >= least


def _is_led_in(text: str, blocks: Sequence[Block], number: int, speakers: Speakers) -> bool:
    """Is it a paragraph in the first person behind one that ends with a colon?"""
    span, before = blocks[number].span, blocks[number - 1]
    return (
        number > 0
        and text[before.span.end - 1] == ":"
        and before.kind is blocks[number].kind is BlockKind.PARAGRAPH
        and text[span.start] not in OPENING_MARKS
        and speakers.antecedents.quoted_share(span) < MOSTLY_QUOTED
    )


def _tweets(text: str, blocks: Sequence[Block], speakers: Speakers) -> Iterator[tuple[int, Quote]]:
    """Paragraphs above a line with a dash, a name and a handle, by their numbers."""
    for number, block in enumerate(blocks[1:]):
        signed = TWEETED.match(text, block.span.start, block.span.end)
        above = blocks[number].span
        if signed is None or text[above.start] in OPENING_MARKS:
            continue
        name = Span(*signed.span(1))
        yield (
            number,
            Quote(
                above,
                QuoteKind.BLOCK,
                _who_signs(text, name, speakers),
                name,
                None,
                "dash",
                Confidence.SURE,
            ),
        )


def _who_signs(text: str, name: Span, speakers: Speakers) -> str | None:
    """The full name of whoever signs, maybe with an initial: "A. Weller"."""
    inside = speakers.antecedents.inside(name.start, name.end)
    if inside and " " in inside[0].name:
        return inside[0].name
    words = text[name.start : name.end].split()
    full = (mention.name for mention in speakers.mentions if " " in mention.name)
    same = (each for each in full if each.split()[-1] == words[-1] and each[0] == words[0][0])
    return next(same, inside[0].name if inside else None)


def _quote(
    text: str,
    blocks: Sequence[Block],
    number: int,
    above: int,
    speakers: Speakers,
    *,
    set_off: bool,
) -> Quote:
    """The paragraph as a quotation of whom the paragraph above tells."""
    span = blocks[number].span
    before = blocks[above].span if above >= 0 else None
    finding = paragraph_before(text, before, above, speakers) if before else None
    speaker = finding.speaker if finding else None
    return Quote(
        span,
        QuoteKind.BLOCK,
        speaker.name if speaker else None,
        speaker.span if speaker else None,
        None,
        "unmarked",
        Confidence.LIKELY if set_off else Confidence.GUESS,
    )


def told_by_themselves(text: str, holders: Sequence[Quote], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations; who says "I" within one without marks is who says the whole of it."""
    named = sorted(
        (quote for quote in holders if quote.speaker is not None), key=lambda quote: quote.span
    )
    return [_told_by(named, quote) if _is_own(text, quote) else quote for quote in quotes]


def _is_own(text: str, quote: Quote) -> bool:
    who = quote.speaker_span
    return quote.speaker is None and who is not None and text[who.start : who.end] == "I"


def _told_by(holders: Sequence[Quote], quote: Quote) -> Quote:
    behind = bisect_right(holders, quote.span.start, key=lambda held: held.span.start)
    around = holders[behind - 1] if behind else quote
    return replace(quote, speaker=around.speaker) if around.span.covers(quote.span) else quote
