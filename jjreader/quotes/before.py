"""Rules for a speaker who stands before the quotation: Ritter said: "..."."""

from jjreader.model import Confidence
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.governing import governing_cue
from jjreader.quotes.passage import Passage
from jjreader.quotes.phrases import Phrase
from jjreader.quotes.sources import SOURCE_WORDS, TELLTALE, source_phrase
from jjreader.quotes.subjects import (
    antecedent_of,
    cue_subject,
    subject_before,
    subject_of_earlier_verb,
)
from jjreader.quotes.tables import (
    ACT,
    ADVERB,
    AUXILIARY,
    DETERMINER,
    FINITE,
    MIND,
    PARTICIPLE,
    POSSESSIVE,
    PRONOUN,
    RELATIVE,
    SPEECH,
    WEAK,
)
from jjreader.quotes.verbs import is_finite_cue

THINGS = frozenset({"that", "which"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
OBJECT = 6
"""Whom it was told and when takes so many words at most: "told the paper on Monday that"."""
CLAUSE_BREAKS = frozenset({",", ";", ":", "and", "but", "or", "when", "after", "as", "because"})
NEAR_BEFORE = 4
"""So many words back may stand who tells what somebody else says."""
PUT = frozenset(["put", "puts"])
PUT_REACH = 25
"""How far from the quotation "as she puts it" may stand, in words."""
LONGEST_TERM = 3
"""So few words in marks may be a term that the author takes up, or a scare word."""
LEAD_IN = frozenset({",", ":", "that", "—", "–", "-", "how", "simply", "as", "…", "..."})


def gap_words(passage: Passage, cue: int, at: int) -> list[str]:
    """What stands between the cue and the quotation, lead-in words apart."""
    return [word for word in passage.words[cue + 1 : at] if word not in LEAD_IN]


def tight(case: Case) -> Finding | None:
    """`Ritter said: "..."`: the cue stands directly before the quotation."""
    passage, at = case.passage, case.at
    cue = case.cue
    if cue is None or not passage.flags[cue] & SPEECH:
        return None
    if gap_words(passage, cue, at) or passage.words[at - 1] == "as":
        return None
    return finding_of(case, cue, "before")


def be_like(case: Case) -> Finding | None:
    """`She was like, "..."`, `you just go, "..."`: speech as it is told in talk."""
    passage, at = case.passage, case.at - 1
    while at > case.low and passage.words[at] in (",", "just"):
        at -= 1
    if at <= case.low or passage.words[at] not in ("like", "go", "goes", "went"):
        return None
    before = at - 1
    while before > case.low and passage.flags[before] & (AUXILIARY | ADVERB):
        before -= 1
    if not passage.flags[before] & PRONOUN or (passage.words[at] == "like" and before == at - 1):
        return None
    return Finding("be-like", Confidence.LIKELY, (before, before + 1), (at, at + 1))


def lead_in(case: Case) -> Finding | None:
    """`Ritter told reporters on Monday: "..."`: a cue in the sentence that leads up to it."""
    cue = case.cue
    found = finding_of(case, cue, "lead-in") if cue is not None else None
    passage = case.passage
    if found is None and cue is not None:
        cue = governing_cue(passage, case.low, cue)  # "has said it would be used for"
        speaks = cue is not None and passage.flags[cue] & SPEECH and not passage.flags[cue] & WEAK
        found = finding_of(case, cue, "lead-in") if cue is not None and speaks else None
    if found is None or found.subject is None or cue is None:
        return None
    plain = not passage.flags[found.subject[0]] & (PRONOUN | RELATIVE)
    plain = plain and not passage.flags[cue] & (MIND | WEAK)
    if plain and case.speakers.names(passage, found.subject):
        return found
    outer = governing_cue(case.passage, case.low, min(cue, found.subject[0]))
    if outer is None or not _is_inner(case, found.subject, cue, outer):
        return found
    wider = finding_of(case, outer, "lead-in")
    if wider is None or wider.subject is None:
        return found
    if case.at - cue == 1 and not case.speakers.can_speak(passage, found.subject):
        somebody = case.speakers.of_phrase(passage, wider.subject).person
        return wider if somebody else found  # "Weller said the plan meant “...”"
    reads = passage.words[wider.subject[0]] == "It" and wider.subject[1] == outer  # "It said that"
    return wider if reads or case.speakers.can_speak(passage, wider.subject) else found


def _is_inner(case: Case, subject: Phrase, cue: int, outer: int) -> bool:
    """Is what this verb says itself reported: "she says it underscores", "he said they think"?"""
    passage = case.passage
    flags, first = passage.flags, subject[0]
    if not case.speakers.can_speak(passage, subject):
        says_it = passage.words[first] == "it" and passage.words[cue] in ("says", "said")
        return (case.at - cue > 1 or not flags[cue] & SPEECH) and not says_it
    if flags[first] & RELATIVE:
        return bool(flags[cue] & MIND)
    pronoun = flags[first] & PRONOUN and not flags[first] & DETERMINER
    if not (pronoun or flags[cue] & (MIND | WEAK)):
        return False
    between = passage.words[outer + 1 : first]
    close = len(between) <= OBJECT and not CLAUSE_BREAKS.intersection(between)
    return close and bool(flags[outer] & SPEECH) and not flags[outer] & WEAK


def finding_of(case: Case, cue: int, rule: str) -> Finding | None:
    """The finding for the verb at `cue`, if its subject is found."""
    subject = cue_subject(case.passage, cue, case.low, case.at)
    if subject is None:
        return None
    if case.passage.flags[cue] & ACT:
        subject = _whose_what(case, subject) or subject
    owner = _whose_thing(case, subject)
    sure = owner is None and is_plain_report(case, subject, cue)
    sure = sure and not (subject[0] < cue and _is_told_by_another(case, subject))
    sure = sure and not _is_joined(case, subject)
    subject = owner or subject
    return Finding(rule, Confidence.SURE if sure else Confidence.LIKELY, subject, (cue, cue + 1))


def _is_joined(case: Case, subject: Phrase) -> bool:
    """`Lindt and Weller insisted that`: does somebody else say it too?"""
    joint = subject[0] - 1
    if joint <= case.low or case.passage.words[joint] != "and":
        return False
    return case.speakers.closing(case.passage, joint) is not None


def _is_told_by_another(case: Case, subject: Phrase) -> bool:
    """`Lindt said that Ritter called it “late”`: does she say it, or he that she does?"""
    passage, first = case.passage, subject[0]
    for at in range(first - 1, max(case.low, first - NEAR_BEFORE) - 1, -1):
        kind = passage.flags[at]
        if kind & SPEECH and kind & FINITE and not kind & WEAK:
            return is_finite_cue(passage, at, case.low)
        if passage.words[at] in CLAUSE_BREAKS:
            return False
    return False


def _whose_what(case: Case, subject: Phrase) -> Phrase | None:
    """`The Guild condemned what it called “a trick”`: "it" is whoever the sentence is about."""
    passage, first = case.passage, subject[0]
    words = passage.words
    if first - 1 <= case.low or words[first - 1] != "what" or words[first] not in THIRD_PERSON:
        return None
    outer = subject_of_earlier_verb(passage, first - 1, case.low)
    if outer is None:
        return None
    same = words[outer[0]].lower() == words[first]
    return outer if same or case.speakers.can_speak(passage, outer) else None


def _whose_thing(case: Case, subject: Phrase) -> Phrase | None:
    """`Lindt released a letter that said “...”`: what a thing says is said by whose it is."""
    passage, first = case.passage, subject[0]
    if passage.words[first] not in THINGS or subject[1] - first > 1:
        return None
    thing = antecedent_of(passage, first, case.low)
    if thing is None or case.speakers.is_somebody(passage, thing):
        return None
    owner = subject_of_earlier_verb(passage, thing[0], case.low)
    return owner if owner is not None and case.speakers.can_speak(passage, owner) else None


def is_plain_report(case: Case, subject: Phrase, cue: int) -> bool:
    """Does somebody say it right before the verb, or a person with at most an adverb between?"""
    passage = case.passage
    kind = passage.flags[cue]
    set_off = passage.words[case.at - 1] in (",", ":")
    if not kind & (SPEECH | ACT) or (kind & WEAK and not set_off):
        return False
    beside = kind & FINITE and cue == subject[1]
    speaks = kind & SPEECH and not kind & WEAK
    if passage.flags[subject[0]] & (PRONOUN | RELATIVE) and subject[1] - subject[0] == 1:
        named = passage.words[subject[0]].lower() in ("he", "she")
    elif case.speakers.names(passage, subject):
        named = True
    else:
        is_term = not set_off and case.length <= LONGEST_TERM
        return bool(beside and speaks) and not is_term
    near = kind & FINITE and 0 <= cue - subject[1] <= 2
    return named and bool(beside or (speaks and (near or set_off)))


def according_to_before(case: Case) -> Finding | None:
    """`According to Ritter, "..."`."""
    words = case.passage.words
    if TELLTALE.isdisjoint(words[case.low : case.at]):
        return None  # as in most sentences
    for place in (at for at in range(case.low, case.at) if words[at] in SOURCE_WORDS):
        if _is_set_in(case, place):
            continue
        phrase = source_phrase(case.passage, place, case.at)
        if phrase is not None:
            return _reported_by_source(case, phrase) or Finding(
                "according-to", Confidence.SURE, phrase, (place, phrase[0])
            )
    return None


def opens_with_source(case: Case) -> Finding | None:
    """`According to Ritter: "..."`."""
    opens = case.passage.words[case.low] in ("According", "Per")
    return according_to_before(case) if opens else None


def _is_set_in(case: Case, source: int) -> bool:
    """`Ritter said, per a translator, that “...”`, `said that according to her list`: does somebody
    speak right before the source, or is it their own?"""
    passage = case.passage
    if source > case.low and passage.words[source - 1] == "that":
        return bool(passage.flags[min(source + 2, case.at)] & POSSESSIVE)
    if source - 2 <= case.low or passage.words[source - 1] != ",":
        return False
    kind = passage.flags[source - 2]
    return bool(kind & SPEECH and kind & FINITE and not kind & WEAK)


def _reported_by_source(case: Case, source: Phrase) -> Finding | None:
    """`According to the Post, Lindt was late, saying she “...”`: who says it by the source."""
    cue = case.cue
    kind = case.passage.flags[cue] if cue is not None else 0
    if cue is None or cue < source[1] or not (kind & SPEECH and kind & PARTICIPLE) or kind & WEAK:
        return None
    found = finding_of(case, cue, "lead-in")
    named = found and found.subject and case.speakers.names(case.passage, found.subject)
    return found if named else None


def as_put(case: Case) -> Finding | None:
    """`As Ritter puts it, "..."`, `seen, as the paper put it in a long report, as "..."`."""
    words, lowest = case.passage.words, max(case.low, case.at - PUT_REACH)
    if PUT.isdisjoint(words[lowest : case.at]):
        return None  # as in most sentences
    for put in range(case.at - 2, lowest + 1, -1):
        if words[put] not in PUT or words[put + 1] != "it":
            continue
        as_ = next((at for at in range(put - 2, lowest - 1, -1) if words[at] in ("as", "As")), None)
        if as_ is not None:
            subject = subject_before(case.passage, put, as_ + 1) or (as_ + 1, put)
            return Finding("as-put", Confidence.LIKELY, subject, (put, put + 2))
    return None
