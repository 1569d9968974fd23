"""Subjects and noun phrases, found from the words around a verb; no parser, only neighbours."""

from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    BARE,
    CONJUNCTION,
    CUE,
    DETERMINER,
    FINITE,
    NOUN_TOO,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
)

Phrase = tuple[int, int]
"""A noun phrase: its first word, and the one behind its last."""
FARTHEST = 80
"""No phrase is looked for farther away, in words."""
PUNCTUATION = frozenset(",.;:?!()[]—–-…•*/")
INNER_PREPOSITIONS = frozenset(["of", "for", "from", "at", "in", "with", "on", "to"])
BEFORE_TIME = frozenset(["on", "in", "this", "last", "early", "late"])
SHARING = frozenset(["to", "and", "but", "or", "by", "for", "in", "as", "than"])
"""Behind these a verb shares the subject of a verb before."""
OBJECTS = frozenset(["him", "her", "them", "me", "us", "it"])
NO_SUBJECT = PREPOSITION | TIME | CONJUNCTION | SUBORDINATOR | ADVERB | PARTICIPLE
STOPS = AUXILIARY | SUBORDINATOR | RELATIVE | ADVERB | CONJUNCTION


def is_possessive(word: str) -> bool:
    """ "Ritter's", "the Smiths'"."""
    return word.endswith(("'s", "’s", "s'", "s’"))


def is_noun_here(passage: Passage, at: int, low: int) -> bool:
    """Is a word that can be a verb or a noun a noun here: "the report", "Ritter's claims"?"""
    if not passage.flags[at] & NOUN_TOO or at - 1 < low:
        return False
    word, flags = passage.words[at - 1], passage.flags[at - 1]
    if flags & (DETERMINER | POSSESSIVE) or is_possessive(word):
        return True
    if flags & PREPOSITION:
        return not passage.flags[at] & PARTICIPLE
    if flags & (PRONOUN | AUXILIARY | ADVERB | RELATIVE) or word in PUNCTUATION or word == QUOTE:
        return False
    if passage.is_capital(at - 1) or flags & TIME or word.endswith("s"):
        return False
    return not _has_object(passage, at)


def _has_object(passage: Passage, at: int) -> bool:
    """Does something follow that a verb would have: "the ad claims that", "the letter calls him"?"""
    if at + 1 >= len(passage.words):
        return True
    word, flags = passage.words[at + 1], passage.flags[at + 1]
    return (
        word in PUNCTUATION
        or word == QUOTE
        or passage.is_capital(at + 1)
        or bool(flags & (DETERMINER | PRONOUN | POSSESSIVE))
    )


def is_finite_cue(passage: Passage, at: int, low: int) -> bool:
    """Is this word a verb of reporting with a subject of its own?"""
    flags = passage.flags[at]
    if not flags & CUE or is_noun_here(passage, at, low):
        return False
    if flags & FINITE:
        return True
    if not flags & BARE or at - 1 < low:
        return False
    before, word = passage.flags[at - 1], passage.words[at - 1]
    if before & (AUXILIARY | PRONOUN | ADVERB | RELATIVE):
        return True
    plural = word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))
    return plural and not is_possessive(word) and not before & (PREPOSITION | CUE)


def is_finite(passage: Passage, at: int, low: int) -> bool:
    """Is this word some finite verb?"""
    flags = passage.flags[at]
    if flags & (AUXILIARY | VERB):
        return not is_noun_here(passage, at, low)
    if flags & CUE:
        return is_finite_cue(passage, at, low)
    word = passage.words[at]
    if not word.endswith("ed") or word[0].isupper() or at <= low or len(word) < 5:
        return False
    return not passage.flags[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION | AUXILIARY)


def phrase_start(passage: Passage, last: int, low: int) -> int:
    """The first word of the noun phrase that ends with the word `last`."""
    words, flags = passage.words, passage.flags
    at = last
    low = max(low, last - FARTHEST)
    while at >= low:
        word, kind = words[at], flags[at]
        if word == ")":
            at = _opening_bracket(passage, at, low) - 1
            continue
        if kind & PRONOUN and not kind & DETERMINER:
            return at if at == last else at + 1
        if kind & (DETERMINER | POSSESSIVE) and not (kind & PREPOSITION):
            if not _hangs_on(passage, at - 1, low):
                return at
            at -= 1
        elif _breaks_off(passage, at, low, inner=at != last):
            return at + 1
        at -= 1
    return at + 1


def phrase_ending(passage: Passage, last: int, low: int) -> Phrase | None:
    """The noun phrase whose last word this is, if the word can end one."""
    start = phrase_start(passage, last, low)
    return (start, last + 1) if start <= last else None


def _breaks_off(passage: Passage, at: int, low: int, *, inner: bool) -> bool:
    """Is this word no part of the noun phrase to the right of it?"""
    word, kind = passage.words[at], passage.flags[at]
    if kind & PREPOSITION:
        return not _hangs_on(passage, at, low)
    if kind & STOPS or word in PUNCTUATION:
        return True
    return inner and (word == QUOTE or bool(kind & TIME) or is_finite(passage, at, low))


def _hangs_on(passage: Passage, at: int, low: int) -> bool:
    """Does a preposition here join two nouns: "a spokesman for the"?"""
    if at <= low or passage.words[at] not in INNER_PREPOSITIONS:
        return False
    before, kind = passage.words[at - 1], passage.flags[at - 1]
    if before in PUNCTUATION or before == QUOTE or kind & (STOPS | PRONOUN | PREPOSITION | TIME):
        return False
    return not is_finite(passage, at - 1, low)


def _opening_bracket(passage: Passage, at: int, low: int) -> int:
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
        if word in PUNCTUATION or word == QUOTE:
            break
        if at == first and kind & PRONOUN and not kind & DETERMINER:
            return at + 1
        if at > first:
            if kind & PREPOSITION and word != "of":
                break
            if kind & (STOPS | TIME | PRONOUN) and not kind & DETERMINER:
                if not (word == "and" and _goes_on(passage, at + 1, high)):
                    break
            if kind & (VERB | CUE) and is_finite(passage, at, first):
                break
        at += 1
    return at


def _goes_on(passage: Passage, at: int, high: int) -> bool:
    """Does another noun follow "and": "oil and gas worker Mike Wipf"?"""
    if at >= high or passage.words[at] == QUOTE or not passage.words[at][0].isalpha():
        return False
    return not passage.flags[at] and not is_finite(passage, at, 0)


def subject_before(passage: Passage, cue: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at `cue`; it stands between `low` and the verb."""
    at = _skip_left(passage, cue - 1, low)
    if at < low or depth > 3:
        return None
    word, kind = passage.words[at], passage.flags[at]
    if passage.flags[cue] & PARTICIPLE and not passage.flags[cue - 1] & AUXILIARY:
        return subject_of_earlier_verb(passage, at + 1, low, depth)
    if word in SHARING:
        return subject_of_earlier_verb(passage, at, low, depth)
    if kind & RELATIVE:
        return (at, at + 1)
    if word == QUOTE or (word == "," and at > low and passage.words[at - 1] == QUOTE):
        return inverted_subject(passage, cue)
    if word in (",", "—", "–", ")", "-"):
        return _subject_before_comma(passage, at, low, depth)
    found = phrase_ending(passage, at, low)
    if found and found[0] > low and passage.flags[found[0] - 1] & AUXILIARY and depth == 0:
        # "Weaver didn't seem impressed": the words before the verb belong to it
        return subject_before(passage, found[0] - 1, low, depth + 1) or found
    return found


def inverted_subject(passage: Passage, cue: int) -> Phrase | None:
    """The subject behind its verb: said Ritter."""
    first = cue + 1
    if first >= len(passage.words):
        return None
    word, kind = passage.words[first], passage.flags[first]
    if (kind & NO_SUBJECT and not kind & (PRONOUN | DETERMINER)) or not word[0].isalnum():
        return None
    if word in OBJECTS:
        return None
    end = phrase_end(passage, first, len(passage.words))
    return (first, end) if end > first else None


def _skip_left(passage: Passage, at: int, low: int) -> int:
    """Past adverbs, auxiliaries and times between a subject and its verb."""
    while at >= low:
        word, kind = passage.words[at], passage.flags[at]
        if kind & PRONOUN and not kind & ADVERB:
            return at
        adverb = word.endswith("ly") and not word[0].isupper()
        of_time = word in BEFORE_TIME and bool(passage.flags[at + 1] & TIME)
        if not (kind & (ADVERB | AUXILIARY | TIME) or adverb or of_time):
            return at
        at -= 1
    return at


def antecedent_of(passage: Passage, relative: int, low: int) -> Phrase | None:
    """The noun phrase that "who" points back to."""
    at = relative - 1
    if at >= low and passage.words[at] in (",", "—", "–"):
        at -= 1
    if at >= low and passage.words[at] == ")":
        at = _opening_bracket(passage, at, low) - 1
    if at < low or passage.words[at] in PUNCTUATION:
        return None
    return phrase_ending(passage, at, low)


def _subject_before_comma(passage: Passage, comma: int, low: int, depth: int) -> Phrase | None:
    """The subject before an apposition: "Loeb, the executive producer, said"."""
    if passage.words[comma] == ")":
        at = _opening_bracket(passage, comma, low) - 1
        if at < low:
            return None
        return subject_before(passage, at + 1, low, depth + 1)
    at = comma - 1
    lowest = max(low, comma - FARTHEST)
    found: Phrase | None = None
    while at > lowest:
        if passage.words[at] in (",", "—", "–"):
            end = at
            if passage.words[end - 1] == ")":
                end = _opening_bracket(passage, end - 1, low)
            if end > low and passage.words[end - 1] not in PUNCTUATION:
                found = phrase_ending(passage, end - 1, low)
                if found and (found[0] <= low or _opens_clause(passage, found[0] - 1)):
                    return found
        at -= 1
    main = main_subject(passage, low, comma)
    return main or found


def _opens_clause(passage: Passage, before: int) -> bool:
    """Can a clause begin behind this word?"""
    return bool(passage.flags[before] & (CONJUNCTION | SUBORDINATOR)) or passage.words[before] in (
        ",",
        ";",
        ":",
        "—",
        "–",
    )


def subject_of_earlier_verb(passage: Passage, cue: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject that a participle, an infinitive or a second verb shares with a verb before."""
    lowest = max(low, cue - FARTHEST)
    verbs = [at for at in range(cue - 1, lowest, -1) if is_finite(passage, at, low)]
    for at in verbs:
        found = subject_before(passage, at, low, depth + 1)
        if found is not None:
            return found
    return main_subject(passage, low, cue)


def main_subject(passage: Passage, low: int, high: int) -> Phrase | None:
    """The first noun phrase of a sentence that can be its subject."""
    words, flags = passage.words, passage.flags
    at = low
    while at < high:
        word, kind = words[at], flags[at]
        if (
            word in PUNCTUATION
            or word == QUOTE
            or kind & (CONJUNCTION | ADVERB | TIME)
            or (word.endswith("ly") and word not in ("Family", "family"))
        ):
            at += 1
        elif kind & (PREPOSITION | SUBORDINATOR | PARTICIPLE) and not kind & DETERMINER:
            comma = next((i for i in range(at, min(high, at + 40)) if words[i] == ","), None)
            at = comma + 1 if comma is not None else at + 1
        elif kind & (AUXILIARY | VERB | CUE) and not is_noun_here(passage, at, low):
            at += 1
        else:
            return (at, max(at + 1, phrase_end(passage, at, high)))
    return None
