"""What speaks for an unknown capitalised name being a person's: the words around it."""

import re

from jjreader.people.candidates import Candidate
from jjreader.people.tables import name_tables
from jjreader.word_lists import word_lists

_WORDS = word_lists(__package__, "context.txt")
SAYS, ACTS = frozenset(_WORDS["says"]), frozenset(_WORDS["acts"])
FOLLOWING = re.compile(r"(,?) (?:(also|then|has|had|later|once) )?(\w+)")
SAID_BEFORE = tuple(f" {word} " for word in _WORDS["said before"])
AGE = re.compile(r",? \(?\d{2}\b[,.)]?(?! per)")
PLAYED_BY = re.compile(r" \((?:played by )?([A-Z][\w’'-]+)(?: [A-Z][\w’'.-]+){1,3}\)")
LABELLED = (': "', ": “")
"""What follows a name that is a label: `Miles: “...”`."""
WHO = frozenset({"who", "whose"})
AND_NAME = re.compile(
    # what stands beside the name makes it a body's or a place's: "Weller and Sons", "Weller Beach"
    r" (?:(?:and|of|&) [A-Z]|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+ [a-z])"
)
PARTY = re.compile(r" \([DRI](?:[-–][A-Z][\w. -]+)?\)")
APPOSITION = re.compile(r", (?:an?|the|one of|another|his|her|their|[a-z-]+) ([\w’' -]{2,60})")
BARE_APPOSITION = re.compile(r", ((?:[\w’'-]+ ){0,2}?)([\w’'-]+)(?= (?:of|for|at|with|in) |,)")
SET_OFF = re.compile(r", (?:an?|who|whose) ")
PLACES_BEFORE = tuple(f" {word} " for word in _WORDS["place before"])
ARTICLES_BEFORE = (" the ", " The ", " a ", " an ", " A ", " An ", "\nThe ", "“The ")
LETTERS = 2
"""So many capitals can be initials, as of AJ Weller."""
SHORTEST_PAST = 4
BEFORE = 25
"""How many characters before a name tell what somebody is."""
CONTEXT = 90
"""How many characters around a name are looked at."""


def score(text: str, candidate: Candidate, alone: int) -> int:
    """How likely this is a person; `alone`: how often its last word stands by itself.

    The weights were set by hand on news articles; from 2 on it is taken for a person.
    """
    before = text[max(0, candidate.start - BEFORE) : candidate.start]
    after = text[candidate.end : candidate.end + CONTEXT]
    return (
        _inside(candidate)
        - (4 if _has_company(text, candidate) else 0)
        + _before(before)
        + _after(after)
        + (3 if alone > 1 else 2 * alone)
        - (2 if candidate.in_heading and not candidate.part.first_name else 0)
    )


def _inside(candidate: Candidate) -> int:
    tables = name_tables()
    points = 3 if candidate.part.title else 0
    points += 2 if candidate.words[-1] in tables.surnames else 0
    points += 1 if any("-" in word and word[-2:].islower() for word in candidate.words) else 0
    shouted = any(len(word) > 2 and word.isupper() and "." not in word for word in candidate.words)
    return points - (4 if shouted else 0)


def _has_company(text: str, candidate: Candidate) -> bool:
    """Is a word of two letters in it a company's, as it ends it or stands by itself elsewhere?"""
    first, last = candidate.words[0], candidate.words[-1]
    if len(last) == LETTERS and last.isupper():
        return True
    if len(first) != LETTERS or not first.isupper():
        return False
    return text.count(f"{first} ") > text.count(candidate.part.form)


def _before(before: str) -> int:
    points = 3 if _tells_who(before) else 0
    points += 3 if before.endswith(SAID_BEFORE) else 0
    points -= 2 if before.endswith(PLACES_BEFORE) else 0
    return points - (4 if before.endswith(ARTICLES_BEFORE) else 0)


def _tells_who(before: str) -> bool:
    """Does what somebody is stand right before the name: "the baker", "the 12-year-old"?"""
    words = before.rsplit(None, 1) if before.endswith(" ") else []
    word = words[-1].rstrip(",") if words else ""
    return word in name_tables().roles or word.endswith("-year-old")


def _after(after: str) -> int:
    follows = FOLLOWING.match(after)
    if _says(follows) or AGE.match(after) or PARTY.match(after):
        return 3
    if _is_relative(follows):
        return 2
    if is_apposed(after):
        return 3
    return 1 if _is_active(follows) else 0


Following = re.Match[str] | None
"""The words behind a name: a comma, an adverb or auxiliary, and the next word."""


def _says(follows: Following) -> bool:
    """Does the name speak? Not behind a comma: "Weller from the hills of Norway, says"."""
    return follows is not None and follows[3] in SAYS and not follows[1]


def _is_active(follows: Following) -> bool:
    """Does the name do what only people do?"""
    if follows is None or follows[1]:
        return False
    word = follows[2] or follows[3]
    return word in ACTS or (word.endswith("ed") and len(word) > SHORTEST_PAST)


def _is_relative(follows: Following) -> bool:
    return follows is not None and not follows[2] and follows[3] in WHO


def is_apposed(after: str) -> bool:
    """Does an apposition follow that says what somebody is: ", the executive producer,"?"""
    apposition = APPOSITION.match(after)
    roles = name_tables().roles
    if apposition is not None:
        return any(word in roles for word in apposition.group(1).split())
    bare = BARE_APPOSITION.match(after)  # ", Minister of Trade,", ", chief economist at"
    if bare is None or bare[2].lower() not in roles:
        return False
    first = (bare[1] or bare[2]).split()[0]
    return first.capitalize() not in name_tables().starters


ENTITY_VERBS = frozenset(
    ["is", "was", "has", "had", "said", "says", "will", "would", "did", "does", "can", "could"]
)
COMPANY = (" CEO", " Inc.", " Corp")
PUNCTUATED = frozenset(".,;:’'”\")")
_BEFORE_THINGS = (" the ", " in ", " at ", " near ")
_MAY_TELL_WHO = (",", " ")
"""What stands between a name and an age or a bracket."""
_LONGEST_BEFORE = max(map(len, _BEFORE_THINGS))


def is_thing(text: str, word: str) -> bool:
    """Does the text speak of "the Fed", or of what is done in or at the place of this name?"""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text.endswith(_BEFORE_THINGS, max(0, at - _LONGEST_BEFORE), at):
            possessive = text.endswith(" the ", 0, at)
            following = text[end : end + 1]
            if following in PUNCTUATED and (possessive or following not in "’'"):
                return True  # not "the Lindt family", "in Lindtville"
            if following == " " and text[end + 1 : end + 9].split(" ")[0] in ENTITY_VERBS:
                return True
        at = text.find(word, end)
    return False


def is_company(text: str, name: str) -> bool:
    """Does the text speak of a company of this name: "Kinder Lindt CEO", "Kinder Lindt Inc."?"""
    at = text.find(name)
    while at >= 0:
        if text.startswith(COMPANY, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def acts(text: str, candidate: Candidate) -> bool:
    """Does somebody of this name speak, act or own something here?"""
    before = text[max(0, candidate.start - 12) : candidate.start]
    after = text[candidate.end : candidate.end + CONTEXT]
    follows = FOLLOWING.match(after)
    if _says(follows) or (before.endswith(SAID_BEFORE) and not AND_NAME.match(after)):
        return True
    if before.endswith(ARTICLES_BEFORE) or before.endswith(PLACES_BEFORE):
        return False
    return _is_active(follows) or _is_relative(follows) or after.startswith(("’s ", "'s "))


def speaks(text: str, start: int, end: int) -> bool:
    """Does a verb of saying stand right behind or before the name here?"""
    before = text.endswith(SAID_BEFORE, max(0, start - BEFORE), start)
    return before or _says(FOLLOWING.match(text, end))


def opens_sentence(text: str, offset: int) -> bool:
    """Does a sentence or a line begin here, as far as the marks before it tell?"""
    before = text[max(0, offset - 4) : offset].rstrip(" \"'“‘(")
    return not before or before[-1] in ".?!:\n…—–•"


def stands_for_somebody(text: str, candidate: Candidate, count: int) -> bool:
    """Is a single word a person's name: does it speak, act, have an age, or come often?"""
    start, end = candidate.start, candidate.end
    after = text[end : end + CONTEXT]
    follows = FOLLOWING.match(after)
    if _says(follows):
        return True
    if text[start - 1 : start] == " ":
        before = text[max(0, start - BEFORE) : start]
        if before.endswith(SAID_BEFORE) and not AND_NAME.match(after):
            return True
        has_article = before.endswith(ARTICLES_BEFORE)
        if has_article or _tells_who(before):
            return not has_article
    tables, word = name_tables(), candidate.part.form
    if follows is None:  # a bracket, a mark, the end
        if after.startswith(_MAY_TELL_WHO) and (AGE.match(after) or _is_played(after)):
            return True
    elif (follows[1] and is_apposed(after)) or (follows[3][0].isdigit() and AGE.match(after)):
        return True
    given = word in tables.first_names
    known = given and word not in tables.everyday_first_names
    told = known and (_is_active(follows) or _is_relative(follows) or count > 1)
    told = told or (given and after.startswith(LABELLED))
    return told or (known and SET_OFF.match(after) is not None)


def _is_played(after: str) -> bool:
    """Does a bracket follow that tells which actor plays somebody?"""
    actor = PLAYED_BY.match(after)
    return actor is not None and actor[1] in name_tables().first_names
