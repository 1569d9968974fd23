"""The cast: who is who in a collection, as its owner wrote it down in cast.toml."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jjreader.errors import InputError
from jjreader.model import Gender, Person, PersonKind

Choice = TypeVar("Choice", Gender, PersonKind)
FIELDS = {"name", "aliases", "gender", "kind", "portrays"}


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of a collection, found by any form of their names."""

    persons: tuple[Person, ...] = ()
    forms: Mapping[str, Person] = field(default_factory=dict, repr=False)
    """Every name, alias and unambiguous last name, as written -> the person."""

    def person(self, form: str) -> Person | None:
        """Who goes by this form of the name."""
        return self.forms.get(form.replace("’", "'")) if self.forms else None

    def __bool__(self) -> bool:
        return bool(self.persons)


def cast_of(persons: Iterable[Person]) -> Cast:
    """A cast; a last name finds its bearer where only one person has it."""
    everyone = tuple(persons)
    last_names = Counter(person.name.split()[-1] for person in everyone)
    forms = {
        person.name.split()[-1].replace("’", "'"): person
        for person in everyone
        if last_names[person.name.split()[-1]] == 1
    }
    for person in everyone:
        for form in (person.name, *person.aliases):
            forms[form.replace("’", "'")] = person
    return Cast(everyone, forms)


def parse_cast(text: str) -> Cast:
    """Read the TOML of a cast.toml: `[[person]]` tables."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The cast is not valid TOML: {error}") from error
    unknown = sorted(set(table) - {"person"})
    if unknown:
        raise InputError(f"The cast has an unknown entry “{unknown[0]}”; use [[person]] tables")
    entries = table.get("person", [])
    if not isinstance(entries, list):
        raise InputError("The cast needs [[person]] tables, with double brackets")
    return cast_of(_person(number, entry) for number, entry in enumerate(entries, 1))


def _person(number: int, entry: object) -> Person:
    if not isinstance(entry, dict):
        raise InputError(f"Person {number} of the cast is not a table")
    unknown = sorted(set(entry) - FIELDS)
    if unknown:
        raise InputError(f"Person {number} of the cast has an unknown field “{unknown[0]}”")
    name = _text(number, entry, "name")
    if name is None:
        raise InputError(f"Person {number} of the cast has no name")
    return Person(
        name=name,
        aliases=_aliases(number, entry),
        gender=_choice(number, entry, "gender", Gender),
        kind=_choice(number, entry, "kind", PersonKind),
        portrays=_text(number, entry, "portrays"),
    )


def _text(number: int, entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"Person {number} of the cast: {key} must be a text that is not empty")
    return " ".join(value.split())


def _aliases(number: int, entry: Mapping[str, Any]) -> tuple[str, ...]:
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a.strip() for a in aliases):
        raise InputError(f"Person {number} of the cast: aliases must be a list of texts")
    return tuple(" ".join(alias.split()) for alias in aliases)


def _choice(
    number: int, entry: Mapping[str, Any], key: str, choices: type[Choice]
) -> Choice | None:
    value = entry.get(key)
    if value is None:
        return None
    for choice in choices:
        if choice.value == value:
            return choice
    allowed = " or ".join(f"“{choice.value}”" for choice in choices)
    raise InputError(f"Person {number} of the cast: {key} must be {allowed}, not {value!r}")
