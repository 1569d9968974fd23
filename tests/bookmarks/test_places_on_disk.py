"""Where the file lies: private, and reading goes on where writing cannot."""

import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark

Make = Callable[..., Bookmark]
NOBODY = 65534


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("no_umask")
def test_folders_and_files_are_private_whatever_the_umask(path: Path, make: Make) -> None:
    with closing(BookmarkStore(path)) as store:
        store.add("/films", make())
        files = sorted(path.parent.iterdir())
        assert [file.name for file in files] == [
            "bookmarks.db",
            "bookmarks.db-shm",
            "bookmarks.db-wal",
            "bookmarks.numbers",
        ]
        assert [mode(file) for file in files] == [0o600] * 4
        assert mode(path.parent) == mode(path.parent.parent) == 0o700


def test_below_a_file_nothing_is_saved_and_the_reason_names_it(tmp_path: Path, make: Make) -> None:
    obstacle = tmp_path / "share"
    obstacle.write_text("not a folder")
    for folder in (obstacle, obstacle / "jjreader"):
        with closing(BookmarkStore(folder / "bookmarks.db")) as store:
            assert store.all("/films") == ()
            with pytest.raises(StorageError, match=f"^{obstacle} is not a folder$"):
                store.add("/films", make())
    assert obstacle.read_text() == "not a folder"


def test_where_no_folder_can_be_made_the_reason_names_it(make: Make) -> None:
    with closing(BookmarkStore(Path("/proc/self/nonexistent/x/bookmarks.db"))) as store:
        assert store.all("/films") == ()
        with pytest.raises(StorageError, match=r"^the folder /proc/self/nonexistent/x cannot be"):
            store.add("/films", make())


def test_a_folder_in_place_of_the_file_is_no_bookmark_file(path: Path, make: Make) -> None:
    path.mkdir(parents=True)
    with closing(BookmarkStore(path)) as store, pytest.raises(StorageError, match="cannot be"):
        store.add("/films", make())


def test_where_the_log_cannot_be_made_reading_goes_on(path: Path, make: Make) -> None:
    """Folders in place of SQLite's own files hinder root, too."""
    with closing(BookmarkStore(path)) as store:
        added = store.add("/films", make())
    hindrances = [path.with_name(f"bookmarks.db-{name}") for name in ("shm", "wal")]
    for hindrance in hindrances:
        hindrance.mkdir()
    with closing(BookmarkStore(path)) as store:
        assert store.all("/films") == (added,)
        with pytest.raises(StorageError, match="cannot be written"):
            store.add("/films", make(99))
        assert store.all("/films") == (added,)
        for hindrance in hindrances:
            hindrance.rmdir()
        assert store.add("/films", make(99)).number == 2


AS_NOBODY = f"""
import os, sys
from contextlib import closing
from pathlib import Path
from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark, Place, Span

if os.geteuid() == 0:  # root may write everywhere
    os.setgid({NOBODY})
    os.setuid({NOBODY})
with closing(BookmarkStore(Path(sys.argv[1]))) as store:
    print(len(store.all("/films")))
    try:
        store.add("/films", Bookmark(Place("a.txt", Span(0, 1)), "a"))
    except StorageError as error:
        print(error)
    print(len(store.all("/films")))
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users can reach, which those of pytest are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for top in (folder, *folder.rglob("*/")):
        top.chmod(0o700)
    shutil.rmtree(folder)


def test_bookmarks_in_a_read_only_folder_can_be_read(shared: Path, make: Make) -> None:
    path = shared / "jjreader" / "bookmarks.db"
    with closing(BookmarkStore(path)) as store:
        store.add("/films", make(1))
        store.add("/films", make(2))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["2", f"the folder {path.parent} cannot be written", "2"]
