"""What speaks for an unknown capitalised name being a person's: the words around it."""

import re

from jjreader.model import Article
from jjreader.people.candidates import Candidate
from jjreader.people.tables import name_tables

SAYING = (
    r"(?:said|says|told|tells|added|adds|explained|explains|asked|noted|wrote|writes|argued|insisted"
    r"|recalled|continued|replied|tweeted|joked|admitted|agreed|warned|claimed|testified|stated"
    r"|acknowledged|concluded|declared|responded|suggested|believes|thinks|remembers|hopes|wants)"
)
SAID_AFTER = re.compile(rf",? (?:also |then |has |had |later |once )?{SAYING}\b")
SAID_BEFORE = re.compile(r"\b(?:said|says|added|adds|explained|asked|noted|wrote|recalled|told) $")
AGE = re.compile(r",? \(?\d{2}\b[,)]?(?! per)")
WHO = re.compile(r",? (?:who|whose)\b")
PARTY = re.compile(r" \([DRI](?:[-–][A-Z][\w. -]+)?\)")
APPOSITION = re.compile(r", (?:an?|the|one of|another|his|her|their|[a-z-]+) ([\w’' -]{2,60})")
PERSONAL_VERB = re.compile(
    r" (?:is|was|has|had|did|does|will|would|could|can|also|who|went|came|got|took|made|left|met"
    r"|won|lost|scored|played|began|began|became|died|grew|worked|served|lives|lived|spoke|appeared"
    r"|joined|faced|pleaded|testified|announced|arrived|replaced|returned|pledged|praised|vowed)\b"
)
PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|into|across|outside|around|through|to|of) $")
THE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
ROLE_BEFORE = re.compile(r"([A-Za-z-]+),? $")
CONTEXT = 90
"""How many characters around a name are looked at."""


def score(article: Article, candidate: Candidate, alone: int) -> int:
    """How likely this is a person; `alone`: how often its last word stands by itself.

    The weights were set by hand on news articles; from 2 on it is taken for a person.
    """
    before = article.text[max(0, candidate.start - CONTEXT) : candidate.start]
    after = article.text[candidate.end : candidate.end + CONTEXT]
    return (
        _inside(candidate)
        + _before(before)
        + _after(after)
        + (2 if alone else 0)
        - (2 if candidate.in_heading else 0)
    )


def _inside(candidate: Candidate) -> int:
    tables = name_tables()
    points = 3 if candidate.title else 0
    points += 2 if candidate.words[-1] in tables.surnames else 0
    points += 1 if any("-" in word and word[-2:].islower() for word in candidate.words) else 0
    shouted = any(len(word) > 1 and word.isupper() and "." not in word for word in candidate.words)
    return points - (4 if shouted else 0)


def _before(before: str) -> int:
    role = ROLE_BEFORE.search(before)
    points = 3 if role and role.group(1) in name_tables().roles else 0
    points += 3 if SAID_BEFORE.search(before) else 0
    points -= 2 if PLACE_BEFORE.search(before) else 0
    return points - (4 if THE_BEFORE.search(before) else 0)


def _after(after: str) -> int:
    if SAID_AFTER.match(after) or AGE.match(after) or PARTY.match(after):
        return 3
    if WHO.match(after):
        return 2
    apposition = APPOSITION.match(after)
    roles = name_tables().roles
    if apposition and any(word in roles for word in apposition.group(1).split()):
        return 3
    return 1 if PERSONAL_VERB.match(after) else 0


def speaks(article: Article, start: int, end: int) -> bool:
    """Does a word of saying stand directly beside these words?"""
    after = article.text[end : end + 30]
    before = article.text[max(0, start - 12) : start]
    return bool(SAID_AFTER.match(after) or SAID_BEFORE.search(before))
