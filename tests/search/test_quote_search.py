"""Quotations, their speakers, and who is named: found by themselves, and in articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import article, private

from jjreader.model import (
    Annotations,
    Article,
    Confidence,
    Mention,
    Person,
    Quote,
    QuoteKind,
    Span,
)
from jjreader.search import QuoteIndex, TextIndex
from jjreader.search.searcher import Searcher

DANA = Person("Dana Whitlock", ("Whitlock",))
OMAR = Person("Omar Reyes")


def quotes_in(text: Article, *speakers: str | None) -> tuple[Quote, ...]:
    """The parts of a text between curly marks, said by these in turn."""
    found = []
    start = 0
    for speaker in speakers:
        start = text.text.index("“", start)
        end = text.text.index("”", start) + 1
        span = Span(start, end)
        found.append(Quote(span, QuoteKind.DIRECT, speaker, None, None, "test", Confidence.SURE))
        start = end
    return tuple(found)


BRIDGE = article(
    "bridge.txt",
    "The bridge opens\nDana Whitlock said: “The river is calm.” “It rains,” Omar Reyes said.",
    published="2020-05-01",
)
HARBOUR = article("harbour.txt", "The harbour\nDana Whitlock said: “It rains today.”")
QUIET = article("quiet.txt", "A quiet river\nOmar Reyes kept silent about the rain.")
FOUND = {
    BRIDGE: Annotations(
        (Mention(Span(17, 30), DANA), Mention(Span(66, 76), OMAR)),
        quotes_in(BRIDGE, "Dana Whitlock", "Omar Reyes"),
    ),
    HARBOUR: Annotations((Mention(Span(12, 25), DANA),), quotes_in(HARBOUR, "Dana Whitlock")),
    QUIET: Annotations((Mention(Span(14, 24), OMAR),)),
}


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    texts, quotes = private(tmp_path / "texts"), private(tmp_path / "quotes")
    TextIndex(texts).update(FOUND, [])
    QuoteIndex(quotes).update(FOUND.items(), [])
    searcher = Searcher(texts, quotes)
    yield searcher
    searcher.close()


def articles(searcher: Searcher, query: str) -> set[str]:
    return {hit.place.article_id for hit in searcher.search(query)}


def said(searcher: Searcher, query: str) -> list[tuple[str, str | None]]:
    texts = {each.id: each for each in FOUND}
    return [
        (texts[hit.place.article_id][hit.place.span], hit.speaker)
        for hit in searcher.search(query, where="quotes")
    ]


def test_a_quotation_is_found_with_its_place_and_speaker(searcher: Searcher) -> None:
    assert said(searcher, "river") == [("“The river is calm.”", "Dana Whitlock")]


def test_quotations_of_a_speaker(searcher: Searcher) -> None:
    assert said(searcher, "speaker:reyes") == [("“It rains,”", "Omar Reyes")]
    assert len(said(searcher, 'speaker:"dana whitlock"')) == 2
    assert said(searcher, "rain speaker:whitlock") == [("“It rains today.”", "Dana Whitlock")]


def test_quotations_in_articles_that_name_somebody(searcher: Searcher) -> None:
    assert len(said(searcher, "rain name:omar")) == 1
    assert len(said(searcher, "name:dana -name:omar")) == 1


def test_what_is_kept_of_answers_holds_no_lists_of_articles(searcher: Searcher) -> None:
    assert articles(searcher, "name:reyes river rain* OR b* OR c*")
    for index in (searcher._texts, searcher._quotes):
        assert ".txt" not in repr(index.snapshot().scores._values)


def test_only_quotations_are_found_among_quotations(searcher: Searcher) -> None:
    assert len(said(searcher, "after:2000")) == 2
    assert len(said(searcher, "title:bridge")) == 2
    assert searcher.search("name:reyes", where="quotes").total == 2


def test_articles_in_which_somebody_speaks(searcher: Searcher) -> None:
    assert articles(searcher, "speaker:reyes") == {"bridge.txt"}
    assert articles(searcher, "river -speaker:reyes") == {"quiet.txt"}


def test_speaker_and_words_must_be_of_one_quotation(searcher: Searcher) -> None:
    assert articles(searcher, "speaker:whitlock quote:rains") == {"harbour.txt"}
    assert articles(searcher, "speaker:reyes quote:rains") == {"bridge.txt"}
    assert articles(searcher, "quote:silent") == set()


def test_articles_that_name_somebody(searcher: Searcher) -> None:
    assert articles(searcher, "name:omar") == {"bridge.txt", "quiet.txt"}
    assert articles(searcher, "name:whitlock OR silent") == {each.id for each in FOUND}
    assert articles(searcher, 'name:"whitlock omar"') == set()


def test_quotations_alone_are_enough_for_the_index(tmp_path: Path) -> None:
    index = QuoteIndex(private(tmp_path / "quotes"))
    index.update([(BRIDGE, FOUND[BRIDGE].quotes)], [])
    assert index.search("river").total == 1
    index.update([(BRIDGE, ())], [])
    assert index.search("river").total == 0
    assert index.document_count() == 0
