"""The catalogue gives back what it was given, or says that it cannot be used."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from jjreader.catalogue import Catalogue, CatalogueFiles, FileState, rows
from jjreader.catalogue.people import CataloguePeople
from jjreader.errors import CatalogueError
from jjreader.model import (
    Annotations,
    ArticleEntry,
    Confidence,
    Gender,
    Identity,
    Mention,
    Person,
    PersonKind,
    PersonSummary,
    Quote,
    QuoteKind,
    QuoteRow,
    QuoteWords,
    Span,
)

ADA = Person("Ada Lindqvist", ("the pilot", "Lindqvist"), Gender.FEMALE, PersonKind.PERSON, "Moll")
NILS = Person("Nils Lindqvist")
FERRY = ArticleEntry("letters/ferry.txt", "The ferry keeps no timetable", words=41)
PILOT = ArticleEntry(
    "pilot.txt", "The “harbour” pilot", "Ines Okafor", "The Quay Gazette", date(2019, 12, 5), 90
)
BROKEN = ArticleEntry("broken.txt", "broken.txt", problem="binary file")
STATE = FileState(123_456_789, 42)
SAID = Quote(
    Span(4, 20),
    QuoteKind.FRAGMENT,
    "Ada Lindqvist",
    Span(0, 3),
    Span(21, 25),
    "after",
    Confidence.LIKELY,
)
UNKNOWN = Quote(Span(30, 44), QuoteKind.BLOCK, None, None, None, "none", Confidence.GUESS)
FOUND = Annotations((Mention(Span(0, 3), ADA), Mention(Span(50, 54), NILS)), (SAID, UNKNOWN))
WORDS = (
    QuoteWords("never the same", "Ada Lindqvist"),
    QuoteWords("“like a language”", "the engineer"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.db"


@pytest.fixture
def catalogue(path: Path) -> Iterator[Catalogue]:
    with closing(Catalogue(path)) as opened:
        opened.prepare()
        yield opened


@pytest.fixture
def filled(catalogue: Catalogue) -> Catalogue:
    catalogue.put_entries((entry, STATE) for entry in (PILOT, FERRY, BROKEN))
    catalogue.put_annotations([("pilot.txt", FOUND, WORDS)])
    catalogue.set_stamp("made with", "care")
    return catalogue


def annotations(catalogue: Catalogue, article_id: str) -> Annotations | None:
    """What is known of an article; None while it has not been annotated."""
    known = {entry.id for entry in catalogue.entries()}
    if article_id not in known.difference(CatalogueFiles(catalogue).not_annotated()):
        return None
    cast = CataloguePeople(catalogue)
    mentions = tuple(mention for name, mention in cast.mentions() if name == article_id)
    return Annotations(
        mentions, tuple(r.quote for r in cast.quotes() if r.article_id == article_id)
    )


def tell(catalogue: Catalogue) -> CataloguePeople:
    """Everybody is who they are."""
    cast = CataloguePeople(catalogue)
    cast.put([Identity(each.person, (each.number,)) for each in cast.namings()], "care")
    return cast


# No file's name has a NUL, and cleaning leaves none in a text.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda two: Span(*sorted(two)))
people = st.builds(
    Person,
    words,
    st.lists(words, max_size=3).map(tuple),
    st.none() | st.sampled_from(Gender),
    st.none() | st.sampled_from(PersonKind),
    st.none() | words.filter(bool),
)
quotes = st.builds(
    Quote,
    spans,
    st.sampled_from(QuoteKind),
    st.none() | words,
    st.none() | spans,
    st.none() | spans,
    words,
    st.sampled_from(Confidence),
)
entries = st.builds(
    ArticleEntry,
    words,
    words,
    st.none() | words,
    st.none() | words,
    st.none() | st.dates(),
    st.integers(0, 10**9),
    st.none() | st.integers(0, 10**6),
    st.none() | words,
)


@given(people, quotes, entries)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_noun_survives_becoming_a_row(
    person: Person, quote: Quote, entry: ArticleEntry
) -> None:
    assert rows.person_of(rows.row_of_person(person)) == person
    row = list(rows.row_of_quote(quote, 7))
    assert row[3] == 7
    row[3] = quote.speaker  # which is what the catalogue reads for the number
    assert rows.quote_of(tuple(row)) == quote
    assert rows.entry_of(rows.row_of_entry(entry)) == entry


@given(st.lists(entries, unique_by=lambda entry: entry.id, max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_entries_survive_writing_and_reading(
    catalogue: Catalogue, written: list[ArticleEntry]
) -> None:
    catalogue.remove([entry.id for entry in catalogue.entries()], {})
    catalogue.put_entries((entry, STATE) for entry in written)
    assert list(catalogue.entries()) == sorted(written, key=lambda entry: entry.id.encode())


def test_annotations_and_people_survive_writing_and_opening_anew(
    filled: Catalogue, path: Path
) -> None:
    filled.close()
    with closing(Catalogue(path)) as again:
        assert annotations(again, "pilot.txt") == FOUND
        cast = tell(again)
        assert list(cast.mentions()) == [("pilot.txt", each) for each in FOUND.mentions]
        assert list(cast.quotes()) == [
            QuoteRow("pilot.txt", PILOT.title, words, quote)
            for words, quote in zip(WORDS, FOUND.quotes, strict=True)
        ]
        assert cast.people() == (PersonSummary(ADA, 1, 1, 1), PersonSummary(NILS, 1, 1, 0))
        assert again.stamp("made with") == "care"


def test_what_was_annotated_is_known_and_counted(filled: Catalogue) -> None:
    assert {entry.id: entry.quotes for entry in filled.entries()} == {
        "broken.txt": None,
        "letters/ferry.txt": None,
        "pilot.txt": 2,
    }
    assert CatalogueFiles(filled).not_annotated() == ["letters/ferry.txt"]
    assert annotations(filled, "letters/ferry.txt") is None
    assert annotations(filled, "nowhere.txt") is None


def test_an_article_without_quotations_is_not_asked_again(filled: Catalogue) -> None:
    filled.put_annotations([("letters/ferry.txt", Annotations(), ())])
    assert annotations(filled, "letters/ferry.txt") == Annotations()
    assert CatalogueFiles(filled).not_annotated() == []


def test_writing_an_entry_again_forgets_what_was_found_in_the_old_text(filled: Catalogue) -> None:
    filled.put_entries([(PILOT, STATE)])
    assert annotations(filled, "pilot.txt") is None
    assert list(CataloguePeople(filled).quotes()) == list(CataloguePeople(filled).mentions()) == []
    assert tell(filled).people() == ()
    assert len(filled.entries()) == 3


def test_annotating_again_replaces_what_was_found(filled: Catalogue) -> None:
    other = Annotations((Mention(Span(7, 9), NILS),), (UNKNOWN,))
    filled.put_annotations([("pilot.txt", other, WORDS[:1])])
    assert annotations(filled, "pilot.txt") == other


def test_removing_an_article_removes_all_of_it(filled: Catalogue) -> None:
    filled.remove(["pilot.txt", "nowhere.txt"], {})
    assert {entry.id for entry in filled.entries()} == {"broken.txt", "letters/ferry.txt"}
    assert list(CataloguePeople(filled).quotes()) == list(CataloguePeople(filled).mentions()) == []


def test_annotations_of_an_article_that_has_gone_are_dropped(filled: Catalogue) -> None:
    filled.put_annotations([("nowhere.txt", FOUND, WORDS)])
    assert len(list(CataloguePeople(filled).quotes())) == 2


def test_forgetting_annotations_keeps_the_articles(filled: Catalogue) -> None:
    filled.forget_annotations()
    assert len(filled.entries()) == 3
    assert annotations(filled, "pilot.txt") is None
    assert "broken.txt" not in CatalogueFiles(filled).not_annotated()


def test_a_catalogue_that_nobody_has_written_is_empty(path: Path) -> None:
    with closing(Catalogue(path)) as empty:
        assert empty.entries() == CataloguePeople(empty).people() == ()
        assert CatalogueFiles(empty).times() == set()
        assert empty.stamp("any") is None
        assert annotations(empty, "pilot.txt") is None


def test_a_failure_while_writing_leaves_nothing_half_written(filled: Catalogue) -> None:
    def failing() -> Iterator[tuple[ArticleEntry, FileState]]:
        yield ArticleEntry("new.txt", "New"), STATE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled.put_entries(failing())
    assert not CatalogueFiles(filled).states(["new.txt"])
    filled.put_entries([(ArticleEntry("new.txt", "New"), STATE)])
    assert CatalogueFiles(filled).states(["new.txt"]) == {"new.txt": STATE}


def everything(catalogue: Catalogue) -> None:
    """All that is read."""
    catalogue.entries()
    CatalogueFiles(catalogue).states(["pilot.txt"])
    cast = CataloguePeople(catalogue)
    cast.namings()
    list(cast.quotes())
    list(cast.mentions())
    cast.people()
    cast.page("Ada Lindqvist")


def test_another_format_is_refused(filled: Catalogue, path: Path) -> None:
    filled.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(CatalogueError, match="format 99"):
        Catalogue(path)


@pytest.mark.parametrize("garbage", [b"not a database at all" * 100, b"\1" * 4096])
def test_garbage_is_refused(path: Path, garbage: bytes) -> None:
    path.write_bytes(garbage)
    with pytest.raises(CatalogueError):
        Catalogue(path)


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CatalogueError):
        Catalogue(path)


def test_missing_tables_are_refused(filled: Catalogue, path: Path) -> None:
    filled.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE people")
    with closing(Catalogue(path)) as catalogue, pytest.raises(CatalogueError):
        everything(catalogue)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE articles SET published='soon'",
        "UPDATE articles SET id=CAST(x'ff' AS TEXT) WHERE id='pilot.txt'",
        "UPDATE namings SET aliases='['",
        "UPDATE namings SET gender='ship'",
        "UPDATE people SET variants='['",
        "UPDATE quotes SET kind='shout'",
        "UPDATE quotes SET start=start-50",
        "UPDATE quotes SET confidence=''",
        "UPDATE mentions SET stop=stop-60",
        "UPDATE mentions SET start='x'",
    ],
)
def test_values_that_make_no_sense_are_refused(filled: Catalogue, path: Path, damage: str) -> None:
    tell(filled)
    filled.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(damage)
        connection.commit()
    with closing(Catalogue(path)) as catalogue, pytest.raises(CatalogueError):
        everything(catalogue)


def test_whatever_byte_is_damaged_it_is_a_catalogue_error_or_not_noticed(
    filled: Catalogue, path: Path
) -> None:
    filled.close()
    whole = path.read_bytes()
    refused = 0
    for offset in [*range(0, 100, 3), *range(100, len(whole), 307)]:
        path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 0xFF]) + whole[offset + 1 :])
        try:
            with closing(Catalogue(path)) as catalogue:
                everything(catalogue)
        except CatalogueError:
            refused += 1
    assert refused > 5


def test_a_file_that_was_cut_is_refused(filled: Catalogue, path: Path) -> None:
    filled.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CatalogueError), closing(Catalogue(path)) as catalogue:
        everything(catalogue)


def test_one_reads_while_another_writes(filled: Catalogue, path: Path) -> None:
    with closing(Catalogue(path)) as reader:

        def writing() -> Iterator[tuple[ArticleEntry, FileState]]:
            yield ArticleEntry("new.txt", "New"), STATE
            assert len(reader.entries()) == 3  # not yet committed, and nobody waits
            assert len(list(CataloguePeople(reader).quotes())) == 2

        filled.put_entries(writing())
        assert len(reader.entries()) == 4


def test_another_thread_may_read(filled: Catalogue) -> None:
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(len(filled.entries())))
    thread.start()
    thread.join()
    assert seen == [3]
