"""What a capitalised word can be: a first name, a title, an initial, no name at all."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from jjreader.people.tables import name_tables

FIRST_NAME = 1 << 0
EVERYDAY = 1 << 1
"""A first name that is also a word, a place or a surname."""
SURNAME = 1 << 2
TITLE = 1 << 3
SUFFIX = 1 << 4
INITIAL = 1 << 5
STOP = 1 << 6
"""Its full stop ends the sentence."""
NOT_NAME = 1 << 7
"""It is in the lists of words that belong to no name."""
SURNAME_TOO = 1 << 8
"""But behind a first name it may be a surname."""
NO_NAME = 1 << 9
"""It looks like anything but a name: We've, YouTube, Texas-based, Ironically."""
GERUND = 1 << 10
"""It may start a sentence: "Knowing Lindt, ..."."""
PARTICLE = 1 << 11
"""Capitalised where it begins a sentence or stands inside a name: "De Blasio", "Marine Le Pen"."""
OPENS_PLACE = 1 << 12
LOWER = 1 << 13
GIVEN_LAST = 1 << 14
"""A Korean given name, which stands behind the family name: "Kim Jong-un"."""

DERIVED = 1 << 15
"""It ends like a word for a thing, as Community; behind a first name it is a surname: Hannity."""
ROLE = 1 << 16
"""In small letters it says what somebody is: Dean, Judge."""
SHOUTED = 1 << 17
NEVER_ALONE = 1 << 18
"""By itself it is nobody: letters, or "al-Badr", which is a body as often as somebody."""
HYPHENED = 1 << 19
"""Its last part is written small or ends so: Jong-un, Rees-Mogg."""

SHORTEST = 3
"""A shorter word is nobody by itself."""
_PLACES = frozenset(
    {"San", "Santa", "El", "La", "Los", "Las", "Fort", "Mount", "Lake", "Port", "Cape"}
)
_PARTICLES = frozenset({"De", "Di", "Du", "Da", "Le", "La", "El", "Van", "Von", "Ten", "Al", "Bin"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+$")
_CAMEL = re.compile(r"\w*(?:[a-z][A-Z]|\d)")
"""HuffPost, YouTube, News8; but not McTavish, DeMille."""
_CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Ma)[A-Z]")
_CONTRACTED = re.compile("[’']")
_COMPOUND = re.compile(
    r"[\w-]+-(?:[a-z]+ed|born|style|led|run|maker|era|slavery|wide|friendly|linked|year-old)$"
)
_LETTERS = re.compile(r"[A-Z]{2,}s$|[DRI][-–](?!.*\.)[A-Z][a-z]+$")
"""Letters in the plural, a party and its state: "ERs", "R-Alaska"."""
_RANKED = re.compile(r"(?:(?:Co|Vice|Ex|Then)-[A-Za-z]+|[A-Z][a-z]+-(?:elect|designate))$")
"""Co-author, Vice-captain, Premier-designate: what somebody is."""
_DERIVED = re.compile(
    r"[A-Z][a-z]{2,}"
    r"(?:tions?|ments?|ness|it(?:y|ies)|isms?|ically|[fu]lly|ously|ingly|ively|[ae]ntly)$"
)


@lru_cache(maxsize=16384)
def kind_of(word: str) -> int:
    """All that a word can be, as flags. The same words come again and again: remembered."""
    tables = name_tables()
    kind = _listed().get(word, 0)
    if word[-3:] == "ing" and not kind & FIRST_NAME:
        kind |= GERUND
    if word.isalpha() and word[1:].islower():  # as most are
        kind |= LOWER if word.islower() else 0
        kind |= NEVER_ALONE if len(word) < SHORTEST else 0
        known = kind & (FIRST_NAME | SURNAME)
        return kind | DERIVED if not known and _DERIVED.match(word) else kind
    if "-" in word:
        kind |= _kind_of_hyphened(word)
    if word.endswith("."):
        kind |= INITIAL if _INITIALS.match(word) else 0 if kind & (TITLE | SUFFIX) else STOP
    shouted, small = word.isupper(), word.islower()
    contracted = ("’" in word or "'" in word) and _CONTRACTED.split(word)[0] in tables.starters
    branded = _CAMEL.match(word) and not _CAMEL_NAME.match(word)
    facts = (
        (NO_NAME, contracted or branded or _LETTERS.match(word)),
        (LOWER, small),
        (NEVER_ALONE, len(word) < SHORTEST or shouted or word[0].islower()),
        (SHOUTED, shouted and len(word) >= SHORTEST and "." not in word),
    )
    return kind | sum(flag for flag, holds in facts if holds)


def _kind_of_hyphened(word: str) -> int:
    """What the parts of a word tell: "Jong-un", "Texas-based", "Georgia-Atlantic"."""
    kind = HYPHENED if word[-2:].islower() else 0
    if _GIVEN_LAST.match(word):
        kind |= GIVEN_LAST
    if _RANKED.match(word):
        kind |= TITLE
    parts = [kind_of(part) for part in word.split("-")]
    names_nobody = all(part & (NOT_NAME | SURNAME_TOO) for part in parts)
    if _COMPOUND.match(word) or (names_nobody and any(part & NOT_NAME for part in parts)):
        kind |= NO_NAME
    return kind


@cache
def _listed() -> dict[str, int]:
    """What the words of the lists can be."""
    tables = name_tables()
    lists: tuple[tuple[int, Iterable[str]], ...] = (
        (FIRST_NAME, tables.first_names),
        (EVERYDAY, tables.everyday_first_names),
        (SURNAME, tables.surnames),
        (TITLE, tables.titles),
        (SUFFIX, tables.suffixes),
        (NOT_NAME, tables.not_names),
        (SURNAME_TOO, tables.surnames_too),
        (PARTICLE, _PARTICLES),
        (OPENS_PLACE, _PLACES),
        (ROLE, {form for role in tables.roles for form in (role, role.capitalize(), role.title())}),
    )
    kinds: dict[str, int] = {}
    for flag, words in lists:
        again = {word: kinds[word] | flag for word in kinds.keys() & words}
        kinds |= dict.fromkeys(words, flag) | again
    return kinds
