"""Folders of the program's own are for nobody else's eyes."""

import os
import stat
from pathlib import Path

import pytest

from jjreader.errors import StorageError
from jjreader.own_files import private_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("no_umask")
def test_a_folder_is_private_whatever_the_umask_and_so_are_those_above(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "one" / "two" / "three")
    assert mode(folder) == mode(folder.parent) == mode(folder.parent.parent) == 0o700


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine").chmod(0o777)
    assert mode(private_folder(tmp_path / "mine")) == 0o700
    assert mode(private_folder(tmp_path / "mine")) == 0o700


def test_the_modes_of_folders_above_are_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    private_folder(tmp_path / "mine")
    assert mode(tmp_path) == 0o755


def test_what_cannot_be_ours_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "file/below", "link"):
        with pytest.raises(StorageError, match=name):
            private_folder(tmp_path / name)
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    with pytest.raises(StorageError, match="real is not a folder of this user"):
        private_folder(tmp_path / "real")
