"""Which full names may be spellings of one: found in blocks, so that few are ever compared.

Two names are compared only when they share the family or the given name, and the first letter of
the other part (blocking, as in record linkage: Christen, Data Matching, 2012, chapter 4).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from jjreader.people.groups import Bearer

MOST_EDITS = 1
"""Letters added, dropped, changed or swapped with their neighbour (optimal string alignment)."""
SHORTEST = 5
"""Letters of a word in which an edit may be a slip; shorter words that differ are other names."""
RARE = 2
"""A spelling that comes so seldom may be a slip of a name that comes as seldom."""
SHARE = 3
"""Else it has to be this many times rarer: two names that are both common are two persons."""


def slips(bearers: Iterable[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Pairs of full names that differ by a slip of the pen in the given or the family name."""
    blocks: dict[tuple[str, int, str], dict[str, list[Bearer]]] = defaultdict(dict)
    for bearer in bearers:
        for part, same in ((-1, bearer.words[0]), (0, bearer.words[-1])):
            word = bearer.words[part]
            if len(word) >= SHORTEST:
                blocks[same, part, word[0]].setdefault(word, []).append(bearer)
    for block in blocks.values():
        words = list(block)
        for at, word in enumerate(words[:-1]):
            for near in near_words(word, words[at + 1 :]):
                yield from _likely_slips(block[word], block[near])


def near_words(word: str, others: Iterable[str]) -> list[str]:
    """Those of the other words that are within MOST_EDITS of a word."""
    return [
        other
        for other in others
        if OSA.distance(word, other, score_cutoff=MOST_EDITS) <= MOST_EDITS
    ]


def _likely_slips(ones: list[Bearer], others: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    for one in ones:
        for other in others:
            rarer, commoner = sorted((one.mentions, other.mentions))
            if rarer <= RARE or rarer * SHARE <= commoner:
                yield one, other
