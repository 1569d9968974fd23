"""Runs of capitalised words: all that could be a name, taken from the text in one pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jjreader.model import Article, BlockKind

CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞŁŃŇŐŘŚŞŠŤŮŰŹŻŽİ]"
ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sens?|Reps?|Govs?|Lt|Gen|Col|Maj|Capt|Cmdr|Cpl|Const|Sgt|Insp"
    r"|Det|Supt|Adm|Brig|Pvt|Spc|Coun|Cmsr|Msgr|Mme|St|Jr|Sr|Esq)\."
)
WORD = (
    rf"(?:{ABBREVIATED}|(?:[A-Z]\.-?)+(?![a-z])"
    rf"|{CAPITAL}[^\W\d_]*(?:['’-](?!s\b)[^\W\d_]+)*)"
)
PARTICLE = r"(?:de|del|della|la|le|du|des|da|di|dos|van|von|der|den|ter|bin|bint|ibn|al|el|ben|y)"
RUN = re.compile(rf"(?<![\w-]){WORD}(?:[ \u00a0](?:{PARTICLE}[ \u00a0]){{0,2}}{WORD})*(?!\w)")
SEARCHED = frozenset(BlockKind) - {BlockKind.METADATA}
LONGEST_RUN = 200
"""A run of more characters is a list or a row of shouting, no name."""


@dataclass(slots=True)
class Run:
    """A capitalised run: its place, its words and whether it stands in a heading."""

    start: int
    end: int
    text: str
    in_heading: bool

    def words(self) -> list[str]:
        return self.text.replace("\u00a0", " ").split(" ")


def capitalised_runs(article: Article) -> Iterator[Run]:
    """All runs of the blocks that a reader sees, in order."""
    for block in article.blocks:
        if block.kind not in SEARCHED:
            continue
        heading = block.kind is BlockKind.HEADING
        for match in RUN.finditer(article.text, block.span.start, block.span.end):
            start, end = match.span()
            if end - start <= LONGEST_RUN:
                yield Run(start, end, match.group(), heading)
