"""Names that leave something out, and whom they may stand for: surnames, initials, "Paz Weller"."""

from collections import defaultdict
from collections.abc import Iterable

from jjreader.people.groups import Bearer
from jjreader.people.spellings import SHORTEST_ALONE, near_words
from jjreader.people.tables import name_tables

WELL_KNOWN = 2
"""In so many articles somebody has to be named in full, for a surname that many people have to mean
them in another one."""
Candidates = list[tuple[Bearer, list[Bearer]]]
"""Short forms, each with the fuller names that it may stand for."""


def without_middle_names(full: Iterable[Bearer]) -> Candidates:
    """ "Anna Weller" and "Paz Weller", each with every "Anna Paz Weller"."""
    by_words = {bearer.words: bearer for bearer in full}
    found: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for words, bearer in by_words.items():
        shorter = {words[at:] for at in range(1, len(words) - 1)}
        if len(words) > 2:
            shorter.add((words[0], words[-1]))
        for form in shorter & by_words.keys():
            found[form].append(bearer)
    return [(by_words[form], bearers) for form, bearers in found.items()]


def with_initials(full: Iterable[Bearer]) -> Candidates:
    """ "A. Weller" with everybody of that surname whose name begins so."""
    by_initial: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    short: list[Bearer] = []
    for bearer in full:
        if len(bearer.words[0]) == 1:
            short.append(bearer)
        else:
            by_initial[bearer.words[-1], bearer.words[0][0]].append(bearer)
    return [(each, by_initial.get((each.words[-1], each.words[0]), [])) for each in short]


def _is_known(bearer: Bearer) -> bool:
    """Is it a name that articles can be taken to mean without giving it in full?"""
    return bearer.cast_person is not None or bearer.articles >= WELL_KNOWN


class Surnames:
    """Who has which surname; a surname that nobody has may be a slip of one that somebody has."""

    def __init__(self, full: Iterable[Bearer]) -> None:
        self._bearers: dict[str, list[Bearer]] = defaultdict(list)
        self._given: dict[str, list[Bearer]] = defaultdict(list)
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for bearer in full:
            if bearer.words[-1] not in self._bearers:
                self._by_initial[bearer.words[-1][0]].append(bearer.words[-1])
            self._bearers[bearer.words[-1]].append(bearer)
            self._given[bearer.words[0]].append(bearer)
        self._known = frozenset(name.casefold() for name in name_tables().surnames)

    def candidates(self, single: Iterable[Bearer]) -> Candidates:
        """Single words, each with everybody whom it can mean: "Taylor" may be a given name."""
        return [(each, self._bearers_of(each.words[0])) for each in single]

    def _bearers_of(self, word: str) -> list[Bearer]:
        if word in self._bearers:
            bearers = self._bearers[word] + self._given.get(word, [])
            return bearers if word not in self._known or any(map(_is_known, bearers)) else []
        if len(word) < SHORTEST_ALONE or word in self._known or word in self._given:
            return []
        return [
            bearer
            for near in near_words(word, self._by_initial.get(word[0], ()))
            for bearer in self._bearers[near]
        ]
