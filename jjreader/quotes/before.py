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
    BARE,
    CUE,
    FINITE,
    NAMING,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SPEECH,
    TIME,
    WEAK,
    word_tables,
)

LEAD_IN = frozenset({",", ":", "that", "—", "–", "-", "how", "simply", "as", "…", "..."})
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


NOUN_REACH = 6
NEAR = 5
"""A cue that is no plain verb of speech must stand as near to the quotation as this, in words,
to count before one that is."""


def governing_cue(passage: Passage, low: int, at: int) -> int | None:
    """The reporting word that the quotation depends on, in its sentence."""
    fallback = None
    for place in range(at - 1, low - 1, -1):
        kind = passage.flags[place]
        if not kind & CUE or kind & NAMING or not _is_cue(passage, place, low):
            continue
        if kind & SPEECH and not kind & WEAK:
            return place
        near = at - place <= NEAR
        if near and not (kind & WEAK and at - place > 2):
            return place
        if fallback is None and not kind & WEAK:
            fallback = place
    return fallback


def _is_cue(passage: Passage, place: int, low: int) -> bool:
    """Does a form of a reporting verb report here?"""
    if is_finite_cue(passage, place, low):
        return True
    kind = passage.flags[place]
    if kind & PARTICIPLE:
        return not is_noun_here(passage, place, low)
    return bool(kind & BARE) and place > low and passage.words[place - 1] == "to"


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
    by = cue + 1 < len(passage.words) and passage.words[cue + 1] == "by"
    return by and not passage.flags[min(cue + 2, len(passage.flags) - 1)] & PARTICIPLE


def _agent(passage: Passage, cue: int, at: int) -> Phrase | None:
    high = min(len(passage.words), at + 8)
    for place in range(cue + 1, high):
        if passage.words[place] in ENDS:
            return None
        following = passage.flags[place + 1] if place + 1 < high else PARTICIPLE
        if passage.words[place] == "by" and not following & PARTICIPLE:
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
    cue = governing_cue(passage, case.low, at)
    if cue is not None and passage.flags[cue] & SPEECH:
        found = _finding(case, cue, "lead-in")
        if found is not None:
            return found
    subject = main_subject(passage, case.low, at - 1)
    if subject is None:
        return None
    first = subject[0]
    if is_possessive(passage.words[first]):
        subject = (first, first + 1)
    if not _can_speak(case, subject) and case.previous and case.previous.speaker:
        return Finding("same-paragraph", Confidence.LIKELY, speaker=case.previous.speaker)
    return Finding("colon", Confidence.LIKELY, subject, (at - 1, at))


def _can_speak(case: Case, phrase: Phrase) -> bool:
    """Does the phrase stand for somebody, or for what has a voice?"""
    passage, tables = case.passage, word_tables()
    if case.speakers.of_phrase(passage, phrase).person or passage.flags[phrase[0]] & PRONOUN:
        return True
    words = {word.lower() for word in passage.words[phrase[0] : phrase[1]]}
    return bool(words & tables.voices or words & tables.person_nouns.keys())


def as_put(case: Case) -> Finding | None:
    """`As Ritter puts it, "..."`."""
    passage = case.passage
    low = case.low
    if passage.words[low].lower() != "as":
        return None
    for place in range(low + 2, min(case.at, low + 15)):
        if passage.words[place] == "," and passage.words[place - 1] == "it":
            return Finding("as-put", Confidence.LIKELY, (low + 1, place - 2), (place - 2, place))
    return None


def possessor(case: Case) -> Finding | None:
    """`Ritter's claim that "..."`, `her remark that "..."`: a noun reports."""
    passage = case.passage
    for place in range(case.at - 1, max(case.low, case.at - NOUN_REACH), -1):
        if passage.words[place].lower() not in word_tables().report_nouns:
            continue
        for owner in range(place - 1, max(case.low, place - 4) - 1, -1):
            if passage.flags[owner] & POSSESSIVE or is_possessive(passage.words[owner]):
                return Finding(
                    "possessor", Confidence.LIKELY, (owner, owner + 1), (place, place + 1)
                )
        return None
    return None


def clause_subject(case: Case) -> Finding | None:
    """A part of somebody's words in a sentence about them, with no verb of reporting."""
    passage = case.passage
    if case.at <= case.low:
        return None
    subject = subject_of_earlier_verb(passage, case.at, case.low)
    if subject is None:
        return None
    return Finding("clause", Confidence.GUESS, subject, None)
