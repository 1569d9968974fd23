"""Keys as they are shown and named in sentences, and which of them two actions would share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key, key_to_character
from textual.widgets import Input

Keymap = Mapping[str, str]
"""Id of an action -> its keys, where they are not as usual."""
Scene = tuple[type, ...]
"""What hears a key at the same time: the widget in focus, and what is around it."""

_NAMES = {
    "⏎": "Enter",
    "esc": "Esc",
    "tab": "Tab",
    "pgup": "PgUp",
    "pgdn": "PgDn",
    "home": "Home",
    "end": "End",
    "del": "Del",
}


_FUNCTION_KEY = re.compile(r"f\d+")


def shown(key: str) -> str:
    """A key as a person reads it."""
    name = format_key(key)
    if _FUNCTION_KEY.fullmatch(name):
        return name.upper()
    return _NAMES.get(name, name)


def keys_of(binding: Binding, keymap: Keymap) -> list[str]:
    """The single keys that a binding has, by the names that Textual has for them."""
    written = keymap.get(binding.id or "", "")
    wanted = ",".join(filter(None, (key.strip() for key in written.split(","))))
    return [one.key for one in Binding.make_bindings([replace(binding, key=wanted or binding.key)])]


def own_bindings(kind: type) -> Iterator[Binding]:
    """The bindings of a class and its bases that can be remapped."""
    for owner in kind.__mro__:
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield binding


def bindings() -> Iterator[Binding]:
    """Every binding of every class that is loaded, as it is without a keymap."""
    for kind in own_classes(DOMNode):
        yield from own_bindings(kind)


def own_classes(kind: type) -> Iterator[type]:
    """The classes of this program that derive from KIND."""
    children: list[type] = kind.__subclasses__()
    for child in children:
        if child.__module__.startswith("jjreader."):
            yield child
        yield from own_classes(child)


class KeyNames:
    """The keys in force, by the ids of their actions: no sentence names a key in another way."""

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._names: dict[str, str] = {}

    def __getitem__(self, action: str) -> str:
        """The first key of an action, as a person reads it."""
        if action not in self._names:
            binding = next(binding for binding in bindings() if binding.id == action)
            self._names[action] = shown(keys_of(binding, self._keymap)[0])
        return self._names[action]

    def fill(self, sentence: str) -> str:
        """The sentence with keys where it has the ids of their actions in braces."""
        return sentence.format_map(self)


def clashes(scenes: Iterable[Scene], keymap: Keymap) -> list[tuple[str, str, str]]:
    """Actions that the keymap gives a key of another one, while that can act as well.

    Each is the id of the one, the key, and the id of the other. Those that share a key as it is,
    since one is nearer to the focus than the other, are no clash.
    """
    found = set()
    for scene in scenes:
        usual = _holders(scene, {})
        for key, ids in _holders(scene, keymap).items():
            new = ids - usual[key]
            found |= {(one, key, other) for one in new for other in ids - {one}}
    return sorted((a, key, b) for a, key, b in found if (b, key, a) not in found or a < b)


def _holders(scene: Scene, keymap: Keymap) -> defaultdict[str, set[str]]:
    """Key -> the actions that have it."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    is_box = issubclass(scene[0], Input)
    for number, kind in enumerate(scene):
        for binding in own_bindings(kind):
            for key in keys_of(binding, keymap):
                if not (is_box and number and _is_letter(key)):
                    holders[key].add(binding.id or "")
    return holders


def _is_letter(key: str) -> bool:
    """A text box takes it for itself."""
    character = key_to_character(key)
    return character is not None and character.isprintable()
