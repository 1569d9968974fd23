"""The index of articles finds what is in them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import article, private

from jjreader.errors import QueryError
from jjreader.search import TextIndex

CITY = article("city.txt", "The city sleeps\nShe takes over the city.", published="2016-08-30")
HILL = article("hill.txt", "King of the hill\nHe reads cafés' menus.", published="2015-01-01")
GLUED = article("glued.txt", "News\nSpyJessica Jones doesn’t read.", source="The Daily Example")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[TextIndex]:
    index = TextIndex(private(tmp_path / "text"))
    index.update([CITY, HILL, GLUED], [])
    yield index
    index.close()


def found(index: TextIndex, query: str, typing: bool = False) -> list[str]:
    return [hit.place.article_id for hit in index.search(query, typing=typing)]


def test_all_words_must_match(index: TextIndex) -> None:
    assert found(index, "city sleeps") == ["city.txt"]
    assert found(index, "city king") == []


def test_a_word_finds_its_other_forms(index: TextIndex) -> None:
    assert set(found(index, "reading")) == {"hill.txt", "glued.txt"}


@pytest.mark.parametrize("typing", [False, True])
def test_the_very_word_comes_before_its_other_forms(tmp_path: Path, typing: bool) -> None:
    index = TextIndex(private(tmp_path / "text"))
    often = article("often.txt", "News\nMarvelous, marveled, marvels. " + "He marveled. " * 20)
    once = article("once.txt", "News\nMarvel. " + "It rains on the other side of it. " * 50)
    other = article("other.txt", "News\nNothing.")
    index.update([often, once, other], [])
    assert found(index, "marvel", typing) == ["once.txt", "often.txt"]
    assert found(index, "news marvel", typing) == ["once.txt", "often.txt"]
    # of words that stand for each other it says little which form is there
    assert found(index, "marvel OR nothing", typing)[-1] == "once.txt"
    index.close()


def test_a_phrase_runs_over_no_word(index: TextIndex) -> None:
    assert found(index, '"king of the hill"') == ["hill.txt"]
    assert found(index, '"king hill"') == []


def test_a_phrase_is_as_it_is_written(index: TextIndex) -> None:
    assert found(index, '"takes over"') == ["city.txt"]
    assert found(index, '"take over"') == []


def test_case_accents_and_apostrophes_are_equal(index: TextIndex) -> None:
    assert found(index, "CAFES") == found(index, "cafés’") == ["hill.txt"]
    assert found(index, "doesn't") == found(index, "doesn’t") == ["glued.txt"]


def test_a_glued_word_is_found_by_its_parts(index: TextIndex) -> None:
    assert found(index, "jessica") == found(index, "spyjessica") == ["glued.txt"]


def test_a_prefix_finds_words_not_stems(index: TextIndex) -> None:
    assert found(index, "rea*") == ["hill.txt", "glued.txt"] or len(found(index, "rea*")) == 2
    assert found(index, "reads*") == ["hill.txt"]


def test_a_fuzzy_word_may_be_wrong_by_one_letter(index: TextIndex) -> None:
    for misspelt in ("citty~", "cty~", "ciyt~", "cidy~"):
        assert found(index, misspelt) == ["city.txt"]
    assert found(index, "kity~") == []


def test_or_and_minus(index: TextIndex) -> None:
    assert set(found(index, "king OR sleeps")) == {"city.txt", "hill.txt"}
    assert found(index, "the OR jessica -king -sleeps") == ["glued.txt"]


def test_fields(index: TextIndex) -> None:
    assert found(index, "title:hill") == ["hill.txt"]
    assert found(index, "title:menus") == []
    assert found(index, "source:daily") == found(index, 'source:"daily example"') == ["glued.txt"]
    assert found(index, "after:2016") == ["city.txt"]
    assert found(index, "before:2016 the") == ["hill.txt"]
    assert found(index, "after:2016-08-30 before:2016-08-31") == ["city.txt"]


def test_fields_about_people_need_the_other_index(index: TextIndex) -> None:
    with pytest.raises(QueryError, match="quotations"):
        index.search("speaker:jones")


def test_while_typing_results_are_there_before_the_word_is(index: TextIndex) -> None:
    assert found(index, "ki", typing=True) == ["hill.txt"]
    assert found(index, "ki") == []
    assert found(index, "reading", typing=True) == found(index, "reading")


def test_the_front_matter_is_not_searched(tmp_path: Path) -> None:
    from dataclasses import replace

    from jjreader.model import Block, BlockKind, Span

    text = "draft: secret\n\nHeading\nWords."
    block = Block(BlockKind.METADATA, Span(0, 13))
    index = TextIndex(private(tmp_path / "t"))
    index.update([replace(article("a", text, title="Heading"), blocks=(block,))], [])
    assert found(index, "secret") == []
    assert found(index, "words") == ["a"]


def test_a_title_that_is_not_in_the_text_is_found(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    index.update([article("a", "Words.", title="Elsewhere")], [])
    assert found(index, "elsewhere words") == ["a"]


def test_equal_hits_come_newest_first_and_then_by_id(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    days = {"c": "2001-01-01", "b": "2003-01-01", "d": "2003-01-01", "a": None}
    index.update([article(name, "same words", published=day) for name, day in days.items()], [])
    assert found(index, "same") == ["b", "d", "c", "a"]
    assert [hit.place.article_id for hit in index.search("same", limit=2)] == ["b", "d"]
    assert index.search("same", limit=2).total == 4


def test_nothing_found_suggests_the_nearest_word(index: TextIndex) -> None:
    assert index.search("Sleps").suggestion == ("Sleeps", 1)
    assert index.search("citty sleeps").suggestion == ("city sleeps", 1)
    assert index.search("xylophone").suggestion is None
    assert index.search("citty king").suggestion is None


def test_a_word_that_is_not_near_is_not_suggested(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    index.update([article("a", "police presence")], [])
    assert index.search("patience").suggestion is None
    assert index.search("polise").suggestion == ("police", 1)


def test_a_changed_article_takes_the_place_of_the_old(index: TextIndex) -> None:
    index.update([article("city.txt", "Something else")], [])
    assert found(index, "city") == []
    assert found(index, "something") == ["city.txt"]
    assert index.document_count() == 3


def test_an_article_that_comes_twice_is_there_once(index: TextIndex) -> None:
    index.update([article("a", "first words"), article("a", "second words")], [])
    assert found(index, "words") == ["a"]
    assert found(index, "first") == []
    assert index.document_count() == 4


def test_an_article_that_comes_twice_in_two_batches_is_there_once(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    many = [article(str(number), "filling words") for number in range(120)]
    index.update([article("a", "first"), *many, article("a", "second")], [])
    assert found(index, "first") == []
    assert index.document_count() == 121


def test_a_removed_article_is_gone(index: TextIndex) -> None:
    index.update([], ["city.txt", "unknown.txt"])
    assert found(index, "city") == []
    assert index.document_count() == 2


def test_an_article_removed_and_added_again_is_there(index: TextIndex) -> None:
    index.update([CITY], ["city.txt"])
    assert found(index, "city") == ["city.txt"]


def test_articles_are_taken_as_a_stream_and_committed_soon(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    taken = 0
    searchable: list[tuple[int, int]] = []

    def articles() -> Iterator[object]:
        nonlocal taken
        for number in range(300):
            taken += 1
            yield article(f"{number:03}", "filling words")

    def on_commit(done: int) -> None:
        searchable.append((done, index.search("filling").total))
        assert taken == done

    index.update(articles(), [], on_commit)  # type: ignore[arg-type]
    assert searchable == [(50, 50), (300, 300)]


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    assert index.document_count() == 0
    assert found(index, "anything OR title:x OR after:2000") == []
    assert index.is_current()


def test_empty_articles_do_no_harm(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    index.update([article("empty", ""), article("marks", "‘’ ' * \x00")], [])
    assert index.document_count() == 2
    assert found(index, "x OR after:1990") == []


def test_words_beyond_the_last_position_are_still_found(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    index.update([article("long", "Title\n" + "filling words " * 40_000 + "needle in hay")], [])
    assert found(index, "needle filling") == ["long"]


def test_an_id_that_is_no_utf8_is_kept(tmp_path: Path) -> None:
    index = TextIndex(private(tmp_path / "t"))
    index.update([article("caf\udce9.txt", "words")], [])
    assert found(index, "words") == ["caf\udce9.txt"]
    index.update([], ["caf\udce9.txt"])
    assert index.document_count() == 0


def test_what_another_process_commits_is_seen_by_the_next_search(index: TextIndex) -> None:
    assert found(index, "later") == []
    other = TextIndex(index._directory)
    other.update([article("later.txt", "later words")], ["city.txt"])
    assert found(index, "later") == ["later.txt"]
    assert found(index, "city") == []


def test_a_new_index_is_not_taken_for_the_one_it_replaced(index: TextIndex) -> None:
    assert found(index, "city") == ["city.txt"]
    other = TextIndex(index._directory)
    other.wipe()
    other.update([HILL], [])
    assert found(index, "city") == []


def test_the_package_is_imported_without_whoosh() -> None:
    code = "import sys, jjreader.search; sys.exit('whoosh' in sys.modules)"
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0
