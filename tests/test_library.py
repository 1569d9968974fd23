"""The facade: what a user interface asks for, with an index and without."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from jjreader import library as door
from jjreader.corpus import preview as looking
from jjreader.errors import InputError, QueryError, UsageError
from jjreader.library import READ_AHEAD, Library, bundled_folder
from jjreader.settings import Settings

ALL = ["lantern.md", "letters/ferry.txt", "pilot.txt"]


def test_before_there_is_a_catalogue_the_list_is_made_of_the_files(library: Library) -> None:
    first = library.entries()
    assert [entry.id for entry in first] == ALL
    assert first[0].title == "A lantern for every window"
    assert first[0].source == "Evening Lamp"
    library.refresh()
    known = library.entries()
    assert [replace(entry, quotes=None) for entry in known] == list(first)
    assert all(entry.quotes for entry in known)


def test_the_first_look_reads_a_screenful_and_names_the_rest(
    tmp_path: Path, settings: Settings
) -> None:
    for number in range(READ_AHEAD + 5):
        (tmp_path / f"{number:03}.txt").write_text(f"Page {number}\n\nThe log book goes on.\n")
    opened = Library.open(tmp_path, settings=settings)
    titles = [entry.title for entry in opened.entries()]
    assert titles[:READ_AHEAD] == [f"Page {number}" for number in range(READ_AHEAD)]
    assert titles[READ_AHEAD:] == [f"{number:03}.txt" for number in range(READ_AHEAD, 45)]
    opened.close()


def test_the_first_look_does_not_wait_for_files_that_take_long(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "READ_SECONDS", 0)
    assert [entry.title for entry in library.entries()] == ["lantern.md", "ferry.txt", "pilot.txt"]


def test_the_first_look_tells_what_cannot_be_read(folder: Path, library: Library) -> None:
    (folder / "a\x1b[31m.txt").symlink_to("pilot.txt")
    (folder / "b.txt").write_bytes(bytes(range(32)) * 100)
    problems = {entry.id: (entry.title, entry.problem) for entry in library.entries()}
    assert problems["b.txt"] == ("b.txt", "binary file")
    title, problem = problems["a\x1b[31m.txt"]
    assert problem == "a link: links are not followed"
    assert title == "a�[31m.txt"


def test_a_damaged_catalogue_does_not_keep_from_reading(library: Library) -> None:
    library.refresh()
    library.cache.catalogue.write_bytes(b"garbage" * 1000)
    assert [entry.id for entry in library.entries()] == ALL
    assert library.article("pilot.txt").title == "The harbour pilot who reads at night"


@pytest.mark.parametrize(
    "name", ["nowhere", "nowhere\x1b[31m", "~nobody-of-that-name/x", "a" * 5000]
)
def test_what_is_no_folder_is_refused_in_one_clean_sentence(tmp_path: Path, name: str) -> None:
    path = Path(name) if name.startswith("~") else tmp_path / name
    with pytest.raises(UsageError) as caught:
        Library.open(path)
    assert "\x1b" not in str(caught.value)


def test_a_file_is_no_folder(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"pilot.txt is not a folder.*opens the folder"):
        Library.open(folder / "pilot.txt")


def test_without_a_folder_the_bundled_articles_are_opened(settings: Settings) -> None:
    opened = Library.open(settings=settings)
    assert opened.is_bundled
    assert len(opened.entries()) == 5
    opened.close()


def test_the_bundled_articles_are_known_through_a_link_as_well(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(bundled_folder())
    monkeypatch.setattr(door, "bundled_folder", lambda: tmp_path / "link")
    opened = Library.open(settings=settings)
    assert opened.is_bundled
    opened.close()


def test_another_folder_is_not_bundled(library: Library) -> None:
    assert not library.is_bundled


def test_where_no_cache_can_be_there_is_one_for_this_run_and_a_notice(
    tmp_path: Path, folder: Path, settings: Settings
) -> None:
    (tmp_path / "file").write_text("not a folder")
    paths = replace(settings.paths, cache=tmp_path / "file" / "below")
    opened = Library.open(folder, settings=replace(settings, paths=paths))
    opened.refresh()
    assert len(opened.search("harbour")) == 2
    (notice,) = opened.notices
    assert notice.startswith("The index is not kept: ")
    kept = opened.cache.path
    assert kept.is_dir()
    opened.close()
    assert not kept.exists()


def test_a_cache_that_cannot_be_written_is_not_used(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    opened = Library.open(folder, settings=settings)
    opened.refresh()
    assert opened.cache.temporary
    assert len(opened.notices) == 1
    opened.close()


def test_two_folders_have_two_caches_and_one_folder_always_the_same(
    tmp_path: Path, folder: Path, settings: Settings
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(folder)
    paths = {}
    for name in ("articles", "other", "link"):
        opened = Library.open(tmp_path / name, settings=settings)
        paths[name] = opened.cache.path
        opened.close()
    assert paths["articles"] == paths["link"] != paths["other"]


@pytest.mark.parametrize(
    "cast", ["[[person]\n", "[[person]]\nname = 5\n", "x = 1\n", "person = " + "[" * 50_000]
)
def test_a_bad_cast_is_a_notice_and_keeps_from_nothing(
    folder: Path, library: Library, cast: str
) -> None:
    (folder / "cast.toml").write_text(cast)
    library.refresh()
    assert library.annotations(library.article("pilot.txt")).quotes
    (notice,) = library.notices
    assert notice.startswith("The cast was not used: ")
    assert "cast.toml" in notice


def test_a_link_in_the_place_of_the_cast_is_not_followed(folder: Path, library: Library) -> None:
    (folder / "cast.toml").rename(folder.parent / "cast.toml")
    (folder / "cast.toml").symlink_to(folder.parent / "cast.toml")
    assert not library.cast
    assert len(library.notices) == 1


def test_a_cast_that_was_changed_is_read_again(folder: Path, library: Library) -> None:
    assert library.cast.person("Ada Lindqvist")
    (folder / "cast.toml").write_text('[[person]]\nname = "Nils Aukland"\n')
    os.utime(folder / "cast.toml", (time.time() - 5,) * 2)
    assert library.cast.person("Nils Aukland")
    assert not library.cast.person("Ada Lindqvist")


QUERIES = [
    "harbour",
    '"fog is never"',
    "lang*",
    "lantern~",
    "apprentice OR captain",
    "fog -ferry",
    "title:harbour",
    "name:brandt",
    "speaker:lindqvist",
    "quote:oil",
]


@pytest.mark.parametrize("query", QUERIES)
def test_searching_locating_and_matching_agree(library: Library, query: str) -> None:
    library.refresh()
    results = library.search(query)
    assert results.total == len(results.hits) > 0
    for hit in library.locate(results, query):
        article = library.article(hit.place.article_id)
        assert hit.title == article.title
        matches = library.matches(article, query)
        assert all(0 <= match.start < match.end <= len(article.text) for match in matches)
        assert list(matches) == sorted(matches)
        assert hit.passage
        assert hit.passage.text == article[hit.passage.snippet]
        assert set(hit.passage.matches) <= set(matches)
        if hit.passage.why != "field" or hit.passage.matches:
            assert hit.place.span in matches


def test_hits_among_quotations_are_quotations(library: Library) -> None:
    library.refresh()
    (hit,) = library.search("fog", where="quotes")
    article = library.article(hit.place.article_id)
    assert article[hit.place.span] == "“The fog is never the same twice,”"
    assert hit.speaker == "Ada Lindqvist"
    (located,) = library.locate([hit], "fog")
    assert article[located.place.span] == "fog"
    assert hit.place.span.covers(located.place.span)


def test_a_hit_within_a_quotation_tells_who_says_it(library: Library) -> None:
    library.refresh()
    (said,) = library.locate(library.search("fog"), "fog")
    assert said.speaker == "Ada Lindqvist"
    (told,) = library.locate(library.search("tankers"), "tankers")
    assert told.speaker is None


def test_a_hit_in_an_article_that_has_gone_stays_as_it_was(folder: Path, library: Library) -> None:
    library.refresh()
    (hit,) = library.search("breakwater")
    (folder / "pilot.txt").unlink()
    assert list(library.locate([hit], "breakwater")) == [hit]


def test_while_typing_the_last_word_may_be_unfinished(library: Library) -> None:
    library.refresh()
    assert len(library.search("breakw", typing=True)) == 1
    assert len(library.search("breakw")) == 0
    article = library.article("pilot.txt")
    assert [article[span] for span in library.matches(article, "breakw", typing=True)] == [
        "breakwater",
        "breakwater",
    ]


def test_a_misspelt_word_gets_a_suggestion(library: Library) -> None:
    library.refresh()
    results = library.search("breakwoter")
    assert results.total == 0
    assert results.suggestion
    assert results.suggestion[0] == "breakwater"


def test_a_query_that_cannot_be_understood_is_a_query_error(library: Library) -> None:
    library.refresh()
    with pytest.raises(QueryError):
        library.search("after:soon")


def test_offsets_of_quotations_and_mentions_are_those_of_the_text(library: Library) -> None:
    library.refresh()
    quotes = list(library.quotes())
    assert len(quotes) >= 5
    for row in quotes:
        assert library.article(row.article_id)[row.quote.span] == row.words.text
    for article_id, mention in library.mentions():
        words = library.article(article_id)[mention.span]
        assert words.split()[-1] in (mention.name, *mention.name.split(), "apprentice")


def test_annotating_an_opened_article_says_what_the_index_says(library: Library) -> None:
    library.refresh()
    found = library.annotations(library.article("pilot.txt"))
    indexed = [row.quote for row in library.quotes() if row.article_id == "pilot.txt"]
    assert list(found.quotes) == indexed


def test_people_are_counted(library: Library) -> None:
    library.refresh()
    counts = {summary.person.name: summary for summary in library.people()}
    assert counts["Ada Lindqvist"].quotes == 2
    assert counts["Ada Lindqvist"].articles == 1
    assert counts["Tomas Brandt"].articles == 2


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "nowhere.txt", "letters"])
def test_an_article_that_is_none_is_an_input_error(
    folder: Path, library: Library, name: str
) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    with pytest.raises(InputError):
        library.article(name)


def test_a_folder_that_disappears_is_an_input_error(folder: Path, library: Library) -> None:
    shutil.rmtree(folder)
    with pytest.raises(InputError):
        library.entries()
    with pytest.raises(InputError):
        library.refresh()


def test_warnings_of_the_settings_are_notices(folder: Path, settings: Settings) -> None:
    opened = Library.open(folder, settings=replace(settings, warnings=("one", "two")))
    assert opened.notices == ["one", "two"]
    opened.close()
