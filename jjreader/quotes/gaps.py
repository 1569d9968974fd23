"""What may stand between a subject and its verb, and is stepped over on the way left."""

from jjreader.quotes.passage import Passage
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    BARE,
    CUE,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    TIME,
    WEAK,
    word_tables,
)

BEFORE_TIME = frozenset(["on", "in", "this", "last", "next", "early", "late", "earlier"])

COUNTS = frozenset(["a", "one", "two", "three", "four", "five", "six", "seven", "ten", "few"])
AGO = frozenset(["ago", "earlier", "later", "before"])
SKIPPED = ADVERB | AUXILIARY | TIME


def skip_left(passage: Passage, at: int, low: int) -> int:
    """Past adverbs, auxiliaries and times between a subject and its verb."""
    occasions = word_tables().occasions
    while at >= low:
        if passage.words[at] in occasions:
            opened = _occasion_start(passage, at, low)
            if opened is not None:
                at = opened - 1
                continue
        word, kind = passage.words[at], passage.flags[at]
        if word in COUNTS and passage.flags[at + 1] & TIME and passage.words[at + 2] in AGO:
            at -= 3 if passage.words[at - 1] == "than" else 1  # "less than two weeks ago"
            continue
        if kind & PRONOUN and not kind & ADVERB:
            return at
        if not (kind & SKIPPED or _tells_when(passage, at)):
            return at
        at -= 1
    return at


def _tells_when(passage: Passage, at: int) -> bool:
    """Is it a year, or the word before a day or a number: "on Monday", "in 2012"?"""
    word = passage.words[at]
    if word in BEFORE_TIME:
        return bool(passage.flags[at + 1] & TIME) or passage.words[at + 1][0].isdigit()
    return len(word) == len("2012") and word.isdigit()


def _occasion_start(passage: Passage, at: int, low: int) -> int | None:
    """Where "in the past", "at one point", "in part" begins, of which this is the last word."""
    for place in (at - 1, at - 2, at - 3):
        if place >= low and passage.words[place] in ("in", "at"):
            return place
    return None


def skip_governors(passage: Passage, at: int, low: int) -> int:
    """Past prepositions, infinitives and adverbs before an object."""
    while at > low:
        if passage.words[at - 1] == "to" and not passage.flags[at] & ~(
            BARE | CUE | NOUN_TOO | WEAK
        ):
            at -= 2
        elif passage.flags[at] & (PREPOSITION | ADVERB):
            at -= 1
        else:
            break
    return at


def is_participle(passage: Passage, at: int) -> bool:
    """Is it a participle that says more of the noun before it: "marching", "obtained"?"""
    word = passage.words[at]
    if not word.islower() or len(word) < 5 or not passage.words[at - 1][0].isalpha():
        return False
    ends = word.endswith("ing") or (word.endswith("ed") and passage.words[at + 1] == "by")
    return ends and not passage.flags[at - 1] & ~NOUN_TOO
