"""How fast it goes and how long it takes, from steps and times."""

from jjreader.model import Progress, Stage
from jjreader.tui.pace import Pace


def test_rate_and_time_left_are_told_once_they_are_known() -> None:
    pace = Pace()
    assert pace.describe(Progress(Stage.TEXT, 100, 3400), 50.0) == "indexing 100/3400 ────────────"
    assert pace.describe(Progress(Stage.TEXT, 120, 3400), 50.1) == "indexing 120/3400 ────────────"
    assert pace.describe(
        Progress(Stage.TEXT, 1700, 3400), 58.0
    ) == "indexing 1700/3400 ━━━━━━──────  200/s, 8 s left".replace("  ", " ")
    assert (
        pace.describe(Progress(Stage.TEXT, 3400, 3400), 66.0) == "indexing 3400/3400 ━━━━━━━━━━━━"
    )


def test_every_stage_has_its_own_pace() -> None:
    pace = Pace()
    pace.describe(Progress(Stage.TEXT, 10, 20), 0.0)
    assert (
        pace.describe(Progress(Stage.ANNOTATIONS, 0, 600), 9.0) == "quotations 0/600 ────────────"
    )
    assert pace.describe(Progress(Stage.ANNOTATIONS, 1, 600), 10.0).endswith("1/s, 10 min left")


def test_nothing_to_do_is_done() -> None:
    assert Pace().describe(Progress(Stage.TEXT, 0, 0), 1.0) == "indexing 0/0 ━━━━━━━━━━━━"
