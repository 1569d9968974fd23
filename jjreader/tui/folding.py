"""What is not the article itself, the furniture of its page, is folded under one row. Pure."""

from dataclasses import dataclass
from itertools import groupby

from jjreader.counting import counted
from jjreader.model import Article, BlockKind, Span

FURNITURE = frozenset({BlockKind.RELATED, BlockKind.BOILERPLATE})
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

    def label(self, key: str, *, is_open: bool) -> str:
        """The row that stands for it, or above it; KEY opens and closes it."""
        lines, sign = counted(self.lines, "line"), OPEN if is_open else CLOSED
        return f"{sign} {lines} of page furniture, {key} {CLOSES[is_open]}"


CLOSES = {True: "closes", False: "opens"}


def find_folds(article: Article) -> tuple[Fold, ...]:
    """The folds of an article, in order. A single teaser is a row already, and is left."""
    blocks = article.blocks
    folds = []
    for is_furniture, group in groupby(
        range(len(blocks)), lambda number: blocks[number].kind in FURNITURE
    ):
        run = list(group)
        first, last = run[0], run[-1]
        span = Span(blocks[first].span.start, blocks[last].span.end)
        if is_furniture and last > first:
            lines = sum(bool(line.strip()) for line in article[span].split("\n"))
            folds.append(Fold(first, last, span, lines))
    return tuple(folds)
