"""Quotation marks: which there are, what closes what, and which of them are apostrophes."""

import re

MARKS = "“”„«»\"‘’'‚‹›`"
APOSTROPHES = frozenset("'’`")
"""Those that stand inside words too, or of which two or three together are one mark."""
SEVERAL = re.compile("'''?|``")
"""Single ones that stand together and are one mark."""
TYPESET = "``"
"""The opening mark of TeX and of wire services; two single marks close it."""
DOUBLED = "''"
"""Two single marks: a mark where a text uses them for one; elsewhere apostrophes, inches, slips."""
CLOSES = {
    TYPESET: DOUBLED,
    DOUBLED: DOUBLED,
    "“": '”"',
    "„": "“”",
    "«": "»",
    '"': '"”',
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
}
"""Opening mark -> the marks that close it; curly and straight ones are often mixed."""
SINGLE = frozenset("‘'‚’")
OPENING = frozenset("“„«‹")
CLOSING = frozenset("”»›")
OPENS_AFTER = frozenset(" \t\n\u00a0([{—–-―/“„\"‘'«…")
STOPS = ".?!"
ELISION = re.compile(r"['‘’](?:\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|cuz\b|n['’]|bout\b|round\b)")
DOUBLED_OPENS = re.compile(r"''(?<![^\s(\[—-]'')(?=\S)")


MOST_OF_A_KIND = 200_000
"""Marks that are looked for; a text in which one stands more often is no prose."""


def offsets_of(text: str, character: str) -> list[int]:
    """Where a character stands, in order."""
    found: list[int] = []
    at = text.find(character)
    while at >= 0 and len(found) < MOST_OF_A_KIND:
        found.append(at)
        at = text.find(character, at + 1)
    return found


def offsets_of_marks(text: str) -> list[int]:
    """Where marks stand, in order, but for apostrophes inside words. To look for one letter after
    the other is much quicker than to look for all with a pattern: a text has few kinds of them."""
    found: list[int] = []
    for mark in MARKS:
        if mark not in text:
            continue  # as most
        offsets = offsets_of(text, mark)
        if mark in APOSTROPHES:
            offsets = [
                at
                for at in offsets
                if not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum())
            ]
        found += offsets
    found.sort()
    return found


def uses_doubled(text: str) -> bool:
    """Are two single marks the marks of this text: ''like this''?"""
    return len(DOUBLED_OPENS.findall(text)) > max(1, text.count('"') + text.count("“"))
