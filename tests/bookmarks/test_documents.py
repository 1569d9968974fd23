"""Documents become files: whole or not at all, and never over another one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jjreader.bookmarks.documents import SUFFIXES, format_of, is_taken, write_document
from jjreader.bookmarks.formats import export
from jjreader.errors import StorageError, UsageError
from jjreader.model import Bookmark

Make = Callable[..., Bookmark]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_of_a_file_decides_its_format(tmp_path: Path, make: Make, suffix: str) -> None:
    file = tmp_path / f"notes{suffix.upper()}"
    write_document(file, export([make()], format_of(file)))
    assert file.read_text(encoding="utf-8") == export([make()], SUFFIXES[suffix])
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    (tmp_path / "link.md").symlink_to("nowhere.md")
    for name in ("notes.md", "link.md"):
        with pytest.raises(StorageError, match="is there already"):
            write_document(tmp_path / name, "a document")
    assert (tmp_path / "notes.md").read_text() == "mine"
    assert not (tmp_path / "nowhere.md").exists()


@pytest.mark.parametrize("name", ["notes.docx", "notes", "md"])
def test_an_unknown_suffix_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="must end in"):
        format_of(Path(name))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing/notes.md", "cannot be written"),
        ("n\0.md", "cannot be the name"),
        (f"{'x' * 3_000}.md", "too long"),
    ],
)
def test_where_nothing_can_be_written_the_reason_is_told(
    tmp_path: Path, name: str, reason: str
) -> None:
    assert not is_taken(tmp_path / name)
    with pytest.raises(StorageError, match=reason):
        write_document(tmp_path / name, "a document")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_leaves_no_half_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        write_document(tmp_path / "notes.md", "a document")
    assert not (tmp_path / "notes.md").exists()
