"""What a shell needs to complete our command line, made from the parser."""

import argparse
from collections.abc import Iterator

import shtab

_FOLDER_IN_PLACE_OF_COMMAND = {
    "bash": ("complete -o bashdefault -F", "complete -o bashdefault -o default -F"),
    "zsh": ("jjreader commands' _commands\n", "jjreader commands' _commands\n  _files -/\n"),
    "fish": ("", ""),  # offers files by itself
}
"""The first word may also be a folder, of which shtab knows nothing."""


def completions(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script for a shell."""
    for action in _actions(parser):
        if action.metavar == "FOLDER":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in ("FILE", "ARTICLE"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    script: str = shtab.complete(parser, shell)
    return script.replace(*_FOLDER_IN_PLACE_OF_COMMAND[shell])


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
