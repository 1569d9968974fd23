"""Which full names may be spellings of one: found in blocks, so that few are ever compared.

Two names are compared only when they share the family or the given name, and the first letter of
the other part (blocking, as in record linkage: Christen, Data Matching, 2012, chapter 4).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from jjreader.people.groups import Bearer
from jjreader.people.tables import name_tables

MOST_EDITS = 1
"""Letters added, dropped, changed or swapped with their neighbour (optimal string alignment)."""
SHORTEST = 5
"""Letters of a word in which an edit may be a slip; shorter words that differ are other names."""
SHORTEST_ALONE = 6
"""The same for a surname that stands alone: nothing beside it agrees."""
RARE = 2
"""A spelling that comes so seldom may be a slip of a name that comes as seldom."""
SHARE = 3
"""Else it has to be no known name ("Ivana" is not a slip of "Ivanka"), and so many times rarer."""


def slips(bearers: Iterable[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Pairs of full names that differ by a slip of the pen in the given or the family name."""
    blocks: dict[tuple[str, int, str], dict[str, list[Bearer]]] = defaultdict(dict)
    for bearer in bearers:
        for part, same in ((-1, bearer.words[0]), (0, bearer.words[-1])):
            word = bearer.words[part]
            if len(word) >= SHORTEST:
                blocks[same, part, word[0]].setdefault(word, []).append(bearer)
    for (_, part, _), block in blocks.items():
        words = list(block)
        for at, word in enumerate(words[:-1]):
            for near in near_words(word, words[at + 1 :]):
                for one, other in product(block[word], block[near]):
                    if _is_likely(one, other, part):
                        yield one, other


def near_words(word: str, others: Sequence[str]) -> list[str]:
    """Those of the other words that are within MOST_EDITS of a word."""
    found = process.extract(
        word,
        others,
        scorer=OSA.distance,
        score_cutoff=MOST_EDITS,
        limit=None,
    )
    return [near for near, _, _ in found]


def _is_likely(one: Bearer, other: Bearer, part: int) -> bool:
    rarer, commoner = sorted((one, other), key=lambda each: each.mentions)
    if rarer.mentions <= RARE:
        return True
    is_name = rarer.words[part] in _known_names()[part]
    return not is_name and rarer.mentions * SHARE <= commoner.mentions


@cache
def _known_names() -> dict[int, frozenset[str]]:
    """Given names and surnames without case, by the part of a full name that they are."""
    tables = name_tables()
    given = frozenset(name.casefold() for name in tables.first_names)
    return {0: given, -1: frozenset(name.casefold() for name in tables.surnames)}
