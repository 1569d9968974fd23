"""Names of which no list knows a word: how much they are like a name."""

import re

from jjreader.people.name_parts import NamePart
from jjreader.people.surroundings import SAYS
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import INITIAL

SET_OFF = re.compile(r", [a-z0-9]|[’']s ")
"""An apposition begins, or something is owned."""
NEXT_IN_ROW = re.compile(r"(?:,|,? (?:and|or)) ([A-Z]\w+)")
PRONOUN = re.compile(
    r"[^.?!\n]{0,120}?(?:[ ,]|[.?!][”\"]? )(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b"
)
"""A pronoun in the same sentence, or first in the next."""
SPEAKS_LATER = re.compile(r", [^.;:!?\n“”\"]{2,100}?, (?:also |then )?(\w+)")
IN_MARKS = re.compile(r"[,.!?]?[”\"’'](?!s)")
MARKS = frozenset("“\"‘'")
CONTEXT = 180
"""How many characters behind a name are looked at."""
MOST_LIKENESS = 4
"""Who lacks more than this is nobody: a heading in capitals, "the" before it."""


def likeness(text: str, start: int, part: NamePart) -> int:
    """How much a run of words that are in no list and never written small is like a name.

    What a name of two words that nobody knows stands for in news is a person more often than
    not, so little is needed to make sure: company, a verb, a pronoun that may mean it.
    """
    end = start + len(part.form)
    after = text[end : end + CONTEXT]
    if text[max(0, start - 1) : start] in MARKS and IN_MARKS.match(after):
        return 0  # a title
    points = 1
    points += bool(part.any_kind & INITIAL)
    points += SET_OFF.match(after) is not None or _is_in_row(text, start, end)
    points += PRONOUN.match(after) is not None
    speaks = SPEAKS_LATER.match(after)
    points += 2 if speaks is not None and speaks[1] in SAYS else 0
    return points - (2 if after[:1] == " " and after[1:2].isupper() else 0)


def _is_in_row(text: str, start: int, end: int) -> bool:
    """Is the next one of a row somebody: "Wanjiku Thuo and Anna Weller"?"""
    following = NEXT_IN_ROW.match(text, end)
    if following is None:
        return text.endswith((" and ", " or "), 0, start)
    return following[1] in name_tables().first_names
