"""What the reader has set up with keys, to be found again at the next start."""

from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from jjreader.model import NEWEST_FIRST, Order, Sort
from jjreader.own_files import read_json, write_json
from jjreader.settings import Settings


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large panes were made, in cells; None: as the layout has it."""

    list_width: int | None = None
    sheet_width: int | None = None
    """Where the sheet is a column."""
    sheet_height: int | None = None
    """Where it lies below."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What was chosen last; the defaults are for a folder that is opened for the first time."""

    order: Order = NEWEST_FIRST
    folded: frozenset[str] = frozenset()
    """Folders whose articles are hidden in the list."""
    sizes: Sizes = Sizes()


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen looks, whatever the folder."""

    theme: str
    text_width: int
    """Cells of the text column at most."""


class HabitStore:
    """Keeps what was chosen last: the habits in a folder, and the look in all of them."""

    def __init__(self, habits_file: Path, look_file: Path, settings: Settings) -> None:
        self._habits_file, self._look_file = habits_file, look_file
        self._configured = Look(settings.theme, settings.text_width)
        self.habits = _load_habits(habits_file, Habits(order=settings.order))
        self.look = _load_look(look_file, self._configured)

    def keep(self, chosen: Habits | Look) -> None:
        """Keep it, also for the next start. StorageError when it cannot be written."""
        if isinstance(chosen, Look):
            self.look = chosen
            table = {"chosen": asdict(chosen), "instead_of": asdict(self._configured)}
            write_json(self._look_file, table)
        else:
            self.habits = chosen
            write_json(self._habits_file, {**asdict(chosen), "folded": sorted(chosen.folded)})


def _load_look(path: Path, configured: Look) -> Look:
    """What was chosen last; what has been configured otherwise since then is newer."""
    match read_json(path):
        case {"chosen": dict(chosen), "instead_of": dict(before)}:
            for name, usual in asdict(configured).items():
                if before.get(name) == usual and type(chosen.get(name)) is type(usual):
                    configured = replace(configured, **{name: chosen[name]})
    return configured


def _load_habits(path: Path, habits: Habits) -> Habits:
    """HABITS, changed by what is in the file; whatever is wrong in there is passed over."""
    match read_json(path):
        case {"order": {"sort": str(sort), "is_reversed": bool(is_reversed)}, **rest}:
            with suppress(ValueError):
                habits = replace(habits, order=Order(Sort(sort), is_reversed))
            match rest:
                case {"folded": list(folded)}:
                    folders = (name for name in folded if isinstance(name, str))
                    habits = replace(habits, folded=frozenset(folders))
            habits = replace(habits, sizes=_sizes(rest.get("sizes")))
    return habits


def _sizes(table: object) -> Sizes:
    known = table if isinstance(table, dict) else {}
    wanted = {field.name: known.get(field.name) for field in fields(Sizes)}
    return Sizes(**{name: cells for name, cells in wanted.items() if type(cells) is int})
