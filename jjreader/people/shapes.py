"""What the look of a capitalised word tells: an initial, a company, an adverb."""

import re

from jjreader.people.tables import name_tables

INITIALS = re.compile(r"(?:[A-Z]\.)+$")
FAMILY_FIRST = re.compile(r"[A-Z][a-z]+-[a-z]+$")
"""A Korean given name, behind the family name: "Kim Jong-un"."""
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


def is_camel_case(word: str) -> bool:
    """HuffPost, YouTube; but McTavish, DeMille."""
    return bool(_CAMEL.match(word)) and not _CAMEL_NAME.match(word)


def is_no_name(word: str) -> bool:
    """Does a word look like anything but a name: We've, YouTube, Texas-based, Ironically?"""
    tables = name_tables()
    if ("’" in word or "'" in word) and _CONTRACTED.split(word)[0] in tables.starters:
        return True
    if is_camel_case(word) or ("-" in word and _COMPOUND.match(word)):
        return True
    known = word in tables.surnames or word in tables.first_names
    return not known and bool(_DERIVED.match(word))


def is_gerund(word: str) -> bool:
    """Does a word look like one that starts a sentence: "Knowing Lindt, ..."?"""
    return word.endswith("ing") and word not in name_tables().first_names
