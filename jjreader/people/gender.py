"""Female or male, from the words around a name."""

import re
from collections import Counter
from collections.abc import Iterable

from jjreader.model import Gender
from jjreader.people.tables import sections

FEMALE_WORDS = frozenset(sections("gender.txt")["female"])
MALE_WORDS = frozenset(sections("gender.txt")["male"])
PRONOUN = re.compile(r"\b(?:(she|her|hers|herself)|(he|his|him|himself))\b", re.IGNORECASE)
ROLE_BEFORE = re.compile(r"([a-z]+),? $")
ROLE_AFTER = re.compile(r", (?:an?|the|his|her) (?:[\w-]+ ){0,3}?([a-z]+)\b")
REACH = 250
"""How far behind a name a pronoun may stand that tells the gender."""


def gender_of_word(word: str) -> Gender | None:
    """What a noun or pronoun tells: "actress", "he"."""
    if word in FEMALE_WORDS:
        return Gender.FEMALE
    return Gender.MALE if word in MALE_WORDS else None


def role_gender(text: str, spans: Iterable[tuple[int, int]]) -> Counter[Gender]:
    """Votes of gendered nouns directly beside the name: "actress X", "X, a spokesman"."""
    votes: Counter[Gender] = Counter()
    for start, end in spans:
        before = ROLE_BEFORE.search(text, max(0, start - 25), start)
        after = ROLE_AFTER.match(text, end, end + 60)
        for match in (before, after):
            gender = gender_of_word(match.group(1)) if match else None
            if gender is not None:
                votes[gender] += 1
    return votes


def pronoun_votes(text: str, spans: Iterable[tuple[int, int]]) -> Counter[Gender]:
    """Votes of the first pronoun after each naming, in the same paragraph or the next."""
    votes: Counter[Gender] = Counter()
    for _, end in spans:
        match = PRONOUN.search(text, end, end + REACH)
        if match:
            votes[Gender.FEMALE if match.group(1) else Gender.MALE] += 1
    return votes
