"""What a candidate has beside the name: "Gave Ada Lindt", "Ada Lindt Accused", "Lindt Email"."""

import re
from collections.abc import Iterable

from jjreader.people.name_parts import Found, NamePart, narrowed
from jjreader.people.word_kinds import FIRST_NAME, INITIAL, PARTICLE, ROLE, SURNAME

VERBAL = re.compile(r".{2,}(?:ed|ing|ly|[^aeious]s)$")
"""A word that reads like a verb or an adverb in a headline."""


NAMED = 2
"""In a headline the first words are the name, where the article has them as one."""


POLICE = frozenset(["PC", "DC", "DS", "DI", "DCI", "WPC", "PCSO"])
"""Ranks that stand before the last name of somebody whose full name is given too."""


class Trimmer:
    """Cuts candidates of one article down to the name, by what else the article says."""

    def __init__(self, text: str, full: Iterable[Found]) -> None:
        self._text = text
        self._names = {part.words for _, part in full if part.proves_name}
        self._last_names = {words[-1] for words in self._names}

    def is_ordinary(self, word: str) -> bool:
        """Does the article write this word in small letters too?"""
        return f" {word.lower()} " in self._text

    def bears(self, last_name: str) -> bool:
        """Does somebody with a first name bear this last name?"""
        return last_name in self._last_names

    def trimmed(self, found: Found) -> Found:
        """The candidate without the words around the name."""
        start, part = found
        plain = part.first_name and part.kinds[-1] & SURNAME and not part.kinds[0] & ROLE
        if plain and not (part.in_heading and len(part.words) > NAMED):
            return found  # nothing leads and nothing trails
        first, last = 0, len(part.words)
        if part.in_heading and last > NAMED and part.words[:NAMED] in self._names:
            last = NAMED  # "Ada Lindt Beats Paul Weller"
        while first < last - 1 and self._leads(part, first, last):
            first += 1
        while first < last - 1 and self._trails(part, first, last):
            last -= 1
        if last - first == len(part.words):
            return found
        part = narrowed(part, first, last)
        return start + part.start, part

    def _leads(self, part: NamePart, first: int, last: int) -> bool:
        """Is the first word no part of the name behind it?"""
        word, kind = part.words[first], part.kinds[first]
        if kind & (FIRST_NAME | INITIAL) and not kind & ROLE:
            return False
        rest = part.words[first + 1 : last]
        if kind & (FIRST_NAME | INITIAL):
            return self._is_rank(word, rest)
        if len(rest) == 1:
            bears = rest[0] in self._last_names and not kind & PARTICLE
            return bears and (part.in_heading or word in POLICE or self.is_ordinary(word))
        if rest in self._names:
            return True
        return bool(part.kinds[first + 1] & FIRST_NAME) and self.is_ordinary(word)

    def _is_rank(self, word: str, rest: tuple[str, ...]) -> bool:
        """Does a given name that says what somebody is too stand before another's last name:
        "Dean Weller" where Anna Weller is named?"""
        return any(name[-1:] == rest and name[0] != word for name in self._names)

    def _trails(self, part: NamePart, first: int, last: int) -> bool:
        """Is the last word no part of the name before it?"""
        word = part.words[last - 1]
        if part.kinds[last - 1] & SURNAME or word in self._last_names:
            return False
        rest = part.words[first : last - 1]
        if len(rest) > 1 and part.in_heading and part.first_name and VERBAL.match(word):
            return True
        known = rest in self._names or (len(rest) == 1 and rest[0] in self._last_names)
        return known and (part.in_heading or self.is_ordinary(word))
