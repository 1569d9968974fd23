"""Quotations set without marks: somebody speaks of themselves in an article told by another.

A guess by nature: a paragraph in the first person between paragraphs in the third.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jjreader.model import Block, BlockKind, Confidence, Quote, QuoteKind, Span
from jjreader.quotes.carry import paragraph_before
from jjreader.quotes.findings import OPENING_MARKS
from jjreader.quotes.speakers import HE_OR_SHE, Speaker, Speakers

FIRST_PERSON = re.compile(r"I(?<!\w.)\b|[Mm](?<!\w.)(?:y|yself|e)\b")
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
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
    says_i = [match.start() for match in SAYS_I.finditer(text)]
    if "(@" not in text and not _may_stand_out(text, blocks, says_i):
        return
    share = speakers.antecedents.quoted_share
    plain = [
        n
        for n, block in enumerate(blocks)
        if text[block.span.start] not in OPENING_MARKS and share(block.span) < QUOTED_INSIDE
    ]
    tweets = dict(_tweets(text, blocks, speakers)) if "(@" in text else {}
    yield from tweets.values()
    own = {n: _first_person(text, blocks[n].span, says_i) for n in plain}
    led_in = [n for n in range(1, len(blocks)) if _is_led_in(text, blocks, n, speakers)]
    changed = [n for n in plain if _stands_out(text, blocks, own, n, speakers)]
    told_by_another = sum(map(bool, own.values())) - len(changed) <= MOST_SHARE * len(plain)
    for number in sorted({*plain, *led_in} - tweets.keys()):
        set_off = blocks[number].kind is BlockKind.QUOTATION
        if set_off or number in led_in or (told_by_another and number in changed):
            quote = _quote(text, blocks, number, speakers, set_off)
            if set_off or quote.speaker is not None:
                yield quote


def _may_stand_out(text: str, blocks: Sequence[Block], says_i: Sequence[int]) -> bool:
    """Is a block set off, or does one speak in the first person without a mark before it?"""
    if any(block.kind is _QUOTATION for block in blocks):
        return True
    starts = [block.span.start for block in blocks]
    speaking = {bisect_right(starts, at) for at in says_i} - {0}
    spans = [blocks[behind - 1].span for behind in speaking]
    return any(
        text[span.start] not in OPENING_MARKS and _first_person(text, span, says_i) >= LEAST
        for span in spans
    )


_QUOTATION = BlockKind.QUOTATION  # asked for each block; looking it up takes longer than the rest


def _first_person(text: str, span: Span, says_i: Sequence[int]) -> int:
    """How many words of the first person there are, one of them an "I"."""
    at = bisect_left(says_i, span.start)
    if at == len(says_i) or says_i[at] >= span.end:
        return 0  # as in most paragraphs
    return len(FIRST_PERSON.findall(text, span.start, span.end))


def _stands_out(
    text: str, blocks: Sequence[Block], own: dict[int, int], number: int, speakers: Speakers
) -> bool:
    """Does the paragraph turn to the first person, naming nobody, after one that does not?"""
    span = blocks[number].span
    if number == 0 or blocks[number].kind is not BlockKind.PARAGRAPH or own.get(number - 1, 0):
        return False
    words = text.count(" ", span.start, span.end) + 1
    enough = own[number] >= max(LEAST, words / MOST_WORDS_EACH)
    return enough and not speakers.antecedents.between(span.start, span.end)


def _ends_with_colon(text: str, paragraph: Span) -> bool:
    return text[paragraph.start : paragraph.end].rstrip().endswith(":")


def _is_led_in(text: str, blocks: Sequence[Block], number: int, speakers: Speakers) -> bool:
    """Is it a paragraph in the first person behind one that ends with a colon?"""
    span, before = blocks[number].span, blocks[number - 1]
    return (
        _ends_with_colon(text, before.span)
        and before.kind is blocks[number].kind is BlockKind.PARAGRAPH
        and text[span.start] not in OPENING_MARKS
        and FIRST_PERSON.search(text, span.start, span.end) is not None
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
                Span(above.start, above.start + len(text[above.start : above.end].rstrip())),
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
    text: str, blocks: Sequence[Block], number: int, speakers: Speakers, set_off: bool
) -> Quote:
    span = blocks[number].span
    before = blocks[number - 1].span if number else None
    finding = paragraph_before(text, before, number - 1, speakers) if before else None
    speaker = finding.speaker if finding else None
    if speaker is None and before and (pronoun := _last_pronoun(text, before)):
        who = text[pronoun.start : pronoun.end]
        speaker = Speaker(pronoun, speakers.antecedent(pronoun.start, HE_OR_SHE[who.lower()]))
    return Quote(
        Span(span.start, span.start + len(text[span.start : span.end].rstrip())),
        QuoteKind.BLOCK,
        speaker.name if speaker else None,
        speaker.span if speaker else None,
        None,
        "unmarked",
        Confidence.LIKELY if set_off else Confidence.GUESS,
    )


def _last_pronoun(text: str, paragraph: Span) -> Span | None:
    """Who leads in: `Here is what he had to say:`."""
    found = [*PRONOUN.finditer(text, paragraph.start, paragraph.end)]
    return Span(*found[-1].span()) if found and _ends_with_colon(text, paragraph) else None


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
