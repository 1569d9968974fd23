"""Case files: an article's text, then the persons who are named in it, one line each.

    #! what the case shows
    The text, one paragraph a line.
    ----
    Full Name | female | number of mentions
    ====

A `-` stands for an unknown gender. A line `#cast Full Name | gender`
puts somebody into the cast.
"""

from dataclasses import dataclass
from pathlib import Path

from case_files import cases_in

from jjreader.model import Gender, Person
from jjreader.people.cast import Cast, cast_of

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class CaseText:
    name: str
    text: str
    expected: tuple[tuple[str, str, int], ...]
    cast: Cast


def all_cases() -> list[CaseText]:
    return cases_in(CASES, _case)


def _case(name: str, given: list[str], expected: list[str]) -> CaseText:
    lines = [line for line in given if not line.startswith("#cast")]
    cast = [_cast_person(line) for line in given if line.startswith("#cast ")]
    persons = []
    for line in expected:
        person, gender, count = (field.strip() for field in line.split("|"))
        persons.append((person, gender, int(count)))
    return CaseText(name, "\n".join(lines), tuple(persons), cast_of(cast))


def _cast_person(line: str) -> Person:
    name, gender = line.removeprefix("#cast ").split(" | ")
    return Person(name, gender=None if gender == "-" else Gender(gender))
