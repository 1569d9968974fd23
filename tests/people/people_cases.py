"""Case files: an article's text, then the persons who are named in it, one line each.

    #! what the case shows
    The text, one paragraph a line.
    ----
    Full Name | female | number of mentions
    ====

A `-` stands for an unknown gender. A heading starts with `# `. A line `#cast Full Name | gender`
puts somebody into the cast.
"""

from dataclasses import dataclass
from pathlib import Path

from jjreader.model import Article, Block, BlockKind, Gender, Person, Span
from jjreader.people.cast import Cast, cast_of

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class CaseText:
    name: str
    text: str
    expected: tuple[tuple[str, str, int], ...]
    cast: Cast


def article_of(text: str) -> Article:
    """An article with a paragraph for every line that is not empty, or a heading after `# `."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.HEADING if line.startswith("# ") else BlockKind.PARAGRAPH
            blocks.append(Block(kind, Span(at, at + len(line))))
        at += len(line) + 1
    return Article("case.txt", Path("case.txt"), "", text, tuple(blocks))


def all_cases() -> list[CaseText]:
    return [
        _case(f"{path.stem}-{number}", part)
        for path in sorted(CASES.glob("*.txt"))
        for number, part in enumerate(path.read_text(encoding="utf-8").split("\n===="), 1)
        if part.strip()
    ]


def _case(name: str, part: str) -> CaseText:
    head, _, tail = part.partition("\n----\n")
    lines = [line for line in head.strip("\n").split("\n") if not line.startswith(("#!", "#cast"))]
    cast = [_cast_person(line) for line in head.split("\n") if line.startswith("#cast ")]
    expected = []
    for line in tail.strip().splitlines():
        person, gender, count = (field.strip() for field in line.split("|"))
        expected.append((person, gender, int(count)))
    return CaseText(name, "\n".join(lines), tuple(expected), cast_of(cast))


def _cast_person(line: str) -> Person:
    name, gender = line.removeprefix("#cast ").split(" | ")
    return Person(name, gender=None if gender == "-" else Gender(gender))
