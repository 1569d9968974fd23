"""Our index read by Whoosh's own searcher, and our own answers, are what Whoosh would say."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nightly import IS_NIGHTLY
from small_corpus import article, private
from whoosh import query as whoosh_query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.scoring import BM25F
from whoosh.util.numeric import byte_to_length, length_to_byte

from jjreader.search import TextIndex, clauses
from jjreader.search.builder import LENGTHS, length_in_a_byte
from jjreader.search.words import forms, stem

# Words with the frequencies that words have: few are common, most are rare.
STEMS = ["run", "read", "harbour", "city", "walk", "storm", "the", "of", "night", "quiet", "x"]
WORDS = [word + end for word in STEMS for end in ("", "s", "ing", "ed")]
QUERIES = 500 if IS_NIGHTLY else 25


class LuceneBM25(BM25F):  # type: ignore[misc]
    """Whoosh's BM25F with the idf of Lucene."""

    def idf(self, searcher: Any, fieldname: str, text: Any) -> float:
        holders = searcher.doc_frequency(fieldname, text)
        rarity = (searcher.doc_count_all() - holders + 0.5) / (holders + 0.5)
        return math.log(1 + rarity)


@dataclass
class Both:
    """The same articles in our index and in two of Whoosh's: of words and of stems."""

    ours: TextIndex
    read_by_whoosh: Any
    words: Any
    stems: Any
    rng: random.Random

    def some_words(self, count: int) -> list[str]:
        return [self.rng.choice(WORDS) for _ in range(count)]


def whoosh_index(folder: Path, texts: dict[str, tuple[str, str]], analyse: Any) -> Any:
    field = TEXT(analyzer=SpaceSeparatedTokenizer())
    index = create_in(str(private(folder)), Schema(article=STORED, title=field, body=field))
    writer = index.writer()
    for name, (title, body) in texts.items():
        writer.add_document(
            article=name, title=" ".join(analyse(title)), body=" ".join(analyse(body))
        )
    writer.commit()
    return index.searcher(weighting=LuceneBM25())


@pytest.fixture(scope="module", params=range(2))
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    rng = random.Random(request.param)
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    texts = {}
    for number in range(rng.randrange(60, 150)):
        title = " ".join(rng.choices(WORDS, weights, k=rng.randrange(1, 8)))
        body = " ".join(rng.choices(WORDS, weights, k=rng.randrange(1, 200)))
        texts[f"{number:03}"] = title, f"{title}\n{body}"
    folder: Path = tmp_path_factory.mktemp("equality")
    index = TextIndex(private(folder / "ours"))
    index.update([article(name, body, title=title) for name, (title, body) in texts.items()], [])
    read = open_dir(str(folder / "ours")).searcher(weighting=LuceneBM25())
    words = whoosh_index(folder / "words", texts, forms)
    stems = whoosh_index(folder / "stems", texts, lambda text: map(stem, forms(text)))
    yield Both(index, read, words, stems, rng)
    for each in (read, words, stems):
        each.close()


def asked(searcher: Any, query: Any) -> dict[str, float]:
    found = searcher.search(query, limit=None, optimize=False)
    return {hit["article"]: hit.score for hit in found}


def best(searcher: Any, query: Any) -> list[float]:
    """The scores of the best ten, found the way that skips what cannot be among them."""
    return [hit.score for hit in searcher.search(query, limit=10)]


def whoosh_queries(both: Both) -> Iterator[Any]:
    for _ in range(QUERIES):
        kind = both.rng.randrange(4)  # no AndNot: Whoosh misses one at the start of a segment
        field = both.rng.choice(["body", "body", "title"])
        words = both.some_words(both.rng.randrange(1, 4))
        terms = [whoosh_query.Term(field, word) for word in words]
        if kind == 0:
            yield terms[0]
        elif kind == 1:
            yield whoosh_query.And(terms)
        elif kind == 2:
            yield whoosh_query.Or(terms)
        else:
            yield whoosh_query.Phrase(field, words)


def test_whoosh_reads_our_index_as_its_own(both: Both) -> None:
    for query in whoosh_queries(both):
        expected = asked(both.words, query)
        assert asked(both.read_by_whoosh, query) == pytest.approx(expected, rel=1e-5)
        assert best(both.read_by_whoosh, query) == pytest.approx(best(both.words, query), rel=1e-5)


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    assert list(LENGTHS) == [byte_to_length(byte) for byte in range(256)]
    some = [*range(3000), *range(3000, 120_000, 77)]
    assert list(map(length_in_a_byte, some)) == list(map(length_to_byte, some))


def test_whoosh_finds_the_words_of_our_index_by_their_beginnings(both: Both) -> None:
    for word in WORDS:
        query = whoosh_query.Prefix("body", word[: both.rng.randrange(1, 4)])
        assert asked(both.read_by_whoosh, query).keys() == asked(both.words, query).keys()


def scored(both: Both, query: str) -> dict[str, float]:
    return {hit.place.article_id: hit.score for hit in both.ours.search(query, limit=1000)}


def with_title(both: Both, combine: Any, words: list[str]) -> dict[str, float]:
    """What Whoosh gives for words in the body, and a part of that for words in the title."""
    boost = TextIndex.boosts["title"]
    both_fields = []
    for word in words:
        body, title = (whoosh_query.Term(field, stem(word)) for field in ("body", "title"))
        title.boost = boost
        both_fields.append(whoosh_query.AndMaybe(body, title))
    return asked(both.stems, combine(both_fields))


@pytest.mark.parametrize("joined", [" ", " OR "])
def test_our_own_answers_are_those_of_whoosh(
    both: Both, joined: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clauses, "EXACT_FIRST", 0.0)
    monkeypatch.setattr(clauses, "EXACT_OF_MANY", 0.0)
    both.ours.close()
    combine = whoosh_query.And if joined == " " else whoosh_query.Or
    for _ in range(QUERIES):
        words = list(dict.fromkeys(both.some_words(both.rng.randrange(1, 4))))
        if len({stem(word) for word in words}) < len(words):
            continue
        expected = with_title(both, combine, words)
        assert scored(both, joined.join(words)) == pytest.approx(expected, rel=1e-5)


def test_what_is_left_out_is_left_out(both: Both) -> None:
    for _ in range(QUERIES):
        one, other = both.some_words(2)
        assert scored(both, f"{one} -{other}").keys() == scored(both, one).keys() - scored(
            both, other
        )


def test_our_phrases_are_those_of_whoosh(both: Both) -> None:
    for _ in range(QUERIES):
        words = both.some_words(both.rng.randrange(2, 4))
        expected = asked(both.words, whoosh_query.Phrase("body", words))
        assert scored(both, f'"{" ".join(words)}"').keys() == expected.keys()


def test_a_clause_is_worth_the_same_whatever_else_is_asked_for(both: Both) -> None:
    for _ in range(QUERIES):
        one, other = both.some_words(2)
        for clause in (other, f"{other[:3]}*", f"{other}~"):
            both.ours.close()  # nothing is kept of the query before
            together = scored(both, f"{one} {clause}")
            first, second = scored(both, one), scored(both, clause)
            common = first.keys() & second.keys()
            assert together.keys() == common
            if stem(one) != stem(other):  # else the same clause
                expected = {name: first[name] + second[name] for name in common}
                assert together == pytest.approx(expected)
