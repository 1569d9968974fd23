"""What has become of a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

MOST_WORDS = 2_000
"""Words that are compared one by one, since that takes time by their square; of longer texts it
is told as a whole that they are others."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: those that were there, and those that are there now."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        return self.old == self.new


def changes(old: str, new: str) -> Iterator[Change]:
    """Both texts in runs, in order: put together, `old` is the one and `new` the other."""
    words, others = _WORD.findall(old), _WORD.findall(new)
    if max(len(words), len(others)) > MOST_WORDS:
        yield Change(old, new)
        return
    # Any word may repeat: none is left out of the comparison for being frequent.
    for _, i, j, k, m in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        yield Change("".join(words[i:j]), "".join(others[k:m]))
