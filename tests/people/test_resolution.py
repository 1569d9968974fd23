"""Who is who over all articles: cases, and laws that hold for any names."""

from random import Random

import pytest
from hypothesis import given, settings, strategies as st
from resolution_cases import ResolutionCase, all_cases

from jjreader.model import Decision, Gender, Naming, Person, PersonKind
from jjreader.people.groups import folded
from jjreader.people.resolution import resolve

CASES = all_cases()
words = st.sampled_from(
    [
        "Anna",
        "Annas",
        ".",
        "A.",
        "Maria",
        "Marie",
        "Weller",
        "Wellers",
        "Lindt",
        "De",
        "Zoë",
        "Jr.",
        "’",
    ]
)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
persons = st.builds(Person, names, st.just(()), st.none() | st.sampled_from(Gender))
namings = st.lists(st.tuples(persons, st.integers(0, 9)), max_size=12).map(
    lambda rows: [Naming(n, person, mentions) for n, (person, mentions) in enumerate(rows, 1)]
)
decisions = st.lists(st.builds(Decision, names, names, st.booleans()), max_size=3)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: ResolutionCase) -> None:
    found = resolve(case.namings, case.cast, case.decisions)
    assert {(each.person.name, frozenset(each.variants)) for each in found} == case.expected


@given(namings, decisions, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_every_naming_means_one_person_in_whatever_order_they_come(
    given_: list[Naming], decided: list[Decision], chance: Random
) -> None:
    found = resolve(given_, decisions=decided)
    numbers = [number for each in found for number in each.namings]
    assert sorted(numbers) == [naming.number for naming in given_]
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert set(resolve(shuffled, decisions=decided)) == set(found)


@given(namings)
@settings(max_examples=60)
def test_telling_apart_what_was_joined_keeps_it_apart(given_: list[Naming]) -> None:
    joined = next((each for each in resolve(given_) if each.variants), None)
    if joined:
        apart = Decision(joined.person.name, joined.variants[0], is_same=False)
        again = resolve(given_, decisions=[apart])
        together = [{each.person.name, *each.variants} for each in again]
        if folded(apart.one) != folded(apart.other):
            assert not any({apart.one, apart.other} <= names for names in together)


def test_the_other_forms_of_all_articles_are_aliases_of_the_person() -> None:
    one = Naming(1, Person("Dora Lindt", ("Dora", "Ms. Lindt")), 2)
    other = Naming(2, Person("Lindt", ("Lindty",)), 1)
    (found,) = resolve([one, other])
    assert found.person.aliases == ("Lindt", "Dora", "Lindty", "Ms. Lindt")
    assert found.variants == ("Lindt",)


def test_a_character_is_one_where_most_of_the_articles_say_so() -> None:
    played = Person("Nora Brandt", kind=PersonKind.CHARACTER)
    named = Person("Nora Brandt")
    (most,) = resolve([Naming(1, played, 5), Naming(2, named, 2)])
    (few,) = resolve([Naming(1, played, 2), Naming(2, named, 5)])
    assert (most.person.kind, few.person.kind) == (PersonKind.CHARACTER, None)
