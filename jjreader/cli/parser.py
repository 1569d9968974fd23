"""What can be typed after `jjreader`."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from jjreader import __version__
from jjreader.corpus.cleaner import clean_line

FORMATS = ("markdown", "json", "csv", "bibtex", "csl", "org", "html")
EXAMPLES = """examples:
  jjreader ~/clippings                        read the articles of a folder
  jjreader search '"personal story" ritter'   search the bundled articles
  jjreader export ~/clippings --output notes.md
                                              what you bookmarked, with citations
"""
QUERY_HELP = """queries:
  words (all must match)   "a phrase"   prefix*   word~ (fuzzy)   OR   -word
  title: speaker: name: source: quote: after:2016-05 before:2016-09-01
"""
EXIT_HELP = """exit codes: 0 done or found, 1 nothing found, 2 wrong usage, 3 input unreadable,
130 interrupted. A folder that has the name of a command is given as ./NAME.
"""
FILTER_HELP = "only those with these words, tag: speaker: note: article: is:moved after:2024-05"
LONGEST_NUMBER = 9
"""Digits."""
LARGEST_PORT = 65_535
WITHOUT_FOLDER = ("config", "completions", "manual")
SHELLS = ("bash", "zsh", "fish")
OPEN = "open"
"""The command that is meant when none is typed."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without what could harm a terminal."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"jjreader: {clean_line(message)}; see `{self.prog} --help`\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that the arguments mean; ends the program for --help, --version and errors."""
    parser, commands = command_line()
    words = list(arguments)
    if words[:1] in (["-h"], ["--help"], ["--version"]):
        return parser.parse_args(words[:1])
    name = next((word for word in words if not word.startswith("-") or word == "--"), OPEN)
    if name in commands and name != OPEN:
        words.remove(name)
    else:
        name = OPEN
    # Intermixed: with the usual way, an option between QUERY and FOLDER loses the FOLDER.
    return commands[name].parse_intermixed_args(words, argparse.Namespace(command=name))


def command_line() -> tuple[argparse.ArgumentParser, dict[str, "_Parser"]]:
    """All that can be typed, and the part of each command."""
    parser = _Parser(
        prog="jjreader",
        usage="jjreader [FOLDER]\n       jjreader COMMAND [...]",
        description=f"{EXAMPLES}\nRead a folder of articles in the terminal: who said what, found"
        " as you type,\nmarked for good. Without FOLDER: the bundled articles.",
        epilog=EXIT_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"jjreader {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="jjreader"
    )
    _add(commands, OPEN, None)
    read = _add(commands, "read", "print an article, who speaks in the margin")
    read.add_argument("article", metavar="ARTICLE", type=Path, help="its path in FOLDER, or a file")
    search = _add(commands, "search", "full-text search", epilog=QUERY_HELP, listing=True)
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--where", choices=("articles", "quotes"), default="articles")
    search.add_argument("--limit", type=_positive, default=50, metavar="N")
    quotes = _add(commands, "quotes", "who said what", listing=True)
    quotes.add_argument("--speaker", metavar="NAME", help="only this speaker's; part of the name")
    _add(commands, "people", "persons and characters", listing=True)
    _add(commands, "mentions", "every mention of a name", listing=True)
    bookmarks = _add(commands, "bookmarks", "list what was bookmarked", listing=True)
    bookmarks.add_argument(
        "--merge", type=Path, metavar="FILE", help="take over those of another bookmarks.db first"
    )
    bookmarks.add_argument(
        "--restore", action="store_true", help="bring back those of the last backup copy first"
    )
    export = _add(commands, "export", "bookmarks as a document")
    form = export.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMATS, help="else as FILE ends, or markdown")
    form.add_argument("--template", type=Path, metavar="FILE", help="one of your own, in Jinja")
    export.add_argument("--output", type=Path, metavar="FILE", help="a new file; else stdout")
    export.add_argument("--overwrite", action="store_true", help="also when FILE is there already")
    index = _add(commands, "index", "bring the index up to date", listing=True)
    index.add_argument("--rebuild", action="store_true", help="from nothing")
    serve = _add(commands, "serve", "the reader in a browser on this machine")
    serve.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="8000 if not given; 0: any"
    )
    _add(commands, "config", "what can be set, as it is set: a config.toml")
    shells = _add(commands, "completions", "what a shell needs to complete these words")
    shells.add_argument("shell", choices=SHELLS)
    _add(commands, "manual", "the manual page: jjreader manual | man -l -")
    _add(commands, "doctor", "where everything is kept, what is wrong, how to fix it")
    for command in (bookmarks, export):
        command.add_argument("--filter", metavar="WORDS", default="", help=FILTER_HELP)
    for name, command in commands.choices.items():
        if name not in WITHOUT_FOLDER:
            command.add_argument("folder", metavar="FOLDER", nargs="?", type=Path)
    commands.choices[OPEN].usage, commands.choices[OPEN].prog = parser.usage, parser.prog
    return parser, dict(commands.choices)


def _add(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    summary: str | None,
    *,
    epilog: str | None = None,
    listing: bool = False,
) -> argparse.ArgumentParser:
    listed = {"help": summary} if summary else {}  # a command without help is not listed
    parser = commands.add_parser(name, **listed)  # type: ignore[arg-type]
    parser.description, parser.epilog = summary, epilog
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("-q", "--quiet", action="store_true", help="no messages and no progress")
    parser.add_argument("--no-color", action="store_true", help="no colours (also: NO_COLOR)")
    if listing:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def _positive(word: str) -> int:
    if not word.isdecimal() or len(word) > LONGEST_NUMBER or int(word) < 1:
        raise argparse.ArgumentTypeError("must be a number, 1 or more")
    return int(word)


def _port(word: str) -> int:
    number = 0 if word == "0" else _positive(word)
    if number > LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"must be a port, at most {LARGEST_PORT}")
    return number
