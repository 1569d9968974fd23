"""Rules that look at the whole sentence around the quotation."""

from jjreader.model import Confidence
from jjreader.quotes.after import REACH
from jjreader.quotes.before import finding_of
from jjreader.quotes.colons import is_somebody
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.governing import governing_cue
from jjreader.quotes.inversion import ADDRESSING
from jjreader.quotes.main_clause import main_subject
from jjreader.quotes.passage import ENDS, QUOTE, Passage
from jjreader.quotes.phrases import Phrase, phrase_end
from jjreader.quotes.reporting import is_cut_off, reporting_verb
from jjreader.quotes.sources import source_phrase
from jjreader.quotes.subjects import subject_before, subject_of_earlier_verb
from jjreader.quotes.tables import (
    ACT,
    ADVERB,
    CALLING,
    DETERMINER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TIME,
)
from jjreader.quotes.verbs import (
    BE,
    is_finite,
    is_passive,
)

LONGEST_REPORT, LONGEST_NAMED = 12, 30
"""So many words a closing clause has, and one that a name opens, which may have an apposition."""
CLOSING = ENDS | {",", QUOTE}
"""Behind one of these the clause begins that closes a sentence, or there is none."""
CALLED_REACH = 6
"""How far before the quotation "was called" may stand, in words."""


def trailing(case: Case) -> Finding | None:
    """`... the "fantastic" team, Ritter said.`: the report closes the whole sentence."""
    passage = case.passage
    words = passage.words
    if case.ends_sentence:
        return None
    high = min(len(words), case.at + 60)
    for place in range(case.at + 1, high):
        word = words[place]
        if word not in CLOSING:
            continue
        if word in ENDS or (word == QUOTE and _ends_with(case, place)):
            return None
        found = closing_report(passage, place + 1, high)
        if found is not None:
            return found
    return None


def _ends_with(case: Case, quotation: int) -> bool:
    """Does the sentence end with another quotation: `a “loud voice.” She said`?"""
    following = case.passage.words[quotation + 1 : quotation + 2] or ["."]
    goes_on = following[0][0].islower() or following[0] == ","
    return case.text[case.passage.runs[quotation].end - 2] in ENDS and not goes_on


def fronted(case: Case) -> Finding | None:
    """`After saying it was “a mess,” she left`: the subject stands behind the comma."""
    passage, at = case.passage, case.at
    prepended = bool(passage.flags[case.low] & PREPOSITION)
    cue = case.low + int(prepended)
    if prepended and not passage.flags[cue] & PARTICIPLE:
        cue = _hanging(case)
    kinds = SPEECH | ACT if prepended else SPEECH
    if not (passage.flags[cue] & PARTICIPLE and passage.flags[cue] & kinds):
        return None
    if "," in passage.words[cue:at]:
        return None
    closed = case.last_character == ","
    high = min(len(passage.words), at + REACH)
    comma = at if closed else next((p for p in range(at, high) if passage.words[p] == ","), None)
    subject = main_subject(passage, comma + 1, high) if comma is not None else None
    return Finding("fronted", Confidence.LIKELY, subject, (cue, cue + 1)) if subject else None


def _hanging(case: Case) -> int:
    """The participle behind a preposition that leads up to the quotation, in words that have no
    verb of their own: `Under fire for calling it “a mess,” she left`; else the quotation."""
    passage, cue = case.passage, case.cue
    if cue is None or cue <= case.low or not passage.flags[cue - 1] & PREPOSITION:
        return case.at
    plain = not any(is_finite(passage, place, case.low) for place in range(case.low, cue))
    return cue if plain else case.at


def closing_report(passage: Passage, start: int, high: int) -> Finding | None:
    """A clause like "Ritter said" that ends the sentence or is cut off by a comma."""
    flags = passage.flags
    if start >= high or (flags[start] & RELATIVE and passage.words[start] != "that"):
        return None  # "farms, which are more likely to flood, Lindt says"
    phrase = source_phrase(passage, start, high)
    if phrase is not None:
        return Finding("according-to-after", Confidence.LIKELY, phrase, (start, phrase[0]))
    longest = LONGEST_NAMED if passage.is_capital(start) else LONGEST_REPORT
    cue = reporting_verb(passage, start, min(high, start + longest))
    if cue is None or not flags[cue] & SPEECH or _is_told(passage, cue, start):
        return None
    subject = (
        _told_behind(passage, cue, high) if cue == start else main_subject(passage, start, cue)
    )
    behind = subject[1] if subject is not None and subject[0] > cue else cue + 1
    if passage.words[cue] in ADDRESSING:
        behind = phrase_end(passage, behind, high)  # "told reporters"
    if not _closes(passage, behind):
        return None
    if subject is None or subject[0] not in (start, cue + 1) or is_cut_off(passage, subject, cue):
        return None  # not "the mill and the rest, Lindt says"
    return Finding("trailing", Confidence.LIKELY, subject, (cue, cue + 1))


def _is_told(passage: Passage, cue: int, start: int) -> bool:
    """Does the clause begin with a verb behind which stands who is told: "told reporters"? Or is
    it told of what stands there: "a charge that Lindt denied"?"""
    addressed = cue == start and passage.words[cue] in ADDRESSING
    return addressed or "that" in passage.words[start:cue]


def _told_behind(passage: Passage, cue: int, high: int) -> Phrase | None:
    """The subject behind its verb, if it is one and not a clause: not "says the film moved her"."""
    end = phrase_end(passage, cue + 1, high)
    if end == cue + 1:
        return None
    if passage.flags[min(cue + 1, high - 1)] & (SUBORDINATOR | PREPOSITION | ADVERB | TIME):
        return None  # "said that the film", "said drily"
    if any(is_finite(passage, at, cue + 1) for at in range(cue + 2, end)):
        return None
    return (cue + 1, end)


def _closes(passage: Passage, behind: int) -> bool:
    """Does nothing follow that the verb could report?"""
    if behind >= len(passage.words) or passage.words[behind] in ENDS | {","}:
        return True
    if passage.flags[behind] & DETERMINER or passage.words[behind].isdigit():
        return any(
            kind & TIME for kind in passage.flags[behind + 1 : behind + 3]
        )  # "two weeks ago"
    return bool(passage.flags[behind] & (TIME | PREPOSITION | ADVERB | PARTICIPLE))


def passive(case: Case) -> Finding | None:
    """`The plan has been called “reckless”`, `he was asked, “Why?”`: words of nobody named."""
    passage, at = case.passage, case.at
    for cue in range(at - 1, max(case.low, at - CALLED_REACH), -1):
        kind = passage.flags[cue]
        says = kind & CALLING or passage.words[cue] in ("asked", "said")
        if says and kind & PAST and is_passive(passage, cue, case.low):
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


def how_one_is(case: Case) -> Finding | None:
    """`Weller was “absolutely devastated” when it sank`: the words are likely her own."""
    passage, place = case.passage, case.at - 1
    while place > case.low and passage.flags[place] & ADVERB:
        place -= 1
    if place <= case.low or passage.words[place] not in BE:
        return None
    if passage.words[place - 1] == "to":
        return None  # "was said to be “late”"
    subject = subject_before(passage, place, case.low)
    if subject is None or not is_somebody(case, subject) or not case.content()[:1].islower():
        return None
    before = range(case.low, subject[0])
    told = any(passage.flags[at] & (SPEECH | ACT | RELATIVE | SUBORDINATOR) for at in before)
    if told:
        return None  # "Lindt found that Weller was “late,”": somebody says so of her
    return Finding("clause", Confidence.GUESS, subject, None)


def own_clause(case: Case) -> Finding | None:
    """The same where a person is the subject right of the sentence."""
    found = clause_subject(case)
    if found is None or found.subject is None or found.subject[1] == case.at:
        return None  # "Lindt “was late,”": somebody says so of her
    return found if is_somebody(case, found.subject) else None


def clause_subject(case: Case) -> Finding | None:
    """A part of somebody's words in a sentence about them, with no verb of reporting."""
    subject = subject_of_earlier_verb(case.passage, case.at, case.low)
    if subject is None:
        return None
    return Finding("clause", Confidence.GUESS, subject, None)
