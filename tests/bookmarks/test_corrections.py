"""What the reader corrects wins over the rules, is safe, outlives edits, and can be taken back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jjreader.bookmarks.correction_store import CorrectionStore
from jjreader.library import Library
from jjreader.model import Confidence, Quote
from jjreader.settings import Settings

PILOT = "pilot.txt"
FOG = "The fog is never the same twice"


@pytest.fixture
def indexed(library: Library) -> Library:
    library.refresh()
    return library


@pytest.fixture
def corrections(indexed: Library) -> CorrectionStore:
    return indexed.notebook.corrections


def said(library: Library, words: str = FOG) -> Quote:
    article = library.article(PILOT)
    return next(q for q in library.annotations(article).quotes if words in article[q.span])


def speakers(library: Library) -> dict[str, str | None]:
    """As the catalogue has it: the first words of each quotation -> the speaker."""
    return {row.words.text[1:8]: row.quote.speaker for row in library.quotes()}


def counts(library: Library) -> dict[str, int]:
    return {each.person.name: each.quotes for each in library.people()}


def test_a_corrected_speaker_wins_everywhere(
    indexed: Library, corrections: CorrectionStore
) -> None:
    before = counts(indexed)
    assert said(indexed).speaker == "Ada Lindqvist"
    corrections.correct(indexed.article(PILOT), said(indexed), "Tomas Brandt")
    found = said(indexed)
    assert (found.speaker, found.rule) == ("Tomas Brandt", "corrected")
    assert found.confidence is Confidence.SURE
    assert indexed.refresh().changed == 0
    assert speakers(indexed)["The fog"] == "Tomas Brandt"
    after = counts(indexed)
    assert after["Tomas Brandt"] == before["Tomas Brandt"] + 1
    assert after["Ada Lindqvist"] == before["Ada Lindqvist"] - 1
    hits = indexed.search("speaker:brandt fog", where="quotes")
    assert [hit.place.article_id for hit in hits] == [PILOT]
    assert not indexed.search("speaker:lindqvist fog", where="quotes").hits


def test_it_may_have_been_nobody_and_the_correction_can_be_corrected(
    indexed: Library, corrections: CorrectionStore
) -> None:
    article = indexed.article(PILOT)
    corrections.correct(article, said(indexed), None)
    assert said(indexed).speaker is None
    corrections.correct(article, said(indexed), "Nils Aukland")
    assert said(indexed).speaker == "Nils Aukland"
    assert len(corrections.all().speakers) == 1


def test_taking_it_back_leaves_it_to_the_rules(
    indexed: Library, corrections: CorrectionStore
) -> None:
    before = said(indexed)
    article = indexed.article(PILOT)
    assert not corrections.take_back(article, before)
    corrections.correct(article, before, "Tomas Brandt")
    indexed.refresh()
    assert corrections.take_back(article, said(indexed))
    indexed.refresh()
    assert said(indexed) == before
    assert speakers(indexed)["The fog"] == "Ada Lindqvist"
    assert corrections.all().speakers == ()


def test_corrections_are_undone_and_done_again_like_bookmarks(
    indexed: Library, corrections: CorrectionStore
) -> None:
    corrections.correct(indexed.article(PILOT), said(indexed), "Tomas Brandt")
    assert indexed.notebook.undo() == "speaker Tomas Brandt"
    assert said(indexed).speaker == "Ada Lindqvist"
    indexed.notebook.redo()
    assert said(indexed).speaker == "Tomas Brandt"
    corrections.decide("Aukland", "Nils Aukland", is_same=True)
    indexed.notebook.undo()
    assert corrections.all().decisions == ()


def test_a_correction_survives_an_edit_of_the_file_and_another_start(
    indexed: Library, corrections: CorrectionStore, folder: Path, settings: Settings
) -> None:
    corrections.correct(indexed.article(PILOT), said(indexed), "Tomas Brandt")
    file = folder / PILOT
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Ada Lindqvist has", "For years now Ada Lindqvist has"))
    with closing(Library.open(folder, settings=settings)) as again:
        assert again.refresh().changed == 1
        assert speakers(again)["The fog"] == "Tomas Brandt"
        again.notebook.corrections.take_back(again.article(PILOT), said(again))
        again.refresh()
        assert speakers(again)["The fog"] == "Ada Lindqvist"


def test_a_correction_follows_a_renamed_file(
    indexed: Library, corrections: CorrectionStore, folder: Path
) -> None:
    corrections.correct(indexed.article(PILOT), said(indexed), "Tomas Brandt")
    (folder / PILOT).rename(folder / "helm.txt")
    indexed.refresh()
    indexed.refresh()  # where it went is known after the first
    assert speakers(indexed)["The fog"] == "Tomas Brandt"


@pytest.fixture
def spelt(folder: Path, settings: Settings) -> Iterator[Library]:
    """A folder without a cast, in which one name is spelt in two ways."""
    (folder / "cast.toml").unlink()
    for number, name in enumerate(("Dora Rosenkvist", "Dora Rosenkvits", "Doris Quill")):
        text = f"A title of one\n\n“We will see about that,” {name} said on Monday.\n"
        (folder / f"spelt-{number}.txt").write_text(text)
    with closing(Library.open(folder, settings=settings)) as opened:
        opened.refresh()
        yield opened


def test_the_reader_tells_persons_apart_and_together(spelt: Library) -> None:
    corrections = spelt.notebook.corrections
    assert counts(spelt)["Dora Rosenkvits"] == 2
    corrections.decide("Dora Rosenkvist", "Dora Rosenkvits", is_same=False)
    spelt.refresh()
    assert counts(spelt)["Dora Rosenkvist"] == counts(spelt)["Dora Rosenkvits"] == 1
    corrections.decide("Dora Rosenkvits", "Dora Rosenkvist", is_same=True)
    corrections.decide("Doris Quill", "Dora Rosenkvist", is_same=True)
    spelt.refresh()
    assert counts(spelt)["Dora Rosenkvist"] == 3
    assert not {"Dora Rosenkvits", "Doris Quill"} & counts(spelt).keys()
    assert {"Dora Rosenkvist"} == {
        row.quote.speaker for row in spelt.quotes() if row.article_id.startswith("spelt")
    }


def test_the_child_process_is_told_what_was_corrected(
    indexed: Library, corrections: CorrectionStore
) -> None:
    corrections.correct(indexed.article(PILOT), said(indexed), "Zoë “Z” O’Hara")
    child = indexed.start_indexing()
    list(child.events())
    child.stop()
    assert speakers(indexed)["The fog"] == "Zoë “Z” O’Hara"


def test_what_was_corrected_is_for_nobody_elses_eyes(
    corrections: CorrectionStore, settings: Settings
) -> None:
    corrections.decide("One", "Other", is_same=False)
    for file in settings.paths.data.iterdir():
        assert file.stat().st_mode & 0o077 == 0
