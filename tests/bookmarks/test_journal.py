"""Whatever the reader did can be undone and done again, also by another program and later."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings, strategies as st

from jjreader.bookmarks.database import Database
from jjreader.bookmarks.journal import MOST_STEPS
from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark, Place, Span

Make = Callable[..., Bookmark]


def test_every_kind_of_step_is_undone_and_done_again_and_says_what_it_was(
    store: BookmarkStore, make: Make
) -> None:
    states = [store.all("/films")]
    for act in (
        lambda: store.add("/films", make(1)),
        lambda: store.toggle("/films", make(2)),
        lambda: store.edit("/films", 1, note="for the essay"),
        lambda: store.edit("/films", 1, tags=("art",)),
        lambda: store.edit("/films", 2, note="both", tags=("art",)),
        lambda: store.toggle("/films", make(2)),
        lambda: store.remove("/films", 1),
    ):
        act()
        states.append(store.all("/films"))
    told = [
        *("removal of #1", "removal of #2", "note and tags of #2", "tags of #1"),
        *("note of #1", "bookmark #2", "bookmark #1"),
    ]
    for expected, state in zip(told, reversed(states[:-1]), strict=True):
        assert store.undo("/films") == expected
        assert store.all("/films") == state
    assert store.undo("/films") is None
    for expected, state in zip(reversed(told), states[1:], strict=True):
        assert store.redo("/films") == expected
        assert store.all("/films") == state
    assert store.redo("/films") is None


def test_steps_outlive_the_program_and_belong_to_their_folder(path: Path, make: Make) -> None:
    with closing(BookmarkStore(path)) as first:
        first.add("/films", make())
        first.remove("/films", 1)
        first.add("/other", make())
    with closing(BookmarkStore(path)) as second:
        assert second.undo("/films") == "removal of #1"
        assert [one.number for one in second.all("/films")] == [1]
        assert len(second.all("/other")) == 1


def test_something_new_ends_what_could_be_done_again(store: BookmarkStore, make: Make) -> None:
    store.add("/films", make(1))
    assert store.undo("/films") == "bookmark #1"
    assert store.add("/films", make(2)).number == 2
    assert store.redo("/films") is None
    assert store.undo("/films") == "bookmark #2"


def test_what_changes_nothing_is_no_step(store: BookmarkStore, make: Make) -> None:
    store.add("/films", make(note="as it is", tags=("art",)))
    store.add("/films", make())
    store.edit("/films", 1, note="as it is", tags=("art",))
    assert store.undo("/films") == "bookmark #1"
    assert store.undo("/films") is None


def test_the_last_hundred_steps_are_kept(store: BookmarkStore, make: Make) -> None:
    store.add("/films", make())
    for number in range(MOST_STEPS + 5):
        store.edit("/films", 1, note=f"note {number}")
    undone = 0
    while store.undo("/films"):
        undone += 1
    assert undone == MOST_STEPS
    assert store.all("/films")[0].note == "note 4"
    database = Database(store.path)
    count = "SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM bookmark_past)"
    assert database.read(lambda c: c.execute(count).fetchone()) == (MOST_STEPS, 2 * MOST_STEPS)
    database.close()


def test_a_step_that_fails_leaves_no_trace(store: BookmarkStore, make: Make) -> None:
    store.add("/films", make())
    try:
        store.remove("/films", 7)
    except StorageError:
        assert store.undo("/films") == "bookmark #1"


def test_an_article_that_is_called_otherwise_takes_its_past_along(
    store: BookmarkStore, make: Make
) -> None:
    store.add("/films", make())
    store.edit("/films", 1, note="a note")
    store.remove("/films", 1)
    store.follow("/films", "film.txt", "2016/film.txt")
    store.undo("/films")
    store.undo("/films")
    (back,) = store.all("/films")
    assert (back.place.article_id, back.note) == ("2016/film.txt", "")


actions = st.lists(
    st.tuples(st.sampled_from(["toggle", "edit", "undo", "redo"]), st.integers(1, 3)),
    max_size=20,
)


@settings(max_examples=25)
@given(actions=actions)
def test_undo_and_redo_walk_along_one_line_of_states(
    tmp_path_factory: object, actions: list[tuple[str, int]]
) -> None:
    """A model of it: a list of states, and where we stand in it."""
    folder = tmp_path_factory.mktemp("journal")  # type: ignore[attr-defined]
    with closing(BookmarkStore(folder / "bookmarks.db")) as store:
        line, at = [store.all("/films")], 0
        for what, start in actions:
            if what == "undo":
                assert (store.undo("/films") is None) == (at == 0)
                at = max(at - 1, 0)
            elif what == "redo":
                assert (store.redo("/films") is None) == (at == len(line) - 1)
                at = min(at + 1, len(line) - 1)
            else:
                if what == "toggle":
                    store.toggle("/films", Bookmark(Place("a.txt", Span(start, start + 1)), "x"))
                elif kept := store.all("/films"):
                    store.edit("/films", kept[0].number, note=f"{kept[0].note}{start}")
                if store.all("/films") != line[at]:
                    line, at = [*line[: at + 1], store.all("/films")], at + 1
            assert store.all("/films") == line[at]
