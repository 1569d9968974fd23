"""Every case file is read as it says."""

import pytest
from case_files import article_of
from people_cases import CaseText, all_cases

from jjreader.people import find_mentions


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_the_persons_of_a_case_are_found(case: CaseText) -> None:
    mentions = find_mentions(article_of(case.text), case.cast)
    counts = {
        (m.name, m.person.gender.value if m.person.gender else "-"): sum(
            other.name == m.name for other in mentions
        )
        for m in mentions
    }
    assert sorted((*key, count) for key, count in counts.items()) == sorted(case.expected)
