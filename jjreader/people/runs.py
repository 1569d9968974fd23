"""Runs of capitalised words: all that could be a name, taken from the text in one pass."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from jjreader.model import Article, Block, BlockKind

CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞŁŃŇŐŘŚŞŠŤŮŰŹŻŽİ]"
REST = r"\w*+(?:['’-](?!s\b)\w++)*(?:\.(?:[A-Z]\.)*)?"
PARTICLE = (
    r"(?:de|del|dela|della|delos|la|le|du|des|da|di|dos|van|von|der|den|ter|bin|bint|ibn|al|el|ben"
    r"|y)"
)
JOINED = "(?:a[a-z]|ash|el|ul|[dl])[-’']"
"""Particles that are one word with the name: "al-Said", "d’Este"."""
SMALL = "[abdeiltuvy]"
"""How particles begin: soon told of most words."""
RUN = re.compile(
    # the capital stands first, and only then what may not stand before it: so the search is fast
    # (no letter and no hyphen, but for that of "al-Said")
    rf"{CAPITAL}(?<![\w-](?<!\s[ae][a-z]-).){REST}"
    rf"(?:[ \u00a0](?:{CAPITAL}|(?={SMALL})(?:(?:{PARTICLE}[ \u00a0]){{1,2}}|{JOINED}){CAPITAL})"
    rf"{REST})*"
)
MOST_RUNS = 5000
"""A paragraph with more capitalised runs is no prose; the rest of it is left alone."""
LINE_ENDS = 2
"""Blocks between which stands no more than this can be read in one go."""
_METADATA, _HEADING = BlockKind.METADATA, BlockKind.HEADING


def capitalised_runs(article: Article) -> Iterator[tuple[bool, Iterator[re.Match[str]]]]:
    """All runs of the blocks that a reader sees, in order: those of some blocks, and whether these
    are headings."""
    for start, end, in_heading in _stretches(article.blocks):
        yield in_heading, islice(RUN.finditer(article.text, start, end), MOST_RUNS)


def _stretches(blocks: Iterable[Block]) -> Iterator[tuple[int, int, bool]]:
    """Blocks, or several in one go that are too short for MOST_RUNS, and whether they are headings.

    To begin to look takes as long as to look through a paragraph.
    """
    start, end, in_heading = 0, 0, False
    for block in blocks:
        kind, span = block.kind, block.span
        if kind is _METADATA:
            continue
        is_heading = kind is _HEADING
        is_near = span.start - end <= LINE_ENDS and span.end - start <= 2 * MOST_RUNS
        if is_heading is not in_heading or not is_near:
            yield start, end, in_heading
            start, in_heading = span.start, is_heading
        end = span.end
    yield start, end, in_heading
