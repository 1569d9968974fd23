"""Rules for a quotation that has no speaker beside it: it goes on from what stands before."""

from bisect import bisect_left
from collections.abc import Iterator

from jjreader.model import Confidence, PersonKind, Span
from jjreader.quotes.clauses import closing_report
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.governing import governing_cue
from jjreader.quotes.main_clause import main_subject
from jjreader.quotes.passage import ENDS, Passage, plain_passage
from jjreader.quotes.speakers import Speaker, Speakers
from jjreader.quotes.subjects import cue_subject
from jjreader.quotes.tables import ADVERB, FINITE, SPEECH, WEAK
from jjreader.quotes.verbs import is_finite

EMBEDDING = frozenset(["that", "who", "which", "what", "if", "whether", "when", "after", "as"])
"""Behind these somebody speaks only as another tells it."""
ASKS = frozenset(["asked", "asks"])
ASKED_ABOUT = frozenset(["about", "if", "whether", "why", "how", "what", "who", "when", "where"])
"""With one of these a question begins that is told."""
LAST_SENTENCES = 700
"""So many characters at the end of a paragraph are read for who speaks in it."""


def middle(case: Case) -> Finding | None:
    """`"...", she said, "..."`: one sentence, one speaker."""
    previous = case.previous
    if previous is None or previous.speaker is None or previous.low != case.low:
        return None
    if previous.finding is None:
        return None
    return Finding(
        "middle", previous.finding.confidence, speaker=previous.speaker, cue=previous.finding.cue
    )


def same_paragraph(case: Case) -> Finding | None:
    """`"...", she said. "..."`: the speaker of the paragraph goes on."""
    previous = case.previous
    if previous is None or previous.speaker is None:
        return None
    between = case.passage.words[previous.at + 1 : case.at]
    sentences = sum(map(ENDS.__contains__, between))
    if sentences > int(not previous.ends_sentence) and (other := _other_reports(case)):
        return other
    known = previous.finding is not None and previous.finding.confidence is Confidence.SURE
    confidence = Confidence.SURE if known and sentences <= 1 else Confidence.LIKELY
    return Finding("same-paragraph", confidence, speaker=previous.speaker)


def _other_reports(case: Case) -> Finding | None:
    """`"...", Lindt said. Weller told them that it was late. "..."`: somebody else has spoken."""
    found = _reporter(case.passage, case.at, case.speakers, "sentence-before")
    goes_on = found and case.previous and case.previous.speaker == found.speaker
    return None if goes_on else found


def _reporter(passage: Passage, high: int, speakers: Speakers, rule: str) -> Finding | None:
    """Who is named and speaks in the sentence before the word `high`."""
    low = high = high - 1
    while low > 0 and passage.words[low - 1] not in ENDS:
        low -= 1
    if low >= high:
        return None
    for mention in speakers.antecedents.between(passage.starts[low], passage.starts[high]):
        first = bisect_left(passage.starts, mention.span.start)
        cue = bisect_left(passage.starts, mention.span.end)
        while cue < high and passage.flags[cue] & ADVERB:
            cue += 1
        if not EMBEDDING.isdisjoint(passage.words[low:first]):
            return None
        kind = passage.flags[cue]
        if kind & SPEECH and kind & FINITE and not kind & WEAK:
            speaker = Speaker(mention.span, mention.person)
            return Finding(rule, Confidence.LIKELY, speaker=speaker, cue=(cue, cue + 1))
    return None


def goes_on_inside(case: Case) -> Finding | None:
    """Quoted words in a sentence that goes on reporting what the sentence before reported."""
    previous = case.previous
    if previous is None or previous.speaker is None or previous.speaker.span is None:
        return None
    return Finding("reported-on", Confidence.GUESS, speaker=previous.speaker)


def goes_straight_on(last: Case, number: int) -> bool:
    """Does the paragraph before end with this quotation and its report, and no more?"""
    behind = last.passage.words[last.at + 1 :]
    known = last.finding is not None and last.finding.confidence is Confidence.SURE
    asks = last.last_character == "?"
    ended = sum(map(ENDS.__contains__, behind))
    return known and not asks and last.passage.last == number - 1 and ended <= 1


def sentence_before(case: Case) -> Finding | None:
    """A quotation that follows the author's sentence about somebody in the same paragraph."""
    asks = case.last_character == "?"
    return sentence_subject(case.passage, case.at, case.speakers, "sentence-before", asks=asks)


def sentence_subject(
    passage: Passage, high: int, speakers: Speakers, rule: str, *, asks: bool = False
) -> Finding | None:
    """Who the last sentence before the word `high` is about: who speaks in it, or its subject;
    before what is no question, whoever is asked in it."""
    end = high
    while end > 0 and passage.words[end - 1] in ENDS | {":"}:
        end -= 1
    low = end
    while low > 0 and passage.words[low - 1] not in ENDS:
        low -= 1
    if low >= end:
        return None
    leads_in = end < high and passage.words[end] == ":"
    if not (leads_in or asks) and (answer := _asked(passage, low, end, speakers, rule)):
        return answer
    for speaker, cue in _speakers_of(passage, low, end, speakers, leads_in=leads_in):
        person = speaker.person
        voiced = leads_in and cue is not None and passage.flags[cue] & SPEECH
        if person is None and not voiced:
            continue
        if speaker.span is not None and speakers.antecedents.is_bracketed(speaker.span):
            continue
        if person is None or person.kind is not PersonKind.CHARACTER:
            confidence = Confidence.LIKELY if cue is not None else Confidence.GUESS
            words = (cue, cue + 1) if cue is not None else None
            return Finding(rule, confidence, speaker=speaker, cue=words)
    return None


def _asked(passage: Passage, low: int, end: int, speakers: Speakers, rule: str) -> Finding | None:
    """`Lindt then asked Weller about the goats. "They sing."`: whoever is asked answers."""
    for at in range(low + 1, end - 1):
        if passage.words[at] in ASKS and is_finite(passage, at, low):
            named = speakers.antecedents.between(passage.starts[at + 1], passage.end(at + 1))
            behind = bisect_left(passage.starts, named[0].span.end) if named else end
            if behind < end and passage.words[behind] in ASKED_ABOUT:
                speaker = Speaker(named[0].span, named[0].person)
                return Finding(rule, Confidence.LIKELY, speaker=speaker, cue=(at, at + 1))
    return None


def _speakers_of(
    passage: Passage, low: int, end: int, speakers: Speakers, *, leads_in: bool
) -> Iterator[tuple[Speaker, int | None]]:
    """Who a sentence may be about, the likeliest first."""
    comma = next((at for at in range(end - 1, low, -1) if passage.words[at] == ","), None)
    closing = closing_report(passage, comma + 1, end) if comma is not None else None
    if closing is not None and closing.subject is not None and closing.cue is not None:
        yield speakers.of_phrase(passage, closing.subject), closing.cue[0]
    cue = governing_cue(passage, low, end)
    if leads_in and cue is not None and passage.flags[cue] & SPEECH:
        told = cue_subject(passage, cue, low, end)
        if told is not None:
            yield speakers.of_phrase(passage, told), cue
    main = main_subject(passage, low, end)
    if main is not None:
        yield speakers.of_phrase(passage, main), cue
    subject = cue_subject(passage, cue, low, end) if cue is not None else None
    if subject is not None:
        yield speakers.of_phrase(passage, subject), cue
    for mention in speakers.antecedents.between(passage.starts[low], passage.end(end - 1)):
        yield Speaker(mention.span, mention.person), cue


def paragraph_before(
    text: str, paragraph: Span, number: int, speakers: Speakers, *, asks: bool = False
) -> Finding | None:
    """A quotation in a paragraph of its own goes on from the paragraph before it."""
    start = max(paragraph.start, paragraph.end - LAST_SENTENCES)
    passage = plain_passage(text, number, Span(start, paragraph.end))
    high = len(passage.words)
    found = sentence_subject(passage, high, speakers, "paragraph-before", asks=asks)
    while found is None and high > 0:
        high -= 1
        while high > 0 and passage.words[high - 1] not in ENDS:
            high -= 1
        found = _reporter(passage, high, speakers, "paragraph-before")
    return found
