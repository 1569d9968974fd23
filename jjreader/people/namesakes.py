"""Whom a single word means that several may bear: "Weller", "Nick"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from jjreader.people.linking import Figure
from jjreader.people.name_parts import Found
from jjreader.people.surroundings import OFFICE, SPEAKS, told_after, told_before
from jjreader.people.word_kinds import FIRST_NAME, NOT_NAME, SURNAME_TOO, kind_of

KIN = (
    "(?:ex-|step|grand)?(?:son|daughter|child|wife|husband|spouse|brother|sister|father|mother|parent"
    "|cousin|uncle|aunt|nephew|niece|twin|partner|widow|widower|friend)"
)
BESIDE = re.compile(rf"{KIN},? \Z")
RELATIVE = re.compile(
    # "his son, Omar Weller", "Weller’s late wife Dora Weller"
    rf"(?:\b(?i:his|her|their)|[’']s) (?:[\w-]+ ){{0,2}}?{KIN},? \Z"
)
WHOSE = re.compile(
    # "his friend Nick", "brother Nick", "the drummer, Nick": that may well be Nick Brown
    rf"(?:\b(?i:his|her|their)|[’']s) (?:[\w-]+ ){{1,3}}\Z|\b{KIN} \Z|, \Z"
)
LONGEST_RELATIVE = 40
OPENING = ("“", '"', "(")
NICKNAME = re.compile(
    # “Zo”, or how it is spoken: (AHN'-dris)
    r" (?:[“\"][A-Z][^“”\"\n]{0,20}[^“”\",.!?\n][”\"]"
    r"|\((?=[^()\n]*[A-Z]{2})[A-Za-z'’ ]*-[A-Za-z'’ -]*\))"
    r" ([A-Z][a-z]\w*(?:[-’'](?!s\b)\w+)*)"
)
MARKS = ("“", '"', "(")
NEAR = 60
"""So many characters before a name tell what its bearer does."""
AND_OTHER = re.compile(r"[^.?!\n]{0,40}\band (?:(?:his|her|their) )?[^.?!\n]{0,40}\Z")


def nicknamed(text: str, found: Found) -> tuple[str, str] | None:
    """The first and the last name where a nickname stands between, or how it is spoken: Zoe “Zo”
    Weller."""
    start, part = found
    end = start + len(part.form)
    if text[end + 1 : end + 2] not in OPENING:
        return None  # as nearly all
    last = NICKNAME.match(text, end)
    if last is None or kind_of(last[1]) & (NOT_NAME | SURNAME_TOO) == NOT_NAME:
        return None
    return part.form, last[1]


def nearness(text: str, figure: Figure, offset: int) -> tuple[bool, int]:
    """How likely their last name means them here: full names before it count first, the nearest of
    them most, but for those that only name a relative of whom the text is about."""
    before = figure.starts[: bisect_left(figure.starts, offset)]
    own = [start for start in before if not _is_only_relative(text, start, figure)]
    return bool(own), max(own or before, default=0)


def _is_only_relative(text: str, start: int, figure: Figure) -> bool:
    """Are they named here as somebody's relative, who says nothing?"""
    if not BESIDE.match(text, text.rfind(" ", 0, max(0, start - 1)) + 1, start):
        return False  # as mostly
    relative = RELATIVE.search(text, max(0, start - LONGEST_RELATIVE), start)
    end = text.find(figure.last, start) + len(figure.last)
    return relative is not None and not told_after(text, end) & SPEAKS


def is_numbered(text: str, found: Found) -> bool:
    """Is a last name that is a word too counted here, and so nobody: "[Page 4]", "March 4"?"""
    start, part = found
    if part.title or not part.kinds[0] & SURNAME_TOO:
        return False  # as most
    number = start + len(part.form) + 1
    return text[number - 1 : number] == " " and text[number : number + 1].isdigit()


def is_somebody_else(text: str, same: Sequence[Found], figure: Figure) -> bool:
    """Is a first name that stands by itself not this bearer of it: "the drummer Nick", where Nick
    Brown is no drummer, "Nick and his manager, Nick Brown"?"""
    if same[0][1].form != figure.first or figure.first == figure.last:
        return False
    return any(
        part.kinds[0] & FIRST_NAME
        and (
            _is_called_otherwise(text, start, part.form, figure)
            or _is_beside(text, start, part.form, figure)
        )
        for start, part in same
    )


def _is_called_otherwise(text: str, start: int, form: str, figure: Figure) -> bool:
    """Does it say before the first name what somebody is, and never so of the full one?"""
    if told_before(text, start) != OFFICE:
        return False
    if WHOSE.search(text, max(0, start - LONGEST_RELATIVE), start):
        return False
    if text[start + len(form) + 1 : start + len(form) + 2] in MARKS:
        return False  # George "Jay" Weller
    role = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    return not any(role in _sentence(text, at) for at in figure.starts)


def _sentence(text: str, start: int) -> str:
    """What stands around a name, as far as the full stop behind it."""
    return text[max(0, start - NEAR) : max(start, text.find(". ", start))]


def _is_beside(text: str, start: int, form: str, figure: Figure) -> bool:
    """Do the first name and the full one stand side by side in a sentence?"""
    at = bisect_left(figure.starts, start)
    behind = start + len(form)
    following = figure.starts[at] if at < len(figure.starts) else behind
    return AND_OTHER.match(text, behind, following) is not None if following > behind else False
