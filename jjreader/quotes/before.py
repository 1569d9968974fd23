"""Rules for a speaker who stands before the quotation: Ritter said: "..."."""

from jjreader.model import Confidence
from jjreader.quotes.after import source_phrase
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.passage import Passage
from jjreader.quotes.subjects import cue_subject
from jjreader.quotes.tables import SPEECH
from jjreader.quotes.verbs import governing_cue

LEAD_IN = frozenset({",", ":", "that", "—", "–", "-", "how", "simply", "as", "…", "..."})


def gap_words(passage: Passage, cue: int, at: int) -> list[str]:
    """What stands between the cue and the quotation, lead-in words apart."""
    return [word for word in passage.words[cue + 1 : at] if word not in LEAD_IN]


def tight(case: Case) -> Finding | None:
    """`Ritter said: "..."`: the cue stands directly before the quotation."""
    passage, at = case.passage, case.at
    cue = governing_cue(passage, case.low, at)
    if cue is None or not passage.flags[cue] & SPEECH:
        return None
    if gap_words(passage, cue, at) or passage.words[at - 1] == "as":
        return None
    return finding_of(case, cue, "before")


def lead_in(case: Case) -> Finding | None:
    """`Ritter told reporters on Monday: "..."`: a cue in the sentence that leads up to it."""
    passage, at = case.passage, case.at
    cue = governing_cue(passage, case.low, at)
    if cue is None:
        return None
    return finding_of(case, cue, "lead-in")


def finding_of(case: Case, cue: int, rule: str) -> Finding | None:
    """The finding for the verb at `cue`, if its subject is found."""
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
