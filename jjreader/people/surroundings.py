"""The words right before and behind a place, and what they tell of a name that stands there."""

import re
from functools import lru_cache

from jjreader.people.tables import name_tables
from jjreader.word_lists import word_lists

_WORDS = word_lists(__package__, "context.txt")
SAYS, _ACTS = frozenset(_WORDS["says"]), frozenset(_WORDS["acts"])
_SAID, _PLACES = frozenset(_WORDS["said before"]), frozenset(_WORDS["place before"])
_ARTICLES = frozenset({"the", "The", "a", "A", "an", "An", "“The"})
_WHO = frozenset({"who", "whose"})

SAID, IN_PLACE, ARTICLE, OFFICE, JOINED = range(1, 6)
"""What stands before a name: "said", "in", "the", "the baker" or "the 12-year-old", "Lock &"."""
SPEAKS, ACTS, WHO = 1, 2, 4
"""What stands behind a name: a verb of saying, what only people do, "who"."""

_FOLLOWING = re.compile(r",? (?:also |then |has |had |later |once |)\w+")
_SHORTEST_PAST = 4
_SOMEBODY = re.compile(
    r"(?:, [A-Z][\w. ]{1,20},)? (?:[a-z]+ )?"
    r"(?:(?:wo)?man|girl|boy|teen\w*|resident|native|mother|father)\b"
)


def told_before(text: str, start: int) -> int:
    """What the word before a name tells, if only a blank stands between."""
    if not start:
        return 0
    at = start - 1
    if text[at] != " ":
        return JOINED if text[at] == "-" else 0
    before = text.rfind(" ", 0, at)
    word = text[before + 1 : at]
    if word == "to" and text.endswith("ccording", 0, before):
        return 0  # it may be anybody or anything
    if word == "of" and text[before - 1] == ",":
        return IN_PLACE  # "Weller, 34, of Longford, left"
    return _told_by(word)


def is_where_from(text: str, start: int, end: int) -> bool:
    """Does the name say where somebody comes from: "a 30-year-old Longford man"?"""
    return text.endswith("-year-old ", 0, start) and _SOMEBODY.match(text, end) is not None


@lru_cache(maxsize=4096)
def _told_by(word: str) -> int:
    word = word.rpartition("\n")[2]
    if word in _ARTICLES:
        return ARTICLE
    if word in _PLACES:
        return IN_PLACE
    if word in _SAID:
        return SAID
    if word == "&":
        return JOINED
    is_office = word.removesuffix(",") in name_tables().roles or word.endswith("-year-old")
    return OFFICE if is_office else 0


def told_after(text: str, end: int) -> int:
    """What the next word behind a name tells, as flags; an adverb or auxiliary may come first.

    Behind a comma it is somebody else who speaks or acts: "Weller from the hills of Norway, says".
    """
    following = _FOLLOWING.match(text, end)
    return _told_by_following(following[0]) if following else 0


@lru_cache(maxsize=8192)
def _told_by_following(words: str) -> int:
    mark, *adverb, word = words.split(" ")
    told = WHO if word in _WHO and not adverb else 0
    if mark:
        return told
    acting = adverb[0] if adverb else word
    if acting in _ACTS or (acting.endswith("ed") and len(acting) > _SHORTEST_PAST):
        told |= ACTS
    return told | SPEAKS if word in SAYS else told
