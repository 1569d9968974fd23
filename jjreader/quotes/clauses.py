"""Rules that look at the whole sentence around the quotation."""

from collections.abc import Sequence

from jjreader.model import Confidence
from jjreader.quotes.after import REACH, reporting_verb, source_phrase
from jjreader.quotes.before import finding_of, lead_in
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.main_clause import main_subject
from jjreader.quotes.passage import ENDS, QUOTE, Passage
from jjreader.quotes.phrases import Phrase, phrase_end, phrase_ending
from jjreader.quotes.subjects import subject_before, subject_of_earlier_verb
from jjreader.quotes.tables import (
    ACT,
    ADVERB,
    CALLING,
    FINITE,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    SPEECH,
    SUBORDINATOR,
    TIME,
    word_tables,
)
from jjreader.quotes.verbs import (
    BE,
    NAMES_WITH,
    governing_cue,
    is_finite,
    is_passive,
    is_possessive,
)

SHORT_LABEL = 3
WORDINGS = frozenset(["phrase", "term", "word", "words", "slogan", "motto", "mantra"])
CHANTS = frozenset(["chant", "chants", "cry", "cries", "shout", "shouts", "yells", "screams"])
RESPONDED = frozenset(["respond", "responded", "responds", "reply", "replied", "reacted", "reacts"])
"""What such a verb has for its object was said by somebody else."""
DASHES = frozenset("—–-―")
CALLED_REACH = 6
"""How far before the quotation "was called" may stand, in words."""
NOUN_REACH = 4
"""How far from the quotation a noun like "claim" may stand, in words."""


def trailing(case: Case) -> Finding | None:
    """`... the "fantastic" team, Ritter said.`: the report closes the whole sentence."""
    passage = case.passage
    words = passage.words
    if case.ends_sentence:
        return None
    high = min(len(words), case.at + 60)
    for place in range(case.at + 1, high):
        if words[place] in ENDS:
            return None
        if words[place] in (",", QUOTE):
            found = closing_report(passage, place + 1, high)
            if found is not None:
                return found
    return None


def fronted(case: Case) -> Finding | None:
    """`After saying it was “a mess,” she left`: the subject stands behind the comma."""
    passage, at = case.passage, case.at
    prepended = bool(passage.flags[case.low] & PREPOSITION)
    cue = case.low + int(prepended)
    kinds = SPEECH | ACT if prepended else SPEECH
    if cue >= at or not (passage.flags[cue] & PARTICIPLE and passage.flags[cue] & kinds):
        return None
    if "," in passage.words[cue:at]:
        return None
    closed = case.last_character == ","
    high = min(len(passage.words), at + REACH)
    comma = at if closed else next((p for p in range(at, high) if passage.words[p] == ","), None)
    subject = main_subject(passage, comma + 1, high) if comma is not None else None
    return Finding("fronted", Confidence.LIKELY, subject, (cue, cue + 1)) if subject else None


def closing_report(passage: Passage, start: int, high: int) -> Finding | None:
    """A clause like "Ritter said" that ends the sentence or is cut off by a comma."""
    flags = passage.flags
    if start >= high:
        return None
    phrase = source_phrase(passage, start, high)
    if phrase is not None:
        return Finding("according-to-after", Confidence.LIKELY, phrase, (start, phrase[0]))
    cue = reporting_verb(passage, start, min(high, start + 12))
    if cue is None or not flags[cue] & SPEECH:
        return None
    subject = (
        _told_behind(passage, cue, high) if cue == start else main_subject(passage, start, cue)
    )
    behind = subject[1] if subject is not None and subject[0] > cue else cue + 1
    if not _closes(passage, behind):
        return None
    if subject is None or subject[0] >= subject[1] or subject[0] not in (start, cue + 1):
        return None
    return Finding("trailing", Confidence.LIKELY, subject, (cue, cue + 1))


def _told_behind(passage: Passage, cue: int, high: int) -> Phrase | None:
    """The subject behind its verb, if it is one and not a clause: not "says the film moved her"."""
    end = phrase_end(passage, cue + 1, high)
    if passage.flags[min(cue + 1, high - 1)] & (SUBORDINATOR | PREPOSITION):
        return None  # "said that the film"
    if any(is_finite(passage, at, cue + 1) for at in range(cue + 2, end)):
        return None
    return (cue + 1, end)


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
        if case.previous is not None and case.previous.speaker is not None:
            return Finding("same-paragraph", Confidence.LIKELY, speaker=case.previous.speaker)
        told = passage.words[at - 2].lower() in word_tables().report_nouns
        if case.word_count() <= SHORT_LABEL and not told:
            return None  # a list of words, not speech
    return Finding("colon", Confidence.LIKELY, subject, (at - 1, at))


def _introduced(case: Case) -> Phrase | None:
    """Whose turn it is: `followed by Weller:`, `7 PM - Weller’s take:`, `I liked her answer:`."""
    passage, colon, low = case.passage, case.at - 1, case.low
    last = phrase_ending(passage, colon - 1, low)
    if last is None or last[0] == low:
        return None
    words, before = passage.words, passage.words[last[0] - 1]
    if before == "by":
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
    return next((phrase for phrase in subjects if phrase and _is_somebody(case, phrase)), None)


def _is_somebody(case: Case, phrase: Phrase) -> bool:
    pronoun = case.passage.words[phrase[0]].lower() in ("he", "she", "who")
    return pronoun or case.speakers.names(case.passage, phrase)


def _opens_beside(case: Case, cue: int) -> bool:
    """Does the cue belong to a side clause before the main one: "When she asked, he shrugged:"?"""
    passage = case.passage
    words, flags = passage.words, passage.flags
    opens = flags[case.low] & SUBORDINATOR or words[case.low] == "With"
    if not opens or words[case.low] == "That":
        return False
    comma = next((at for at in range(cue, case.at) if words[at] == ","), None)
    if comma is None:
        return False
    return any(is_finite(passage, at, comma) or flags[at] & FINITE for at in range(comma, case.at))


def possessor(case: Case) -> Finding | None:
    """`Ritter's claim that "..."`, `her remark that "..."`: a noun reports."""
    passage = case.passage
    words = passage.words
    cue, nouns = case.cue, word_tables().report_nouns
    reported = cue is not None and bool(passage.flags[cue] & SPEECH)
    low = cue if cue is not None and reported else case.low
    if nouns.isdisjoint(map(str.lower, words[low + 1 : case.at])):
        return None  # as in most sentences
    for place in range(case.at - 1, low, -1):
        if words[place].lower() not in nouns:
            continue
        if reported and not _heads_content(words, place):
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


def _is_object_of_naming(case: Case, noun: int) -> bool:
    """Does a verb like "called" stand before the noun, and the quotation right behind it?"""
    words, at = case.passage.words, case.at
    names = any(word in NAMES_WITH for word in words[max(case.low, noun - NOUN_REACH - 1) : noun])
    between = words[noun + 1 : at]
    belongs = between[:1] == ["of"] and len(between) < 3  # "called her claim of a"
    return names and not belongs and not any(word in (":", ",", "that") for word in between)


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
    if at - 2 <= case.low or passage.words[at - 1] != "of" or passage.words[at - 2] not in CHANTS:
        return None
    subject = subject_of_earlier_verb(passage, at, case.low)
    return Finding("chant", Confidence.LIKELY, subject, (at - 2, at - 1)) if subject else None


def passive(case: Case) -> Finding | None:
    """`The plan has been called “reckless”`: words of somebody who is not named."""
    passage, at = case.passage, case.at
    for cue in range(at - 1, max(case.low, at - CALLED_REACH), -1):
        kind = passage.flags[cue]
        if kind & CALLING and kind & PAST and is_passive(passage, cue, case.low):
            unnamed = Finding("passive", Confidence.GUESS, None, (cue, cue + 1))
            outer = governing_cue(passage, case.low, cue)
            if outer is None or not passage.flags[outer] & SPEECH:
                return unnamed
            return finding_of(case, outer, "lead-in") or unnamed
    return None


def of_opinion(case: Case) -> Finding | None:
    """`For Weller, the best of it is “...”`, `for Weller “...”`: for whom it is so, says so."""
    passage, low, at = case.passage, case.low, case.at
    first = low + int(passage.words[low] in ("But", "And"))
    if at - first < 2 or passage.words[first].lower() not in ("for", "to"):
        return None
    end = phrase_end(passage, first + 1, at)
    closed = end == at or passage.words[end] == ","
    if not closed or not case.speakers.names(passage, (first + 1, end)):
        return None
    return Finding("clause", Confidence.GUESS, (first + 1, end), None)


def own_clause(case: Case) -> Finding | None:
    """The same where a person is the subject right of the sentence."""
    found = clause_subject(case)
    if found is None or found.subject is None or found.subject[1] == case.at:
        return None  # "Lindt “was late,”": somebody says so of her
    return found if _is_somebody(case, found.subject) else None


def clause_subject(case: Case) -> Finding | None:
    """A part of somebody's words in a sentence about them, with no verb of reporting."""
    passage = case.passage
    if case.at <= case.low:
        return None
    subject = subject_of_earlier_verb(passage, case.at, case.low)
    if subject is None:
        return None
    return Finding("clause", Confidence.GUESS, subject, None)
