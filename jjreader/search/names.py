"""Who is meant by a name in a query: a person has more names than one article uses."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, takewhile

from jjreader.search.documents import key_of
from jjreader.search.fields import KEY
from jjreader.search.matching import condition_of
from jjreader.search.parser import NAMED
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.words import forms

MOST_NAMES = 500
"""Names that one clause may stand for; each costs a look into every segment of the index."""


class Names:
    """The names by which articles know people, found by all names of the same person."""

    def __init__(self, known: Iterable[tuple[str, tuple[str, ...]]] = ()) -> None:
        """KNOWN: a name that articles use, and every name of whoever is meant by it."""
        self._known = [(own, forms(own), list(map(forms, names))) for own, names in known]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, (_, _, all_words) in enumerate(self._known):
            for word in set(chain.from_iterable(all_words)):
                self._by_word[word].append(number)
        self._words = sorted(self._by_word)

    def meant_by(self, clause: Clause) -> tuple[str, ...]:
        """Names that do not meet a clause, of people of whom another name does."""
        is_met = condition_of(clause)
        found: dict[str, None] = {}
        for number in self._candidates(clause):
            own, own_words, all_words = self._known[number]
            if any(map(is_met, all_words)) and not is_met(own_words):
                found[own] = None
                if len(found) == MOST_NAMES:
                    break
        return tuple(found)

    def _candidates(self, clause: Clause) -> Iterator[int]:
        if clause.kind in (Kind.PREFIX, Kind.TYPED):
            first = clause.words[0]
            at = bisect_left(self._words, first)
            for word in takewhile(lambda word: word.startswith(first), self._words[at:]):
                yield from self._by_word[word]
        elif clause.words:
            yield from self._by_word.get(clause.words[0], ())


def with_all_names(query: Query, names: Names) -> Query:
    """The query, in which a name also finds those who are called otherwise where they occur."""

    def widened(group: Group) -> Group:
        return (*group, *(key for clause in group for key in _keys(clause, names)))

    excluded = (*query.excluded, *widened(query.excluded)[len(query.excluded) :])
    return query._replace(groups=tuple(map(widened, query.groups)), excluded=excluded)


def _keys(clause: Clause, names: Names) -> Iterator[Clause]:
    if clause.field in NAMED:
        for name in names.meant_by(clause):
            yield Clause(Kind.WORD, (key_of(clause.field, name),), field=KEY)
