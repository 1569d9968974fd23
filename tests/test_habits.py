"""What was chosen with keys is there at the next start."""

from pathlib import Path

import pytest

from jjreader.habits import Look, load_look, save_look

DARK = Look("dark", 72)


def test_what_was_chosen_counts_until_something_else_is_configured(tmp_path: Path) -> None:
    path = tmp_path / "look.json"
    assert load_look(path, DARK) == DARK
    save_look(path, Look("light", 60), DARK)
    assert load_look(path, DARK) == Look("light", 60)
    assert load_look(path, Look("contrast", 72)) == Look("contrast", 60)
    assert load_look(path, Look("dark", 80)) == Look("light", 80)


@pytest.mark.parametrize(
    "junk", ["", "[]", "[" * 100_000, '{"chosen": {"theme": 7, "x": 1}, "instead_of": {}}']
)
def test_a_damaged_file_is_passed_over(tmp_path: Path, junk: str) -> None:
    path = tmp_path / "look.json"
    path.write_text(junk)
    assert load_look(path, DARK) == DARK
