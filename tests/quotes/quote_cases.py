"""Case files: an article's text, then what is to be found in it, one line each.

    #! what the case shows
    The text, one paragraph a line.
    ----
    "start of a quotation" -> Full Name | mention | rule | kind
    ====

A `-` stands for none; all behind the name may be left out.
"""

from dataclasses import dataclass
from pathlib import Path

from case_files import cases_in

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


def all_cases() -> list[CaseText]:
    return cases_in(CASES, _case)


def _case(name: str, given: list[str], expected: list[str]) -> CaseText:
    return CaseText(name, "\n".join(given), tuple(map(_expected, expected)))


def _expected(line: str) -> Expected:
    start, _, answer = line.partition(" -> ")
    fields = [field.strip() for field in answer.split(" | ")] + ["-", "-", "-"]
    speaker, mention, rule, kind = (None if field == "-" else field for field in fields[:4])
    return Expected(start.strip('"'), speaker, mention, rule, kind)
