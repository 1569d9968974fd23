"""Files of cases: what is given, a line `----`, what is expected; `====` ends a case.

`#!` begins a line that says what the case shows.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jjreader.model import Article, Block, BlockKind, Span

Case = TypeVar("Case")
MARKS = {"#": BlockKind.HEADING, ">": BlockKind.QUOTATION}


def cases_in(folder: Path, made_of: Callable[[str, list[str], list[str]], Case]) -> list[Case]:
    """What is made of the name of each case, the lines that are given, and those expected."""
    return [
        made_of(f"{path.stem}-{number}", *_given_and_expected(part))
        for path in sorted(folder.glob("*.txt"))
        for number, part in enumerate(path.read_text(encoding="utf-8").split("\n===="), 1)
        if part.strip()
    ]


def _given_and_expected(part: str) -> tuple[list[str], list[str]]:
    given, _, expected = part.partition("\n----\n")
    lines = given.strip("\n").split("\n")
    return [line for line in lines if not line.startswith("#!")], expected.strip().splitlines()


def article_of(text: str) -> Article:
    """An article with a block for every line that is not empty; `# ` begins a heading, `> ` a
    quotation that is set off, and both are part of the text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = MARKS.get(line.partition(" ")[0], BlockKind.PARAGRAPH)
            blocks.append(Block(kind, Span(at, at + len(line))))
        at += len(line) + 1
    return Article("case.txt", Path("case.txt"), "", text, tuple(blocks))
