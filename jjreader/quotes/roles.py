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

BELONGING = re.compile(
    r" (?:of|from|for|at|with) (?:the )?[A-Z][\w’'-]*(?: (?:of )?[A-Z][\w’'-]*){0,4}"
)
"""What a name may be told apart by: "Weller of the Harbour Board"."""
SET_OFF = re.compile(
    r"\s*\([^)\n]{1,40}\)"
    r"|,(?:[^,.“”\"\n]|\.(?!(?<=[a-z]{3}\.)\s[A-Z“\"])|[“\"][^“”\",\n]{1,40}[”\"]){1,80}(?=,)"
    r"|\s[—–-]\s[^—–\n]{1,90}[—–-](?=\s)"
)
"""A bracket or an apposition."""
MOST_SET_OFF = 4
NEXT_WORD = re.compile(r"(,*)\s+(?:also |then |later |now |once |h(?:im|er)self |\w+ly )?([\w’']+)")
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
    word, kind, behind = _verb_behind(text, end)
    preceding, opens = _lead(text, start)
    first = OPENS if opens else 0.0
    reported = preceding & SPEECH and preceding & FINITE
    set_in = text.find(SAID, end, behind) >= 0 and SET_IN.match(text, end, behind)
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


def _verb_behind(text: str, end: int) -> tuple[str, int, int]:
    """The next word behind a name and what may be set off from it, the first that can be its verb;
    what this word can be, and where it ends."""
    flags, limit = word_tables().flags, end + AFTER
    belonging = BELONGING.match(text, end, limit)
    at = belonging.end() if belonging else end
    word, kind, behind = "", 0, end
    for skipped in range(MOST_SET_OFF):
        following = NEXT_WORD.match(text, at, limit)
        if following is not None:
            word, behind = following[2].lower(), following.end()
            kind = flags.get(word, 0)
            is_verb = kind & (AUXILIARY | VERB) or kind & CUE & FINITE or word.endswith("ed")
            if is_verb and (skipped or not following[1]):
                break
        set_off = SET_OFF.match(text, at, limit)
        if set_off is None:
            break
        at = set_off.end()
    return word, kind, behind


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
