"""The manual page, made from the parser: `jjreader manual | man -l -`."""

import argparse
from collections.abc import Iterator

from jjreader import __version__

COMMON = ("help", "quiet", "no_color")
"""Options of all commands."""
FILES = (
    (
        "$XDG_CONFIG_HOME/jjreader/config.toml",
        "Settings; `jjreader config` prints and explains them.",
    ),
    ("$XDG_DATA_HOME/jjreader/bookmarks.db", "The bookmarks: back them up."),
    ("$XDG_STATE_HOME/jjreader/", "What has been read, and how far; how the list is sorted."),
    ("$XDG_CACHE_HOME/jjreader/", "The index; it is built anew when it is lost."),
)


def manual(parser: argparse.ArgumentParser, examples: str, queries: str, exits: str) -> str:
    """The page in the man macros of roff."""
    lines = [
        f'.TH JJREADER 1 "" "jjreader {__version__}" "User Commands"',
        *(".SH NAME", r"jjreader \- read a folder of articles in the terminal"),
        *(".SH SYNOPSIS", *_synopsis(parser)),
        *(".SH DESCRIPTION", *_paragraph((parser.description or "").partition("\n\n")[2])),
        "Press ? in the reader for its keys.",
        *(".SH COMMANDS", *_commands(parser)),
        *(".SH OPTIONS", "Every command takes these:", *_options(_any_command(parser))),
        *_options(parser, without=COMMON),
        *(".SH QUERIES", *_verbatim(queries.partition("\n")[2])),
        *(".SH EXIT STATUS", *_paragraph(exits.partition(": ")[2])),
        ".SH FILES",
    ]
    for path, holds in FILES:
        lines += [".TP", _escaped(path), _escaped(holds)]
    return "\n".join([*lines, ".SH EXAMPLES", *_verbatim(examples.partition("\n")[2])]) + "\n"


def _synopsis(parser: argparse.ArgumentParser) -> Iterator[str]:
    for line in (parser.usage or "").splitlines():
        yield f".B {_escaped(line.strip())}"
        yield ".br"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every command that `--help` lists, with its options."""
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    for listed in commands._get_subactions():
        command = commands.choices[listed.dest]
        words = [_word(action) for action in command._actions if not action.option_strings]
        shown = " ".join([parser.prog, listed.dest, *words])
        yield from (f".SS {_escaped(shown)}", _escaped(f"{listed.help}."))
        yield from _options(command, without=COMMON)


def _any_command(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """One that takes what all take, and nothing else."""
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    found: argparse.ArgumentParser = commands.choices["doctor"]
    return found


def _word(action: argparse.Action) -> str:
    word = str(action.metavar or "|".join(map(str, action.choices or ())))
    return f"[{word}]" if action.nargs == "?" else word


def _options(parser: argparse.ArgumentParser, without: tuple[str, ...] = ()) -> Iterator[str]:
    for action in parser._actions:
        if action.option_strings and action.dest not in without:
            values = action.metavar or "|".join(map(str, action.choices or ()))
            names = ", ".join(action.option_strings)
            yield from (".TP", f".B {_escaped(f'{names} {values}'.strip())}")
            says = (action.help or "") % {"prog": parser.prog, "default": action.default}
            yield _escaped(says) or _escaped(f"default: {action.default}")


def _paragraph(text: str) -> list[str]:
    return [_escaped(" ".join(text.split()))]


def _verbatim(text: str) -> list[str]:
    return [".nf", *map(_escaped, text.rstrip().splitlines()), ".fi"]


def _escaped(text: str) -> str:
    """TEXT on one line that roff prints as it is; hyphens and quotes stay what can be typed."""
    text = " ".join(text.splitlines()) if "\n" in text else text
    return r"\&" + text.translate(_SPECIAL) if text else ""


_SPECIAL = str.maketrans(
    {"\\": r"\e", "-": r"\-", "~": r"\(ti", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", '"': r"\(dq"}
)
