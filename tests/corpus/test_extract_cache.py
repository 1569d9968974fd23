"""What was taken out of a file is taken out once, and a broken cache costs nothing but time."""

from hashlib import sha256
from pathlib import Path

import made_files as files
import pytest

from jjreader.corpus.formats import process
from jjreader.corpus.formats.extract import Extract
from jjreader.corpus.formats.extract_cache import ExtractCache
from jjreader.corpus.loader import CorpusReader
from jjreader.library import Library

FERRY = Extract("The ferry — late. \ud800\n", "only the beginning")


def test_an_extract_comes_back_as_it_was_also_to_another_process(tmp_path: Path) -> None:
    ExtractCache(tmp_path / "extracts.db").put("ab", ".html/", FERRY)
    other = ExtractCache(tmp_path / "extracts.db")
    assert other.get("ab", ".html/") == FERRY
    assert other.get("ab", ".eml/") is other.get("cd", ".html/") is None


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    cache = ExtractCache(tmp_path / "extracts.db")
    CorpusReader(tmp_path, cache.path).keep_only(lambda: ["ab"])
    assert not cache.path.exists()  # there is nothing to forget
    for file in ("ab", "cd"):
        cache.put(file, ".epub/one", FERRY)
    cache.keep_only(lambda: ["cd", "ef"])
    assert cache.get("ab", ".epub/one") is None
    assert cache.get("cd", ".epub/one") == FERRY


def test_a_broken_cache_is_made_anew_and_one_that_is_nowhere_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "extracts.db"
    path.write_bytes(b"no database, but long enough to be looked at as one" * 99)
    cache = ExtractCache(path)
    assert cache.get("ab", ".html/") is None
    cache.put("ab", ".html/", FERRY)
    assert cache.get("ab", ".html/") == FERRY
    nowhere = ExtractCache(tmp_path / "nowhere" / "extracts.db")
    nowhere.put("ab", ".html/", FERRY)
    assert nowhere.get("ab", ".html/") is None


def test_a_page_is_read_once_for_the_index_and_for_every_look_at_it(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = folder / "ferry.html"
    page.write_bytes(files.page())
    assert library.entries()  # a first look
    with monkeypatch.context() as patched:
        patched.setattr(process, "_idle", lambda: pytest.fail("taken out again"))
        library.refresh()
        assert files.FORTY_YEARS in library.article("ferry.html").text
        (hit,) = library.locate(library.search('"forty years"').hits, '"forty years"')
        assert hit.passage
    page.write_bytes(files.page("<p>It was sold since.</p>"))
    assert "It was sold since." in library.article("ferry.html").text


def test_what_was_taken_out_of_a_file_goes_with_it(folder: Path, library: Library) -> None:
    page = folder / "ferry.html"
    page.write_bytes(files.page())
    library.refresh()
    known_by = sha256(files.page()).hexdigest()
    assert ExtractCache(library.cache.extracts).get(known_by, ".html/")
    page.unlink()
    library.refresh()
    assert ExtractCache(library.cache.extracts).get(known_by, ".html/") is None
