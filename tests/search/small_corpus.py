"""Articles for the tests of search, made of a line or a few."""

from datetime import date
from pathlib import Path

from jjreader.model import Article, Block, BlockKind, Span


def article(
    name: str,
    text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
) -> Article:
    """An article whose title is the first line of its text, unless another is given."""
    return Article(
        id=name,
        path=Path("/nowhere") / name,
        title=text.split("\n", 1)[0] if title is None else title,
        text=text,
        blocks=blocks_of(text),
        source=source,
        published=date.fromisoformat(published) if published else None,
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """Every line that is not empty is a block; the first is the heading."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADING
            blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(blocks)


def private(folder: Path) -> Path:
    """A folder as the cache makes it: for us alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
