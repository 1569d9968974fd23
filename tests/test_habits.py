"""What was chosen with keys is there at the next start."""

import pytest

from jjreader.habits import Habits, HabitStore, Look
from jjreader.model import Order, Sort
from jjreader.settings import Settings


def store(settings: Settings, theme: str = "dark", width: int = 72) -> HabitStore:
    state = settings.paths.state
    configured = Settings(settings.paths, theme=theme, text_width=width)
    return HabitStore(state / "habits.json", state / "look.json", configured)


def test_what_was_chosen_counts_until_something_else_is_configured(settings: Settings) -> None:
    assert store(settings).look == Look("dark", 72)
    store(settings).keep(Look("light", 60))
    assert store(settings).look == Look("light", 60)
    assert store(settings, "contrast").look == Look("contrast", 60)
    assert store(settings, width=80).look == Look("light", 80)


def test_habits_are_kept_beside_the_look(settings: Settings) -> None:
    habits = Habits(Order(Sort.TITLE, True), frozenset({"letters"}))
    kept = store(settings)
    kept.keep(habits)
    kept.keep(Look("light", 60))
    assert (kept.habits, kept.look) == (habits, Look("light", 60))
    again = store(settings)
    assert (again.habits, again.look) == (habits, Look("light", 60))


@pytest.mark.parametrize(
    "junk", ["", "[]", "[" * 100_000, '{"chosen": {"theme": 7, "x": 1}, "instead_of": {}}']
)
def test_a_damaged_file_is_passed_over(settings: Settings, junk: str) -> None:
    settings.paths.state.mkdir(parents=True)
    for name in ("look.json", "habits.json"):
        (settings.paths.state / name).write_text(junk)
    found = store(settings)
    assert (found.look, found.habits) == (Look("dark", 72), Habits())
