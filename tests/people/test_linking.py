"""When two names are one person's."""

from hypothesis import given
from hypothesis import strategies as st

from jjreader.people.linking import one_edit_apart, same_person

NAMES = st.text("abcdefg", min_size=1, max_size=8)


@given(NAMES, NAMES)
def test_being_one_edit_apart_holds_both_ways(one: str, other: str) -> None:
    assert one_edit_apart(one, other) == one_edit_apart(other, one)


@given(NAMES, st.integers(0, 7), st.sampled_from("xyz"))
def test_a_letter_added_is_one_edit(name: str, at: int, letter: str) -> None:
    assert one_edit_apart(name, name[:at] + letter + name[at:])


@given(NAMES)
def test_a_name_is_no_edit_apart_from_itself(name: str) -> None:
    assert not one_edit_apart(name, name)


def test_middle_names_initials_and_slips_are_one_person() -> None:
    assert same_person(("Dora", "Lindt"), ("Dora", "Maria", "Lindt"))
    assert same_person(("D.", "Lindt"), ("Dora", "Lindt"))
    assert same_person(("Melinda", "Rosenbaum"), ("Melinda", "Rosenbaun"))


def test_relatives_and_near_names_are_two_persons() -> None:
    assert not same_person(("Carl", "Brandt"), ("Julia", "Brandt"))
    assert not same_person(("Dan", "Park"), ("Dan", "Bark"))
    assert not same_person(("Anna", "Weller"), ("Paul", "Hartmann"))
