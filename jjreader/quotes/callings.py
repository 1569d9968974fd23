"""What somebody was called before a description of them: "the actress", "the Texas senator"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from jjreader.model import Person
from jjreader.quotes.antecedents import Antecedents

LOOK_BACK = 40
"""How many mentions before a description are considered."""
LESSER = frozenset(["vice", "deputy", "assistant", "associate"])
VERBS = frozenset(["was", "were", "is", "are", "has", "had", "said", "says", "and", "but"])
"""What stands behind a comma that closes what is set in before a name."""
NEAR = 60
"""So many characters around a name tell what its bearer is, and where from."""


class Callings:
    """The nouns and places that stand beside the names of an article."""

    def __init__(self, text: str, antecedents: Antecedents) -> None:
        self._text, self._antecedents = text, antecedents
        self._mentions, self._starts = antecedents.mentions, antecedents.starts

    def is_told_of(self, person: Person, words: Sequence[str], offset: int) -> bool:
        """Does one of these words stand beside a name of the person before this offset, as Texas
        does of "the Texas senator"?"""
        last = bisect_left(self._starts, offset) if words else 0
        for mention in self._mentions[max(0, last - LOOK_BACK) : last]:
            if mention.person is person:
                span = mention.span
                around = self._text[max(0, span.start - NEAR) : min(span.end + NEAR, offset)]
                if any(word in around for word in words):
                    return True
        return False

    def bearer(
        self, noun: str, called: set[str], offset: int, spoke: Person | None
    ) -> tuple[Person | None, bool]:
        """Who was called by this noun before this offset, best with the same words before it, else
        whoever of them SPOKE last or is named last; and is nobody else called so?"""
        text = self._text
        found: list[Person] = []
        last = bisect_left(self._starts, offset)
        if not last:
            return None, False
        above = text[max(0, self._starts[max(0, last - LOOK_BACK)] - NEAR) : offset]
        if noun[1:] not in above and noun.upper() not in above:
            return None, False  # as mostly
        for at in range(last - 1, max(-1, last - 1 - LOOK_BACK), -1):
            mention, span = self._mentions[at], self._mentions[at].span
            if self._antecedents.in_quote(span.start):
                continue  # “I leave it to Weller,” the mayor said
            behind = self._mentions[at - 1].span.end if at else 0
            before = text[max(behind, span.start - NEAR) : span.start].lower()
            after = text[span.end : min(span.end + NEAR, offset)].lower()
            if _is_called(before.rstrip(" ,"), noun, called) or _is_apposed(after, noun):
                if called and called <= set(before.split()):
                    return mention.person, True
                found.append(mention.person)
        if not found:
            return None, False
        person = spoke if spoke in found else found[0]
        return person, all(each is person for each in found)


def _is_called(before: str, noun: str, called: set[str]) -> bool:
    """Do the words before a name end with the noun: not "co-founder" with "founder", nor
    "vice president" with "president"?"""
    if not before.endswith(noun):
        return False
    rest = before[: -len(noun)]
    if rest[-1:].isalnum() or rest.endswith("-"):
        return False
    lesser = LESSER.intersection(rest.split()[-1:])
    return lesser <= called


def _is_apposed(after: str, noun: str) -> bool:
    """Does the noun stand in what is set behind a name: "Weller, a boxer from Oslo,"?"""
    if not after.startswith(", "):
        return False
    apposition = after[2:].split(",")[0]
    told = VERBS.isdisjoint(apposition.split()[:1])
    return told and re.search(rf"\b{re.escape(noun)}\b", apposition) is not None
