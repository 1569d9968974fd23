"""Several segments become one, and nobody notices."""

import random
from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from small_corpus import article, private

from jjreader.search import TextIndex, writing
from jjreader.search.merge_policy import SEGMENTS_MAX
from jjreader.search.postings import (
    decode_positions,
    documents_in,
    encode,
    encode_inverted,
    position_bytes,
)

WORDS = [
    "river",
    "city",
    "hill",
    "read",
    "reads",
    "reading",
    "the",
    "of",
    "a",
    "SpyRiver",
    "rain",
    "rains",
    "harbour",
    "bridge",
]
QUERIES = ["river", '"the river"', "ri*", "reads", "the of", "title:rain", "city -hill", "ran~"]


def some_text(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randrange(1, 300)))


def answers(index: TextIndex) -> list[list[tuple[str, float]]]:
    return [
        [(hit.place.article_id, round(hit.score, 3)) for hit in index.search(query, limit=500)]
        for query in QUERIES
    ]


def test_merged_segments_answer_like_one_written_at_once(tmp_path: Path) -> None:
    rng = random.Random(5)
    texts = {f"{number:03}": some_text(rng) for number in range(150)}
    many, once = TextIndex(private(tmp_path / "many")), TextIndex(private(tmp_path / "once"))
    names = sorted(texts)
    for start in range(0, 150, 6):
        changed = [article(name, texts[name]) for name in names[start : start + 6]]
        again = rng.sample(names[: start + 1], min(3, start + 1))
        for name in again:
            texts[name] = some_text(rng)
        fresh = {each.id: each for each in changed}
        fresh |= {name: article(name, texts[name]) for name in again}
        many.update(fresh.values(), [])
    gone = names[::3]
    many.update([], gone)
    once.update([article(name, texts[name]) for name in names if name not in gone], [])
    snapshot = many.snapshot()
    assert len(snapshot.parts) <= SEGMENTS_MAX
    assert many.document_count() == once.document_count() == 100
    found, expected = answers(many), answers(once)
    for one, other in zip(found, expected, strict=True):
        assert {name for name, _ in one} == {name for name, _ in other}


def test_how_often_is_committed_changes_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(6)
    names = [f"{rng.randrange(40):03}" for _ in range(60)]  # some come again
    articles = [article(name, some_text(rng)) for name in names]
    found, commits = [], []
    monkeypatch.setattr(writing, "REST", 1e9)
    for early, wait in (([], 60.0), (range(1, 60), 60.0), ([], -1.0)):
        monkeypatch.setattr(writing, "EARLY", early)
        monkeypatch.setattr(writing, "LONGEST_WAIT", wait)
        index = TextIndex(private(tmp_path / f"{len(found)}"))
        told: list[int] = []
        index.update(articles, [], told.append)
        assert len(index.snapshot().parts) == 1
        assert index.document_count() == len(set(names))
        found.append(answers(index))
        commits.append(len(told))
    assert found[0] == found[1] == found[2]
    assert commits == [1, 60, 2]  # where commits take long, it is long until the next


def test_how_many_segments_there_are_changes_no_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(7)
    articles = [article(str(name), " ".join(rng.choices(WORDS, k=4))) for name in range(24)]
    one, many = TextIndex(private(tmp_path / "one")), TextIndex(private(tmp_path / "many"))
    one.update(articles, [])
    monkeypatch.setattr(writing, "BATCH", 3)
    many.update(articles, [])
    assert (len(one.snapshot().parts), len(many.snapshot().parts)) == (1, 8)
    assert answers(one) == answers(many)


CLAUSES = ["river", "city", "the", "re", "rea*", "hill~", "-rain", "rain OR hill", '"of the"', "th"]


def test_what_was_asked_before_changes_no_answer(tmp_path: Path) -> None:
    rng = random.Random(8)
    folder = private(tmp_path / "text")
    asked = TextIndex(folder)
    asked.update([article(str(name), " ".join(rng.choices(WORDS, k=6))) for name in range(40)], [])
    for _ in range(60):
        query = " ".join(["a", *rng.choices(CLAUSES, k=3)])
        for typed in (query, query[:-1], query):
            found, expected = (
                {hit.place.article_id: round(hit.score, 9) for hit in index.search(typed, 99, True)}
                for index in (asked, TextIndex(folder))
            )
            assert found == expected


def test_a_segment_with_many_deletions_is_written_anew(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    index.update([article(f"{n:02}", f"the river {n}") for n in range(40)], [])
    before = [hit.place.article_id for hit in index.search("river", limit=50)]
    index.update([], [f"{n:02}" for n in range(20)])
    assert index.snapshot().documents == 20
    after = [hit.place.article_id for hit in index.search("river", limit=50)]
    assert after == [name for name in before if int(name) >= 20]
    assert index.search('"river 25"').total == 1
    assert index.search('"river 5"').total == 0


POSTINGS = st.dictionaries(
    st.integers(0, 65_535),
    st.sets(st.integers(0, 65_535), min_size=1, max_size=6) | st.just(set(range(1000))),
    min_size=1,
    max_size=30,
)


@given(POSTINGS)
@settings(max_examples=40, deadline=None)
def test_a_block_gives_back_what_was_put_in(postings: dict[int, set[int]]) -> None:
    given_order = sorted(postings)
    inverted = array(
        "I", [number << 16 | at for number in given_order for at in sorted(postings[number])]
    )
    block = encode_inverted(inverted)
    counts = [len(postings[number]) for number in given_order]
    positions = array("H", [at for number in given_order for at in sorted(postings[number])])
    lows, highs = position_bytes(memoryview(block), len(positions))
    for each in (block, encode(given_order, counts, lows, highs)):
        (numbers, times), found = decode_positions(memoryview(each), len(positions))
        assert (list(numbers), list(times), found) == (given_order, counts, positions)
        assert documents_in(memoryview(each), len(positions)) == len(given_order)
