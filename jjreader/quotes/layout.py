"""Rules that go by how the page is set: headlines, dashes, names before a colon."""

import re
from collections.abc import Sequence

from jjreader.model import Confidence, PersonKind, Span
from jjreader.quotes.before import finding_of
from jjreader.quotes.findings import OPENING_MARKS, Case, Finding
from jjreader.quotes.governing import governing_cue
from jjreader.quotes.passage import DASHES, ENDS, Passage, plain_passage
from jjreader.quotes.phrases import Phrase, phrase_end
from jjreader.quotes.runs import LONGEST_SIGNATURE, Run
from jjreader.quotes.sources import SOURCE_WORDS
from jjreader.quotes.speakers import HE_OR_SHE, Speaker
from jjreader.quotes.tables import ADVERB, PARTICIPLE, PREPOSITION, SUBORDINATOR, TIME
from jjreader.quotes.verbs import is_finite

CLOSING_MARKS = ('"', "”")
MOST_SIGNED = 16
"""A line with a dash and a name has no more words than this."""
LONGEST_LABEL = 8
NO_LABEL = PREPOSITION | ADVERB | TIME | SUBORDINATOR | PARTICIPLE
PLAYED = re.compile(r"([A-Z][\w’'-]+) \([A-Z][^()]+\) ")
"""A role, and who plays it: "Hope (Anna Weller) tells"."""
LONGEST_TITLE = 8
"""Before a name that signs there may stand so many characters: "Mrs. "."""
CREDIT = re.compile(
    # "(Lauren Pike/Daily Post)", "(AP Photo)", "(Lauren Pike for the Post)"
    r"[^()\n]{1,60}/[^()\n]{1,60}|[^()\n]*\b(?i:photos?|images|courtesy|getty)\b[^()\n]*"
    r"|[^()\n]+ for [Tt]he [A-Z][^()\n]*"
)
LONGEST_CAPTION = 500
LONGEST_HEADLINE = 160
"""In characters."""
LONGEST_SMALL = 3
"""Words of no more letters may be small in a headline."""
LEAST_LONG = 3
FEW = 6
"""One of so many words that are longer may be small too."""


def captions(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """The numbers of the paragraphs that stand under a picture."""
    if ")" not in text:
        return frozenset()
    closed = [n for n, span in enumerate(paragraphs) if text.find(")", span.end - 3, span.end) >= 0]
    return frozenset([n for n in closed if _is_caption(text, paragraphs[n])])


def _is_caption(text: str, span: Span) -> bool:
    """Does a line stand under a picture: does it end in brackets with who took it?"""
    line = text[span.start : span.end].rstrip(" .")
    if not line.endswith(")") or len(line) > LONGEST_CAPTION:
        return False
    opened = line.rfind("(")
    return CREDIT.fullmatch(line, opened + 1, len(line) - 1) is not None


def set_as_headlines(text: str, paragraphs: Sequence[Span], runs: Sequence[Run]) -> set[int]:
    """The numbers of the lines with marks in which Every Long Word Has a Capital, not only those
    between the marks."""
    return {run.first for run in runs if _is_set_as_headline(text, paragraphs[run.first], run)}


def _is_set_as_headline(text: str, line: Span, run: Run) -> bool:
    if len(line) > LONGEST_HEADLINE or run.end > line.end:
        return False
    long = _long_words(text[line.start : line.end])
    small = [word for word in long if word.lstrip(OPENING_MARKS)[:1].islower()]
    if len(small) > len(long) // FEW:
        return False  # as mostly
    around = text[line.start : run.start] + " " + text[run.end : line.end]
    return len(_long_words(around)) >= LEAST_LONG


def _long_words(text: str) -> list[str]:
    return [word for word in text.split() if len(word) > LONGEST_SMALL]


def label(case: Case) -> Finding | None:
    """`RITTER: "..."`, `Weller on the ending: "..."`: a name and a colon open the paragraph."""
    words, at = case.passage.words, case.at
    opened = (place for place in range(at - 2, case.low, -1) if words[place] in DASHES)
    dashed = next(opened, None)  # "WHO LEADS THE POLLS - Anna Weller: ..."
    low = case.low if dashed is None else dashed + 1
    if at - 1 - low > LONGEST_LABEL or (dashed is None and low != 0) or low >= at - 1:
        return None
    if case.passage.flags[low] & NO_LABEL or words[low] in SOURCE_WORDS:
        return None  # "Then, later on the radio:", "According to Weller:"
    if any(is_finite(case.passage, place, low) for place in range(low, at - 1)):
        return None
    end = phrase_end(case.passage, low, at - 1)
    sure = end == at - 1 and dashed is None
    if end == low or (dashed is not None and not (end == at - 1 and words[end - 1][0].isupper())):
        return None
    confidence = Confidence.SURE if sure else Confidence.LIKELY
    return Finding("label", confidence, (low, end), (at - 1, at))


def topic(case: Case) -> Finding | None:
    """`On her childhood: "..."`: of what somebody speaks, of whom the article tells."""
    passage, at = case.passage, case.at
    if case.low != 0 or passage.words[0] != "On":
        return None
    if any(is_finite(passage, place, 0) for place in range(1, at - 1)):
        return None
    genders = (HE_OR_SHE.get(word.lower()) for word in passage.words[:at])
    gender = next(filter(None, genders), None)
    offset = passage.starts[0]
    person = case.speakers.antecedent(offset, gender) or case.speakers.antecedent(offset, None)
    if person is None:
        return None
    return Finding("paragraph-before", Confidence.LIKELY, speaker=Speaker(None, person))


def headline(case: Case) -> Finding | None:
    """`Weller: the finale is ‘pure chaos’`, `‘Pure chaos’: Weller`."""
    words, at = case.passage.words, case.at
    if words[at + 1 : at + 2] == [":"] and at + 2 < len(words) and words[at + 2][0].isalnum():
        end = phrase_end(case.passage, at + 2, len(words))
        return Finding("headline", Confidence.LIKELY, (at + 2, end), (at + 1, at + 2))
    first = next((place for place in range(at) if words[place][0].isalnum()), at)
    for place in range(first + 1, min(at, first + LONGEST_LABEL)):
        if words[place] == ":" and not is_finite(case.passage, place - 1, 0):
            label = _named_last(case, place) or (first, phrase_end(case.passage, first, place))
            found = _behind_series(case, place, label)
            return found or Finding("headline", Confidence.LIKELY, label, (place, place + 1))
    return None


def _named_last(case: Case, colon: int) -> Phrase | None:
    """The name that a label ends with: `A lesson from Weller: "..."`."""
    passage = case.passage
    sources = [at for at in range(1, colon - 1) if passage.words[at].lower() in ("from", "by")]
    phrase = (sources[-1] + 1, colon) if sources else None
    return phrase if phrase and case.speakers.names(passage, phrase) else None


def _behind_series(case: Case, colon: int, label: Phrase) -> Finding | None:
    """Who speaks behind the name of a series: `The Latest: Weller declares “peace”`."""
    if case.passage.words[label[0]] != "The" or case.speakers.of_phrase(case.passage, label).person:
        return None
    cue = governing_cue(case.passage, colon + 1, case.at)
    found = finding_of(case, cue, "headline") if cue is not None else None
    named = found and found.subject and case.speakers.names(case.passage, found.subject)
    return found if named else None


def headline_subject(case: Case) -> Finding | None:
    """A part of a headline in marks, said most likely by whoever the headline starts with."""
    if case.opens_sentence:
        return None
    passage = case.passage
    named = case.speakers.antecedents.between(passage.starts[0], passage.starts[case.at])
    if not named or named[0].span.start != passage.starts[0]:
        return None
    real = (each for each in named if each.person.kind is not PersonKind.CHARACTER)
    first = next(real, named[0])
    return Finding("headline", Confidence.GUESS, speaker=Speaker(first.span, first.person))


def dash(case: Case) -> Finding | None:
    """`"..." — Anna Weller`: a signature behind a dash closes the paragraph."""
    words, at = case.passage.words, case.at + 1
    signed = at < len(words) and words[at] in DASHES and case.opens_sentence
    first = _behind_dashes(case.passage, at)
    if not signed or first >= len(words) or len(words) - at > MOST_SIGNED:
        return None
    if not words[first][0].isupper() or any(word in ENDS for word in words[at:-1]):
        return None
    end = phrase_end(case.passage, first, len(words))
    return Finding("dash", Confidence.SURE, (first, end), (at, first))


def _behind_dashes(passage: Passage, at: int) -> int:
    """The first word behind a dash, or behind the hyphens that stand for one."""
    while at < len(passage.words) and passage.words[at] in DASHES:
        at += 1
    return at


def signature_below(
    case: Case, text: str, paragraphs: Sequence[Span], number: int
) -> Finding | None:
    """The same in the next paragraph, or with the mark there that closes the quotation."""
    if number >= len(paragraphs) or case.at + 1 < len(case.passage.words):
        return None
    span = paragraphs[number]
    return _signed_by_character(case, text, span) or _signed(case, text, span, number)


def _signed(case: Case, text: str, span: Span, number: int) -> Finding | None:
    """A line that is a name, and maybe what its bearer does and where."""
    if len(span) > LONGEST_SIGNATURE or not _is_set_as_signature(case, text, span):
        return None
    if case.opens_sentence and text[max(0, case.passage.starts[case.at] - 2)] in DASHES:
        return None  # the dashes are those of a list
    below = plain_passage(text, number, span)
    first = _behind_dashes(below, 0)
    if len(below.words) <= first or not below.is_capital(first) or below.words[-1] in DASHES:
        return None
    if any(is_finite(below, place, first) for place in range(first, len(below.words))):
        return None
    end = phrase_end(below, first, len(below.words))
    speaker = case.speakers.of_phrase(below, (first, end))
    if speaker.person is None and not all(below.is_capital(place) for place in range(first, end)):
        return None
    return Finding("dash", Confidence.SURE, speaker=speaker)


def _signed_by_character(case: Case, text: str, span: Span) -> Finding | None:
    """`– Nora (Anna Weller), as she leaves the boat`: dash, name, and what it is said to tell."""
    start = span.start
    while start < span.end and (text[start] in DASHES or text[start].isspace()):
        start += 1
    if start == span.start:
        return None
    named = case.speakers.antecedents.inside(start, min(span.end, start + LONGEST_TITLE))
    if named and text.startswith((" (", ","), named[0].span.end):
        return Finding("dash", Confidence.LIKELY, speaker=Speaker(named[0].span, named[0].person))
    unknown = PLAYED.match(text, start, span.end)
    if unknown is None:
        return None
    return Finding("dash", Confidence.LIKELY, speaker=Speaker(Span(*unknown.span(1)), None))


def _is_set_as_signature(case: Case, text: str, span: Span) -> bool:
    """Does a dash open the line, or its end close the marks that the line above has opened?"""
    if text[span.start] in DASHES or text[max(0, span.start - 2)] in DASHES:
        return True
    return not case.run.closed and text[span.start : span.end].rstrip(" .")[-1:] in CLOSING_MARKS
