"""Is a word a verb here, and does it report? Many words can be nouns as well."""

from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    BARE,
    CUE,
    DETERMINER,
    FINITE,
    MIND,
    NAMING,
    NOUN_TOO,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEECH,
    TIME,
    VERB,
    WEAK,
)

PUNCTUATION = frozenset(",.;:?!()[]—–-…•*/")
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
NAMES_WITH = frozenset(["called", "labeled", "labelled", "dubbed", "termed", "named", "nicknamed"])
DESCRIBES = NAMES_WITH | frozenset(
    ["described", "characterized", "characterised", "cited", "depicted"]
)
WHAT = frozenset(["what", "which", "whom", "whatever", "that"])
BY_THEMSELVES = frozenset(["another", "some", "many", "others", "most", "several", "one", "all"])
"""These stand without a noun as well: "another said"."""
NEAR = 5
"""A cue that is no plain verb of speech must stand as near to the quotation as this, in words,
to count before one that is."""


def is_possessive(word: str) -> bool:
    """Is it an owner: "Ritter's", "the Smiths'"?"""
    return len(word) > 2 and word.endswith(("'s", "’s", "s'", "s’"))


def is_noun_here(passage: Passage, at: int, low: int) -> bool:
    """Is a word that can be a verb or a noun a noun here: "the report", "Ritter's claims"?"""
    if not passage.flags[at] & NOUN_TOO or at - 1 < low:
        return False
    word, flags = passage.words[at - 1], passage.flags[at - 1]
    # "sees issues", "deserves credit": the object of another verb
    object_of = flags & (VERB | CUE) and flags & FINITE and not flags & NOUN_TOO
    counted = word in ("one", "two", "three", "another", "first", "last")
    if flags & (DETERMINER | POSSESSIVE) or is_possessive(word) or object_of or counted:
        return True
    if flags & PREPOSITION:
        return not passage.flags[at] & PARTICIPLE
    if flags & (PRONOUN | AUXILIARY | ADVERB | RELATIVE | TIME) or word in PUNCTUATION | {QUOTE}:
        return False
    if word.endswith("s"):
        return False
    return not _has_object(passage, at, after_name=passage.is_capital(at - 1))


def _has_object(passage: Passage, at: int, *, after_name: bool) -> bool:
    """Does something follow that a verb would have: "the ad claims that", "the email read."?"""
    if at + 1 >= len(passage.words):
        return True
    word, flags = passage.words[at + 1], passage.flags[at + 1]
    if word in PUNCTUATION:
        ends = word in (".", ":") and bool(passage.flags[at] & SPEECH)
        return after_name or ends or not passage.words[at].endswith("s")
    if word == QUOTE or flags & (DETERMINER | PRONOUN | POSSESSIVE):
        return True
    return passage.is_capital(at + 1) or (after_name and bool(flags & (TIME | PREPOSITION)))


def is_finite_cue(passage: Passage, at: int, low: int) -> bool:
    """Is this word a verb of reporting with a subject of its own?"""
    flags = passage.flags[at]
    if not flags & CUE or is_noun_here(passage, at, low):
        return False
    before, word = (passage.flags[at - 1], passage.words[at - 1]) if at > low else (0, ".")
    if flags & FINITE:
        adjective = before & (DETERMINER | POSSESSIVE) and not before & (PRONOUN | RELATIVE)
        if adjective and word.lower() in BY_THEMSELVES and flags & SPEECH:
            adjective = not _has_object(passage, at, after_name=False)
        return not (flags & PAST and (adjective or is_possessive(word)))
    return bool(flags & BARE) and at > low and _has_plural_subject(passage, at, low)


def _has_plural_subject(passage: Passage, at: int, low: int) -> bool:
    """Does a plain form like "say" stand behind somebody who says, or a verb that helps it?"""
    before, word = passage.flags[at - 1], passage.words[at - 1]
    if before & (AUXILIARY | PRONOUN | ADVERB | RELATIVE):
        return True
    unfit = before & (PREPOSITION | CUE | VERB | DETERMINER) or is_possessive(word)
    if unfit or word == "to" or "-" in word or word[-1].isdigit():
        return False
    plural = word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))
    if at - 2 >= low and passage.flags[at - 2] & (DETERMINER | POSSESSIVE) and word.islower():
        return plural  # "a snappy retort", but "the critics say"
    return plural or (not passage.flags[at] & NOUN_TOO and word not in PUNCTUATION)


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


def is_passive(passage: Passage, cue: int, low: int) -> bool:
    """Is it something that is said, not somebody who says: "was called", "described by"?"""
    place = cue - 1
    while place >= low and passage.flags[place] & ADVERB:
        place -= 1
    if place >= low and passage.words[place].lower() in BE:
        return True
    by = cue + 1 < len(passage.words) and passage.words[cue + 1] == "by"
    return by and not passage.flags[min(cue + 2, len(passage.flags) - 1)] & PARTICIPLE


def governing_cue(passage: Passage, low: int, at: int) -> int | None:
    """The reporting word that the words before `at` depend on, in their sentence."""
    fallback = None
    for place in range(at - 1, low - 1, -1):
        kind = passage.flags[place]
        if not kind & CUE or kind & NAMING or not _reports(passage, place, low, at):
            continue
        back = kind & WEAK and passage.words[place + 1 : place + 2] == ["back"]
        if back or (kind & SPEECH and not kind & WEAK and not _would(passage, place, low)):
            return place
        far = 2 if kind & WEAK else NEAR
        if at - place <= far and not kind & MIND and not _would(passage, place, low):
            return place
        if fallback is None and not kind & WEAK:
            fallback = place
    return fallback


def _would(passage: Passage, place: int, low: int) -> bool:
    """Is it only said that somebody would say it: "will say", "to call"?"""
    return (
        bool(passage.flags[place] & BARE)
        and place > low
        and (passage.words[place - 1] == "to" or bool(passage.flags[place - 1] & AUXILIARY))
    )


def _reports(passage: Passage, place: int, low: int, at: int) -> bool:
    """Does a form of a reporting verb report here?"""
    kind, words = passage.flags[place], passage.words
    if (
        kind & PAST
        and place > low
        and not passage.flags[place - 1] & (AUXILIARY | ADVERB | PRONOUN)
    ):
        by = words[place + 1 : place + 2] == ["by"]
        if by and words[place] not in DESCRIBES:
            return False  # "an order signed by the governor"
        what = WHAT & set(words[max(low, place - 5) : place])
        if words[place] in NAMES_WITH and words[place + 1 : at] in ([], ["the"]) and not what:
            return False  # "a class called “Perception”"
    if is_finite_cue(passage, place, low):
        return True
    if kind & PARTICIPLE:
        return not is_noun_here(passage, place, low)
    return bool(kind & BARE) and place > low and words[place - 1] == "to"
