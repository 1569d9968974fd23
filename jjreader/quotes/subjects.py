"""The subject of a verb: who says, told from the words around it."""

from jjreader.quotes.inversion import inverted_subject, set_in
from jjreader.quotes.passage import ENDS, QUOTE, Passage
from jjreader.quotes.phrases import (
    FARTHEST,
    Phrase,
    opening_bracket,
    phrase_end,
    phrase_ending,
)
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    BARE,
    CONJUNCTION,
    CUE,
    DETERMINER,
    FINITE,
    MIND,
    NOUN_TOO,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TIME,
    VERB,
    WEAK,
    word_tables,
)
from jjreader.quotes.verbs import PUNCTUATION, is_finite, is_noun_here, is_passive

BEFORE_TIME = frozenset(["on", "in", "this", "last", "next", "early", "late", "earlier"])
SHARING = frozenset(["to", "and", "but", "or", "by", "for", "in", "as", "than"])
"""Behind these a verb shares the subject of a verb before."""
SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "we", "I"])
OPEN_CLAUSES = frozenset(["after", "when", "because", "before", "since", "while", "as", "until"])


def cue_subject(passage: Passage, cue: int, low: int, at: int) -> Phrase | None:
    """Who does what the cue says; a passive names the doer with "by"."""
    if passage.flags[cue] & PAST and is_passive(passage, cue, low):
        return _agent(passage, cue, at)
    inverted = set_in(passage, cue, low, at)
    if inverted is not None:
        return inverted
    if passage.flags[cue] & FINITE and not passage.flags[cue] & PARTICIPLE:
        return subject_before(passage, cue, low)
    if passage.flags[cue] & BARE and passage.words[cue - 1] != "to":
        return subject_before(passage, cue, low)
    if passage.flags[cue] & PARTICIPLE and cue > low:
        return _participle_subject(passage, cue, low)
    return subject_of_earlier_verb(passage, cue, low)


def _participle_subject(passage: Passage, cue: int, low: int) -> Phrase | None:
    """Who does it: the noun right before it, whoever does the participle it is joined to, or
    the subject of the clause."""
    doer = _doer(passage, cue, _skip_left(passage, cue - 1, low), low)
    if doer is not None:
        return doer
    if passage.words[cue - 1] in ("and", "or", "but"):
        for at in range(cue - 2, max(low, cue - FARTHEST), -1):
            if passage.flags[at] & PARTICIPLE and passage.flags[at] & CUE:
                return _participle_subject(passage, at, low)
    return subject_of_earlier_verb(passage, cue, low)


def _agent(passage: Passage, cue: int, at: int) -> Phrase | None:
    high = min(len(passage.words), at + 8)
    for place in range(cue + 1, high):
        if passage.words[place] in ENDS:
            return None
        following = passage.flags[place + 1] if place + 1 < high else PARTICIPLE
        if passage.words[place] == "by" and not following & PARTICIPLE:
            return (place + 1, max(place + 2, phrase_end(passage, place + 1, high)))
    return None


def subject_before(passage: Passage, cue: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at `cue`; it stands between `low` and the verb."""
    at = _skip_left(passage, cue - 1, low)
    if at < low or depth > 3:
        return None
    if passage.flags[cue] & PARTICIPLE and not passage.flags[cue - 1] & AUXILIARY:
        return _doer(passage, cue, at, low) or subject_of_earlier_verb(passage, at + 1, low, depth)
    word = passage.words[at]
    if word in SHARING:
        return _subject_in_clause(passage, at, low, depth) or subject_of_earlier_verb(
            passage, at, low, depth
        )
    if word == QUOTE or (word == "," and at > low and passage.words[at - 1] == QUOTE):
        return inverted_subject(passage, cue)
    if word in (",", "—", "–", ")", "-"):
        return _subject_before_comma(passage, at, low, depth)
    return _subject_beside(passage, at, low, depth)


def _subject_beside(passage: Passage, at: int, low: int, depth: int) -> Phrase | None:
    """The noun phrase or relative pronoun that ends right before the verb."""
    if passage.flags[at] & RELATIVE:
        return (at, at + 1)
    found = phrase_ending(passage, at, low)
    if found is None or found[0] <= low:
        return found
    if passage.flags[found[0] - 1] & AUXILIARY:
        # "Weaver didn't seem impressed": the words before the verb belong to it
        return subject_before(passage, found[0] - 1, low, depth + 1) or found
    return _modified(passage, found[0] - 1, low, depth) or found


def _modified(passage: Passage, at: int, low: int, depth: int) -> Phrase | None:
    """What the words up to `at` say more of: "protesters" in "protesters marching through" ."""
    at = _skip_governors(passage, at, low)
    if at <= low:
        return None
    if _is_participle(passage, at, low):
        return phrase_ending(passage, at - 1, low)
    if not is_finite(passage, at, low):
        return None
    subject = subject_before(passage, at, low, depth + 1)
    if subject is None or not passage.flags[subject[0]] & RELATIVE:
        return None
    return antecedent_of(passage, subject[0], low)


def _skip_governors(passage: Passage, at: int, low: int) -> int:
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


def _is_participle(passage: Passage, at: int, low: int) -> bool:
    """Is it a participle that says more of the noun before it: "marching", "obtained"?"""
    word = passage.words[at]
    if not word.islower() or len(word) < 5 or not passage.words[at - 1][0].isalpha():
        return False
    ends = word.endswith("ing") or (word.endswith("ed") and passage.words[at + 1] == "by")
    return ends and not passage.flags[at - 1] & ~NOUN_TOO


def _skip_left(passage: Passage, at: int, low: int) -> int:
    """Past adverbs, auxiliaries and times between a subject and its verb."""
    occasions = word_tables().occasions
    while at >= low:
        if passage.words[at] in occasions:
            opened = _occasion_start(passage, at, low)
            if opened is not None:
                at = opened - 1
                continue
        word, kind = passage.words[at], passage.flags[at]
        if kind & PRONOUN and not kind & ADVERB:
            return at
        of_time = word in BEFORE_TIME and bool(passage.flags[at + 1] & TIME)
        of_time = of_time or (word in BEFORE_TIME and passage.words[at + 1][0].isdigit())
        year = len(word) == 4 and word.isdigit()
        if not (kind & (ADVERB | AUXILIARY | TIME) or of_time or year):
            return at
        at -= 1
    return at


def _occasion_start(passage: Passage, at: int, low: int) -> int | None:
    """Where "in the past", "at one point", "in part" begins, of which this is the last word."""
    for place in (at - 1, at - 2, at - 3):
        if place >= low and passage.words[place] in ("in", "at"):
            return place
    return None


def antecedent_of(passage: Passage, relative: int, low: int) -> Phrase | None:
    """The noun phrase that "who" points back to."""
    at = relative - 1
    if at >= low and passage.words[at] in (",", "—", "–"):
        at -= 1
    if at >= low and passage.words[at] == ")":
        at = opening_bracket(passage, at, low) - 1
    if at < low or passage.words[at] in PUNCTUATION:
        return None
    return phrase_ending(passage, at, low)


def _subject_before_comma(passage: Passage, comma: int, low: int, depth: int) -> Phrase | None:
    """The subject before an apposition: "Loeb, the executive producer, said"."""
    if passage.words[comma] == ")":
        at = opening_bracket(passage, comma, low) - 1
        return subject_before(passage, at + 1, low, depth + 1) if at >= low else None
    if passage.words[comma - 1] == ")":  # "Gov. John Kasich (R-Ohio), said"
        bracket = opening_bracket(passage, comma - 1, low)
        named = phrase_ending(passage, bracket - 1, low) if bracket > low else None
        if named is not None:
            return named
    return _before_apposition(passage, comma, low) or main_subject(passage, low, comma)


def _before_apposition(passage: Passage, comma: int, low: int) -> Phrase | None:
    """The noun phrase that opens the clause, or else the first one set off by a comma."""
    found: Phrase | None = None
    for at in range(comma - 1, max(low, comma - FARTHEST), -1):
        if passage.words[at] not in (",", "—", "–"):
            continue
        end = opening_bracket(passage, at - 1, low) if passage.words[at - 1] == ")" else at
        phrase = _apposed_to(passage, end, low)
        if phrase is None:
            continue
        # "and he, once again, pledged"
        pronoun = passage.words[phrase[0]] in SUBJECT_PRONOUNS
        if pronoun or phrase[0] <= low or _opens_clause(passage, phrase[0] - 1, low):
            return phrase
        if passage.words[phrase[0] - 1] == ",":
            found = phrase
    return found


def _apposed_to(passage: Passage, end: int, low: int) -> Phrase | None:
    """The noun phrase before a comma that an apposition may follow."""
    if end <= low or passage.words[end - 1] in PUNCTUATION:
        return None
    if is_finite(passage, end - 1, low) or passage.flags[end - 1] & (PREPOSITION | TIME):
        return None
    return phrase_ending(passage, end - 1, low)


def _opens_clause(passage: Passage, before: int, low: int) -> bool:
    """Does a clause begin behind this word?"""
    word, kind = passage.words[before], passage.flags[before]
    if kind & CONJUNCTION:
        return before > low and passage.words[before - 1] == ","
    return bool(kind & SUBORDINATOR) or word in (";", ":", "—", "–", "that")


def _doer(passage: Passage, cue: int, at: int, low: int) -> Phrase | None:
    """Who does what a participle right behind a noun says: "supporters chanting"."""
    if passage.flags[at] or not passage.words[at][0].isalpha() or cue - at > 2:
        return None
    if passage.is_capital(at):
        named = phrase_ending(passage, at, low)  # "footage of Weller saying"
        told = named is not None and "to" in passage.words[max(low, named[0] - 1) : named[1]]
        return None if told else named  # "wrote to Weller asking"
    found = phrase_ending(passage, at, low)
    if found and found[0] > low and passage.words[found[0] - 1].lower() == "with":
        return found  # "with one of her supporters asking"
    tables, noun = word_tables(), passage.words[at].lower()
    if noun in tables.voices or noun in tables.report_nouns or not noun.endswith("s"):
        return None
    return found if found and not _is_object(passage, found[0] - 1, low) else None


def _is_object(passage: Passage, before: int, low: int) -> bool:
    """Does the phrase behind this word depend on a preposition or a verb?"""
    if before < low:
        return False
    if passage.flags[before] & PREPOSITION:
        return passage.words[before] != "with"
    return is_finite(passage, before, low)


def subject_of_earlier_verb(passage: Passage, cue: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject that a participle, an infinitive or a second verb shares with a verb before."""
    embedded = None
    for at in range(cue - 1, max(low, cue - FARTHEST), -1):
        if not is_finite(passage, at, low):
            continue
        found = subject_before(passage, at, low, depth + 1)
        if found is None:
            continue
        if not _is_embedded(passage, found, low):
            return found
        embedded = embedded or found
    return embedded or main_subject(passage, low, cue)


def _subject_in_clause(passage: Passage, joint: int, low: int, depth: int) -> Phrase | None:
    """`after Weller left and blamed the weather`: two verbs of one clause that "after" opens."""
    if passage.words[joint] not in ("and", "or"):
        return None
    for at in range(joint - 1, max(low, joint - FARTHEST), -1):
        if passage.words[at] in (",", ";", ":", "—", "–"):
            return None
        if is_finite(passage, at, low):
            found = subject_before(passage, at, low, depth + 1)
            opened = found is not None and found[0] > low and passage.words[found[0] - 1]
            return found if opened in OPEN_CLAUSES else None
    return None


def _is_embedded(passage: Passage, phrase: Phrase, low: int) -> bool:
    """Is it the subject of a clause inside another: "noted that he", "those who", "it"?"""
    first = phrase[0]
    if passage.flags[first] & RELATIVE or passage.words[first].lower() == "it":
        return True
    if first <= low:
        return False
    before, kind = passage.words[first - 1], passage.flags[first - 1]
    reported = kind & (SPEECH | MIND) and is_finite(passage, first - 1, low)
    return before == "that" or bool(kind & (SUBORDINATOR | RELATIVE)) or bool(reported)


def main_subject(passage: Passage, low: int, high: int) -> Phrase | None:
    """The first noun phrase of a sentence that can be its subject."""
    words, flags = passage.words, passage.flags
    at = low
    while at < high:
        word, kind = words[at], flags[at]
        if word in PUNCTUATION or word == QUOTE or kind & (CONJUNCTION | ADVERB | TIME):
            at += 1
        elif word.lower() in BEFORE_TIME and at + 1 < high and flags[at + 1] & TIME:
            at += 2  # "Last month, ..."
        elif kind & (PREPOSITION | SUBORDINATOR | PARTICIPLE) and not kind & DETERMINER:
            comma = next((i for i in range(at, min(high, at + 40)) if words[i] == ","), None)
            at = comma + 1 if comma is not None else at + 1
        elif kind & (AUXILIARY | VERB | CUE) and not is_noun_here(passage, at, low):
            at += 1
        else:
            return (at, max(at + 1, phrase_end(passage, at, high)))
    return None
