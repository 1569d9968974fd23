"""A rule for a quotation that the author goes on to describe: "..." is how Ritter put it."""

from jjreader.model import Confidence
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.subjects import subject_before
from jjreader.quotes.tables import CUE
from jjreader.quotes.verbs import PUNCTUATION, is_finite

REACH = 12
"""So many words behind "is how" the verb may stand."""
PUTS = frozenset(["put", "puts", "phrased", "phrases"])


def described(case: Case) -> Finding | None:
    """`"...," is how Ritter described it`."""
    passage, first = case.passage, case.at + 3
    words = passage.words
    if first > len(words) or words[first - 1] != "how" or words[first - 2] not in ("is", "was"):
        return None
    for at in range(first + 1, min(first + REACH, len(words))):
        if words[at] in PUNCTUATION:
            return None
        puts = words[at] in PUTS or (passage.flags[at] & CUE and is_finite(passage, at, first))
        subject = subject_before(passage, at, first) if puts else None
        if subject is not None:
            return Finding("as-put", Confidence.LIKELY, subject, (at, at + 1))
    return None
