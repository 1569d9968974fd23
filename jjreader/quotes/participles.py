"""Past forms that report nothing, but say more of a noun: an order signed by the governor."""

from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import ADVERB, AUXILIARY, CALLING, PRONOUN

NAMES_WITH = frozenset(["called", "labeled", "labelled", "dubbed", "termed", "named", "nicknamed"])
DESCRIBES = NAMES_WITH | frozenset(
    ["described", "characterized", "characterised", "cited", "depicted"]
)
WHAT = frozenset(["what", "which", "whom", "who", "whatever", "that"])
WHAT_REACH = 20
"""So far before its verb such a word may stand: "what Lindt, the star of the show, called"."""
JOINED = frozenset([QUOTE, "and", "or", ",", "a", "an", "the", "both"])
"""What may stand between "as" and the last of several quotations."""
REDUCED = frozenset(["when", "When", "if", "If", "once", "Once", "as", "As", "while", "While"])
"""Behind these a past form may stand for a clause of its own: "when asked"."""
ARTICLES = frozenset(["as", "a", "an", "the"])


def is_reduced(passage: Passage, place: int, low: int, at: int) -> bool:
    """Does this form say more of a noun, or of a time: "when asked"?"""
    words = passage.words
    if words[place - 1] in REDUCED:
        return True  # "when asked about it"
    if passage.flags[place - 1] & (AUXILIARY | ADVERB | PRONOUN):
        return False
    taken = words[place] in DESCRIBES or stands_behind_as(passage, at, place)
    if words[place + 1 : place + 2] == ["by"] and not taken:
        return True  # "an order signed by the governor"
    if words[place] not in NAMES_WITH or words[place + 1 : at] not in ([], ["the"]):
        return False
    told = is_called_by(passage, place, at) or not _is_free_of_what(passage, place, low)
    return not told  # "a class called “Perception”"


def is_called_by(passage: Passage, cue: int, at: int) -> bool:
    """Is it what something is called by somebody named behind: `labeled as a “hunt” by Weller`?"""
    calls = passage.flags[cue] & CALLING and passage.words[at + 1 : at + 2] == ["by"]
    if not calls or not ARTICLES.issuperset(passage.words[cue + 1 : at]):
        return False
    return _is_free_of_what(passage, cue, max(0, cue - WHAT_REACH))


def _is_free_of_what(passage: Passage, cue: int, low: int) -> bool:
    """Does no word stand before the verb for what it calls so: "what Lindt called"?"""
    return WHAT.isdisjoint(passage.words[max(low, cue - WHAT_REACH) : cue])


def stands_behind_as(passage: Passage, at: int, low: int) -> bool:
    """Is the quotation what something is taken for: "as “a”", "as “a” and “b”"?"""
    place = at - 1
    while place > low and passage.words[place] in JOINED:
        place -= 1
    return passage.words[place] == "as"
