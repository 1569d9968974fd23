"""What is not the article itself, the furniture of its page, is folded under one row. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jjreader.model import Article, Block, BlockKind, Span

FURNITURE = frozenset({BlockKind.METADATA, BlockKind.RELATED, BlockKind.BOILERPLATE})
CLOSED, OPEN = "▸", "▾"


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of blocks that is hidden until it is opened."""

    first: int
    """The number of its first block."""
    last: int
    """The number of its last block."""
    span: Span
    lines: int
    """So many lines of text are in it."""
    is_front_matter: bool

    def label(self, *, is_open: bool) -> str:
        """The row that stands for it, or above it."""
        what = "front matter" if self.is_front_matter else "page furniture"
        lines = "1 line" if self.lines == 1 else f"{self.lines} lines"
        return f"{OPEN if is_open else CLOSED} {lines} of {what}, Enter {CLOSES[is_open]}"


CLOSES = {True: "closes", False: "opens"}


def find_folds(article: Article) -> tuple[Fold, ...]:
    """The folds of an article, in order. A single teaser is a row already, and is left."""
    blocks = article.blocks
    numbers = range(1 if _is_split(blocks) else 0, len(blocks))
    folds = []
    for is_furniture, group in groupby(numbers, lambda number: blocks[number].kind in FURNITURE):
        run = list(group)
        first, last = run[0], run[-1]
        span = Span(blocks[first].span.start, blocks[last].span.end)
        is_front = blocks[first].kind is BlockKind.METADATA
        if is_furniture and (last > first or is_front) and article[span].strip("- \n"):
            lines = sum(bool(line.strip("- ")) for line in article[span].split("\n"))
            folds.append(Fold(first, last, span, lines, is_front))
    return tuple(folds)


def _is_split(blocks: Sequence[Block]) -> bool:
    """The title stands within the front matter: what is before it is no more than a fence."""
    kinds = [block.kind for block in blocks[:3]]
    return kinds == [BlockKind.METADATA, BlockKind.HEADING, BlockKind.METADATA]
