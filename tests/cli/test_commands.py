"""What the commands say to a person, and the code they end with."""

import errno
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jjreader.catalogue.people import CataloguePeople
from jjreader.cli import commands, opening
from jjreader.errors import CatalogueError
from jjreader.indexing.cache import CacheFolder
from jjreader.library import Library
from jjreader.settings import user_paths

Call = Callable[..., Any]
LISTING = [["search", "harbour"], ["quotes"], ["people"], ["mentions"], ["index"]]


@pytest.fixture
def bookmarked(folder: Path) -> None:
    library = Library.open(folder)
    article = library.article("pilot.txt")
    quote = library.annotations(article).quotes[0]
    library.notebook.add(article, quote.span, quote)
    library.close()


@pytest.mark.usefixtures("bookmarked")
@pytest.mark.parametrize(
    "arguments", [*LISTING, ["bookmarks"], ["export"], ["doctor"]], ids=" ".join
)
def test_every_command_succeeds_and_says_something(
    jjreader: Call, folder: Path, arguments: list[str]
) -> None:
    answer = jjreader(*arguments, folder)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out
    assert "\x1b" not in answer.out


@pytest.mark.parametrize(
    "arguments",
    [["search", "zeppelin"], ["quotes", "--speaker", "nobody"], ["bookmarks"], ["export"]],
    ids=" ".join,
)
def test_nothing_found_is_one(jjreader: Call, folder: Path, arguments: list[str]) -> None:
    assert jjreader(*arguments, folder).code == 1


@pytest.mark.parametrize("command", ["quotes", "people", "mentions"])
def test_an_empty_folder_has_nothing(jjreader: Call, tmp_path: Path, command: str) -> None:
    answer = jjreader(command, tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith(" was found.\n")
    assert not jjreader(command, "-q", tmp_path).err


def test_a_mention_stands_among_the_words_around_it(jjreader: Call, folder: Path) -> None:
    lines = jjreader("mentions", folder).out.splitlines()
    assert "Tomas Brandt  lantern.md  ![Tomas Brandt with the first lantern](first.jpg)" in lines


def test_a_folder_that_cannot_be_listed_is_three(
    jjreader: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refused(place: int | Path) -> Any:
        if isinstance(place, int):  # the open folder of articles, not one of the program's own
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refused)
    answer = jjreader("people", folder)
    assert answer.code == 3
    assert "no permission" in answer.err


def test_an_export_onto_a_file_that_is_there_is_three(
    jjreader: Call, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.md").write_text("mine")
    answer = jjreader("export", folder, "--output", tmp_path / "notes.md")
    assert answer.code == 3
    assert "is there already" in answer.err
    assert (tmp_path / "notes.md").read_text() == "mine"


@pytest.mark.usefixtures("bookmarked")
@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_a_document_in_a_file_is_the_one_that_is_printed(
    jjreader: Call, folder: Path, tmp_path: Path, form: str
) -> None:
    shown = jjreader("export", folder, "--format", form)
    written = jjreader("export", folder, "--format", form, "--output", tmp_path / "notes")
    assert shown.code == written.code == 0
    assert "fog is never the same twice" in shown.out
    with (tmp_path / "notes").open(encoding="utf-8", newline="") as file:
        assert file.read().rstrip("\r\n") == shown.out.rstrip("\r\n")
    assert "1 bookmark written" in written.err
    again = jjreader(
        *("export", folder, "--format", form, "--output", tmp_path / "notes", "--overwrite"),
        *("--filter", "speaker:nobody"),
    )
    assert (again.code, "No bookmark in this folder has all of that." in again.err) == (1, True)
    assert "fog is never" not in (tmp_path / "notes").read_text(encoding="utf-8")


@pytest.mark.usefixtures("bookmarked")
def test_bookmarks_come_back_from_the_copy_and_the_doctor_tells_of_it(
    jjreader: Call, folder: Path
) -> None:
    file = user_paths().data / "bookmarks.db"
    library = Library.open(folder)
    library.notebook.safekeeping.back_up(date(2026, 3, 9))
    library.close()
    file.write_bytes(b"this is no database\n" * 400)
    told = jjreader("doctor", folder).out
    assert "backup copies: 2026-03-09" in told
    assert "was damaged" in told
    assert "`jjreader bookmarks --restore` brings back" in told
    answer = jjreader("bookmarks", "--restore", folder)
    assert "From the copy of 2026-03-09: 1 bookmark added" in answer.err
    assert answer.out.startswith("#1 ")
    again = jjreader("bookmarks", "--merge", next((file.parent / "backups").iterdir()), folder)
    assert (again.code, "0 bookmarks added" in again.err) == (0, True)
    assert jjreader("bookmarks", "--merge", folder / "pilot.txt", folder).code == 3


@pytest.mark.usefixtures("bookmarked")
def test_a_template_makes_the_document_and_the_filter_chooses(
    jjreader: Call, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("{% for b in bookmarks %}{{ b.speaker }}\n{% endfor %}")
    answer = jjreader("export", folder, "--template", tmp_path / "mine.txt")
    assert (answer.code, answer.out) == (0, "Ada Lindqvist\n")
    assert jjreader("export", folder, "--template", tmp_path / "none.txt").code == 3
    assert jjreader("bookmarks", folder, "--filter", "speaker:lindqvist is:anchored").code == 0
    assert jjreader("bookmarks", folder, "--filter", "is:orphaned").code == 1


@pytest.mark.usefixtures("bookmarked")
def test_without_a_format_the_name_of_the_file_decides(
    jjreader: Call, folder: Path, tmp_path: Path
) -> None:
    assert jjreader("export", folder, "--output", tmp_path / "notes.json").code == 0
    assert json.loads((tmp_path / "notes.json").read_text(encoding="utf-8"))
    answer = jjreader("export", folder, "--output", tmp_path / "notes.docx")
    assert answer.code == 2
    assert not (tmp_path / "notes.docx").exists()


def test_an_interruption_is_130_and_silent(jjreader: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(commands.COMMANDS, "people", interrupted)
    answer = jjreader("people")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


@pytest.mark.parametrize("quiet", ["-q", "--quiet"])
def test_quiet_leaves_only_the_data(jjreader: Call, folder: Path, quiet: str) -> None:
    (folder / "cast.toml").write_text("not toml")
    assert "Nothing found" in jjreader("search", "zeppelin", folder).err
    assert jjreader("search", "zeppelin", folder, quiet).err == ""
    assert "cast was not used" in jjreader("people", folder).err
    assert jjreader("people", folder, quiet).err == ""


def test_a_misspelling_is_answered_with_a_suggestion(jjreader: Call, folder: Path) -> None:
    answer = jjreader("search", "breakwoter", folder)
    assert answer.code == 1
    assert "Did you mean breakwater?" in answer.err


class Terminal:
    """A stream that says it is a terminal."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def isatty(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def test_a_terminal_gets_colours_and_progress_unless_they_are_refused(
    jjreader: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal(sys.stdout))
    monkeypatch.setattr(sys, "stderr", Terminal(sys.stderr))
    coloured = jjreader("people", folder)
    assert "\x1b[1m" in coloured.out
    assert "indexing 3/3" in coloured.err
    assert coloured.err.endswith("\r\x1b[K")
    plain = jjreader("people", folder, "--no-color", "-q")
    assert "\x1b" not in plain.out
    assert plain.err == ""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in jjreader("people", folder).out


HOSTILE = "a\x1b]0;owned\x07\nb\x9b31m\u202e.txt"


@pytest.mark.parametrize(
    "arguments",
    [*LISTING, ["doctor"], *([*words, "--json"] for words in LISTING)],
    ids=" ".join,
)
def test_names_and_texts_with_escape_codes_are_never_printed_as_such(
    jjreader: Call, folder: Path, arguments: list[str]
) -> None:
    quote = "“The \x1b[2Jfog came in from the west again,”"
    text = f"Title \x1b[31m\n\n{quote} Ada Lindqvist said of the harbour. \x9b31m \u202e\n"
    (folder / HOSTILE).write_text(text, encoding="utf-8")
    (folder / f"link{HOSTILE}").symlink_to("nowhere")
    answer = jjreader(*arguments, folder)
    assert answer.code == 0
    for character in "\x1b\x07\x9b\u202e\r":
        assert character not in answer.out
        assert character not in answer.err
    if "--json" in arguments and arguments[0] in ("search", "quotes", "mentions"):
        articles = {json.loads(line)["article"] for line in answer.out.splitlines()}
        assert HOSTILE in articles


def test_names_that_are_not_utf8_do_no_harm(jjreader: Call, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"d\xe9j\xe0")
    folder.mkdir()
    (folder / os.fsdecode(b"v\xfb.txt")).write_text("Title\n\nWords of no weight.\n")
    (folder / "seen.txt").write_text("Title\n\n“Words of weight,” said Ada Lindqvist.\n")
    for words in (["search", "weight", folder, "--json"], ["quotes", folder], ["doctor", folder]):
        assert jjreader(*words).code == 0
    assert r"v\xfb.txt: its name is not UTF-8" in jjreader("doctor", folder).out


def test_the_doctor_tells_where_everything_is_and_what_is_wrong(
    jjreader: Call, folder: Path, own_home: Path
) -> None:
    (own_home / "config" / "jjreader").mkdir(parents=True)
    (own_home / "config" / "jjreader" / "config.toml").write_text("colour = 1\n")
    (folder / "cast.toml").write_text("not toml")
    (folder / "binary.txt").write_bytes(bytes(range(32)) * 100)
    answer = jjreader("doctor", folder)
    assert answer.code == 0
    for kind in ("cache", "config", "data"):
        assert str(own_home / kind / "jjreader") in answer.out
    assert str(folder) in answer.out
    assert "3 articles, 1 unreadable file" in answer.out
    assert "! binary.txt: binary file" in answer.out
    assert "'colour' is unknown" in answer.out
    assert "The cast was not used" in answer.out


def test_while_another_is_indexing_what_there_is_is_shown(
    jjreader: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_PATIENCE", 0.1)
    assert jjreader("index", folder).code == 0
    with CacheFolder.of(folder, user_paths().cache).lock():
        for words in (["search", "harbour"], ["people"], ["doctor"]):
            answer = jjreader(*words, folder)
            assert answer.code == 0
            assert "another jjreader is indexing" in answer.err
        answer = jjreader("index", folder)
        assert answer.code == 3
        assert "another jjreader is indexing" in answer.err


def test_a_damaged_catalogue_is_made_anew_on_the_way(
    jjreader: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jjreader("index", folder)
    people, calls = CataloguePeople.people, []

    def failing_once(catalogue: CataloguePeople) -> Any:
        calls.append(catalogue)
        if len(calls) == 1:
            raise CatalogueError("a value that makes no sense")
        return people(catalogue)

    monkeypatch.setattr(CataloguePeople, "people", failing_once)
    answer = jjreader("people", folder)
    assert answer.code == 0
    assert "Ada Lindqvist" in answer.out


def test_names_and_speakers_can_be_searched_for_at_once(jjreader: Call, folder: Path) -> None:
    assert jjreader("search", "name:brandt", folder).code == 0
    assert "ferry" in jjreader("search", "speaker:aukland", folder).out


def test_without_a_folder_the_bundled_articles_are_searched(jjreader: Call) -> None:
    answer = jjreader("search", "personal story", "--json")
    assert answer.code == 0
    assert "a-personal-story.txt" in answer.out
