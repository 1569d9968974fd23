"""Is a word a verb here, and does it report? Many words can be nouns as well."""

import re

from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    BARE,
    CALLING,
    CUE,
    DETERMINER,
    FINITE,
    NOUN_TOO,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TIME,
    VERB,
)

PUNCTUATION = frozenset(",.;:?!()[]—–-…•*/‘’'`")
OWNS = ("'s", "’s", "s'", "s’", "S'", "S’")
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
BY_THEMSELVES = frozenset(
    ["another", "some", "many", "others", "most", "several", "one", "all", "each"]
)
"""These stand without a noun as well: "another said"."""
MANY = frozenset(["some", "many", "most", "several", "few", "both", "two", "three"])
OBJECTS = frozenset(["me", "him", "them", "us"])
"""Pronouns that are never a subject."""
COUNTS = frozenset(["one", "two", "three", "another", "first", "last"])
EVERYDAY = AUXILIARY | VERB
BEFORE_ADJECTIVE = DETERMINER | POSSESSIVE | PREPOSITION | AUXILIARY | CUE | VERB
NO_ADJECTIVE = PREPOSITION | PRONOUN | AUXILIARY | ADVERB | RELATIVE | TIME
ARTICLES = frozenset(["the", "a", "an"])
PLURALS = frozenset(["people", "police", "men", "women", "children", "media"])
NEGATED = re.compile(r"un(?!der|cover|fold|leash|load|lock|veil|ite|ify)[a-z]+ed$")
"""Undocumented, unprecedented: adjectives."""


def is_possessive(word: str) -> bool:
    """Is it an owner: "Ritter's", "the Smiths'", "CBS'"?"""
    return word[-1] in "s'’" and len(word) > 2 and word.endswith(OWNS)


def is_noun_here(passage: Passage, at: int, low: int) -> bool:
    """Is a word that can be a verb or a noun a noun here: "the report", "Ritter's claims"?"""
    if not passage.flags[at] & NOUN_TOO or at - 1 < low:
        return False
    if _is_in_noun_phrase(passage, at, low):
        return True
    word, flags = passage.words[at - 1], passage.flags[at - 1]
    if at + 1 < len(passage.words) and passage.flags[at + 1] & AUXILIARY and word == ",":
        return True  # "setting aside the tax, states have"
    if flags & NO_ADJECTIVE or word in PUNCTUATION or word == QUOTE or word.endswith("s"):
        return False
    if _is_of_name(passage, at, low):
        return True
    return not _has_object(passage, at, after_name=passage.is_capital(at - 1))


def _is_of_name(passage: Passage, at: int, low: int) -> bool:
    """Is it something that bears a name, with a preposition on both sides: "a barrage of Twitter
    attacks against"?"""
    if at - 2 < low or at + 1 >= len(passage.words) or not passage.is_capital(at - 1):
        return False
    between = _is_plain_preposition(passage, at - 2) and _is_plain_preposition(passage, at + 1)
    return between and passage.words[at].endswith("s")


def _is_in_noun_phrase(passage: Passage, at: int, low: int) -> bool:
    """Does the word before make it a noun: "the report", "her recovered emails"?"""
    word, flags = passage.words[at - 1], passage.flags[at - 1]
    if flags & (DETERMINER | POSSESSIVE) or is_possessive(word) or word in COUNTS:
        return True
    if word[0].isdigit() and (len(word) != len("2012") or not word.isdigit()):
        return True  # "1,600 emails"
    past = word.endswith("ed") and word.islower()
    if (flags & (VERB | CUE) and flags & FINITE and not flags & NOUN_TOO) or (
        past and not flags & NOUN_TOO
    ):
        return True  # "sees issues", "deserves credit": the object of another verb
    if passage.flags[at] & PARTICIPLE:
        return False
    if flags & PREPOSITION:
        return True
    # "of executive orders", "despite press reports"
    plain = not flags or (flags & NOUN_TOO and not flags & PARTICIPLE)
    return (
        bool(plain) and word.islower() and at - 2 >= low and _is_plain_preposition(passage, at - 2)
    )


def _is_plain_preposition(passage: Passage, at: int) -> bool:
    kind = passage.flags[at]
    return bool(kind & PREPOSITION) and not kind & (SUBORDINATOR | ADVERB)


def _has_object(passage: Passage, at: int, *, after_name: bool) -> bool:
    """Does something follow that a verb would have: "the ad claims that", "the email read."?"""
    if at + 1 >= len(passage.words):
        return True
    word, flags = passage.words[at + 1], passage.flags[at + 1]
    if word in ("as", "back", "out"):
        return word != "as"  # "rated her claims as", but "shot back"
    if word in PUNCTUATION and passage.words[at] != "cast":
        ends = word in (".", ":") and bool(passage.flags[at] & SPEECH)
        return after_name or ends or not passage.words[at].endswith("s")
    if word == QUOTE or word in OBJECTS or flags & (DETERMINER | PRONOUN | POSSESSIVE):
        return True
    return passage.is_capital(at + 1) or (after_name and bool(flags & (TIME | PREPOSITION)))


def is_finite_cue(passage: Passage, at: int, low: int) -> bool:
    """Is this word a verb of reporting with a subject of its own?"""
    flags = passage.flags[at]
    if flags & NOUN_TOO and is_noun_here(passage, at, low):
        return False
    before, word = (passage.flags[at - 1], passage.words[at - 1]) if at > low else (0, ".")
    if flags & FINITE:
        if not flags & PAST:
            return True
        adjective = before & (DETERMINER | POSSESSIVE) and not before & (PRONOUN | RELATIVE)
        adjective = adjective and not (at - 1 > low and passage.words[at - 2] == "of")
        if adjective and word.lower() in BY_THEMSELVES and flags & (SPEECH | CALLING):
            adjective = not _has_object(passage, at, after_name=False)
        noted = before & PREPOSITION and _is_plain_preposition(passage, at - 1)
        return not (adjective or noted or is_possessive(word))  # noted: "from noted scholars"
    return bool(flags & BARE) and at > low and _has_plural_subject(passage, at, low)


def _has_plural_subject(passage: Passage, at: int, low: int) -> bool:
    """Does a plain form like "say" stand behind somebody who says, or a verb that helps it?"""
    before, word = passage.flags[at - 1], passage.words[at - 1]
    if before & (AUXILIARY | PRONOUN | ADVERB | RELATIVE):
        return True
    if passage.flags[at] & SPEECH and _says_what(passage, at):
        return True
    unfit = before & (PREPOSITION | CUE | VERB | DETERMINER) or is_possessive(word)
    if unfit or "-" in word or word[-1].isdigit():
        return False
    plural = word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))
    name = at
    while name - 1 > low and passage.is_capital(name - 1):
        name -= 1
    if name < at and passage.words[name - 1] == "and":
        return True  # "Weller and Lindt call"
    if plural or word in PUNCTUATION or passage.flags[at] & NOUN_TOO:
        return plural
    return not word.islower() or bool(before) or word in PLURALS


def _says_what(passage: Passage, at: int) -> bool:
    """Does a clause follow, and a noun or a comma stand before it, so that some say it: "voters in
    every county say the harbour", "others, however, argue that", "the two write"?"""
    before = passage.flags[at - 1]
    noun = not before or bool(before & NOUN_TOO)
    if passage.words[at - 1].lower() in MANY:
        return _has_object(passage, at, after_name=False)
    if passage.words[at] != "say" and passage.words[at + 1 : at + 2] != ["that"]:
        return False
    set_in = passage.words[at + 1 : at + 2] == [","]  # "than, say, a ferry"
    return noun and not set_in and _has_object(passage, at, after_name=False)


def is_finite(passage: Passage, at: int, low: int) -> bool:
    """Is this word some finite verb?"""
    flags = passage.flags[at]
    if flags & EVERYDAY:
        if flags & VERB and at > low:
            article = passage.words[at - 1].lower() in ARTICLES
            if article or passage.flags[at - 1] & POSSESSIVE:
                return False  # "near the set"
        return not (flags & NOUN_TOO and is_noun_here(passage, at, low))
    if flags & CUE:
        return is_finite_cue(passage, at, low)
    word = passage.words[at]
    if not word.endswith("ed") or word[0].isupper() or at <= low or len(word) < 5:
        return False
    if passage.words[at + 1 : at + 2] == ["by"] or NEGATED.match(word):
        return False  # "a lawsuit filed by"
    before = at - 1
    while before > low and passage.flags[before] & ADVERB:
        before -= 1
    kind = passage.flags[before]  # "to treat polluted water"
    if kind & RELATIVE:
        kind &= ~DETERMINER  # "a storm that included"
    return not kind & BEFORE_ADJECTIVE


def is_passive(passage: Passage, cue: int, low: int) -> bool:
    """Is it something that is said, not somebody who says: "was called", "described by"?"""
    place = cue - 1
    while place >= low and passage.flags[place] & ADVERB:
        place -= 1
    if place >= low and passage.words[place].lower() in BE:
        return True
    by = cue + 1 < len(passage.words) and passage.words[cue + 1] == "by"
    return by and not passage.flags[min(cue + 2, len(passage.flags) - 1)] & PARTICIPLE
