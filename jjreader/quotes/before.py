"""Rules for a speaker who stands before the quotation: Ritter said: "..."."""

from jjreader.model import Confidence
from jjreader.quotes.after import reporting_verb, source_phrase
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.passage import ENDS, QUOTE, Passage
from jjreader.quotes.phrases import (
    Phrase,
    is_finite_cue,
    is_noun_here,
    is_possessive,
    main_subject,
    phrase_end,
    subject_before,
    subject_of_earlier_verb,
)
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    BARE,
    CUE,
    FINITE,
    NAMING,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    SPEECH,
    TIME,
)

LEAD_IN = frozenset({",", ":", "that", "—", "–", "-", "how", "simply", "as", "…", "..."})
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


def governing_cue(passage: Passage, low: int, at: int) -> int | None:
    """The last reporting word before the quotation, in its sentence."""
    flags = passage.flags
    for place in range(at - 1, low - 1, -1):
        kind = flags[place]
        if kind & CUE and not kind & NAMING:
            if is_finite_cue(passage, place, low):
                return place
            if kind & PARTICIPLE and not is_noun_here(passage, place, low):
                return place
            if kind & BARE and place > low and passage.words[place - 1] == "to":
                return place
            if kind & BARE and place > low and flags[place - 1] & AUXILIARY:
                return place
    return None


def gap_words(passage: Passage, cue: int, at: int) -> list[str]:
    """What stands between the cue and the quotation, lead-in words apart."""
    return [word for word in passage.words[cue + 1 : at] if word not in LEAD_IN]


def cue_subject(passage: Passage, cue: int, low: int, at: int) -> Phrase | None:
    """Who does what the cue says; a passive names the doer with "by"."""
    if passage.flags[cue] & PAST and _is_passive(passage, cue, low):
        return _agent(passage, cue, at)
    if passage.flags[cue] & FINITE and not passage.flags[cue] & PARTICIPLE:
        return subject_before(passage, cue, low)
    if passage.flags[cue] & BARE and passage.words[cue - 1] != "to":
        return subject_before(passage, cue, low)
    return subject_of_earlier_verb(passage, cue, low)


def _is_passive(passage: Passage, cue: int, low: int) -> bool:
    place = cue - 1
    while place >= low and passage.flags[place] & ADVERB:
        place -= 1
    if place >= low and passage.words[place].lower() in BE:
        return True
    return cue + 1 < len(passage.words) and passage.words[cue + 1] == "by"


def _agent(passage: Passage, cue: int, at: int) -> Phrase | None:
    high = min(len(passage.words), at + 8)
    for place in range(cue + 1, high):
        if passage.words[place] in ENDS:
            return None
        if passage.words[place] == "by" and place + 1 < high:
            return (place + 1, max(place + 2, phrase_end(passage, place + 1, high)))
    return None


def tight(case: Case) -> Finding | None:
    """`Ritter said: "..."`: the cue stands directly before the quotation."""
    passage, at = case.passage, case.at
    cue = governing_cue(passage, case.low, at)
    if cue is None or not passage.flags[cue] & SPEECH:
        return None
    if gap_words(passage, cue, at) or passage.words[at - 1] == "as":
        return None
    return _finding(case, cue, "before")


def lead_in(case: Case) -> Finding | None:
    """`Ritter told reporters on Monday: "..."`: a cue in the sentence that leads up to it."""
    passage, at = case.passage, case.at
    cue = governing_cue(passage, case.low, at)
    if cue is None:
        return None
    return _finding(case, cue, "lead-in")


def _finding(case: Case, cue: int, rule: str) -> Finding | None:
    subject = cue_subject(case.passage, cue, case.low, case.at)
    if subject is None:
        return None
    kind = case.passage.flags[cue]
    sure = kind & SPEECH and rule == "before"
    return Finding(rule, Confidence.SURE if sure else Confidence.LIKELY, subject, (cue, cue + 1))


def according_to_before(case: Case) -> Finding | None:
    """`According to Ritter, "..."`."""
    for place in range(case.low, case.at):
        phrase = source_phrase(case.passage, place, case.at)
        if phrase is not None:
            return Finding("according-to", Confidence.SURE, phrase, (place, phrase[0]))
    return None


def trailing(case: Case) -> Finding | None:
    """`... the "fantastic" team, Ritter said.`: the report closes the whole sentence."""
    passage = case.passage
    words = passage.words
    high = min(len(words), case.at + 60)
    for place in range(case.at + 1, high):
        if words[place] in ENDS:
            return None
        if words[place] == QUOTE:
            continue
        if words[place] == ",":
            found = _closing_report(passage, place + 1, high)
            if found is not None:
                return found
    return None


def _closing_report(passage: Passage, start: int, high: int) -> Finding | None:
    """A clause like "Ritter said" that ends the sentence or is cut off by a comma."""
    flags = passage.flags
    if start >= high:
        return None
    phrase = source_phrase(passage, start, high)
    if phrase is not None:
        return Finding("according-to-after", Confidence.LIKELY, phrase, (start, phrase[0]))
    cue = reporting_verb(passage, start, min(high, start + 12))
    if cue is None or not flags[cue] & SPEECH or not _closes(passage, cue + 1):
        return None
    if cue == start:
        subject: Phrase | None = (cue + 1, phrase_end(passage, cue + 1, high))
    else:
        subject = main_subject(passage, start, cue)
    if subject is None or subject[0] >= subject[1] or subject[0] not in (start, cue + 1):
        return None
    return Finding("trailing", Confidence.LIKELY, subject, (cue, cue + 1))


def _closes(passage: Passage, behind: int) -> bool:
    """Does nothing follow that the verb could report?"""
    if behind >= len(passage.words) or passage.words[behind] in ENDS | {","}:
        return True
    return bool(passage.flags[behind] & (TIME | PREPOSITION | ADVERB | PARTICIPLE))


def colon(case: Case) -> Finding | None:
    """`Ritter was blunt: "..."`: a colon leads in, no verb of reporting."""
    passage, at = case.passage, case.at
    if at <= case.low or passage.words[at - 1] != ":":
        return None
    subject = main_subject(passage, case.low, at - 1)
    if subject is None:
        return None
    first = subject[0]
    if is_possessive(passage.words[first]):
        subject = (first, first + 1)
    return Finding("colon", Confidence.LIKELY, subject, (at - 1, at))


def clause_subject(case: Case) -> Finding | None:
    """A part of somebody's words in a sentence about them, with no verb of reporting."""
    passage = case.passage
    if case.at <= case.low:
        return None
    subject = subject_of_earlier_verb(passage, case.at, case.low)
    if subject is None:
        return None
    return Finding("clause", Confidence.GUESS, subject, None)
