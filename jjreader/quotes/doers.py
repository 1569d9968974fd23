"""Who does what an infinitive or a participle says, where they stand right beside it."""

from jjreader.quotes.passage import Passage
from jjreader.quotes.phrases import Phrase, phrase_ending
from jjreader.quotes.tables import ACT, CALLING, PAST, PREPOSITION, SPEECH, word_tables
from jjreader.quotes.verbs import is_finite, is_passive

AIMING = frozenset(["after", "at", "against", "about", "on"])
"""Behind these stands whom somebody speaks of: "lashed out at", "went after"."""
CAUSING = frozenset(
    [
        *("prompted", "prompts", "prompting", "caused", "causing", "forced", "forces", "forcing"),
        *("led", "leads", "leading", "inspired", "inspiring", "provoked", "provoking", "drove"),
    ]
)
"""Behind these stands who does what the infinitive says."""

BLAMING = frozenset(
    verb + ending
    for verb in (
        "accus",
        "criticiz",
        "criticis",
        "chastis",
        "castigat",
        "denounc",
        "rebuk",
        "prais",
    )
    for ending in ("e", "es", "ed", "ing")
) | frozenset(
    verb + ending
    for verb in ("blast", "attack", "condemn", "mock", "thank", "slamm", "fault", "scold")
    for ending in ("", "s", "ed", "ing")
)
"""Whom somebody does this to, for or of something, has done that."""
BLAME_REACH = 14
"""How far before the participle such a verb may stand, in words."""


def caused_to(passage: Passage, cue: int, low: int) -> Phrase | None:
    """`The rain prompted Weller to quip`: who is made to speak does speak."""
    if cue - 2 <= low or passage.words[cue - 1] != "to":
        return None
    made = phrase_ending(passage, cue - 2, low)
    return made if made and made[0] > low and passage.words[made[0] - 1] in CAUSING else None


def blamed_for(passage: Passage, cue: int, low: int) -> Phrase | None:
    """`Weller accused Lindt of saying`: who is blamed or praised for it does it."""
    told = passage.flags[cue] & (SPEECH | CALLING) and cue - 3 >= low
    if not told or passage.words[cue - 1] not in ("of", "for"):
        return None
    for at in range(cue - 3, max(low - 1, cue - BLAME_REACH), -1):
        if passage.words[at] in BLAMING and _is_active(passage, at, low):
            whole = (at + 1, cue - 1)  # "blamed the minister for boats Erik Lindt for saying"
            end = next((i for i in range(*whole) if passage.words[i] == ","), cue - 1)
            plain = not any(is_finite(passage, i, at + 1) for i in range(at + 1, end))
            return (at + 1, end) if plain and end > at + 1 else None
    return None


def _is_active(passage: Passage, at: int, low: int) -> bool:
    """Is it a verb with an object, no passive: not "was accused of saying"?"""
    return not (passage.flags[at] & PAST and is_passive(passage, at, low))


def doer_beside(passage: Passage, cue: int, at: int, low: int) -> Phrase | None:
    """Who does what a participle right behind a noun says: "supporters chanting"."""
    if passage.flags[at] or not passage.words[at][0].isalpha() or cue - at > 2:
        return None
    if passage.is_capital(at):
        named = phrase_ending(passage, at, low)  # "footage of Weller saying"
        told = named is not None and "to" in passage.words[max(low, named[0] - 1) : named[1]]
        if told or _is_aimed_at(passage, named, low):
            return None  # "wrote to Weller asking"
        return named
    found = phrase_ending(passage, at, low)
    if found and found[0] > low and passage.words[found[0] - 1].lower() == "with":
        return found  # "with one of her supporters asking"
    tables, noun = word_tables(), passage.words[at].lower()
    if noun in tables.voices or noun in tables.report_nouns or not noun.endswith("s"):
        return None
    return found if found and not _is_object(passage, found[0] - 1, low) else None


def _is_aimed_at(passage: Passage, phrase: Phrase | None, low: int) -> bool:
    """Is it whom the subject speaks of: "went after Weller saying", "attacked Weller saying"?"""
    if phrase is None or phrase[0] <= low:
        return False
    before = phrase[0] - 1
    if passage.words[before] in AIMING:
        return True
    return bool(passage.flags[before] & ACT) and is_finite(passage, before, low)


def _is_object(passage: Passage, before: int, low: int) -> bool:
    """Does the phrase behind this word depend on a preposition or a verb?"""
    if before < low:
        return False
    if passage.flags[before] & PREPOSITION:
        return passage.words[before] != "with"
    wanted = before > low and passage.words[before - 1] == "to"  # "got to see the fights"
    return wanted or is_finite(passage, before, low)
