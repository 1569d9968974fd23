"""Where noun phrases begin and end: no parser, only the words beside each other."""

from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CUE,
    DETERMINER,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    word_tables,
)
from jjreader.quotes.verbs import PUNCTUATION, is_finite

Phrase = tuple[int, int]
"""A noun phrase: its first word, and the one behind its last."""
FARTHEST = 80
"""No phrase is looked for farther away, in words."""
INNER_PREPOSITIONS = frozenset(["of", "for", "from", "at", "in", "with", "on", "to"])
NO_NOUNS = frozenset([QUOTE, "according", "According"])
"""A preposition behind one of these joins no nouns."""
STOPS = AUXILIARY | SUBORDINATOR | RELATIVE | ADVERB | CONJUNCTION


def phrase_start(passage: Passage, last: int, low: int) -> int:
    """The first word of the noun phrase that ends with the word `last`."""
    words, flags = passage.words, passage.flags
    at = last
    low = max(low, last - FARTHEST)
    while at >= low:
        word, kind = words[at], flags[at]
        if word == ")":
            at = opening_bracket(passage, at, low) - 1
            continue
        if kind & PRONOUN and not kind & DETERMINER:
            return at if at == last else at + 1
        if kind & (DETERMINER | POSSESSIVE) and not (kind & PREPOSITION):
            if word == "that" and at < last and _is_clause(passage, at + 1, last):
                return at + 1
            if not _hangs_on(passage, at - 1, low):
                return at
            at -= 1
        elif word == QUOTE and _is_titled(passage, at, last, low):
            return at - 1
        elif _breaks_off(passage, at, low, inner=at != last):
            return at + 1
        at -= 1
    return at + 1


def _is_titled(passage: Passage, quoted: int, last: int, low: int) -> bool:
    """Does what stands in marks tell where somebody is known from: "the “Harbour” actor"?"""
    if not low < quoted < last or not passage.flags[quoted - 1] & (DETERMINER | POSSESSIVE):
        return False
    return passage.words[last] in word_tables().person_nouns


def _is_clause(passage: Passage, first: int, last: int) -> bool:
    """Does "that" open a clause about this noun, a name or a plural, and not point to it?"""
    noun = passage.words[last]
    return passage.is_capital(first) or (noun.endswith("s") and not noun.endswith("ss"))


def phrase_ending(passage: Passage, last: int, low: int) -> Phrase | None:
    """The noun phrase whose last word this is, if the word can end one."""
    start = phrase_start(passage, last, low)
    return (start, last + 1) if start <= last else None


def _breaks_off(passage: Passage, at: int, low: int, *, inner: bool) -> bool:
    """Is this word no part of the noun phrase to the right of it?"""
    word, kind = passage.words[at], passage.flags[at]
    if kind & PREPOSITION:
        return not _hangs_on(passage, at, low)
    if inner and word == "first":
        return False  # "the first lady"
    if kind & STOPS or word in PUNCTUATION:
        return True
    return inner and (word == QUOTE or bool(kind & TIME) or is_finite(passage, at, low))


def _hangs_on(passage: Passage, at: int, low: int) -> bool:
    """Does a preposition here join two nouns: "a spokesman for the"?"""
    if at <= low or passage.words[at] not in INNER_PREPOSITIONS:
        return False
    before, kind = passage.words[at - 1], passage.flags[at - 1]
    if before in NO_NOUNS or before in PUNCTUATION or kind & (STOPS | PREPOSITION | TIME):
        return False
    if kind & PRONOUN and not kind & DETERMINER:  # "one of" is none
        return False
    if kind & PARTICIPLE and at - 2 >= low and passage.words[at - 2] == ",":
        return False  # ", referring to the"
    return not is_finite(passage, at - 1, low)


def opening_bracket(passage: Passage, at: int, low: int) -> int:
    """Where the bracket that closes at this word was opened."""
    start = at
    while start > low and passage.words[start] != "(":
        start -= 1
    return start


def phrase_end(passage: Passage, first: int, high: int) -> int:
    """Behind the last word of the noun phrase that starts with the word `first`."""
    words, flags = passage.words, passage.flags
    at = first
    high = min(high, first + FARTHEST)
    while at < high:
        word, kind = words[at], flags[at]
        titled = word == QUOTE and at == first + 1 and flags[first] & DETERMINER
        if word in PUNCTUATION or (word == QUOTE and not titled):  # "the “Harbour” actor"
            break
        if at == first and kind & PRONOUN and not kind & DETERMINER:
            return at + 1
        if at > first:
            if kind & PREPOSITION and word != "of":
                break
            joined = word == "and" and _goes_on(passage, at + 1, high)
            joined = joined or bool(kind & TIME and _is_timed(passage, first, at, high))
            if kind & (STOPS | TIME | PRONOUN) and not kind & DETERMINER and not joined:
                break
            verb = kind & (VERB | CUE) and is_finite(passage, at, first)
            if verb and not _is_office(passage, at, high):
                break
        at += 1
    return at


def _is_office(passage: Passage, at: int, high: int) -> bool:
    """Does a noun for a person that could be a verb stand before a name: "the singles champion
    Anna Weller"?"""
    named = at + 1 < high and passage.is_capital(at + 1)
    return named and passage.words[at] in word_tables().person_nouns


def _is_timed(passage: Passage, first: int, at: int, high: int) -> bool:
    """Does a noun follow the time behind an article: "a Wednesday editorial"?"""
    behind = at == first + 1 and bool(passage.flags[first] & DETERMINER)
    return behind and _goes_on(passage, at + 1, high)


def _goes_on(passage: Passage, at: int, high: int) -> bool:
    """Does another noun follow "and": "oil and gas worker Mike Wipf"?"""
    if at >= high or passage.words[at] == QUOTE or not passage.words[at][0].isalpha():
        return False
    return not passage.flags[at] and not is_finite(passage, at, 0)
