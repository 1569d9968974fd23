"""Rules for a speaker who stands behind the quotation: "...", she said."""

from jjreader.model import Confidence
from jjreader.quotes.before import finding_of
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.inversion import NO_SUBJECT, inverted_subject
from jjreader.quotes.main_clause import main_subject
from jjreader.quotes.participles import JOINED
from jjreader.quotes.passage import DASHES, ENDS, QUOTE, Passage
from jjreader.quotes.phrases import Phrase
from jjreader.quotes.reporting import is_cut_off, reporting_verb
from jjreader.quotes.sources import OPENERS, according_to
from jjreader.quotes.subjects import subject_before
from jjreader.quotes.tables import (
    ACT,
    ADVERB,
    AUXILIARY,
    CALLING,
    CUE,
    DETERMINER,
    FINITE,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEECH,
    TIME,
    VERB,
    WEAK,
)
from jjreader.quotes.verbs import is_finite

REACH = 40
"""How many words behind the quotation the reporting verb may stand."""
LED_IN_REACH = 7
"""A lead-in like "Ritter responds to him with," has so many words."""
PASSIVE_OPENERS = frozenset(["Asked", "Titled", "Called", "Dubbed", "Named", "Billed", "Entitled"])
LONGEST_NOUN = 5
"""Letters of a word like "king" or "being", which need not be a participle."""
CLOSE = 3
"""A verb that stands nearer than this to the quotation has it for its content."""
PASSES_ON = frozenset(["reported", "reports"])
SIDE_CLAUSES = frozenset(["when", "as", "after", "while", "although", "though", "because", "if"])


def inverted(case: Case) -> Finding | None:
    """`"...", said Ritter`."""
    passage, at = case.passage, case.at + 1
    words, flags = passage.words, passage.flags
    while at < len(words) and (words[at] in OPENERS or flags[at] & ADVERB):
        at += 1
    if at + 1 >= len(words):
        return None
    reports = flags[at] & CUE and flags[at] & FINITE
    other = case.last_character in ",?!" and words[at].endswith("ed") and words[at].islower()
    other = other and passage.is_capital(at + 1)
    if not reports and not other:
        return None
    phrase = inverted_subject(passage, at)
    if phrase is None:
        return None
    confidence = Confidence.SURE if flags[at] & SPEECH else Confidence.LIKELY
    return Finding("inverted", confidence, phrase, (at, at + 1))


def after(case: Case) -> Finding | None:
    """`"...", Ritter said` and what may stand between name and verb."""
    passage = case.passage
    words, flags = passage.words, passage.flags
    start = _opening(case)
    if start is None or (not case.opens_sentence and _is_called_before(case)):
        return None
    cue = reporting_verb(passage, start, min(len(words), start + REACH))
    if cue is None and case.last_character == ",":
        cue = _any_verb(passage, start)
    if cue is None and case.last_character in ",?!…":
        cue = _odd_verb(case, start)
    if cue is None or cue == start:
        return None
    if case.ends_sentence and not _closes_short(case, start, cue):
        return None
    subject = _subject(case, start, cue)
    if subject is None or _is_participle_clause(case, subject):
        return None
    distance, kind = cue - _behind_age(passage, subject[1]), flags[cue]
    sure = kind & (SPEECH | ACT) if distance == 0 else kind & SPEECH and distance < 25
    sure = sure and (distance < 2 or case.speakers.names(passage, subject))
    return Finding("after", Confidence.SURE if sure else Confidence.LIKELY, subject, (cue, cue + 1))


def _behind_age(passage: Passage, at: int) -> int:
    """Behind an age that is set in: "the singer, 30, told"."""
    mark, age, other = (*passage.words[at : at + 3], "", "", "")[:3]
    return at + 3 if mark == other == "," and age.isdigit() else at


def said_behind(case: Case) -> Finding | None:
    """The same for a quotation inside a sentence, from which much else may go on: a verb of speech
    reports it, in no clause that says more of what is quoted (“rumours” that Lindt told)."""
    found = after(case)
    if found is None or found.subject is None or found.cue is None or _is_asked_about(case):
        return None
    passage, cue = case.passage, found.cue[0]
    kind, subject = passage.flags[cue], passage.flags[found.subject[0]]
    reports = kind & SPEECH and not kind & WEAK and not subject & RELATIVE
    explained = passage.words[case.at + 1] in DASHES and passage.words[cue + 1 : cue + 2] == [":"]
    return found if reports and not explained else None


def _is_carried_on(case: Case, start: int) -> bool:
    """`“the flowers” lining the fence, Ritter said`: does a participle say more of it?"""
    word = case.passage.words[start]
    return word.endswith("ing") and word.islower() and case.last_character.isalnum()


def _is_participle_clause(case: Case, subject: Phrase) -> bool:
    """`called him a “late guest,” making air quotes`: does a participle open what stands behind?"""
    word = case.passage.words[subject[0]]
    begins = word.endswith("ing") and word.islower() and len(word) > LONGEST_NOUN
    return begins and not case.opens_sentence and not case.speakers.names(case.passage, subject)


def _is_called_before(case: Case) -> bool:
    """`In what Lindt called “chaos,” Ritter said`: it is reported before."""
    kind = case.passage.flags[case.at - 1]
    return bool(kind & CALLING) and not kind & NOUN_TOO


def _opening(case: Case) -> int | None:
    """The word behind the quotation with which a report of it may begin."""
    passage, start = case.passage, case.at + 1
    words = passage.words
    while start < len(words) and words[start] in OPENERS:
        start += 1
    if start >= len(words) or words[start] in ENDS or words[start] == "(":
        return None
    kind = passage.flags[start]
    if kind & NO_SUBJECT and not kind & (DETERMINER | PRONOUN | ADVERB):
        return None
    beside = start == case.at + 1 and (_is_attribute(case) or _has_relative_clause(case))
    return None if beside else start


def _is_attribute(case: Case) -> bool:
    """Does the quotation go with the noun behind it: a “poison pill” measure?"""
    following, kind = case.passage.words[case.at + 1], case.passage.flags[case.at + 1]
    plain = case.last_character.isalnum() and not case.opens_sentence
    return plain and following.islower() and not kind


def _has_relative_clause(case: Case) -> bool:
    """Does a clause say more of what is quoted: “the maps” that would answer it?"""
    words, start = case.passage.words, case.at + 1
    follows = words[start] in ("that", "which") and start + 1 < len(words)
    return follows and bool(case.passage.flags[start + 1] & (AUXILIARY | VERB))


def _any_verb(passage: Passage, start: int) -> int | None:
    """A short clause with whatever verb: `"...," Ritter began.`"""
    for at in range(start + 1, min(len(passage.words), start + 5)):
        if passage.words[at] in ENDS or passage.words[at] in (",", QUOTE, ":"):
            return None
        if is_finite(passage, at, start) or _closes_report(passage, at):
            return None if passage.flags[at] & AUXILIARY else at
    return None


def _closes_report(passage: Passage, at: int) -> bool:
    """Is it a verb that could be a plural elsewhere: `“...,” the report states, “...”`?"""
    behind = passage.words[at + 1 : at + 2]
    return bool(passage.flags[at] & SPEECH) and passage.words[at].endswith("s") and behind == [","]


def _odd_verb(case: Case, start: int) -> int | None:
    """A verb that no list knows, between a name and a full stop: `"...?" Ritter snits.`"""
    passage, cue = case.passage, start
    words = passage.words
    while cue < len(words) and cue - start < 3 and passage.is_capital(cue):
        cue += 1
    unknown = start < cue < len(words) - 1 and not passage.flags[cue] and words[cue].islower()
    if not unknown or not words[cue].endswith(("s", "ed")) or words[cue + 1] not in ENDS:
        return None
    return cue if case.speakers.names(passage, (start, cue)) else None


def _closes_short(case: Case, start: int, cue: int) -> bool:
    """After a full stop in the quotation: only "Trump said." and the like still belong to it."""
    words, flags = case.passage.words, case.passage.flags
    goes_on = words[cue] in ("went", "goes") and words[cue + 1 : cue + 2] == ["on"]
    ends = words[cue + 1 + goes_on : cue + 2 + goes_on] in ([], ["."], [","])
    if not flags[cue] & SPEECH:
        return ends and case.last_character in "?!" and cue - start <= 3  # "...?" Ritter pressed.
    if case.last_character in "?!…":
        return cue - start <= 12
    behind = cue + 1
    while behind < len(words) and flags[behind] & (TIME | ADVERB):
        behind += 1
    return behind >= len(words) or words[behind] in ENDS


def closes_with_report(case: Case) -> Finding | None:
    """A quotation that ends in a comma, with its report right behind it."""
    if case.last_character in ",?!—–":
        found = according_to(case) or inverted(case) or after(case)
        if found and found.cue and case.passage.words[found.cue[1] : found.cue[1] + 1] == [":"]:
            return None  # "After Lindt spoke of “goats,” Ritter said: “...”"
    else:
        found = _bare_report(case)
    if found is None or _is_led_in(case, found):
        return None
    sure = found.confidence is Confidence.SURE
    named = found.rule == "inverted" and found.subject and case.passage.is_capital(found.subject[0])
    return found if sure or (named and case.is_sentence) else None


def _bare_report(case: Case) -> Finding | None:
    """`was “the best of all” Ritter says.`: name, verb and full stop, if the comma is missing."""
    words, at = case.passage.words, case.at
    if case.ends_sentence or not case.passage.is_capital(at + 1):
        return None
    stop = next(
        (place for place in range(at + 2, min(at + 6, len(words))) if words[place] == "."), 0
    )
    found = after(case) if stop else None
    return found if found is not None and found.cue == (stop - 1, stop) else None


def _is_led_in(case: Case, found: Finding) -> bool:
    """Is it reported before, and is what stands behind it a clause of its own?"""
    words, at, cue = case.passage.words, case.at, case.cue
    if _is_asked_about(case) or _is_passed_on(case, found):
        return True
    if cue is None:
        return case.last_character == "?" and words[at - 2 : at] == ["asked", ","]
    return _is_asked(case, cue) or _stands_in_side_clause(case, cue)


def _is_asked_about(case: Case) -> bool:
    """`Asked whether it was “late,” Ritter said no`: does a past form open what leads up to it?"""
    words = case.passage.words
    return words[case.low] in PASSIVE_OPENERS and "," not in words[case.low : case.at]


def _is_passed_on(case: Case, found: Finding) -> bool:
    """`Ritter said it was “late,” the Ledger reported`: does a paper tell what somebody said?"""
    if case.cue is None or found.cue is None or found.subject is None:
        return False
    if case.passage.words[found.cue[0]] not in PASSES_ON or case.passage.words[case.at - 1] == "to":
        return False  # "pledged to “stay,” the Ledger reported" tells it in its own words
    if not case.passage.flags[case.cue] & SPEECH or case.speakers.names(
        case.passage, found.subject
    ):
        return False
    said = finding_of(case, case.cue, "lead-in")
    return bool(said and said.subject and case.speakers.names(case.passage, said.subject))


def _is_asked(case: Case, cue: int) -> bool:
    """`He asked, “Why?” Ritter said that ...`: a new sentence stands behind it."""
    passage, at = case.passage, case.at
    if case.last_character not in "?!" or passage.words[at - 1] not in (",", ":"):
        return False
    behind = passage.words[at + 1 : at + 2]
    reported = at - cue < LED_IN_REACH and bool(passage.flags[cue] & SPEECH)
    return reported and bool(behind) and behind[0][:1].isupper()


def _stands_in_side_clause(case: Case, cue: int) -> bool:
    """`When somebody shouted, “Louder,” Ritter smiled`: a clause goes before the main one."""
    passage, first = case.passage, case.at
    while passage.words[first - 1] in JOINED:  # the first of several quotations
        first -= 1
    if first - cue > CLOSE:
        return False
    for place in range(cue - 1, case.low - 1, -1):
        word = passage.words[place].lower()
        if word in SIDE_CLAUSES or (word == "that" and passage.flags[case.low] & PREPOSITION):
            return True
        if word in (",", ";", ":", QUOTE):
            return False
    return False


def _subject(case: Case, start: int, cue: int) -> Phrase | None:
    passage = case.passage
    if _is_carried_on(case, start):
        return subject_before(passage, cue, start)
    if passage.words[start] == "that" and passage.words[cue - 1] == ",":
        behind = inverted_subject(passage, cue)  # `“...” that the mill can open, said Ritter`
        if behind is not None and passage.is_capital(behind[0]):
            return behind
    phrase = main_subject(passage, start, cue)
    if phrase is not None and phrase[0] == start:
        if phrase[1] - start == 2 and passage.flags[start] & DETERMINER and cue - start <= 8:
            # "the lanky, bespectacled professor said"; but "the singer, 30, told"
            return phrase if _behind_age(passage, phrase[1]) == cue else (start, cue)
        return _beside(passage, phrase, cue)
    return subject_before(passage, cue, start)


def _beside(passage: Passage, phrase: Phrase, cue: int) -> Phrase:
    """The subject beside the verb, where only a comma parts the phrase from it: `“...” that the
    mill will close, Ritter said`, or `, said Ritter`."""
    if passage.words[cue - 1] == ",":
        inverted = inverted_subject(passage, cue)
        whole = passage.words[phrase[1] : cue].count(",") == 1
        return inverted if whole and inverted and passage.is_capital(inverted[0]) else phrase
    if not is_cut_off(passage, phrase, cue):
        return phrase
    found = subject_before(passage, cue, phrase[1])
    if found is None or passage.words[found[0] - 1] != ",":
        return phrase
    apposed = passage.flags[found[0]] & DETERMINER and passage.is_capital(phrase[1] - 1)
    return phrase if apposed or passage.flags[found[0]] & RELATIVE else found
