"""A query that would take too long is cut short, and says so."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from small_corpus import article, private

from jjreader.search import TextIndex, budget, lookup, vocabulary

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


@pytest.mark.parametrize(
    "query",
    ["city", "ci*", "cty~", '"of the"', "the city", "the ci*", "city -hill", "hill OR the", "cyti"],
)
def test_whenever_time_is_up_an_answer_is_whole_or_says_that_it_is_a_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    index = TextIndex(private(tmp_path / "parts"))
    for each in ARTICLES[-4:]:
        index.update([each], [])  # each is a part of the index
    whole = index.search(query)
    ticks = count()
    monkeypatch.setattr(budget, "LOOK_EACH", 1)
    monkeypatch.setattr(budget.time, "thread_time", lambda: next(ticks))
    answers = []
    for looks in range(20):
        monkeypatch.setattr(budget, "SECONDS", looks)
        index.close()  # nothing is kept of the answer before
        answers.append(index.search(query))
    assert all(answer == whole or answer.is_partial for answer in answers)
    assert answers[0].is_partial
    assert answers[-1] == whole


def test_of_a_phrase_of_common_words_the_richest_articles_are_found(
    index: TextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "OCCURRENCES_MAX", 50)
    found = index.search('"of the"')
    assert {hit.place.article_id for hit in found} == {"19.txt", "18.txt"}
    assert found.is_partial


def test_a_prefix_of_too_many_words_stands_for_the_most_frequent(
    index: TextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "PREFIX_MAX", 1)
    texts = ["Storm\nCinders", "Storm\nCity, city", "Calm\nCity"]
    index.update([article(text[-4:], text) for text in texts], [])
    found = index.search("storm ci*")
    assert {hit.place.article_id for hit in found} == {"city"}
    assert found.is_partial


def test_a_word_that_is_typed_is_worth_the_same_among_many_that_begin_so(
    index: TextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.update([article("rare.txt", "News\nThe cityscape of a city")], [])
    whole = {hit.place.article_id: hit.score for hit in index.search("city")}
    monkeypatch.setattr(vocabulary, "PREFIX_MAX", 1)
    typed = {hit.place.article_id: hit.score for hit in index.search("city", typing=True)}
    assert typed == pytest.approx(whole)
