"""Case files: how articles name people, then who they are.

    #! what the case shows
    Name | gender | mentions | other forms, with commas
    ----
    Name | other names by which articles know them

A `-` stands for an unknown gender. `#cast Name | gender | aliases` puts somebody into the cast;
`#same One | Other` and `#apart One | Other` are what the reader has decided.
"""

from dataclasses import dataclass
from pathlib import Path

from case_files import cases_in

from jjreader.model import Decision, Gender, Naming, Person
from jjreader.people.cast import Cast, cast_of

CASES = Path(__file__).parent / "resolution_cases"


@dataclass(frozen=True)
class ResolutionCase:
    name: str
    namings: tuple[Naming, ...]
    cast: Cast
    decisions: tuple[Decision, ...]
    expected: frozenset[tuple[str, frozenset[str]]]


def all_cases() -> list[ResolutionCase]:
    return cases_in(CASES, _case)


def _case(name: str, given: list[str], told: list[str]) -> ResolutionCase:
    namings, cast, decisions = [], [], []
    for line in filter(str.strip, given):
        mark, _, rest = line.partition(" ")
        if mark == "#cast":
            cast.append(_person(*_fields(rest)))
        elif mark in ("#same", "#apart"):
            one, other = _fields(rest)
            decisions.append(Decision(one, other, is_same=mark == "#same"))
        else:
            full, gender, mentions, *forms = _fields(line)
            person = _person(full, gender, *forms)
            namings.append(Naming(len(namings) + 1, person, int(mentions)))
    expected = frozenset(
        (fields[0], frozenset(_listed(fields[1]) if fields[1:] else ()))
        for fields in map(_fields, told)
    )
    return ResolutionCase(name, tuple(namings), cast_of(cast), tuple(decisions), expected)


def _person(name: str, gender: str, forms: str = "") -> Person:
    return Person(name, tuple(_listed(forms)), None if gender == "-" else Gender(gender))


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]
