"""What a candidate has beside the name: "Gave Ada Lindt", "Ada Lindt Accused", "Lindt Email"."""

import re
from collections.abc import Iterable
from functools import cached_property

from jjreader.model import Article
from jjreader.people.candidates import Candidate, narrowed
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import FIRST_NAME, INITIAL, PARTICLE, SURNAME, kind_of

VERBAL = re.compile(r".{2,}(?:ed|ing|ly|[^aeious]s)$")
"""A word that reads like a verb or an adverb in a headline."""


class Trimmer:
    """Cuts candidates of one article down to the name, by what else the article says."""

    def __init__(self, article: Article, full: Iterable[Candidate]) -> None:
        self._text = article.text
        self._names = {found.part.words for found in full if _proves_name(found)}
        self._last_names = {words[-1] for words in self._names}

    def is_ordinary(self, word: str) -> bool:
        """Does the article write this word in small letters too?"""
        small = word.lower()
        # to look for the letters is much quicker than to take the text apart
        if small not in self._text:
            return False
        return f" {small} " in self._text or small in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._text.split())

    def bears(self, last_name: str) -> bool:
        """Does somebody with a first name bear this last name?"""
        return last_name in self._last_names

    def trimmed(self, candidate: Candidate) -> Candidate:
        """The candidate without the words around the name."""
        if candidate.part.is_tight:
            return candidate
        first, last = 0, len(candidate.words)
        while last - first > 1 and self._leads(candidate, first, last):
            first += 1
        while last - first > 1 and self._trails(candidate, first, last):
            last -= 1
        return (
            narrowed(candidate, first, last) if last - first < len(candidate.words) else candidate
        )

    def _leads(self, candidate: Candidate, first: int, last: int) -> bool:
        """Is the first word no part of the name behind it?"""
        word, rest = candidate.words[first], candidate.words[first + 1 : last]
        kind = kind_of(word)
        if kind & (FIRST_NAME | INITIAL):
            return self._is_rank(word, rest)
        if len(rest) == 1:
            bears = rest[0] in self._last_names and not kind & PARTICLE
            return bears and (candidate.in_heading or self.is_ordinary(word))
        if rest in self._names:
            return True
        return bool(kind_of(rest[0]) & FIRST_NAME) and self.is_ordinary(word)

    def _is_rank(self, word: str, rest: tuple[str, ...]) -> bool:
        """Does a given name that says what somebody is too stand before another's last name:
        "Dean Weller" where Anna Weller is named?"""
        if word.lower() not in name_tables().roles:
            return False
        return any(name[-1:] == rest and name[0] != word for name in self._names)

    def _trails(self, candidate: Candidate, first: int, last: int) -> bool:
        """Is the last word no part of the name before it?"""
        word, rest = candidate.words[last - 1], candidate.words[first : last - 1]
        if kind_of(word) & SURNAME or word in self._last_names:
            return False
        if (
            len(rest) > 1
            and candidate.in_heading
            and candidate.part.first_name
            and VERBAL.match(word)
        ):
            return True
        known = rest in self._names or (len(rest) == 1 and rest[0] in self._last_names)
        return known and (candidate.in_heading or self.is_ordinary(word))


def _proves_name(found: Candidate) -> bool:
    """Does it prove what a name is? Not in a headline: "Ada Lindt Speaks" would prove itself."""
    return bool(found.part.first_name) and (not found.in_heading or len(found.words) == 2)
