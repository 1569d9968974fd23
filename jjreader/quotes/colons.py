"""Rules for a quotation behind a colon: whose turn it is, as far as the sentence tells."""

from jjreader.model import Confidence
from jjreader.quotes.before import lead_in
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.main_clause import main_subject
from jjreader.quotes.passage import DASHES
from jjreader.quotes.phrases import Phrase, phrase_ending
from jjreader.quotes.report_nouns import possessor
from jjreader.quotes.subjects import subject_before
from jjreader.quotes.tables import SPEECH, SUBORDINATOR, word_tables
from jjreader.quotes.verbs import BE, is_finite, is_possessive

SHORT_LABEL = 3
OWN = frozenset(["his", "her"])
"""Whose feelings and plans somebody goes on to tell: "her nerves were bad:"."""


def colon(case: Case) -> Finding | None:
    """`Ritter was blunt: "..."`: a colon leads in, no verb of reporting."""
    passage, at = case.passage, case.at
    cue = case.cue
    if cue is not None and passage.flags[cue] & SPEECH and not _opens_beside(case, cue):
        found = lead_in(case)
        if found and found.subject:
            infinitive = passage.words[cue - 1] == "to"  # "no need for anyone to say it:"
            if not infinitive or case.speakers.can_speak(passage, found.subject):
                return found
    subject = _introduced(case) or _nearest_person(case, at - 1)
    subject = subject or main_subject(passage, case.low, at - 1)
    if subject is None:
        return None
    first = subject[0]
    if is_possessive(passage.words[first]) and not case.speakers.names(passage, subject):
        subject = (first, first + 1)
    if not case.speakers.can_speak(case.passage, subject):
        if passage.words[first].lower() in OWN and passage.words[subject[1]] in BE:
            return Finding("colon", Confidence.LIKELY, (first, first + 1), (at - 1, at))
        if case.previous is not None and case.previous.speaker is not None:
            return Finding("same-paragraph", Confidence.LIKELY, speaker=case.previous.speaker)
        told = passage.words[at - 2].lower() in word_tables().report_nouns
        if case.length <= SHORT_LABEL and not told:
            return None  # a list of words, not speech
    return Finding("colon", Confidence.LIKELY, subject, (at - 1, at))


def _introduced(case: Case) -> Phrase | None:
    """Whose turn it is: `followed by Weller:`, `7 PM - Weller’s take:`, `I liked her answer:`."""
    passage, colon, low = case.passage, case.at - 1, case.low
    last = phrase_ending(passage, colon - 1, low)
    if last is None or last[0] == low:
        return None
    words, before = passage.words, passage.words[last[0] - 1]
    if before in ("by", "from"):
        return last if case.speakers.names(passage, last) else None
    if before in DASHES and words[low][0].isdigit():
        owned = is_possessive(words[last[0]])
        return (last[0], last[0] + 1) if owned else last
    if words[low] == "I" and (told := possessor(case)):
        return told.subject
    return None


def _nearest_person(case: Case, colon: int) -> Phrase | None:
    """Where the main subject cannot speak: the person right before the colon, or who does the
    last thing in the sentence."""
    passage, low = case.passage, case.low
    main = main_subject(passage, low, colon)
    if main is None or case.speakers.can_speak(passage, main):
        return None
    named = phrase_ending(passage, colon - 1, low)
    if named is not None and named[0] > main[1] and case.speakers.names(passage, named):
        return named
    verbs = (at for at in range(colon - 1, low, -1) if is_finite(passage, at, low))
    subjects = (subject_before(passage, at, low) for at in verbs)
    return next((phrase for phrase in subjects if phrase and is_somebody(case, phrase)), None)


def is_somebody(case: Case, phrase: Phrase) -> bool:
    """Is it a name, or a pronoun that stands for one?"""
    pronoun = case.passage.words[phrase[0]].lower() in ("he", "she", "who")
    return pronoun or case.speakers.names(case.passage, phrase)


def _opens_beside(case: Case, cue: int) -> bool:
    """Does the cue belong to a side clause before the main one: "When she asked, he shrugged:"?"""
    passage = case.passage
    words, flags = passage.words, passage.flags
    opens = flags[case.low] & SUBORDINATOR or words[case.low] == "With"
    if not opens:
        return False
    comma = next((at for at in range(cue, case.at) if words[at] == ","), None)
    if comma is None:
        return False
    return any(is_finite(passage, at, comma) for at in range(comma, case.at))
