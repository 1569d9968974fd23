"""Every action of the app by its id, for the config file: its usual keys and what it does."""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from jjreader.config import KEYS, complaint, config_file, unknown
from jjreader.settings import Settings
from jjreader.tui.keys import Keymap, Scene, bindings, clashes, keys_of, own_classes, shown
from jjreader.tui.themes import THEMES

HOLDERS = (
    "app",
    *(f"screens.{name}" for name in ("dialogs", "export_dialogs", "help", "name_dialog")),
)
"""The modules whose classes have bindings; the app loads dialogs when they are first opened."""


def actions() -> dict[str, tuple[str, str]]:
    """Id of an action -> its usual keys, and what it does."""
    return {
        binding.id or "": (binding.key, binding.tooltip or binding.description)
        for binding in all_bindings()
    }


def all_bindings() -> Iterator[Binding]:
    """Every binding of every class, as it is without a config file."""
    for module in HOLDERS:
        import_module(f"jjreader.tui.{module}")
    return bindings()


def shown_keys(keymap: Keymap) -> dict[str, str]:
    """Id of an action -> its keys as a person reads them, the shortest first."""
    return {
        binding.id or "": " ".join(sorted(map(shown, keys_of(binding, keymap)), key=len))
        for binding in all_bindings()
    }


def misfits(settings: Settings) -> Iterator[str]:
    """What the config file names and the app does not have, each a sentence."""
    themes = {theme.name for theme in THEMES} | BUILTIN_THEMES.keys()
    known = actions() if settings.keys else {}
    wrong = [
        (f"{KEYS}.{name}", unknown(name, known)) for name in settings.keys if name not in known
    ]
    wrong += [(f"{KEYS}.{name}", problem) for name, problem in _shared_keys(settings.keys)]
    if settings.theme not in themes:
        wrong.append(("theme", f"{settings.theme!r} {unknown(settings.theme, themes)}"))
    if wrong:
        text = ""
        with suppress(OSError, UnicodeDecodeError):
            text = config_file(settings.paths).read_text(encoding="utf-8")
        yield from (complaint(text, key, problem) for key, problem in wrong)


def _shared_keys(keymap: Keymap) -> Iterator[tuple[str, str]]:
    """Actions that were given a key of another one, and which."""
    for action, key, other in clashes(scenes(), keymap) if keymap else ():
        yield action, f"has the key {shown(key)} that {other!r} has as well"


def scenes() -> Iterator[Scene]:
    """What hears a key together, for each of the widgets that can have the focus."""
    from jjreader.tui.app import JJReaderApp
    from jjreader.tui.screens.reading import ReadingScreen
    from jjreader.tui.widgets.bookmark_list import BookmarkList
    from jjreader.tui.widgets.bookmark_sheet import BookmarkSheet
    from jjreader.tui.widgets.filtered_sheet import FilteredSheet, SheetFilter
    from jjreader.tui.widgets.people_list import PeopleList
    from jjreader.tui.widgets.quote_list import QuoteList

    around: dict[type, type] = {
        BookmarkList: BookmarkSheet,
        **dict.fromkeys((QuoteList, PeopleList, SheetFilter), FilteredSheet),
    }
    for kind in own_classes(Widget):
        if issubclass(kind, ModalScreen):
            yield (kind,)
        elif issubclass(kind, Widget) and kind.can_focus:
            sheet = [around[kind]] if kind in around else []
            yield (kind, *sheet, ReadingScreen, JJReaderApp)
