"""The file config.toml: read with warnings instead of refusals, and printed with explanations."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jjreader.model import Order, Sort
from jjreader.settings import (
    HIGHLIGHTS,
    NARROWEST_TEXT,
    WIDEST_TEXT,
    Paths,
    Settings,
    user_paths,
)

REVERSED = " reversed"
KEYS = "keys"
"""The table from the id of an action to its keys."""

PRINTED_WIDTH = 88
"""Characters of a line of explanation."""
_UNSAFE = re.compile("[\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that can be set."""

    name: str
    field: str
    """Of Settings."""
    wants: str
    """What its value must be, in words."""
    says: str
    """What it does, for the printed file."""
    read: Callable[[object], Any]
    """The setting that a value of the file means; None: it means none."""


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _width(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value if NARROWEST_TEXT <= value <= WIDEST_TEXT else None
    return None


def _order(value: object) -> Order | None:
    name = value if isinstance(value, str) else ""
    sort = name.removesuffix(REVERSED)
    return Order(Sort(sort), name != sort) if sort in list(Sort) else None


def _highlights(value: object) -> str | None:
    return value if isinstance(value, str) and value in HIGHLIGHTS else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


TABLE = (
    Setting(
        "theme",
        "theme",
        "the name of a theme",
        "The colours; the action `theme` goes through jjreader's own, and any theme of Textual "
        "can be named. What is chosen in the app counts until another is set here.",
        _text,
    ),
    Setting(
        "width",
        "text_width",
        f"a whole number from {NARROWEST_TEXT} to {WIDEST_TEXT}",
        f"Columns of the text at most, from {NARROWEST_TEXT} to {WIDEST_TEXT}; "
        "what is chosen in the app counts until another is set here.",
        _width,
    ),
    Setting(
        "sort",
        "order",
        f"one of {', '.join(Sort)}, and “{REVERSED.strip()}” behind it if wanted",
        f"How the list is sorted until that is changed in the app: {', '.join(Sort)}; "
        f'"date{REVERSED}" is the other way round.',
        _order,
    ),
    Setting(
        "highlights",
        "highlights",
        f"one of {', '.join(HIGHLIGHTS)}",
        f"What is set apart in an article when the app starts: {', '.join(HIGHLIGHTS)}.",
        _highlights,
    ),
    Setting(
        "watch",
        "is_watching",
        "true or false",
        "Whether changed files appear by themselves; else the action `rescan` looks for them.",
        _truth,
    ),
)


def load_settings(paths: Paths | None = None) -> Settings:
    """The settings of config.toml; what is wrong in there becomes a warning, never a refusal."""
    paths = paths or user_paths()
    file = config_file(paths)
    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(paths)
    except (OSError, UnicodeDecodeError) as error:
        return Settings(paths, warnings=(f"{file} was not read: {error}",))
    import tomllib  # only for those who have set something

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(paths, warnings=(f"{file} was not read: {error}",))
    except RecursionError:
        return Settings(paths, warnings=(f"{file} was not read: too many brackets",))
    return _settings(Settings(paths), table, text)


def config_file(paths: Paths) -> Path:
    """Where a reader sets something."""
    return paths.config / "config.toml"


def complaint(text: str, key: str, problem: str) -> str:
    """A warning about a key: where it stands in TEXT, and what is wrong with it."""
    line = _line_of(text, key)
    return f"config.toml{f', line {line}' if line else ''}: {key!r} {problem}"


def unknown(name: str, known: Collection[str]) -> str:
    """That a name is unknown, with the one that was probably meant."""
    import difflib

    near = difflib.get_close_matches(name, known, 1)
    return f"is unknown{f'; did you mean {near[0]!r}?' if near else ''}"


def print_settings(settings: Settings, actions: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The lines of a config.toml that means SETTINGS, every key explained.

    ACTIONS: id -> its usual keys and what it does; those that are as usual are commented out.
    """
    from textwrap import wrap

    yield f"# {config_file(settings.paths)}"
    for key in TABLE:
        yield ""
        yield from (f"# {line}" for line in wrap(key.says, PRINTED_WIDTH))
        yield f"{key.name} = {_toml(getattr(settings, key.field))}"
    yield ""
    yield "# Keys of actions, several with commas between: letters, or names such as f5, ctrl+t,"
    yield "# space, escape, question_mark. Those that begin with # are as usual."
    yield f"[{KEYS}]"
    for action in sorted(actions.keys() | settings.keys.keys()):
        usual, says = actions.get(action, ("", "unknown to this version"))
        own = settings.keys.get(action)
        sign = "# " if own is None else ""
        yield f"{sign}{_name(action)} = {_toml(usual if own is None else own)}  # {says}"


def _settings(settings: Settings, table: Mapping[str, object], text: str) -> Settings:
    known = {key.name: key for key in TABLE}
    warnings = []
    for name, value in table.items():
        if name == KEYS:
            settings, wrong = _with_keys(settings, value, text)
            warnings += wrong
        elif name not in known:
            warnings.append(complaint(text, name, unknown(name, [*known, KEYS])))
        elif (read := known[name].read(value)) is None:
            warnings.append(complaint(text, name, f"must be {known[name].wants}"))
        else:
            settings = replace(settings, **{known[name].field: read})
    return replace(settings, warnings=tuple(warnings))


def _with_keys(settings: Settings, value: object, text: str) -> tuple[Settings, list[str]]:
    if not isinstance(value, dict):
        return settings, [complaint(text, KEYS, "must be a table: [keys]")]
    keys = {action: chosen for action, chosen in value.items() if isinstance(chosen, str)}
    wrong = [name for name in value if name not in keys]
    problem = 'must be keys in quotation marks, such as "s,f3"'
    warnings = [complaint(text, f"{KEYS}.{name}", problem) for name in wrong]
    return replace(settings, keys=MappingProxyType(keys)), warnings


def _line_of(text: str, key: str) -> int | None:
    """The number of the line where a key is set; a key of a table is written `table.key`."""
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            table = header[1].strip("\"'") + "."
            if header[1].strip("\"'") == key:
                return number
        elif (name := re.match(r"\s*([^=#]+?)\s*=", line)) and (
            table + re.sub("[\"'\\s]", "", name[1]) == key
        ):
            return number
    return None


def _toml(value: object) -> str:
    """A value as TOML; its basic strings are those of JSON but for the controls from 7F on."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _name(action: str) -> str:
    return action if re.fullmatch(r"[A-Za-z0-9_-]+", action) else _toml(action)
