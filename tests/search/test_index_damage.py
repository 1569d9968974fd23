"""Whatever is wrong with an index, it is a SearchError, and beginning anew helps."""

import os
import random
import shutil
from pathlib import Path

import pytest
from small_corpus import article, private

from jjreader.errors import IndexBusyError, SearchError
from jjreader.search import TextIndex
from jjreader.search.storage import LOCK, Storage

ARTICLES = [article(f"{n}.txt", f"Number {n}\nfilling words {'x' * n}") for n in range(9)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = private(tmp_path / "text")
    index = TextIndex(folder)
    index.update(ARTICLES[:5], [])
    index.update(ARTICLES[5:], [])
    return folder


def use(folder: Path) -> None:
    """All that is done with an index."""
    index = TextIndex(folder)
    index.document_count()
    for query in ("filling", '"filling words"', "num*", "nummber~", "after:1990", "qqqq"):
        index.search(query)
    index.update(ARTICLES[:2], ["3.txt"])
    index.search("filling")


def test_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(SearchError, match="link"):
        use(tmp_path / "link")


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o702])
def test_a_folder_that_is_open_to_others_is_refused(folder: Path, mode: int) -> None:
    folder.chmod(mode)
    with pytest.raises(SearchError, match="open to others"):
        use(folder)


def test_a_folder_of_somebody_else_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(SearchError):
        use(folder)


def test_a_missing_folder_is_a_search_error(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="no folder"):
        use(tmp_path / "missing")


def test_where_somebody_has_emptied_the_cache_nothing_is_found(tmp_path: Path) -> None:
    folder = private(tmp_path / "text")
    index = TextIndex(folder)
    index.update([article("a.txt", "The city")], [])
    assert index.search("city").total == 1
    shutil.rmtree(folder)
    assert index.search("city").total == 0
    private(folder)
    index.update([article("b.txt", "The city"), article("c.txt", "Another city")], [])
    assert index.search("city").total == 2


@pytest.mark.parametrize("seed", range(24))
def test_damage_is_a_search_error_or_harmless(folder: Path, seed: int) -> None:
    rng = random.Random(seed)
    files = sorted(file for file in folder.iterdir() if file.name != LOCK)
    file = rng.choice(files)
    data = bytearray(file.read_bytes())
    kind = rng.randrange(4)
    if kind == 0:
        data = data[: rng.randrange(len(data))]
    elif kind == 1:
        data = bytearray(rng.randbytes(len(data)))
    elif kind == 2:
        for _ in range(20):
            data[rng.randrange(len(data))] = rng.randrange(256)
    file.unlink()
    if kind < 3:
        file.write_bytes(data)
    try:
        use(folder)
    except SearchError as error:
        assert str(error)
    index = TextIndex(folder)
    index.wipe()
    index.update(ARTICLES, [])
    assert index.search("filling").total == len(ARTICLES)


def test_another_version_is_told_from_this(folder: Path) -> None:
    assert TextIndex(folder).is_current()
    (folder / "FORMAT").write_text("0\n")
    assert not TextIndex(folder).is_current()
    with pytest.raises(SearchError, match="another version"):
        TextIndex(folder).search("filling")


def test_wiping_leaves_what_is_not_ours(folder: Path) -> None:
    (folder / "inner").mkdir()
    TextIndex(folder).wipe()
    assert {path.name for path in folder.iterdir()} == {"inner", LOCK}
    assert TextIndex(folder).document_count() == 0


def test_only_one_writes_at_a_time(folder: Path) -> None:
    index = TextIndex(folder)
    with Storage(folder, TextIndex.fields).locked():
        with pytest.raises(IndexBusyError):
            index.update(ARTICLES, [])
        with pytest.raises(IndexBusyError):
            index.wipe()
        assert index.search("filling").total == len(ARTICLES)


def test_a_failed_update_gives_the_lock_back(folder: Path) -> None:
    def fail() -> object:
        yield ARTICLES[0]
        raise OSError("disk full")

    with pytest.raises(SearchError):
        TextIndex(folder).update(fail(), [])  # type: ignore[arg-type]
    use(folder)


def test_left_overs_are_swept(folder: Path) -> None:
    for name in ("_MAIN_3.toc.1234.5", "MAIN_0123456789abcdef.seg1"):
        (folder / name).write_bytes(b"half")
    TextIndex(folder).update(ARTICLES[:1], [])
    assert not list(folder.glob("*.toc.*"))
    assert not list(folder.glob("MAIN_0123456789abcdef*"))
