"""JSON Lines: the keys that are promised, and offsets that fit the text of the article."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jjreader.corpus.loader import CorpusReader
from jjreader.library import Library

Call = Callable[..., Any]

KEYS = {
    "search": "article title score start end snippet matches why",
    "quotes": "article start end text kind speaker speaker_text speaker_start speaker_end cue rule "
    "confidence",
    "people": "name aliases gender kind mentions articles quotes",
    "mentions": "article start end text name",
    "bookmarks": "number article start end text speaker note tags created state",
    "index": "articles added changed removed skipped seconds text_seconds annotate_seconds "
    "index_bytes",
}


@pytest.fixture
def objects(jjreader: Call, folder: Path) -> Callable[..., list[dict[str, Any]]]:
    """The objects that a command prints, when it succeeds without a word."""

    def call(command: str, *arguments: str) -> list[dict[str, Any]]:
        answer = jjreader(command, *arguments, folder, "--json")
        assert (answer.code, answer.err) == (0, "")
        return [json.loads(line) for line in answer.out.splitlines()]

    return call


@pytest.fixture
def bookmarked(folder: Path) -> None:
    """The first quotation of pilot.txt is marked, with a note and tags."""
    library = Library.open(folder)
    article = library.article("pilot.txt")
    quote = library.annotations(article).quotes[0]
    number = library.notebook.add(article, quote.span, quote).number
    library.notebook.edit(number, note="fog again", tags=("sea", "work"))
    library.close()


@pytest.mark.usefixtures("bookmarked")
@pytest.mark.parametrize(
    "words",
    [
        ["search", "harbour"],
        ["search", "name:brandt"],
        ["search", '"never the same" OR lantern'],
        ["quotes"],
        ["people"],
        ["mentions"],
        ["bookmarks"],
        ["index"],
    ],
    ids=" ".join,
)
def test_every_object_has_exactly_the_keys_that_are_promised(
    objects: Call, words: list[str]
) -> None:
    found = objects(*words)
    assert found
    for each in found:
        assert list(each) == KEYS[words[0]].split()


def test_a_hit_among_quotations_also_tells_its_speaker(objects: Call) -> None:
    (hit,) = objects("search", "fog", "--where", "quotes")
    assert list(hit) == [*KEYS["search"].split(), "speaker"]
    assert hit["speaker"] == "Ada Lindqvist"


@pytest.mark.parametrize("query", ["harbour", "title:harbour", "lantern OR fog", "harb*"])
def test_offsets_of_hits_are_those_of_the_text(objects: Call, folder: Path, query: str) -> None:
    hits = objects("search", query)
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    for hit in hits:
        text = CorpusReader(folder).article(hit["article"]).text
        assert hit["snippet"] in text
        assert [hit["start"], hit["end"]] in hit["matches"]
        for start, end in hit["matches"]:
            assert text[start:end].casefold() in ("harbour", "lantern", "fog")


def test_offsets_of_quotations_are_those_of_the_text(objects: Call, folder: Path) -> None:
    for quote in objects("quotes"):
        text = CorpusReader(folder).article(quote["article"]).text
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert quote["kind"] in ("direct", "fragment", "block")
        assert quote["confidence"] in ("sure", "likely", "guess")
        if quote["speaker_text"] is None:
            assert quote["speaker_start"] is quote["speaker_end"] is None
        else:
            told = text[quote["speaker_start"] : quote["speaker_end"]]
            assert told == quote["speaker_text"]


def test_offsets_of_mentions_are_those_of_the_text(objects: Call, folder: Path) -> None:
    found = objects("mentions")
    assert {mention["name"] for mention in found} >= {"Ada Lindqvist", "Tomas Brandt"}
    for mention in found:
        text = CorpusReader(folder).article(mention["article"]).text
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_people_are_as_their_cast_says(objects: Call) -> None:
    found = {person["name"]: person for person in objects("people")}
    brandt = found["Tomas Brandt"]
    assert (brandt["aliases"], brandt["gender"]) == (["the apprentice"], "male")
    assert (brandt["kind"], brandt["articles"]) == ("person", 2)
    assert found["Ada Lindqvist"]["quotes"] == 2


@pytest.mark.usefixtures("bookmarked")
def test_a_bookmark_tells_all_about_itself(objects: Call, folder: Path) -> None:
    (bookmark,) = objects("bookmarks")
    text = CorpusReader(folder).article("pilot.txt").text
    assert text[bookmark["start"] : bookmark["end"]] == bookmark["text"]
    assert (bookmark["number"], bookmark["note"]) == (1, "fog again")
    assert (bookmark["tags"], bookmark["state"]) == (["sea", "work"], "anchored")
    assert bookmark["created"].endswith("+00:00")


def test_the_report_of_indexing_counts(objects: Call) -> None:
    (first,) = objects("index")
    assert [first[key] for key in ("articles", "added", "skipped")] == [3, 3, 0]
    (second,) = objects("index")
    assert [second[key] for key in ("articles", "added", "changed", "removed")] == [3, 0, 0, 0]
    (rebuilt,) = objects("index", "--rebuild")
    assert rebuilt["added"] == 3


def test_the_quotations_of_one_speaker_are_asked_for_by_a_part_of_the_name(
    objects: Call,
) -> None:
    found = objects("quotes", "--speaker", "BRANDT")
    assert {quote["speaker"] for quote in found} == {"Tomas Brandt"}


def test_a_limit_is_kept(objects: Call) -> None:
    assert len(objects("search", "harbour")) == 2
    assert len(objects("search", "harbour", "--limit", "1")) == 1
