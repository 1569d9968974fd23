"""When two names are one person's."""

from hypothesis import given, strategies as st

from jjreader.people.linking import same_person, same_word

NAMES = st.text("abcdefg", min_size=1, max_size=8)


@given(NAMES, NAMES)
def test_being_the_same_word_holds_both_ways(one: str, other: str) -> None:
    assert same_word(one, other) == same_word(other, one)


@given(st.text("abcdefg", min_size=5, max_size=8), st.integers(1, 7), st.sampled_from("xyz"))
def test_one_letter_more_behind_the_first_is_a_slip_and_two_are_none(
    name: str, at: int, letter: str
) -> None:
    assert same_word(name, name[:at] + letter + name[at:])
    assert not same_word(name, name[:at] + letter * 2 + name[at:])


@given(st.text("abcdefg", min_size=1, max_size=3))
def test_short_words_that_differ_are_other_names(name: str) -> None:
    assert not same_word(name, name + "x")


def test_middle_names_initials_and_slips_are_one_person() -> None:
    assert same_person(("Dora", "Lindt"), ("Dora", "Maria", "Lindt"))
    assert same_person(("D.", "Lindt"), ("Dora", "Lindt"))
    assert same_person(("Melinda", "Rosenbaum"), ("Melinda", "Rosenbaun"))


def test_relatives_and_near_names_are_two_persons() -> None:
    assert not same_person(("Carl", "Brandt"), ("Julia", "Brandt"))
    assert not same_person(("Dan", "Park"), ("Dan", "Bark"))
    assert not same_person(("Anna", "Weller"), ("Paul", "Hartmann"))
