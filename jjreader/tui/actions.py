"""Every action of the app by its id, for the config file: its usual keys and what it does."""

from collections.abc import Iterator
from contextlib import suppress

from textual.binding import Binding
from textual.dom import DOMNode
from textual.theme import BUILTIN_THEMES

from jjreader.config import KEYS, complaint, config_file, unknown
from jjreader.settings import Settings
from jjreader.tui.themes import THEMES


def actions() -> dict[str, tuple[str, str]]:
    """Id of an action -> its usual keys, and what it does."""
    from jjreader.tui import app
    from jjreader.tui.screens import dialogs, help  # noqa: A004

    assert app and dialogs and help  # noqa: S101  # imported for the classes they hold
    found = (binding for kind in _kinds(DOMNode) for binding in kind.__dict__.get("BINDINGS", ()))
    return {
        binding.id: (binding.key, binding.tooltip or binding.description)
        for binding in found
        if isinstance(binding, Binding) and binding.id
    }


def misfits(settings: Settings) -> Iterator[str]:
    """What the config file names and the app does not have, each a sentence."""
    themes = {theme.name for theme in THEMES} | BUILTIN_THEMES.keys()
    known = actions() if settings.keys else {}
    wrong = [
        (f"{KEYS}.{name}", unknown(name, known)) for name in settings.keys if name not in known
    ]
    if settings.theme not in themes:
        wrong.append(("theme", f"{settings.theme!r} {unknown(settings.theme, themes)}"))
    if wrong:
        text = ""
        with suppress(OSError, UnicodeDecodeError):
            text = config_file(settings.paths).read_text(encoding="utf-8")
        yield from (complaint(text, key, problem) for key, problem in wrong)


def _kinds(kind: type) -> Iterator[type]:
    """The classes of this program that are made of KIND."""
    children: list[type] = kind.__subclasses__()
    for child in children:
        if child.__module__.startswith("jjreader."):
            yield child
        yield from _kinds(child)
