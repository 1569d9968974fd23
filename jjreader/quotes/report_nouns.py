"""Rules for a noun that reports: her claim that "...", chants of "..."."""

from collections.abc import Sequence

from jjreader.model import Confidence
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.participles import NAMES_WITH
from jjreader.quotes.phrases import Phrase, phrase_end
from jjreader.quotes.subjects import subject_of_earlier_verb
from jjreader.quotes.tables import (
    AUXILIARY,
    CALLING,
    CONJUNCTION,
    POSSESSIVE,
    PREPOSITION,
    SPEECH,
    word_tables,
)
from jjreader.quotes.verbs import BE, is_finite, is_possessive

WORDINGS = frozenset(["phrase", "term", "word", "words", "slogan", "motto", "mantra"])
CHANTS = frozenset(
    ["chant", "chants", "cry", "cries", "shout", "shouts", "yells", "screams", "calls"]
)
RESPONDED = frozenset(["respond", "responded", "responds", "reply", "replied", "reacted", "reacts"])
"""What such a verb has for its object was said by somebody else."""
ABOUT = frozenset(["for", "of", "about", "against", "on", "to"])
TOLD_REACH = 15
"""So far from such a noun may stand what somebody calls for or complains of, in words."""
NOUN_REACH = 4
"""How far from the quotation a noun like "claim" may stand, in words."""


def possessor(case: Case) -> Finding | None:
    """`Ritter's claim that "..."`, `her remark that "..."`: a noun reports."""
    passage = case.passage
    words = passage.words
    cue, nouns = case.cue, word_tables().report_nouns
    kind = passage.flags[cue] if cue is not None else 0
    reported = bool(kind & SPEECH)
    low = cue if cue is not None and kind & (SPEECH | CALLING) else case.low
    if nouns.isdisjoint(words[low + 1 : case.at]):
        return None  # as in most sentences
    for place in range(case.at - 1, low, -1):
        if words[place] not in nouns:
            continue
        if reported and not (_heads_content(words, place) and _is_content(case, place)):
            continue  # "Lindt said that her claim ..."
        if not _leads_to_quotation(case, place):
            continue
        for owner in range(place - 1, max(case.low, place - 4) - 1, -1):
            if passage.flags[owner] & POSSESSIVE or is_possessive(words[owner]):
                if RESPONDED.intersection(words[max(case.low, owner - NOUN_REACH) : owner]):
                    return None  # "was quick to respond to Lindt’s message"
                return Finding(
                    "possessor", Confidence.LIKELY, (owner, owner + 1), (place, place + 1)
                )
        return None
    return None


def _leads_to_quotation(case: Case, noun: int) -> bool:
    """Is it what the noun stands for, near it or behind "that": "her claim that the dog"?"""
    words, at = case.passage.words, case.at
    if words[at - 1] == "as" or _is_object_of_naming(case, noun):
        return False  # "dismissed her remarks as", "called her remarks"
    if words[at - 1] in ("that", ":") and at - noun < 3 * NOUN_REACH:
        return True  # "her claim during the tour that"
    return at - noun < NOUN_REACH or _heads_content(words, noun)


def _heads_content(words: Sequence[str], noun: int) -> bool:
    """Does the rest of the sentence say what is claimed: "her claim that", "her claim is that"?"""
    behind = noun + 1
    return "that" in words[behind : behind + 1 + (words[behind] in BE)]


def _is_content(case: Case, noun: int) -> bool:
    """Is it what is claimed, not what is said of the claim: "her claim that the dog sings is"?"""
    words, at = case.passage.words, case.at
    verbs = [place for place in range(noun + 2, at) if is_finite(case.passage, place, noun)]
    return not (words[at - 1] in BE and len(verbs) > 1)


def _is_object_of_naming(case: Case, noun: int) -> bool:
    """Does a verb like "called" stand before the noun, and the quotation right behind it?"""
    words, at = case.passage.words, case.at
    before = range(max(case.low, noun - NOUN_REACH - 1), noun)
    names = any(case.passage.flags[at] & CALLING or words[at] in NAMES_WITH for at in before)
    between = words[noun + 1 : at]
    belongs = between[:1] == ["of"] and len(between) < 3  # "called her claim of a"
    return names and not belongs and not any(word in (":", ",", "that") for word in between)


def owned(case: Case) -> Finding | None:
    """`Ritter’s “goats first” remark`: a noun behind the words tells that they are hers."""
    words, owner, noun = case.passage.words, case.at - 1, case.at + 1
    if noun >= len(words) or words[noun] not in word_tables().report_nouns:
        return None  # as mostly
    hers = case.passage.flags[owner] & POSSESSIVE or is_possessive(words[owner])
    if not hers or owner < case.low or not case.last_character.isalnum():
        return None
    return Finding("possessor", Confidence.LIKELY, (owner, owner + 1), (noun, noun + 1))


def told_by(case: Case) -> Finding | None:
    """`the claim by Ritter that it was “late”`, `she opened with a call for “more goats”`."""
    passage, at = case.passage, case.at
    words, nouns = passage.words, word_tables().report_nouns
    if case.cue is not None or nouns.isdisjoint(words[case.low : at]):
        return None
    for noun in range(at - 1, case.low, -1):
        if words[noun] not in nouns:
            continue
        behind = words[noun + 1]
        if behind in ("of", "by", "from") and "that" in words[noun + 2 : at]:
            subject: Phrase | None = (noun + 2, phrase_end(passage, noun + 2, at))
        elif passage.flags[noun - 1] & PREPOSITION:
            return None  # "in charge of"
        elif behind in ABOUT and at - noun <= TOLD_REACH:
            subject = subject_of_earlier_verb(passage, noun, case.low)
        else:
            return None
        if subject is None or not case.speakers.is_somebody(passage, subject):
            return None
        return Finding("possessor", Confidence.GUESS, subject, (noun, noun + 1))
    return None


def wording(case: Case) -> Finding | None:
    """`Ritter coined a new phrase, “goat television”`: a noun tells that the words are hers."""
    passage, noun = case.passage, case.at - 1
    if passage.words[noun] == ",":
        noun -= 1
    if noun <= case.low or passage.words[noun] not in WORDINGS:
        return None
    subject = subject_of_earlier_verb(passage, noun, case.low)
    if subject is None or not case.speakers.can_speak(passage, subject):
        return None
    return Finding("wording", Confidence.LIKELY, subject, (noun, noun + 1))


def chant(case: Case) -> Finding | None:
    """`The hall broke into chants of “More goats”`: a noun tells that many called it."""
    passage, at = case.passage, case.at
    words = passage.words
    noun = at - 2 if words[at - 1] == "of" else at - 1
    if noun <= case.low or words[noun] not in CHANTS or (words[noun] == "calls" and noun == at - 1):
        return None
    if words[noun - 1] == "to" or passage.flags[noun - 1] & (AUXILIARY | CONJUNCTION):
        return None  # "clap their hands and cry"
    there = "there" in words[case.low : noun] or words[case.low] == "There"
    subject = None if there else subject_of_earlier_verb(passage, noun, case.low)
    return Finding("chant", Confidence.LIKELY, subject, (noun, noun + 1))
