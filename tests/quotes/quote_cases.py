"""Case files: an article's text, then what is to be found in it, one line each.

    #! what the case shows
    The text, one paragraph a line.
    ----
    "start of a quotation" -> Full Name | mention | rule | kind
    ====

A `-` stands for none; all behind the name may be left out. A heading starts with `# `, a
block quotation with `> `; both are part of the text.
"""

from dataclasses import dataclass
from pathlib import Path

from jjreader.model import Article, Block, BlockKind, Span

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Expected:
    start: str
    speaker: str | None
    mention: str | None
    rule: str | None
    kind: str | None


@dataclass(frozen=True)
class CaseText:
    name: str
    text: str
    expected: tuple[Expected, ...]


def article_of(text: str) -> Article:
    """An article with a block for every line that is not empty."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH
            kind = BlockKind.HEADING if line.startswith("# ") else kind
            kind = BlockKind.QUOTATION if line.startswith("> ") else kind
            blocks.append(Block(kind, Span(at, at + len(line))))
        at += len(line) + 1
    return Article("case.txt", Path("case.txt"), "", text, tuple(blocks))


def read_cases(path: Path) -> list[CaseText]:
    """The cases of a file."""
    return [
        _case(f"{path.stem}-{number}", part)
        for number, part in enumerate(path.read_text(encoding="utf-8").split("\n===="), 1)
        if part.strip()
    ]


def all_cases() -> list[CaseText]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]


def _case(name: str, part: str) -> CaseText:
    head, _, tail = part.partition("\n----\n")
    lines = head.strip("\n").split("\n")
    while lines and lines[0].startswith("#!"):
        lines.pop(0)
    return CaseText(name, "\n".join(lines), tuple(map(_expected, tail.strip().splitlines())))


def _expected(line: str) -> Expected:
    start, _, answer = line.partition(" -> ")
    fields = [field.strip() for field in answer.split(" | ")] + ["-", "-", "-"]
    speaker, mention, rule, kind = (None if field == "-" else field for field in fields[:4])
    return Expected(start.strip('"'), speaker, mention, rule, kind)
