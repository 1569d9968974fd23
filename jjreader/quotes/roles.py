"""What a mention does in its clause, as a weight: does it speak, is it a subject, an object?"""

import re

from jjreader.quotes.tables import (
    AUXILIARY,
    CUE,
    FINITE,
    MIND,
    PREPOSITION,
    SPEECH,
    SUBORDINATOR,
    VERB,
    word_tables,
)

NEXT_WORD = re.compile(
    r"(?: (?:of|from|for|at|with) (?:the )?[A-Z][\w’'-]*(?: (?:of )?[A-Z][\w’'-]*){0,4})?"
    r"(?:\s*\([^)\n]{1,40}\)|,(?:[^,“”\"\n]|[“\"][^“”\",\n]{1,40}[”\"]){1,80}(?=,)|\s[—–-]\s[^—–\n]{1,90}[—–-](?=\s))*,?\s+"
    r"(?:also |then |later |now |once |h(?:im|er)self |\w+ly )?([\w’']+)"
)
CLAUSAL = frozenset({"What", "Why", "How", "Whether", "That"})
"""`What Weller did was late`: with such a word a clause opens the sentence that is its subject."""
SKIPPED = frozenset({"the", "a", "an", "former", "perhaps", "then", "maybe", "even"})
ENDS = frozenset('.?!”"')
CLOSES = ENDS | {","}
CLOSES_SINGLE = (",’", ".’", "?’", "!’", ",'", ".'", "?'", "!'")
BEFORE = 60
"""How many characters before a mention tell its role in the sentence."""
AFTER = 140
SAID = " sa"
SET_IN = re.compile(r", [^,]* (?:said|says),")
"""`Weller, Lindt said, has a goat`: what Weller has is told by another."""
SAYS = 2.0
SUBJECT = 1.5
OPENS = 1.0
EMBEDDED = -0.8
OBJECT = -1.5
OWNER = -0.7


def role(text: str, start: int, end: int) -> float:
    """The weight of the words from `start` to `end`."""
    after = NEXT_WORD.match(text, end, end + AFTER)
    word = after.group(1).lower() if after else ""
    kind = word_tables().flags.get(word, 0)
    preceding, opens = _lead(text, start)
    first = OPENS if opens else 0.0
    reported = preceding & SPEECH and preceding & FINITE
    set_in = after is not None and SAID in after[0] and SET_IN.match(after[0])
    told = preceding & (SPEECH | MIND) and preceding & FINITE
    embedded = set_in or (told and kind & (AUXILIARY | VERB))  # "Weller said Lindt had"
    if not embedded and ((kind & (SPEECH | MIND) and kind & FINITE) or reported):
        return SAYS + first
    if text.startswith(("'s", "’s"), end):
        return OBJECT if preceding & PREPOSITION else OWNER
    if embedded or preceding & SUBORDINATOR:
        return EMBEDDED
    if preceding & PREPOSITION:
        return OBJECT
    if kind & (AUXILIARY | VERB) or (kind & CUE and kind & FINITE) or word.endswith("ed"):
        return SUBJECT + first
    return first


def _lead(text: str, offset: int) -> tuple[int, bool]:
    """What the last small word before a mention is, and whether a sentence begins there."""
    words = text[max(0, offset - BEFORE) : offset].replace("\n", " . ").split()
    while words and not _ends(words[-1], CLOSES):
        word = words[-1].strip('(“"‘')
        if word in CLAUSAL or not (word[:1].isupper() or word in SKIPPED):
            break
        words.pop()
    if not words or _ends(words[-1], ENDS):
        return 0, True
    if words[-1] in CLAUSAL:
        return SUBORDINATOR, False
    return word_tables().flags.get(words[-1].lower(), 0), False


def _ends(word: str, marks: frozenset[str]) -> bool:
    """Does one of the marks end it, or a single one that is no apostrophe?"""
    return word[-1] in marks or word.endswith(CLOSES_SINGLE)
