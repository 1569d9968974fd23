"""Is a word a verb here, and does it report? Many words can be nouns as well."""

import re
from collections.abc import Sequence

from jjreader.quotes.participles import DESCRIBES, is_reduced, stands_behind_as
from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import (
    ACT,
    ADVERB,
    AUXILIARY,
    BARE,
    CALLING,
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
    SUBORDINATOR,
    TIME,
    VERB,
    WEAK,
)

PUNCTUATION = frozenset(",.;:?!()[]—–-…•*/‘’'`")
OWNS = ("'s", "’s", "s'", "s’", "S'", "S’")
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
RATES = DESCRIBES | frozenset(
    ["rated", "rates", "saw", "sees", "see", "seen", "viewed", "regarded", "cast"]
)
"""Verbs that say what they take their object for: "rated the claims as"."""
BY_THEMSELVES = frozenset(
    ["another", "some", "many", "others", "most", "several", "one", "all", "each"]
)
"""These stand without a noun as well: "another said"."""
RATING_REACH = 15
"""So many words the object of such a verb, with "as", may have."""
OBJECTS = frozenset(["me", "him", "them", "us"])
"""Pronouns that are never a subject."""
COUNTS = frozenset(["one", "two", "three", "another", "first", "last"])
NO_ADJECTIVE = PREPOSITION | PRONOUN | AUXILIARY | ADVERB | RELATIVE | TIME
ARTICLES = frozenset(["the", "a", "an"])
PLURALS = frozenset(["people", "police", "men", "women", "children", "media"])
NEGATED = re.compile(r"un(?!der|cover|fold|leash|load|lock|veil|ite|ify)[a-z]+ed$")
"""Undocumented, unprecedented: adjectives."""
BESIDE = 3
"""So near behind it a quotation is that somebody is going to say."""
TALKS = frozenset(["talk", "talks", "talked", "talking", "spoke", "speaks", "speaking"])
NEAR = 5
"""A cue that is no plain verb of speech must stand as near to the quotation as this, in words,
to count before one that is."""


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
        adjective = before & (DETERMINER | POSSESSIVE) and not before & (PRONOUN | RELATIVE)
        adjective = adjective and not (at - 1 > low and passage.words[at - 2] == "of")
        if adjective and word.lower() in BY_THEMSELVES and flags & (SPEECH | CALLING):
            adjective = not _has_object(passage, at, after_name=False)
        adjective = adjective or _is_plain_preposition(passage, at - 1)  # "from noted scholars"
        return not (flags & PAST and (adjective or is_possessive(word)))
    return bool(flags & BARE) and at > low and _has_plural_subject(passage, at, low)


def _has_plural_subject(passage: Passage, at: int, low: int) -> bool:
    """Does a plain form like "say" stand behind somebody who says, or a verb that helps it?"""
    before, word = passage.flags[at - 1], passage.words[at - 1]
    if before & (AUXILIARY | PRONOUN | ADVERB | RELATIVE):
        return True
    if passage.words[at] == "say" and _says_what(passage, at):
        return True  # "voters in every county say the harbour"
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
    """Does a clause follow "say", and a noun or a comma stand before it, so that some say it?"""
    before = passage.flags[at - 1]
    noun = not before or bool(before & NOUN_TOO)
    set_in = passage.words[at + 1 : at + 2] == [","]  # "than, say, a ferry"
    return noun and not set_in and _has_object(passage, at, after_name=False)


def is_finite(passage: Passage, at: int, low: int) -> bool:
    """Is this word some finite verb?"""
    flags = passage.flags[at]
    if flags & VERB and at > low:
        article = passage.words[at - 1].lower() in ARTICLES
        if article or passage.flags[at - 1] & POSSESSIVE:
            return False  # "near the set"
    if flags & (AUXILIARY | VERB):
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
    # an adjective behind any of these: "to treat polluted water"
    kind = passage.flags[before]
    if kind & RELATIVE:
        kind &= ~DETERMINER  # "a storm that included"
    return not kind & (DETERMINER | POSSESSIVE | PREPOSITION | AUXILIARY | CUE | VERB)


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
    fallback, words, flags = None, passage.words, passage.flags
    for place in range(at - 1, low - 1, -1):
        kind = flags[place]
        if words[place] == "clear" and (made := _makes_clear(words, place)):
            return made
        if not kind & CUE or not _reports(passage, place, low, at):
            continue
        if words[at - 1] == "that" and _has_content(words, place, at):
            continue
        if _governs(passage, place, low, at):
            return place
        if fallback is None and (not kind & WEAK or words[place + 1 : place + 2] == ["that"]):
            fallback = place
    return fallback


def _governs(passage: Passage, place: int, low: int, at: int) -> bool:
    """Is this the verb that counts, whatever stands before it?"""
    kind, words = passage.flags[place], passage.words
    beside = at - place <= BESIDE and words[at - 1] in (",", ":")  # "will say, at last, “...”"
    if kind & SPEECH and not kind & WEAK and (beside or not _would(passage, place, low)):
        return True
    following = words[place + 1 : place + 3]
    if kind & WEAK and (following[:1] == ["back"] or following == ["on", "about"]):
        return True
    if words[place] in TALKS and ("of" in following or "about" in following):
        return True
    names = (kind & ACT and not kind & WEAK) or words[place] in RATES
    if names and at - place <= RATING_REACH and stands_behind_as(passage, at, low):
        return True
    far = 2 if kind & WEAK else NEAR
    return at - place <= far and not kind & MIND and not _would(passage, place, low)


def _makes_clear(words: Sequence[str], clear: int) -> int | None:
    """The verb of "made clear that", "makes it clear"."""
    made = clear - 1 - (words[clear - 1] in ("it", "very"))
    return made if words[made] in ("made", "make", "makes", "making") else None


def _has_content(words: Sequence[str], place: int, at: int) -> bool:
    """Does another "that" take up this verb, so that the one before the quotation is not its own?

    `told a writer who suggested that it was late that “nothing is late”`
    """
    own = words[place + 1] == "that" and place + 2 < at
    return own and words[at - 2] not in ("and", "but", "or", ",")


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
    if kind & NAMING and not kind & CALLING and words[place + 1] != "by":
        return False  # "known by the crews as"
    if kind & PAST and place > low and is_reduced(passage, place, low, at):
        return False
    if is_finite_cue(passage, place, low):
        return True
    if kind & PARTICIPLE:
        return not is_noun_here(passage, place, low)
    return bool(kind & BARE) and place > low and words[place - 1] == "to"
