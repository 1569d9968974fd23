"""Subjects that stand behind their verb: "said Ritter"."""

from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.phrases import Phrase, phrase_end
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SPEECH,
    SUBORDINATOR,
    TIME,
    VERB,
)

OBJECTS = frozenset(["him", "her", "them", "me", "us", "it"])
ADDRESSING = frozenset(["told", "tells", "asked", "asks", "reminded", "reminds", "warned", "warns"])
"""Behind these stands who is spoken to."""
GIVEN_TOO = frozenset(["Jan", "April", "May", "June", "August", "Summer", "Dawn"])
"""Times that are given names as well."""
NO_SUBJECT = (
    PREPOSITION | TIME | CONJUNCTION | SUBORDINATOR | ADVERB | PARTICIPLE | AUXILIARY | VERB
)


def inverted_subject(passage: Passage, cue: int) -> Phrase | None:
    """The subject behind its verb: said Ritter."""
    first = cue + 1
    if first >= len(passage.words):
        return None
    if passage.words[first] == QUOTE and first + 1 < len(passage.words):
        first += 1  # said “Harbour” director Anna Weller
    word, kind = passage.words[first], passage.flags[first]
    if word in GIVEN_TOO and first + 1 < len(passage.words) and passage.is_capital(first + 1):
        kind = 0  # said April Weller
    if (kind & NO_SUBJECT and not kind & (PRONOUN | DETERMINER)) or not word[0].isalnum():
        return None
    if word in OBJECTS or word == "that":
        return None
    end = phrase_end(passage, first, len(passage.words))
    return (first, end) if end > first else None


def set_in(passage: Passage, cue: int, low: int, at: int) -> Phrase | None:
    """`In other words, explained Dora Lindt: "..."`: verb and subject set in by commas."""
    kind = passage.flags[cue]
    if cue <= low or passage.words[cue - 1] != ",":
        return None
    if not (kind & SPEECH and kind & FINITE) or passage.words[cue] in ADDRESSING:
        return None
    behind = inverted_subject(passage, cue)
    if behind is None or not passage.is_capital(behind[1] - 1):
        return None
    if behind[1] == at - 1:
        return behind if passage.words[at - 1] in (",", ":") else None
    alone = passage.words[low:cue].count(",") == 1  # "Lindt, a clerk, says Weller, the mayor, was"
    return behind if alone and passage.words[behind[1]] == "," else None
