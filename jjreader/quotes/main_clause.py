"""The subject of a sentence's main clause."""

from jjreader.quotes.gaps import BEFORE_TIME
from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.phrases import Phrase, phrase_end
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CUE,
    DETERMINER,
    PARTICIPLE,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
    VERB,
)
from jjreader.quotes.verbs import PUNCTUATION, is_noun_here


def main_subject(passage: Passage, low: int, high: int) -> Phrase | None:
    """The first noun phrase of a sentence that can be its subject."""
    words, flags = passage.words, passage.flags
    at = low
    while at < high:
        word, kind = words[at], flags[at]
        if word in PUNCTUATION or word == QUOTE or kind & (CONJUNCTION | ADVERB | TIME):
            at += 1
        elif (timed := _time_end(passage, at, high)) > at:
            at = timed  # "Last month, ...", "The next day, ..."
        elif kind & (PREPOSITION | SUBORDINATOR | PARTICIPLE) and not kind & DETERMINER:
            comma = next((i for i in range(at, min(high, at + 40)) if words[i] == ","), None)
            at = comma + 1 if comma is not None else at + 1
        elif kind & (AUXILIARY | VERB | CUE) and not is_noun_here(passage, at, low):
            at += 1
        else:
            return (at, max(at + 1, phrase_end(passage, at, high)))
    return None


def _time_end(passage: Passage, at: int, high: int) -> int:
    """Behind the words for a time that begin here, or `at` itself."""
    word = passage.words[at].lower()
    reach = 2 if word in BEFORE_TIME else 3 if word in ("the", "each", "every", "that") else 0
    for place in range(at + 1, min(at + reach, high)):
        if passage.flags[place] & TIME:
            dated = place + 1 < high and passage.words[place + 1].isdigit()  # "On Oct. 1"
            return place + 1 + int(dated)
    return at
