"""Who is made up: the names that an article gives to a role, a character or a series."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from jjreader.people.evidence import speaks
from jjreader.people.linking import Figure, Place

OF_THE_SCREEN = re.compile(r"\b(?i:actors?|actress|films?|movies?|episodes?|premieres?)\b")
"""Without any of these words "played" and "cast" are about something else."""
SCREEN_LETTERS = "ilm ctor ovie pisode remiere ctress"
"""What all of them have behind their first letter, be it a capital or not."""
PLAYED = re.compile(
    # "who plays the pilot Weller", "her role as Weller"
    r"\b(?:(?:play|portray)(?:s|ed|ing) |(?:role|cast|turn|debut) (?:as|of) "
    r"|(?:star|appear|return)(?:s|red|ed|ring|ing)? as )"
    r"(?:(?!by|with|for|against|opposite|of|in|on|at|to|and|out|up|down)[a-z][\w’'-]* ){0,3}"
    # "the third season of Weller"
    r"|\b(?:[Ss]eason|[Ee]pisode|[Ff]inale|[Pp]remiere|cast)(?: \w+)? of "
)
PLAYED_LETTERS = "lay ortray ole ast urn ebut tar ppear eturn eason pisode inale remiere"
SERIES = re.compile(r"(?:character|series),? ")
"""Behind one of WHOSE: "her character Weller", "her series, Weller"."""
SERIES_LETTERS = "haracter eries"
WHOSE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?\Z")
LONGEST_WHOSE = 40
TITLE_ROLE = re.compile(
    # "Ada Brandt star Anna Weller", "Ada Brandt season two", "the Ada Brandt set"
    r"[”\"]? (?:(?:star|actor|actress|showrunner|creator|co-creator) (?=[A-Z])"
    r"|[Ss]eason (?:\d|one|two|three|four|five)|(?:set|premiere|trailer)\b)"
)
LONGEST_TITLE = 12
"""So many characters a title like "Detective " has at most."""


def characters(text: str, places: Sequence[Place]) -> set[Figure]:
    """Those who are played by others, and say nothing themselves."""
    if not _is_of_the_screen(text):
        return set()  # as in most articles
    starts = {start: (end, figure) for start, end, figure in places}
    ends = {end: figure for _, end, figure in places}
    bracketed = list(_in_brackets(text, starts, ends))
    found = set(_played(text, starts))
    cast = {figure for pair in bracketed for figure in pair}
    if cast and any(f not in cast and speaks(text, s, e) for s, e, f in places):
        found.update(role for role, _ in bracketed)  # somebody else talks about them
    found.update(figure for end, figure in ends.items() if TITLE_ROLE.match(text, end))
    speakers = {
        figure
        for start, end, figure in places
        if figure in found and (figure.cast_person or speaks(text, start, end))
    }
    return found - speakers


def _is_of_the_screen(text: str) -> bool:
    return any(OF_THE_SCREEN.match(text, at) for at in _words_with(SCREEN_LETTERS, text))


def _words_with(letters: str, text: str) -> Iterator[int]:
    """Where words begin that have some of these letters behind their first one.

    To look for letters is much quicker than to look for a pattern everywhere.
    """
    for part in letters.split():
        at = text.find(part, 1)
        while at >= 0:
            yield at - 1
            at = text.find(part, at + 1)


def _played(text: str, starts: dict[int, tuple[int, Figure]]) -> Iterator[Figure]:
    """`who plays Weller`, `her role as Captain Weller`."""
    for at in _behind_roles(text):
        if at not in starts and text[at : at + 1].isupper():
            at = text.find(" ", at, at + LONGEST_TITLE) + 1
        if at in starts:
            yield starts[at][1]


def _behind_roles(text: str) -> Iterator[int]:
    """Where the name of a role or of a series may stand."""
    for at in _words_with(PLAYED_LETTERS, text):
        if played := PLAYED.match(text, at):
            yield played.end()
    for at in _words_with(SERIES_LETTERS, text):
        series = SERIES.match(text, at)
        if series and WHOSE.search(text, max(0, at - LONGEST_WHOSE), at):
            yield series.end()


def _in_brackets(
    text: str, starts: dict[int, tuple[int, Figure]], ends: dict[int, Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """A role and who plays it: `Nora (Anna Weller)`, `Anna Weller (Nora)`."""
    for start, (end, inner) in starts.items():
        if text[start - 2 : start] != " (" or text[end : end + 1] != ")":
            continue
        outer = ends.get(_end_of_owner(text, start - 2))
        if outer is None or text[start] not in ascii_uppercase:
            continue
        if " " in text[start:end]:
            yield outer, inner
        elif len(outer.words) > 1:
            yield inner, outer


def _end_of_owner(text: str, offset: int) -> int:
    """Where a name ends that may be an owner's: “Weller” in “Weller’s”."""
    for mark in ("’s", "'s", "’", "'"):
        if text.endswith(mark, 0, offset):
            return offset - len(mark)
    return offset
