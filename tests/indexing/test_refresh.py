"""Bringing the index up to date: what is new, changed or gone, and nothing else."""

import os
import time
from pathlib import Path

import pytest

from jjreader.catalogue import CatalogueFiles
from jjreader.corpus.formats import process
from jjreader.corpus.formats.extract import Extract
from jjreader.corpus.loader import CorpusReader
from jjreader.errors import IndexBusyError, InputError
from jjreader.indexing import cache, text_stage
from jjreader.library import Library
from jjreader.model import Progress, RefreshReport

ALL = {"letters/ferry.txt", "lantern.md", "pilot.txt"}


def found(library: Library, query: str, where: str = "articles") -> set[str]:
    return {hit.place.article_id for hit in library.search(query, where=where)}


def counts(report: RefreshReport) -> tuple[int, int, int]:
    return report.added, report.changed, report.removed


def write(file: Path, text: str, *, age: float = 1_000) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (time.time() - age,) * 2)


def refused(*_: object) -> None:
    raise AssertionError("an article was read again")


def test_the_first_time_finds_everything(library: Library) -> None:
    report = library.refresh()
    assert counts(report) == (3, 0, 0)
    assert (report.articles, report.skipped) == (3, 0)
    assert report.index_bytes > 0
    assert report.seconds >= report.text_seconds > 0
    assert {entry.id for entry in library.entries()} == ALL
    assert found(library, "harbour") == {"lantern.md", "pilot.txt"}
    assert found(library, "fog", where="quotes") == {"pilot.txt"}
    assert found(library, "name:brandt") == {"lantern.md", "pilot.txt"}
    assert found(library, "speaker:nils") == {"letters/ferry.txt"}


def test_the_second_time_touches_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.refresh()
    monkeypatch.setattr(CorpusReader, "content", refused)
    steps: list[Progress] = []
    assert counts(library.refresh(steps.append)) == (0, 0, 0)
    assert steps == []


def test_a_folder_as_it_was_needs_no_look_at_what_is_known_of_its_files(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.refresh()
    monkeypatch.setattr(CatalogueFiles, "times", refused)
    assert counts(library.refresh()) == (0, 0, 0)
    (folder / "pilot.txt").unlink()
    with pytest.raises(AssertionError):
        library.refresh()


def test_a_folder_that_is_again_as_it_was_after_an_interrupt_is_looked_at(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.refresh()
    (folder / "pilot.txt").rename(folder / "ada.txt")
    with monkeypatch.context() as patched:
        patched.setattr(text_stage.TextStage, "_forget", refused)
        with pytest.raises(AssertionError):
            library.refresh()
    (folder / "ada.txt").rename(folder / "pilot.txt")
    library.refresh()
    assert found(library, "breakwater") == {"pilot.txt"}


def test_a_changed_article_is_found_by_its_new_words_only(folder: Path, library: Library) -> None:
    library.refresh()
    write(folder / "pilot.txt", "The pilot has left\n\nAda Lindqvist now tends a lighthouse.\n")
    assert counts(library.refresh()) == (0, 1, 0)
    assert found(library, "lighthouse") == {"pilot.txt"}
    assert found(library, "breakwater") == set()
    assert found(library, "fog", where="quotes") == set()
    assert [entry.title for entry in library.entries() if entry.id == "pilot.txt"] == [
        "The pilot has left"
    ]


def test_a_new_article_is_added_and_a_missing_one_forgotten(folder: Path, library: Library) -> None:
    library.refresh()
    write(folder / "mill.txt", "The mill\n\n“Flour is patience,” said Tomas Brandt.\n")
    (folder / "pilot.txt").unlink()
    assert counts(library.refresh()) == (1, 0, 1)
    assert found(library, "flour") == {"mill.txt"}
    assert found(library, "fog") == found(library, "fog", where="quotes") == set()
    assert {entry.id for entry in library.entries()} == ALL - {"pilot.txt"} | {"mill.txt"}
    assert "pilot.txt" not in {article_id for article_id, _ in library.mentions()}


def test_a_file_that_was_touched_is_read_but_not_indexed_again(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.refresh()
    commits = library.cache.text_index.stat().st_mtime_ns
    os.utime(folder / "pilot.txt", (time.time() - 500,) * 2)
    steps: list[Progress] = []
    assert counts(library.refresh(steps.append)) == (0, 0, 0)
    assert [(step.stage, step.done, step.total) for step in steps] == [
        ("text", 0, 1),
        ("text", 1, 1),
    ]
    assert all(entry.quotes for entry in library.entries())
    assert library.cache.text_index.stat().st_mtime_ns == commits
    monkeypatch.setattr(CorpusReader, "content", refused)
    assert counts(library.refresh()) == (0, 0, 0)


def test_a_book_is_opened_when_it_is_new_or_changed(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []

    def chapters(data: bytes) -> list[str]:
        opened.append(data)
        if data == b"broken":
            raise InputError("no book")
        return ["1.xhtml", "2.xhtml"]

    monkeypatch.setattr(process, "chapters", chapters)
    monkeypatch.setattr(process, "extract", lambda *_: Extract("# A chapter\n\nTo read."))
    write(folder / "a.epub", "good")
    write(folder / "b.epub", "broken")
    assert counts(library.refresh(only="text")) == (6, 0, 0)
    assert sorted(opened) == [b"broken", b"good"]
    assert counts(library.refresh(only="text")) == (0, 0, 0)
    write(folder / "new.txt", "Something new.")
    assert counts(library.refresh(only="text")) == (1, 0, 0)
    assert len(opened) == 2
    write(folder / "a.epub", "another")
    assert counts(library.refresh(only="text")) == (0, 2, 0)
    assert opened[2:] == [b"another"]


def test_a_renamed_article_has_its_new_name_and_is_known_to_have_moved(
    folder: Path, library: Library
) -> None:
    library.refresh()
    assert library.moves() == {}
    (folder / "pilot.txt").rename(folder / "ada.txt")
    assert counts(library.refresh(only="text")) == (1, 0, 1)
    assert found(library, "breakwater") == {"ada.txt"}
    assert library.moves() == {"pilot.txt": "ada.txt"}


def test_a_folder_that_moves_on_and_on_is_followed(folder: Path, library: Library) -> None:
    library.refresh()
    (folder / "letters").rename(folder / "post")
    library.refresh(only="text")
    (folder / "post").rename(folder / "mail")
    library.refresh(only="text")
    assert library.moves() == {
        "letters/ferry.txt": "mail/ferry.txt",
        "post/ferry.txt": "mail/ferry.txt",
    }
    (folder / "mail").rename(folder / "letters")
    library.refresh(only="text")
    assert library.moves() == {
        "post/ferry.txt": "letters/ferry.txt",
        "mail/ferry.txt": "letters/ferry.txt",
    }


def test_a_copy_has_not_moved_until_the_original_goes(folder: Path, library: Library) -> None:
    (folder / "old").mkdir()
    for name in ("copy.txt", "old/pilot.txt"):
        write(folder / name, (folder / "pilot.txt").read_text())
    library.refresh()
    assert library.moves() == {}
    (folder / "pilot.txt").unlink()
    library.refresh(only="text")
    assert library.moves() == {"pilot.txt": "old/pilot.txt"}  # the copy that kept the name
    write(folder / "pilot.txt", "Another pilot\n\nNobody knows this one.\n")
    (folder / "old/pilot.txt").unlink()
    library.refresh(only="text")
    assert library.moves() == {"old/pilot.txt": "copy.txt"}  # the first name has a new bearer


def test_files_without_a_word_in_them_are_not_taken_for_one_another(
    folder: Path, library: Library
) -> None:
    write(folder / "empty.txt", "")
    library.refresh()
    (folder / "empty.txt").rename(folder / "void.txt")
    assert counts(library.refresh(only="text")) == (1, 0, 1)
    assert library.moves() == {}


def test_a_change_of_the_same_size_within_two_seconds_is_noticed(
    folder: Path, library: Library
) -> None:
    file = folder / "mill.txt"
    write(file, "The mill\n\nA sack of flour.\n", age=0)
    time_then = file.stat().st_mtime_ns
    library.refresh()
    file.write_text("The mill\n\nA sack of wheat.\n")
    os.utime(file, ns=(time_then, time_then))
    library.refresh()
    assert found(library, "wheat") == {"mill.txt"}
    assert found(library, "flour") == set()


def test_text_alone_can_be_searched_and_annotations_come_with_a_later_call(
    library: Library,
) -> None:
    report = library.refresh(only="text")
    assert counts(report) == (3, 0, 0)
    assert found(library, "harbour") == {"lantern.md", "pilot.txt"}
    assert list(library.quotes()) == []
    assert all(entry.quotes is None for entry in library.entries())
    assert counts(library.refresh()) == (0, 0, 0)
    assert {row.article_id for row in library.quotes()} == ALL
    assert all(entry.quotes for entry in library.entries())


def test_text_alone_of_a_changed_article_drops_what_was_found_in_the_old_one(
    folder: Path, library: Library
) -> None:
    library.refresh()
    write(folder / "pilot.txt", "The pilot\n\n“I have left the sea,” Ada Lindqvist said.\n")
    library.refresh(only="text")
    assert "pilot.txt" not in {row.article_id for row in library.quotes()}
    library.refresh()
    assert [row.words.text for row in library.quotes() if row.article_id == "pilot.txt"] == [
        "“I have left the sea,”"
    ]


def test_another_cast_annotates_everything_anew(folder: Path, library: Library) -> None:
    library.refresh()
    assert "Nils" not in {summary.person.name for summary in library.people()}
    cast = '[[person]]\nname = "Nils Olof Aukland"\naliases = ["Nils Aukland", "Nils"]\n'
    write(folder / "cast.toml", cast)
    assert counts(library.refresh()) == (0, 0, 0)
    assert "Nils Olof Aukland" in {summary.person.name for summary in library.people()}
    assert {row.quote.speaker for row in library.quotes() if "ferry" in row.article_id} == {
        "Nils Olof Aukland"
    }
    (folder / "cast.toml").unlink()
    library.refresh()
    assert "Nils Olof Aukland" not in {summary.person.name for summary in library.people()}


def test_files_that_cannot_be_read_are_listed_with_a_reason_and_counted(
    folder: Path, library: Library
) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("pilot.txt")
    (folder / "program.txt").write_bytes(bytes(range(32)) * 100)
    report = library.refresh()
    assert (report.articles, report.skipped) == (3, 3)
    assert {entry.id: entry.problem for entry in library.entries() if entry.problem} == {
        "pipe.txt": "not a regular file",
        "link.txt": "a link: links are not followed",
        "program.txt": "binary file",
    }
    assert counts(library.refresh())[0] == 0


def test_an_article_that_becomes_unreadable_is_not_found_any_more(
    folder: Path, library: Library
) -> None:
    library.refresh()
    (folder / "pilot.txt").write_bytes(bytes(range(32)) * 100)
    report = library.refresh()
    assert (report.articles, report.skipped) == (2, 1)
    assert found(library, "breakwater") == set()
    assert found(library, "fog", where="quotes") == set()
    assert found(library, "name:ada") == set()
    write(folder / "pilot.txt", "The pilot\n\nAda Lindqvist is back at the breakwater.\n")
    library.refresh()
    assert found(library, "breakwater") == {"pilot.txt"}


def test_an_article_that_goes_between_listing_and_reading_is_a_line_and_then_gone(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = CorpusReader.content

    def vanishing(reader: CorpusReader, article_id: str) -> object:
        (reader.folder / "pilot.txt").unlink(missing_ok=True)
        return read(reader, article_id)

    monkeypatch.setattr(CorpusReader, "content", vanishing)
    assert library.refresh().skipped == 1
    assert library.refresh().skipped == 0
    assert {entry.id for entry in library.entries()} == ALL - {"pilot.txt"}


def test_progress_is_told_for_both_stages_up_to_the_end(library: Library) -> None:
    steps: list[Progress] = []
    library.refresh(steps.append)
    for stage in ("text", "annotations"):
        done = [step.done for step in steps if step.stage == stage]
        assert done == sorted(done)
        assert done[-1] == 3
    assert all(step.total == 3 for step in steps)


def test_while_another_holds_the_lock_the_index_is_busy(library: Library) -> None:
    library.refresh()
    with library.cache.lock(), pytest.raises(IndexBusyError, match="another jjreader"):
        library.refresh()
    assert counts(library.refresh()) == (0, 0, 0)


def test_an_interrupted_refresh_gives_the_lock_back(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = CorpusReader.content

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(CorpusReader, "content", interrupted)
    with pytest.raises(KeyboardInterrupt):
        library.refresh()
    monkeypatch.setattr(CorpusReader, "content", read)
    assert counts(library.refresh()) == (3, 0, 0)
    assert found(library, "harbour") == {"lantern.md", "pilot.txt"}


def test_what_another_version_has_made_is_made_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.refresh()
    monkeypatch.setattr(cache, "__version__", "77")
    assert counts(library.refresh()) == (3, 0, 0)
    assert counts(library.refresh()) == (0, 0, 0)


def test_an_empty_folder_is_indexed_too(tmp_path: Path, library: Library) -> None:
    (tmp_path / "empty").mkdir()
    other = Library.open(tmp_path / "empty", settings=library.settings)
    assert counts(other.refresh()) == (0, 0, 0)
    assert found(other, "harbour") == set()
    other.close()
