"""A query that would take too long is cut short, and says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import article, private

from jjreader.search import TextIndex, budget, lookup

ARTICLES = [
    article(f"{number}.txt", f"News {number}\n" + "He spoke of the city. " * (number + 1))
    for number in range(20)
] + [article("hill.txt", "Hill\nThe king of a city on the hill")]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TextIndex]:
    index = TextIndex(private(tmp_path / "text"))
    index.update(ARTICLES, [])
    yield index
    index.close()


@pytest.fixture
def _no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", 0.0)
    monkeypatch.setattr(budget, "SECONDS_EACH", 0.0)


@pytest.mark.parametrize("query", ["city hill", '"of the" OR hill', "city -hill", "kimg", "zzz*"])
def test_an_ordinary_query_is_not_cut_short(index: TextIndex, query: str) -> None:
    assert not index.search(query).is_partial


@pytest.mark.usefixtures("_no_time")
def test_out_of_time_the_word_that_says_most_is_still_looked_for(index: TextIndex) -> None:
    found = index.search("city the king")
    assert [hit.place.article_id for hit in found] == ["hill.txt"]
    assert found.is_partial


@pytest.mark.usefixtures("_no_time")
@pytest.mark.parametrize("query", ["city OR the", "city -hill", '"of the"', "after:2016 city"])
def test_what_was_left_out_is_told(index: TextIndex, query: str) -> None:
    assert index.search(query).is_partial


@pytest.mark.usefixtures("_no_time")
def test_what_was_cut_short_is_not_kept(index: TextIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index.search('"of the"').total == 0
    monkeypatch.setattr(budget, "SECONDS", 60.0)
    whole = index.search('"of the"')
    assert (whole.total, whole.is_partial) == (20, False)


def test_of_a_phrase_of_common_words_the_richest_articles_are_found(
    index: TextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "OCCURRENCES_MAX", 50)
    found = index.search('"of the"')
    assert {hit.place.article_id for hit in found} == {"19.txt", "18.txt"}
    assert found.is_partial
