"""A name in a query finds whoever is meant, whatever an article calls them; and nobody else."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from jjreader.library import Library
from jjreader.search.documents import key_of
from jjreader.search.names import Names
from jjreader.search.parser import parse_query
from jjreader.search.words import forms
from jjreader.settings import Settings

NAMES = {
    "full": "Dora Rosenkvist",
    "short": "Rosenkvist",
    "slip": "Dora Rosenkvits",
    "other": "Karla Quill",
}


@pytest.fixture
def spelt(tmp_path: Path, settings: Settings) -> "Library":
    folder = tmp_path / "spelt"
    folder.mkdir()
    for file, name in NAMES.items():
        text = f"A title of one\n\n“We will see about that,” {name} said on Monday.\n"
        (folder / f"{file}.txt").write_text(text)
    library = Library.open(folder, settings=settings)
    library.refresh()
    return library


def found(library: Library, query: str, where: str = "articles") -> set[str]:
    hits = library.search(query, where=where).hits
    return {hit.place.article_id.removesuffix(".txt") for hit in hits}


def test_every_name_of_a_person_finds_all_articles_that_mean_them(spelt: Library) -> None:
    with closing(spelt):
        for query in ('name:"Dora Rosenkvist"', "name:dora", "name:Rosenkvits", "name:rosenkv*"):
            assert found(spelt, query) == {"full", "short", "slip"}, query
        for query in ('speaker:"Dora Rosenkvits"', "speaker:dora", "speaker:rosenkvist"):
            assert found(spelt, query) == {"full", "short", "slip"}, query
            assert found(spelt, query, "quotes") == {"full", "short", "slip"}, query
        assert found(spelt, "name:quill") == {"other"}
        assert found(spelt, "monday -name:dora") == {"other"}
        assert found(spelt, "speaker:dora quote:see") == {"full", "short", "slip"}
        assert found(spelt, "speaker:dora OR speaker:quill") == set(NAMES)


def test_the_hit_says_that_it_is_by_another_name(spelt: Library) -> None:
    with closing(spelt):
        why = {
            hit.place.article_id: passage.why
            for hit in spelt.locate(spelt.search("name:dora"), "name:dora")
            if (passage := hit.passage)
        }
        assert why == {"full.txt": "field", "short.txt": "variant", "slip.txt": "field"}


def test_whoever_is_told_apart_is_no_longer_found(spelt: Library) -> None:
    with closing(spelt):
        spelt.notebook.corrections.decide("Dora Rosenkvits", "Dora Rosenkvist", is_same=False)
        spelt.refresh()
        assert found(spelt, "speaker:rosenkvits") == {"slip"}


@given(st.text(max_size=20))
def test_a_key_is_one_word_and_tells_the_fields_apart(name: str) -> None:
    for field in ("name", "speaker"):
        assert forms(key_of(field, name)) == [key_of(field, name)]
    assert key_of("name", name) != key_of("speaker", name)


def test_a_clause_stands_only_for_names_that_do_not_meet_it_themselves() -> None:
    both = ("Dora Lindt", "Lindt")
    names = Names((own, both) for own in both)
    (clause,) = parse_query("name:dora").clauses()
    assert names.meant_by(clause) == ("Lindt",)
    (clause,) = parse_query("name:lindt").clauses()
    assert names.meant_by(clause) == ()
