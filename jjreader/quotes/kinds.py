"""Direct speech or a fragment: how much of what is reported stands between the marks."""

from jjreader.model import QuoteKind
from jjreader.quotes.findings import Case
from jjreader.quotes.marks import DOUBLED
from jjreader.quotes.passage import ENDS, Passage
from jjreader.quotes.tables import (
    ADVERB,
    CALLING,
    CONJUNCTION,
    CUE,
    PARTICIPLE,
    PRONOUN,
    SUBORDINATOR,
    TIME,
    VERB,
)
from jjreader.quotes.titles import is_called, is_title
from jjreader.quotes.verbs import is_finite

SHORT = 3
"""So many words or fewer, within longer content, are a fragment."""
BREAKS = ENDS.union(",;:—–-(")
"""At these the author's sentence stops going on from the quotation."""
LONGEST_CONTENT = 60
"""So many words of the sentence behind the quotation are looked at."""
MOSTLY = 0.5
"""From this share of quoted words on, reported content counts as direct speech. (Corpora of
attribution draw the line at 0.8 of exact content; ours is estimated, and too wide.)"""
NO_CONTENT = frozenset(
    ["reporters", "him", "her", "them", "me", "us", "you", "it", "as", "on", ",", "this", "last"]
)
WORDED = frozenset({"wording", "chant"})
"""Rules for a noun, as "phrase", that has the quotation beside it."""
REPORTED_BEHIND = frozenset({"after", "inverted", "according-to-after", "trailing"})
_DIRECT, _FRAGMENT = QuoteKind.DIRECT, QuoteKind.FRAGMENT
"""By themselves, because to look a member of an enum up takes as long as a rule."""


def kind_of(case: Case) -> QuoteKind:
    """What the quotation is, once its speaker is found: all of what is reported, or a part."""
    if case.run.mark == DOUBLED:
        return QuoteKind.BLOCK  # apostrophes that stand for marks are no marks
    if case.opens_sentence and case.ends_content:
        return _DIRECT
    low, high = _content(case)
    own = sum([word[0].isalnum() for word in case.passage.words[low:high]])
    if own == 0:
        return _DIRECT
    quoted = _quoted_words(case, low, high)
    mostly = quoted >= MOSTLY * (quoted + own)
    return _DIRECT if mostly and case.length > SHORT else _FRAGMENT


def _content(case: Case) -> tuple[int, int]:
    """From where to where the sentence reports what was said."""
    finding, passage, at = case.finding, case.passage, case.at
    if _is_whole(case):
        return at, at + 1
    low, high = case.low, _content_end(case)
    if finding is None or finding.cue is None:
        return (at if case.opens_sentence or _is_told_by_author(case) else low), high
    if finding.rule in REPORTED_BEHIND:
        behind = finding.cue[0] if finding.rule == "inverted" else (finding.subject or (at,))[0]
        return low, max(at + 1, min(behind, finding.cue[0], high))
    if is_called(passage, finding.cue[0], at) and passage.flags[finding.cue[0]] & CALLING:
        return at, high  # whom or what somebody calls so is no part of what they say
    low = max(low, finding.cue[1] if finding.cue[0] < at else low)
    if finding.rule == "according-to" and finding.subject:
        low = max(low, finding.subject[1])
    return _content_start(passage, low, at), high


def _is_told_by_author(case: Case) -> bool:
    """Is the sentence around it about a thing, which cannot have said the rest of it?"""
    finding = case.finding
    if finding is None or finding.rule != "clause" or finding.subject is None or is_title(case):
        return False
    return not case.speakers.can_speak(case.passage, finding.subject)


def _is_whole(case: Case) -> bool:
    """Do its own marks show that all that was said stands between them?"""
    before = case.passage.words[case.at - 1] if case.at > case.low else "."
    reported = case.finding is not None and case.finding.cue is not None
    if before == ":" or (before == "(" and reported):
        return True
    if case.previous is not None and _continues(case, case.previous):
        return True
    if case.finding is not None and case.finding.rule in WORDED:
        return True
    if not (not reported if before == "that" else before == "," and case.is_sentence):
        return False
    return case.length > SHORT and not is_title(case)


def _continues(case: Case, previous: Case) -> bool:
    """Does it go on with a quotation that its report has interrupted: "...", she said, "..."?"""
    finding = case.finding
    if finding is None or previous.low != case.low or not previous.finding:
        return False
    shared = finding.rule == "middle" or finding.cue == previous.finding.cue
    return shared and case.passage.words[case.at - 1] in (",", "—", "–", "-")


def _content_start(passage: Passage, low: int, at: int) -> int:
    """Past what is no content: whom it was told, when and where, and "that"."""
    own = range(low, at)
    for place in reversed(own):
        if passage.words[place] == "that":
            return place + 1
    if at - 2 > low and passage.words[at - 2] == "to" and passage.flags[at - 1] & CUE:
        return at  # "did little to show “...”"
    if passage.words[at - 1] in (",", "to") and not any(
        _tells(passage, place, low) for place in own
    ):
        return at
    if all(passage.flags[i] & TIME or passage.words[i] in NO_CONTENT for i in own):
        return at
    return low


def _tells(passage: Passage, place: int, low: int) -> bool:
    """Is this word one of a clause, and not of the circumstances?"""
    small = passage.flags[place] & (SUBORDINATOR | PRONOUN) and passage.words[place] != "as"
    own = bool(small) and passage.words[place] not in NO_CONTENT
    return own or is_finite(passage, place, low)


def _content_end(case: Case) -> int:
    """Where the author's sentence stops continuing the quoted words."""
    words, flags = case.passage.words, case.passage.flags
    at = case.at + 1
    if case.ends_content:
        return at
    high = min(len(words), at + LONGEST_CONTENT)
    while at < high and words[at] not in BREAKS:
        if flags[at] & (TIME | PARTICIPLE) or (flags[at] & SUBORDINATOR and words[at] != "that"):
            break
        if words[at] in ("in", "at", "on", "during", "by") and at == case.at + 1:
            break
        if (
            flags[at] & CONJUNCTION
            and at + 1 < high
            and flags[at + 1] & (ADVERB | PRONOUN | VERB | CUE)
        ):
            break  # "..." and then dropped the phone
        at += 1
    return at


def _quoted_words(case: Case, low: int, high: int) -> int:
    runs = case.passage.runs
    inside = [run for at, run in runs.items() if low <= at < high]
    return sum([case.text.count(" ", run.start, run.end) + 1 for run in inside])
