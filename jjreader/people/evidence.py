"""What speaks for an unknown capitalised name being a person's: the words in it and around it."""

import re
from collections.abc import Iterable
from string import digits

from jjreader.people.name_parts import Found, NamePart
from jjreader.people.surroundings import (
    ACTS,
    ARTICLE,
    IN_PLACE,
    JOINED,
    OFFICE,
    SAID,
    SPEAKS,
    WHO,
    is_where_from,
    told_after,
    told_before,
)
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import EVERYDAY, FIRST_NAME, HYPHENED, NEVER_ALONE, SHOUTED, SURNAME

AGE = re.compile(r",? \(?\d{2}\b(?![-–]\d)[,.)]?(?! per)")
PLAYED_BY = re.compile(r" \((?:played by )?([A-Z][\w’'-]+)(?: [A-Z][\w’'.-]+){1,3}\)")
LABELLED = (': "', ": “")
"""What follows a name that is a label: `Miles: “...”`."""
AND_NAME = re.compile(
    # what stands beside the name makes it a body's or a place's: "Weller and Sons", "Weller Beach"
    r" (?:(?:and|of|&) [A-Z]|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+ [a-z])"
)
PARTY = re.compile(r" \([DRI](?:[-–][A-Z][\w. -]+)?\)")
APPOSITION = re.compile(
    r", (?:an?|the|one of|another|his|her|their|[a-z-]+|(?:[A-Z][\w.]* )?[A-Z]\w+[’']s)"
    r" ([\w’' -]{2,60})"
)
BARE_APPOSITION = re.compile(r", ((?:[\w’'-]+ ){0,2}?)([\w’'-]+)(?= (?:of|for|at|with|in) |,)")
SET_OFF = re.compile(r", (?:an?|who|whose) ")
WORTH_BEFORE = {OFFICE: 3, SAID: 3, IN_PLACE: -2, ARTICLE: -4}
SETTING_OFF = frozenset([", ", " (", *(f" {digit}" for digit in digits)])
"""What an apposition, a bracket and an age begin with."""
LETTERS = 2
"""So many capitals can be initials, as of AJ Weller."""
CONTEXT = 90
"""How many characters behind a name are looked at."""


def score(text: str, found: Found, alone: int) -> int:
    """How likely this is a person; `alone`: how often its last word stands by itself.

    The weights were set by hand on news articles; from 2 on it is taken for a person.
    """
    start, part = found
    return (
        _inside(part)
        - (4 if part.any_kind & NEVER_ALONE and _has_company(text, part) else 0)
        + WORTH_BEFORE.get(told_before(text, start), 0)
        + _after(text, start + len(part.form))
        + (3 if alone > 1 else 2 * alone)
        - (2 if part.in_heading and not part.first_name else 0)
    )


def _inside(part: NamePart) -> int:
    points = 3 if part.title else 0
    points += 2 if part.kinds[-1] & SURNAME else 0
    points += 1 if part.any_kind & HYPHENED else 0
    return points - (4 if part.any_kind & SHOUTED else 0)


def _has_company(text: str, part: NamePart) -> bool:
    """Is a word of two letters in it a company's, as it ends it or stands by itself elsewhere?"""
    first, last = part.words[0], part.words[-1]
    if len(last) == LETTERS and last.isupper():
        return True
    if len(first) != LETTERS or not first.isupper():
        return False
    return text.count(f"{first} ") > text.count(part.form)


def _after(text: str, end: int) -> int:
    told = told_after(text, end)
    if told & SPEAKS:
        return 3
    is_set_off = text[end : end + 2] in SETTING_OFF
    if is_set_off and (AGE.match(text, end) or PARTY.match(text, end)):
        return 3
    if told & WHO:
        return 2
    if is_set_off and is_apposed(text, end):
        return 3
    return 1 if told & ACTS else 0


def is_apposed(text: str, end: int) -> bool:
    """Does an apposition follow that says what somebody is: ", the executive producer,"?"""
    apposition = APPOSITION.match(text, end, end + CONTEXT)
    roles = name_tables().roles
    if apposition is not None:
        return not roles.isdisjoint(apposition[1].split())
    bare = BARE_APPOSITION.match(text, end, end + CONTEXT)
    # ", Minister of Trade,", ", chief economist at"
    if bare is None or bare[2].lower() not in roles:
        return False
    first = (bare[1] or bare[2]).split()[0]
    return first.capitalize() not in name_tables().starters


ENTITY_VERBS = frozenset(
    ["is", "was", "has", "had", "said", "says", "will", "would", "did", "does", "can", "could"]
)
PUNCTUATED = frozenset(".,;:’'”\")")
_BEFORE_THINGS = (" the ", " The ", " in ", " at ", " near ")


def is_thing(text: str, places: Iterable[Found]) -> bool:
    """Does the text speak of "the Fed", or of what is done in or at the place of this name?"""
    for start, part in places:
        if text.endswith(_BEFORE_THINGS, 0, start):
            end = start + len(part.form)
            possessive = text.endswith((" the ", " The "), 0, start)
            following = text[end : end + 1]
            if following in PUNCTUATED and (possessive or following not in "’'"):
                return True  # not "the Lindt family", "in Lindtville"
            if following == " " and text[end + 1 : end + 9].split(" ")[0] in ENTITY_VERBS:
                return True
    return False


def acts(text: str, start: int, end: int) -> bool:
    """Does somebody of this name speak, act or own something here?"""
    before, after = told_before(text, start), told_after(text, end)
    if before in (ARTICLE, IN_PLACE):
        return False  # "officials in Chad said"
    if after & SPEAKS or (before == SAID and not AND_NAME.match(text, end)):
        return True
    return bool(after & (ACTS | WHO)) or text.startswith(("’s ", "'s "), end)


def speaks(text: str, start: int, end: int) -> bool:
    """Does a verb of saying stand right behind or before the name here?"""
    return told_before(text, start) == SAID or bool(told_after(text, end) & SPEAKS)


def opens_sentence(text: str, offset: int) -> bool:
    """Does a sentence or a line begin here, as far as the marks before it tell?"""
    before = text[max(0, offset - 4) : offset].rstrip(" \"'“‘(")
    return not before or before[-1] in ".?!:\n…—–•"


def stands_for_somebody(text: str, found: Found, count: int) -> bool:
    """Is a single word a person's name: does it speak, act, have an age, or come often?"""
    start, part = found
    end = start + len(part.form)
    before, after = told_before(text, start), told_after(text, end)
    if before == JOINED or is_where_from(text, start, end):
        return False
    if after & SPEAKS or before == OFFICE or (before == SAID and not AND_NAME.match(text, end)):
        return True
    if before == ARTICLE:
        return False
    if text[end : end + 2] in SETTING_OFF and _is_told_behind(text, end):
        return True
    kind = part.kinds[0]
    return bool(kind & FIRST_NAME) and _is_used_as_name(text, end, kind, after, count)


def _is_used_as_name(text: str, end: int, kind: int, after: int, count: int) -> bool:
    """Is a word that is in the lists of first names one here?"""
    if text.startswith(LABELLED, end):
        return True
    if kind & EVERYDAY:
        return False
    return bool(after & (ACTS | WHO)) or count > 1 or SET_OFF.match(text, end) is not None


def _is_told_behind(text: str, end: int) -> bool:
    """Does an age, an apposition or an actor in brackets tell that this is somebody?"""
    return is_apposed(text, end) or _is_played(text, end) or AGE.match(text, end) is not None


def _is_played(text: str, end: int) -> bool:
    """Does a bracket follow that tells which actor plays somebody?"""
    actor = PLAYED_BY.match(text, end)
    return actor is not None and actor[1] in name_tables().first_names
