"""The verb behind a quotation that reports it, and whether its subject stands beside it."""

from jjreader.quotes.gaps import skip_left
from jjreader.quotes.passage import ENDS, QUOTE, Passage
from jjreader.quotes.phrases import Phrase
from jjreader.quotes.tables import ACT, RELATIVE, SPEECH
from jjreader.quotes.verbs import is_finite, is_finite_cue

REPORTING = SPEECH | ACT
CLOSING = ENDS | {":", ";"}
"""Behind these no verb reports what stands before."""
LONGEST_NICKNAME = 20
"""In characters."""


def reporting_verb(passage: Passage, start: int, high: int) -> int | None:
    """The first verb that reports, before the sentence or a colon ends."""
    words, flags = passage.words, passage.flags
    relative = False
    for at in range(start, high):
        word = words[at]
        if word in CLOSING:
            return None
        if word == QUOTE and not (_is_in_name(passage, at) or _goes_with_noun(passage, at)):
            return None
        if word == ",":
            relative = False
        elif flags[at] & RELATIVE and at > start and word != "that":
            relative = True
        elif relative:
            relative = not is_finite(passage, at, start)  # the clause has its own verb
        elif flags[at] & REPORTING and words[at - 1] != "to" and is_finite_cue(passage, at, start):
            return at
    return None


def is_cut_off(passage: Passage, phrase: Phrase, cue: int) -> bool:
    """Does a comma part the phrase from other words right before the verb, so that it is not its
    subject?"""
    last = skip_left(passage, cue - 1, phrase[1])
    return passage.words[last] != "," and "," in passage.words[phrase[1] : last]


def _is_in_name(passage: Passage, at: int) -> bool:
    """Is it a nickname: Marcia “Cia” Price?"""
    if at + 1 >= len(passage.words) or passage.end(at) - passage.starts[at] > LONGEST_NICKNAME:
        return False
    names = (passage.is_capital(place) and not passage.flags[place] for place in (at - 1, at + 1))
    return all(names)


def _goes_with_noun(passage: Passage, at: int) -> bool:
    """Does it say more of the noun behind it: wearing “Harbour Fair” pins?"""
    behind = at + 1
    if behind >= len(passage.words) or passage.end(at) - passage.starts[at] > LONGEST_NICKNAME:
        return False
    return passage.words[behind].islower() and not passage.flags[behind]
