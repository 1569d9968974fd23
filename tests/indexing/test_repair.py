"""The index is a cache: whatever is wrong with it, the next refresh makes it anew."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from jjreader.errors import SearchError
from jjreader.indexing.text_stage import TextStage
from jjreader.library import Library
from jjreader.settings import Settings

Damage = Callable[[Path], None]


def garble(path: Path) -> None:
    """Other bytes of the same length."""
    path.write_bytes(random.Random(path.name).randbytes(path.stat().st_size))


def files(cache: Path, where: str) -> list[Path]:
    return [path for path in sorted((cache / where).iterdir()) if path.is_file()]


def garble_all(cache: Path, where: str) -> None:
    for path in files(cache, where):
        garble(path)


def empty_all(cache: Path, where: str) -> None:
    for path in files(cache, where):
        path.write_bytes(b"")


def delete_segments(cache: Path, where: str) -> None:
    for path in files(cache, where):
        if path.suffix != ".toc" and "LOCK" not in path.name and path.name != "FORMAT":
            path.unlink()


def delete_tables_of_contents(cache: Path, where: str) -> None:
    for path in files(cache, where):
        if path.suffix == ".toc":
            path.unlink()


def delete_folder(cache: Path, where: str) -> None:
    shutil.rmtree(cache / where)


def file_in_its_place(cache: Path, where: str) -> None:
    shutil.rmtree(cache / where)
    (cache / where).write_text("a file")


def link_in_its_place(cache: Path, where: str) -> None:
    (cache / where).rename(cache.parent / "elsewhere")
    (cache / where).symlink_to(cache.parent / "elsewhere")


def folders_in_place_of_files(cache: Path, where: str) -> None:
    for path in files(cache, where):
        if path.name.startswith("_") or path.suffix == ".toc":
            path.unlink()
            path.mkdir()


INDEX_DAMAGES = [
    garble_all,
    empty_all,
    delete_segments,
    delete_tables_of_contents,
    delete_folder,
    file_in_its_place,
    link_in_its_place,
    folders_in_place_of_files,
]


def works(library: Library) -> None:
    """Everything is found, once."""
    hits = [hit.place.article_id for hit in library.search("harbour")]
    assert sorted(hits) == ["lantern.md", "pilot.txt"]
    said = [hit.place.article_id for hit in library.search("fog", where="quotes")]
    assert said == ["pilot.txt"]
    assert len(library.entries()) == 3
    assert len(list(library.quotes())) >= 4
    assert library.people()


@pytest.mark.parametrize("where", ["text", "quotes"])
@pytest.mark.parametrize("damage", INDEX_DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_built_anew(
    library: Library, damage: Callable[[Path, str], None], where: str
) -> None:
    library.refresh()
    library.close()
    damage(library.cache.path, where)
    again = Library.open(library.folder, settings=library.settings)
    again.refresh()
    works(again)
    again.close()


def folder_for_catalogue(cache: Path) -> None:
    (cache / "catalogue.db").unlink()
    (cache / "catalogue.db").mkdir()


def other_format(cache: Path) -> None:
    with closing(sqlite3.connect(cache / "catalogue.db")) as connection:
        connection.execute("PRAGMA user_version=77")


def lost_table(cache: Path) -> None:
    with closing(sqlite3.connect(cache / "catalogue.db")) as connection:
        connection.execute("DROP TABLE quotes")


def nonsense(cache: Path) -> None:
    with closing(sqlite3.connect(cache / "catalogue.db")) as connection:
        connection.execute("UPDATE articles SET published='someday'")
        connection.commit()


def no_catalogue(cache: Path) -> None:
    for path in cache.glob("catalogue.db*"):
        path.unlink()


def garbled_catalogue(cache: Path) -> None:
    garble(cache / "catalogue.db")


def folder_for_lock(cache: Path) -> None:
    (cache / "lock").unlink()
    (cache / "lock" / "inner").mkdir(parents=True)


def nothing_left(cache: Path) -> None:
    shutil.rmtree(cache)


def all_caches_gone(cache: Path) -> None:
    shutil.rmtree(cache.parent.parent)


@pytest.mark.parametrize(
    "damage",
    [
        folder_for_catalogue,
        other_format,
        lost_table,
        nonsense,
        no_catalogue,
        garbled_catalogue,
        folder_for_lock,
        nothing_left,
        all_caches_gone,
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_cache_is_built_anew(library: Library, damage: Damage) -> None:
    library.refresh()
    damage(library.cache.path)
    library.refresh()
    works(library)


def test_any_damage_while_the_library_is_open_is_a_search_error_at_worst(
    library: Library,
) -> None:
    library.refresh()
    works(library)
    for damage in (garble_all, delete_segments, delete_folder):
        damage(library.cache.path, "text")
        with suppress(SearchError):
            library.search("harbour")
        library.refresh()
        works(library)


def another_version(cache: Path, where: str) -> None:
    (cache / where / "FORMAT").write_text("0\n")


INDEX_LOSSES = [
    another_version,
    delete_segments,
    empty_all,
    delete_tables_of_contents,
    delete_folder,
    lambda cache, _: no_catalogue(cache),
    lambda cache, _: nothing_left(cache),
]


@pytest.mark.parametrize("loss", INDEX_LOSSES)
def test_an_index_that_is_not_all_there_is_known_from_one_that_is(
    library: Library, loss: Callable[[Path, str], None]
) -> None:
    assert not library.is_indexed()
    library.refresh()
    assert library.is_indexed()
    library.close()
    loss(library.cache.path, "text")
    again = Library.open(library.folder, settings=library.settings)
    assert not again.is_indexed()
    again.refresh()
    assert again.is_indexed()
    again.close()


def test_an_index_is_not_all_there_before_its_last_article(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(TextStage, "_forget", interrupted)  # what is left to do after the articles
        with pytest.raises(KeyboardInterrupt):
            library.refresh()
    assert library.search("harbour").total
    assert not library.is_indexed()
    library.refresh()
    assert library.is_indexed()


def test_of_an_empty_folder_all_is_indexed(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "empty").mkdir()
    empty = Library.open(tmp_path / "empty", settings=settings)
    empty.refresh()
    assert empty.is_indexed()
    empty.close()


def test_a_rebuild_begins_with_nothing(library: Library) -> None:
    library.refresh()
    report = library.refresh(rebuild=True)
    assert (report.added, report.changed, report.removed) == (3, 0, 0)
    works(library)
