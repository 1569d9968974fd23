"""Which reporting word the words before a quotation depend on."""

from collections.abc import Sequence

from jjreader.quotes.participles import DESCRIBES, is_reduced, stands_behind_as
from jjreader.quotes.passage import Passage
from jjreader.quotes.tables import (
    ACT,
    ADVERB,
    AUXILIARY,
    BARE,
    CALLING,
    CUE,
    MIND,
    NAMING,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    SPEECH,
    TIME,
    WEAK,
)
from jjreader.quotes.verbs import PUNCTUATION, is_finite, is_finite_cue, is_noun_here

RATES = DESCRIBES | frozenset(
    ["rated", "rates", "saw", "sees", "see", "seen", "viewed", "regarded", "cast", "known"]
)
"""Verbs that say what they take their object for: "rated the claims as"."""
RATING_REACH = 15
"""So many words the object of such a verb, with "as", may have."""
SET_OFF_REACH = 20
"""So many words a clause between two commas may have."""
BESIDE = 3
"""So near behind it a quotation is that somebody is going to say."""
CLAUSE_REACH = 8
"""So far behind its verb "that" may stand."""
FOUND = frozenset(["found", "finds"])
TALKED_OF = frozenset(["of", "about", "up"])
TALKS = frozenset(["talk", "talks", "talked", "talking", "spoke", "speaks", "speaking"])
NEAR = 5
"""A cue that is no plain verb of speech must stand as near to the quotation as this, in words,
to count before one that is."""


def governing_cue(passage: Passage, low: int, at: int) -> int | None:
    """The reporting word that the words before `at` depend on, in their sentence."""
    fallback, words, flags = None, passage.words, passage.flags
    if words[at - 1] == "as" and (calling := _calling_before(passage, low, at)) is not None:
        return calling
    for place in range(at - 1, low - 1, -1):
        kind = flags[place]
        if words[place] == "clear" and (made := _makes_clear(words, place, low)) is not None:
            return made
        if not kind & CUE or not _reports(passage, place, low, at):
            continue
        if words[at - 1] == "that" and _has_content(words, place, at):
            continue
        if _governs(passage, place, low, at):
            return place
        if fallback is None and (not kind & WEAK or _takes_clause(passage, place)):
            fallback = place
    return fallback


def _calling_before(passage: Passage, low: int, at: int) -> int | None:
    """`described the body, which was announced by Weller on Monday, as “...”`: the verb that calls
    it so, over a clause between two commas."""
    words, flags = passage.words, passage.flags
    comma = at - 2
    if comma <= low or words[comma] != ",":
        return None
    for place in range(comma - 1, max(low, comma - SET_OFF_REACH), -1):
        if words[place] == "," and words[place + 1] in ("which", "who", "whose"):
            for verb in range(place - 1, max(low - 1, place - RATING_REACH), -1):
                if flags[verb] & CALLING and _reports(passage, verb, low, at):
                    return verb
            return None
    return None


def _governs(passage: Passage, place: int, low: int, at: int) -> bool:
    """Is this the verb that counts, whatever stands before it?"""
    kind, words = passage.flags[place], passage.words
    beside = at - place <= BESIDE and words[at - 1] in (",", ":")  # "will say, at last, “...”"
    if kind & SPEECH and not kind & WEAK and (beside or not _would(passage, place, low)):
        return True
    following = words[place + 1 : place + 3]
    if kind & WEAK and (following[:1] == ["back"] or following == ["on", "about"]):
        return True
    if words[place] in TALKS and not TALKED_OF.isdisjoint(following):
        return True
    names = (kind & ACT and not kind & WEAK) or words[place] in RATES
    if names and at - place <= RATING_REACH and stands_behind_as(passage, at, low):
        return True
    far = 2 if kind & WEAK else NEAR
    beside = at - place == 1 and words[place] in FOUND
    return at - place <= far and (beside or not kind & MIND) and not _would(passage, place, low)


def _takes_clause(passage: Passage, place: int) -> bool:
    """Does "that" follow, at most behind where it stood: "posted on Friday that"?"""
    words = passage.words
    if words[place + 1 : place + 2] == ["that"]:
        return True
    for at in range(place + 1, min(place + CLAUSE_REACH, len(words))):
        if words[at] == "that":
            wants = words[place + 1] == "to" and not passage.flags[place] & SPEECH
            return not wants and bool(passage.flags[place + 1] & (PREPOSITION | TIME | ADVERB))
        if words[at] in PUNCTUATION or is_finite(passage, at, place):
            return False
    return False


def _makes_clear(words: Sequence[str], clear: int, low: int) -> int | None:
    """The verb of "made clear that", "makes it clear"."""
    made = clear - 1 - (words[clear - 1] in ("it", "very"))
    return made if made >= low and words[made] in ("made", "make", "makes", "making") else None


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
    if kind & CALLING and words[place + 1 : place + 2] == ["off"]:
        return False  # "called off the race"
    if kind & NAMING and not kind & CALLING and words[place + 1 : place + 2] != ["by"]:
        return False  # "known by the crews as"
    if kind & PAST and place > low and is_reduced(passage, place, low, at):
        return False
    if is_finite_cue(passage, place, low):
        return True
    if kind & PARTICIPLE:
        return not is_noun_here(passage, place, low)
    return bool(kind & BARE) and place > low and words[place - 1] == "to"
