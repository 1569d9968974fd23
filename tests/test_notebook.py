"""The notebook: bookmarks come and go, and move with their text."""

from pathlib import Path

import pytest

from jjreader.errors import InputError
from jjreader.library import Library
from jjreader.model import Article, Bookmark, BookmarkState, Quote, Span
from jjreader.notebook import Notebook


@pytest.fixture
def notebook(library: Library) -> Notebook:
    return library.notebook


@pytest.fixture
def pilot(library: Library) -> Article:
    return library.article("pilot.txt")


@pytest.fixture
def quote(library: Library, pilot: Article) -> Quote:
    return library.annotations(pilot).quotes[0]


def marked(notebook: Notebook, article: Article, quote: Quote) -> Bookmark:
    bookmark, added = notebook.toggle(article, quote.span, quote)
    assert added
    return bookmark


def insert_before(folder: Path, words: str) -> None:
    """Everything in pilot.txt moves."""
    text = (folder / "pilot.txt").read_text(encoding="utf-8")
    (folder / "pilot.txt").write_text(words + text, encoding="utf-8")


def test_a_bookmark_knows_what_is_needed_to_cite_it(
    notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    marked(notebook, pilot, quote)
    (kept,) = notebook.bookmarks()
    assert kept.text == pilot[quote.span]
    assert (kept.title, kept.source) == (pilot.title, "The Quay Gazette")
    assert kept.speaker == "Ada Lindqvist"
    assert kept.state is BookmarkState.ANCHORED
    assert kept.number == 1
    assert kept.created


def test_adding_twice_keeps_one(notebook: Notebook, pilot: Article, quote: Quote) -> None:
    first = notebook.add(pilot, quote.span, quote)
    notebook.edit(first.number, note="my note", tags=("sea", "fog"))
    again = notebook.add(pilot, quote.span, quote)
    assert (again.number, again.note, again.tags) == (first.number, "my note", ("sea", "fog"))
    assert len(notebook.bookmarks()) == 1


def test_a_bookmark_moves_with_its_text(
    library: Library, folder: Path, notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    marked(notebook, pilot, quote)
    insert_before(folder, "Reprinted\n\n")
    (moved,) = notebook.bookmarks()
    assert moved.state is BookmarkState.MOVED
    assert library.article("pilot.txt")[moved.place.span] == moved.text
    assert moved.place.span.start == quote.span.start + len("Reprinted\n\n")


def test_a_bookmark_that_moved_is_taken_back_where_it_is_now(
    library: Library, folder: Path, notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    marked(notebook, pilot, quote)
    insert_before(folder, "Reprinted\n\n")
    article = library.article("pilot.txt")
    (here,) = notebook.of_article(article)
    _, added = notebook.toggle(article, here.place.span, None, here)
    assert not added
    assert notebook.bookmarks() == ()
    assert notebook.undo() == "removal of #1"
    assert notebook.bookmarks()[0].state is BookmarkState.MOVED


def test_a_bookmark_whose_article_has_gone_is_kept(
    folder: Path, notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    marked(notebook, pilot, quote)
    (folder / "pilot.txt").unlink()
    (lost,) = notebook.bookmarks()
    assert lost.state is BookmarkState.ORPHANED
    assert lost.text == pilot[quote.span]


def test_a_bookmark_follows_its_file_to_another_name_and_undo_does_too(
    library: Library, folder: Path, notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    library.refresh()
    marked(notebook, pilot, quote)
    notebook.edit(1, note="a note")
    (folder / "2016").mkdir()
    (folder / "pilot.txt").rename(folder / "2016" / "first.txt")
    assert notebook.bookmarks()[0].state is BookmarkState.ORPHANED
    library.refresh()
    (followed,) = notebook.bookmarks()
    assert (followed.place.article_id, followed.state) == ("2016/first.txt", "anchored")
    assert notebook.undo() == "note of #1"
    assert notebook.bookmarks()[0].place.article_id == "2016/first.txt"


def test_an_article_that_is_opened_under_a_new_name_has_its_bookmarks_without_an_index(
    library: Library, folder: Path, notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    marked(notebook, pilot, quote)
    (folder / "copy.txt").write_bytes((folder / "pilot.txt").read_bytes())
    assert notebook.of_article(library.article("copy.txt")) == ()
    (folder / "pilot.txt").unlink()
    (followed,) = notebook.of_article(library.article("copy.txt"))
    assert (followed.number, followed.state) == (1, BookmarkState.ANCHORED)


def test_a_look_alike_of_a_file_does_not_get_its_bookmarks(
    library: Library, folder: Path, notebook: Notebook, pilot: Article, quote: Quote
) -> None:
    library.refresh()
    marked(notebook, pilot, quote)
    text = (folder / "pilot.txt").read_bytes()
    (folder / "pilot.txt").unlink()
    (folder / "other.txt").write_bytes(text + b"\n")
    library.refresh()
    assert notebook.bookmarks()[0].state is BookmarkState.ORPHANED
    assert notebook.of_article(library.article("other.txt")) == ()


def test_each_folder_has_its_own_bookmarks(
    tmp_path: Path, library: Library, pilot: Article, quote: Quote
) -> None:
    marked(library.notebook, pilot, quote)
    (tmp_path / "other").mkdir()
    other = Library.open(tmp_path / "other", settings=library.settings)
    assert other.notebook.bookmarks() == ()
    other.close()


def test_an_article_is_read_once_for_all_its_bookmarks(
    tmp_path: Path, library: Library, pilot: Article
) -> None:
    read: list[str] = []

    def reading(article_id: str) -> Article:
        read.append(article_id)
        if article_id == "gone.txt":
            raise InputError("gone")
        return library.article(article_id)

    notebook = Notebook(tmp_path / "own" / "bookmarks.db", "key", reading)
    for start in (0, 10, 20):
        notebook.add(pilot, Span(start, start + 5), None)
    assert len(notebook.bookmarks()) == 3
    assert read == ["pilot.txt"]
    notebook.close()
