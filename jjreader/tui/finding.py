"""Find in the article that is open: plain text, any case, accents and curly marks equal. Pure."""

from jjreader.caseless import caseless_aligned
from jjreader.model import Span


def find_all(text: str, wanted: str) -> tuple[Span, ...]:
    """Every place where WANTED stands in TEXT, in order; line breaks count as spaces."""
    needle = caseless_aligned(" ".join(wanted.split()))
    if not needle:
        return ()
    folded = caseless_aligned(text)
    found = []
    at = folded.find(needle)
    while at >= 0:
        found.append(Span(at, at + len(needle)))
        at = folded.find(needle, at + len(needle))
    return tuple(found)
