"""A cast.toml is read as written, and a wrong one is refused with a sentence."""

import pytest

from jjreader.errors import InputError
from jjreader.model import Gender, PersonKind
from jjreader.people import parse_cast

CAST = """
[[person]]
name = "Anna Weller"
aliases = ["Ana Weller"]
gender = "female"
kind = "person"
portrays = "Lena Storm"

[[person]]
name = "Lena Storm"
kind = "character"
"""


def test_a_person_is_found_by_name_alias_and_last_name() -> None:
    cast = parse_cast(CAST)
    weller = cast.persons[0]
    assert weller.gender is Gender.FEMALE
    assert weller.kind is PersonKind.PERSON
    assert weller.portrays == "Lena Storm"
    assert (
        cast.person("Anna Weller") is cast.person("Ana Weller") is cast.person("Weller") is weller
    )


def test_an_empty_cast_is_a_cast() -> None:
    assert parse_cast("").persons == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[person]\n", "line 1"),
        ("[[person]]\nname = 3\n", "Person 1"),
        ("[[person]]\ngender = 'female'\n", "no name"),
        ("[[person]]\nname = 'A B'\ngender = 'x'\n", "female"),
        ("[[person]]\nname = 'A B'\naliases = 'C'\n", "aliases"),
        ("[[person]]\nname = 'A B'\nage = 3\n", "age"),
        ("person = 3\n", "[[person]]"),
        ("[[persons]]\nname = 'A'\n", "persons"),
        ("person = [1]\n", "Person 1"),
    ],
)
def test_a_wrong_cast_is_refused_with_the_place(text: str, part: str) -> None:
    with pytest.raises(InputError, match=r".") as caught:
        parse_cast(text)
    assert part in str(caught.value)
