"""A folder is only read, and whatever lies in it costs a line in the list at most."""

import os
import socket
from pathlib import Path

import pytest

from jjreader.corpus import files, scanning
from jjreader.corpus.loader import CorpusReader
from jjreader.corpus.scanning import scan
from jjreader.errors import InputError

TEXT = "A title\n\nThe ferry leaves when the benches are full, and not a minute before that.\n"


def found_in(folder: Path) -> dict[str, str | None]:
    """Id of an article -> what is wrong with it."""
    return {file.id: file.problem for file in scan(folder)}


def test_articles_are_found_by_their_suffix_at_any_depth(tmp_path: Path) -> None:
    for name in ("a.txt", "b.MD", "c.text", "one/two/d.markdown", "e.rtf", "f", "g.txt~"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    names = ["a.txt", "b.MD", "c.text", "one/two/d.markdown"]
    assert found_in(tmp_path) == dict.fromkeys(names)


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(TEXT)
    assert found_in(tmp_path) == {}


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    assert found_in(tmp_path) == {}


def test_a_missing_folder_is_an_input_error_with_a_clean_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder") as caught:
        found_in(tmp_path / "a\x1b[31m\nb")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pipe_and_a_socket_are_listed_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket.txt"))
        assert found_in(tmp_path) == dict.fromkeys(["pipe.txt", "socket.txt"], "not a regular file")
        for name in ("pipe.txt", "socket.txt"):
            with pytest.raises(InputError):
                CorpusReader(tmp_path).article(name)


def test_links_are_listed_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret.txt").write_text(TEXT)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "file.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (folder / "nowhere.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder").symlink_to(tmp_path / "out")
    assert found_in(folder) == dict.fromkeys(
        ["file.txt", "loop.txt", "nowhere.txt"], "a link: links are not followed"
    )
    for name in ("file.txt", "loop.txt", "nowhere.txt"):
        with pytest.raises(InputError):
            CorpusReader(folder).article(name)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/hostname", "one/../../out.txt"])
def test_what_lies_outside_of_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "out.txt").write_text(TEXT)
    (tmp_path / "in" / "one").mkdir(parents=True)
    with pytest.raises(InputError, match="outside"):
        CorpusReader(tmp_path / "in").article(name)


def test_a_folder_in_the_place_of_a_file_is_refused_and_let_go_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(5):
        with pytest.raises(InputError):
            CorpusReader(tmp_path).article("a.txt")
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    for name in ("a\0.txt", "a\ud800.txt", "a" * 300 + ".txt"):
        with pytest.raises(InputError):
            CorpusReader(tmp_path).article(name)


def test_a_folder_that_cannot_be_listed_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "locked").mkdir()
    open_folder = os.open

    def refusing(path: Path, flags: int) -> int:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return open_folder(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    reason = "the folder cannot be listed: no permission to read it"
    assert found_in(tmp_path) == {"a.txt": None, "locked/": reason}


def test_names_that_are_not_utf8_are_listed_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    inner = tmp_path / os.fsdecode(b"d\xe9j\xe0")
    inner.mkdir()
    (inner / "vu.txt").write_text(TEXT)
    assert found_in(tmp_path) == dict.fromkeys(
        [r"caf\xe9.txt", r"d\xe9j\xe0/vu.txt"], "its name is not UTF-8: rename it to read it"
    )


def test_a_folder_that_vanishes_may_have_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / os.fsdecode(b"d\xe9j\xe0")).mkdir()
    open_folder = os.open

    def vanishing(path: Path, flags: int) -> int:
        if Path(path) != tmp_path:
            raise FileNotFoundError(2, "No such file or directory")
        return open_folder(path, flags)

    monkeypatch.setattr(os, "open", vanishing)
    (name,) = found_in(tmp_path)
    assert name == r"d\xe9j\xe0/"


def test_a_file_whose_bad_name_looks_like_another_s_does_not_hide_it(tmp_path: Path) -> None:
    (tmp_path / "caf�.txt").write_text(TEXT)
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (tmp_path / os.fsdecode(b"caf\xe8.txt")).write_text(TEXT)
    found = list(scan(tmp_path))
    assert len({file.id for file in found}) == 3
    assert [file.id for file in found if not file.problem] == ["caf�.txt"]


def test_names_with_line_ends_and_escape_codes_can_be_read(tmp_path: Path) -> None:
    name = "a\x1b[31m\nb.txt"
    (tmp_path / name).write_text(TEXT)
    assert found_in(tmp_path) == {name: None}
    assert CorpusReader(tmp_path).article(name).text == TEXT


def test_folders_deeper_than_any_collection_are_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "DEEPEST", 3)
    deep = tmp_path / "1" / "2" / "3" / "4"
    deep.mkdir(parents=True)
    (deep / "lost.txt").write_text(TEXT)
    (deep.parent / "kept.txt").write_text(TEXT)
    assert found_in(tmp_path) == {"1/2/3/kept.txt": None}


def test_a_file_over_the_limit_is_shown_to_the_limit_with_a_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 20)
    line = "An ordinary line of the log book of the harbour office.\n"
    (tmp_path / "a.txt").write_text(line * 20_000)
    article = CorpusReader(tmp_path).article("a.txt")
    assert len(article.text) == 1 << 20
    assert article.notice == "only the first 1 MiB are shown"


def test_a_file_of_just_the_limit_has_no_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", len(TEXT))
    (tmp_path / "a.txt").write_text(TEXT)
    assert CorpusReader(tmp_path).article("a.txt").notice is None


def test_an_undecodable_character_is_a_notice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + "“ö”".encode() + b"\xff")
    assert CorpusReader(tmp_path).article("a.txt").notice == "some characters could not be decoded"


def test_an_empty_file_is_an_article_without_blocks(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    article = CorpusReader(tmp_path).article("empty.txt")
    assert (article.title, article.text, article.blocks) == ("empty", "", ())


def test_reading_changes_nothing_in_the_folder(folder: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        files = sorted(path for path in folder.rglob("*"))
        return [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]

    before = state()
    for file in scan(folder):
        CorpusReader(folder).article(file.id)
    assert state() == before
