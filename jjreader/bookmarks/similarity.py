"""Where an edited passage stands now: approximate matching, within bounds of size and time.

Pieces of the passage and its surroundings that are still the same show where to look (filtering,
see Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33, 2001); there
the passage is aligned with the text by edit distance, which tells its new limits.
"""

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein, Opcodes

from jjreader.model import Bookmark, Span

SIMILAR = 0.75
"""How much of a passage must still be the same: 1 less the edit distance by the longer length.
Lower, and sentences of one article about one thing begin to pass for one another."""

SURROUNDED = 0.5
"""How much of what stands around it must be the same, measured likewise; two unrelated pieces of
English reach 0.3."""

SHORT = 24
"""Characters: a passage below this is found by its surroundings more than by itself, which must
then be as similar as it has to be."""

CLEARLY = 0.05
"""By so much the best place must be better than the next one."""

LONGEST = 4_000
"""Characters of a passage that are compared; alignment takes time and room by their square."""

REACH = 100_000
"""Characters before and after the old place that are searched: most articles as a whole."""

PIECE, LONGEST_PIECE = 8, 24
"""Characters that must be the same in a row to show where to look: the more, the longer it is."""

MOST_PIECES, MOST_PLACES, MOST_CANDIDATES = 40, 40, 6
"""Pieces that are looked for, places of one that are noted, and places that are aligned."""


def find_similar(bookmark: Bookmark, text: str) -> Span | None:
    """The one place in the text where the passage, edited, stands now; None when unsure."""
    if not bookmark.text.strip() or len(bookmark.text) > LONGEST:
        return None
    ranked = sorted(_judged(bookmark, text), reverse=True)
    if not ranked or ranked[0][0] <= 0:
        return None
    others = [score for score, span in ranked[1:] if not span.overlaps(ranked[0][1])]
    is_clear = not others or ranked[0][0] - others[0] >= CLEARLY
    return ranked[0][1] if is_clear else None


def is_at_home(bookmark: Bookmark, text: str, span: Span) -> bool:
    """Whether what stands before or after a span is similar to what stood there."""
    lengths = len(bookmark.prefix), len(bookmark.suffix)
    sides = zip(surroundings(bookmark, text, span), lengths, strict=True)
    told = [same for same, length in sides if length >= PIECE]
    return not told or max(told) >= SURROUNDED


def surroundings(bookmark: Bookmark, text: str, span: Span) -> tuple[float, float]:
    """How similar what stands before and after a span is to what stood there, from 0 to 1."""
    before = text[max(span.start - len(bookmark.prefix), 0) : span.start]
    after = text[span.end : span.end + len(bookmark.suffix)]
    return similarity(bookmark.prefix, before), similarity(bookmark.suffix, after)


def similarity(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, equal."""
    return Levenshtein.normalized_similarity(one, other)


def _judged(bookmark: Bookmark, text: str) -> Iterator[tuple[float, Span]]:
    """Places with a score: text and surroundings together; 0 for one that is not good enough."""
    for start in _candidates(bookmark, text):
        span = _aligned(bookmark, text, start)
        if not len(span):
            continue
        same = similarity(bookmark.text, text[span.start : span.end])
        around = _around(bookmark, text, span, same)
        enough = SURROUNDED if len(bookmark.text) >= SHORT else SIMILAR
        yield (same + around if same >= SIMILAR and around >= enough else 0.0), span


def _around(bookmark: Bookmark, text: str, span: Span, same: float) -> float:
    """The similarity of both sides, by their lengths; of the passage itself if it has none."""
    before, after = surroundings(bookmark, text, span)
    lengths = len(bookmark.prefix), len(bookmark.suffix)
    if not sum(lengths):
        return same
    return (before * lengths[0] + after * lengths[1]) / sum(lengths)


def _candidates(bookmark: Bookmark, text: str) -> list[int]:
    """Where the passage could begin: where most of its pieces stand as they stood in it."""
    pattern = bookmark.prefix + bookmark.text + bookmark.suffix
    old = bookmark.place.span.start
    low, high = max(old - REACH, 0), old + len(bookmark.text) + REACH
    step = max(PIECE, len(pattern) // MOST_PIECES)
    length = min(step, LONGEST_PIECE)
    votes: Counter[int] = Counter()
    slack = _slack(bookmark)
    for at in range(0, max(len(pattern) - length + 1, 1), step):
        found = list(_places(pattern[at : at + length], text, low, high))
        if len(found) < MOST_PLACES:
            # Counted by stretches, since what was put in or left out shifts the pieces a little.
            votes.update({(place - at + len(bookmark.prefix)) // slack for place in found})
    return [stretch * slack for stretch, _ in votes.most_common(MOST_CANDIDATES)]


def _places(piece: str, text: str, low: int, high: int) -> Iterator[int]:
    place = text.find(piece, low, high)
    for _ in range(MOST_PLACES):
        if place < 0:
            return
        yield place
        place = text.find(piece, place + 1, high)


def _aligned(bookmark: Bookmark, text: str, start: int) -> Span:
    """The run of text that corresponds to the passage, near a place where it could begin."""
    first, slack = len(bookmark.prefix), 2 * _slack(bookmark)
    low = max(start - first - slack, 0)
    window = text[low : start + len(bookmark.text) + len(bookmark.suffix) + slack]
    pattern = bookmark.prefix + bookmark.text + bookmark.suffix
    changes = Levenshtein.opcodes(pattern, window)
    begin = _begin_of(changes, first)
    end = max(_end_of(changes, first + len(bookmark.text)), begin)
    found = window[begin:end]
    begin += len(found) - len(found.lstrip())
    return Span(low + begin, low + begin + len(found.strip()))


def _slack(bookmark: Bookmark) -> int:
    """Characters by which the pieces may have been shifted against one another."""
    return max(len(bookmark.text) // 4, 16)


def _begin_of(changes: Opcodes, offset: int) -> int:
    """Where the character at `offset` of the pattern went."""
    for change in changes:
        if change.src_end > offset:
            into = offset - change.src_start
            return min(change.dest_start + into, change.dest_end)
    return changes.dest_len


def _end_of(changes: Opcodes, offset: int) -> int:
    """Where the character before `offset` of the pattern ends now."""
    for change in changes:
        if change.src_start < offset <= change.src_end:
            if offset == change.src_end:
                return change.dest_end
            return min(change.dest_start + offset - change.src_start, change.dest_end)
    return 0
