"""What a capitalised word can be: a first name, a title, an initial, no name at all."""

import re
from functools import lru_cache

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
CAMEL = 1 << 14
GIVEN_LAST = 1 << 15
"""A Korean given name, which stands behind the family name: "Kim Jong-un"."""

_PLACES = frozenset(
    {"San", "Santa", "El", "La", "Los", "Las", "Fort", "Mount", "Lake", "Port", "Cape"}
)
_PARTICLES = frozenset({"De", "Di", "Du", "Da", "Le", "La", "El", "Van", "Von", "Ten", "Al", "Bin"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+$")
_CAMEL = re.compile(r"\w*[a-z][A-Z]")
_CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Ma)[A-Z]")
_CONTRACTED = re.compile("[’']")
_COMPOUND = re.compile(
    r"[\w-]+-(?:[a-z]+ed|born|style|led|run|maker|era|slavery|wide|friendly|linked)$"
)
_DERIVED = re.compile(
    r"[A-Z][a-z]{2,}"
    r"(?:tions?|ments?|ness|it(?:y|ies)|isms?|ically|[fu]lly|ously|ingly|ively|[ae]ntly)$"
)


@lru_cache(maxsize=16384)
def kind_of(word: str) -> int:
    """All that a word can be, as flags. The same words come again and again: remembered."""
    tables = name_tables()
    initial = _INITIALS.match(word)
    abbreviation = initial or word in tables.titles or word in tables.suffixes
    facts = (
        (FIRST_NAME, word in tables.first_names),
        (EVERYDAY, word in tables.everyday_first_names),
        (SURNAME, word in tables.surnames),
        (TITLE, word in tables.titles),
        (SUFFIX, word in tables.suffixes),
        (INITIAL, initial),
        (STOP, word.endswith(".") and not abbreviation),
        (NOT_NAME, word in tables.not_names),
        (SURNAME_TOO, word in tables.surnames_too),
        (NO_NAME, _is_no_name(word)),
        (GERUND, word.endswith("ing") and word not in tables.first_names),
        (PARTICLE, word in _PARTICLES),
        (OPENS_PLACE, word in _PLACES),
        (LOWER, word.islower()),
        (CAMEL, _is_camel_case(word)),
        (GIVEN_LAST, _GIVEN_LAST.match(word)),
    )
    return sum(flag for flag, holds in facts if holds)


def _is_camel_case(word: str) -> bool:
    """HuffPost, YouTube; but McTavish, DeMille."""
    return bool(_CAMEL.match(word)) and not _CAMEL_NAME.match(word)


def _is_no_name(word: str) -> bool:
    tables = name_tables()
    if ("’" in word or "'" in word) and _CONTRACTED.split(word)[0] in tables.starters:
        return True
    if _is_camel_case(word) or ("-" in word and _COMPOUND.match(word)):
        return True
    known = word in tables.surnames or word in tables.first_names
    return not known and bool(_DERIVED.match(word))
