"""What can be typed after `jjreader`."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import NamedTuple, NoReturn

from jjreader import __version__
from jjreader.corpus.cleaner import clean_line
from jjreader.errors import UsageError

PROGRAM = "jjreader"
USAGE = "jjreader [FOLDER]\n       jjreader COMMAND [...]"
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
SHELLS = ("bash", "zsh", "fish")
PLAIN = "--plain"
"""What other readers call the command `read`."""
OPEN = "open"
"""The command that is meant when none is typed."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without what could harm a terminal."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"jjreader: {clean_line(message)}; see `{self.prog} --help`\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that the arguments mean; ends the program for --help, --version and errors."""
    words = list(arguments)
    if words[:1] in (["-h"], ["--help"], ["--version"]):
        return command_line()[0].parse_args(words[:1])
    if words[:1] == [PLAIN]:
        words[0] = "read"
    name = next((word for word in words if not word.startswith("-") or word == "--"), OPEN)
    if name in COMMANDS and name != OPEN:
        words.remove(name)
    else:
        name = OPEN
        _reject_misspelling(words)
    parser = _Parser(prog=f"{PROGRAM} {name}")
    _fill(parser, name)
    # Intermixed: with the usual way, an option between QUERY and FOLDER loses the FOLDER.
    return parser.parse_intermixed_args(words, argparse.Namespace(command=name))


def _reject_misspelling(words: Sequence[str]) -> None:
    """What is no folder may have been meant for a command."""
    given = [word for word in words if not word.startswith("-")]
    if not given or "--" in words or _is_there(given[0]):
        return
    from difflib import get_close_matches  # few people misspell

    close = get_close_matches(given[0], COMMANDS, 1)
    if close or len(given) > 1:
        meant = f"; did you mean `{PROGRAM} {close[0]}`?" if close else ""
        raise UsageError(f"there is no command and no folder “{given[0]}”{meant}")


def _is_there(path: str) -> bool:
    try:
        return Path(path).expanduser().exists()
    except (OSError, RuntimeError):  # a name too long, a home that nobody has
        return False


def command_line() -> tuple[argparse.ArgumentParser, dict[str, "_Parser"]]:
    """All that can be typed, and the part of each command."""
    parser = _Parser(
        prog=PROGRAM,
        usage=USAGE,
        description=f"{EXAMPLES}\nRead a folder of articles in the terminal: who said what, found"
        " as you type,\nmarked for good. Without FOLDER: the bundled articles.",
        epilog=EXIT_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(PLAIN, metavar="ARTICLE", help="the same as: read ARTICLE")
    parser.add_argument("--version", action="version", version=f"jjreader {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog=PROGRAM
    )
    for name, command in COMMANDS.items():
        # A command without help is not listed.
        listed = {"help": command.summary} if command.summary else {}
        _fill(commands.add_parser(name, **listed), name)  # type: ignore[arg-type]
    return parser, dict(commands.choices)


def _fill(parser: argparse.ArgumentParser, name: str) -> None:
    """Add what a command takes; that of one costs a tenth of that of all."""
    command = COMMANDS[name]
    parser.description, parser.epilog = command.summary, command.epilog
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("-q", "--quiet", action="store_true", help="no messages and no progress")
    parser.add_argument("--no-color", action="store_true", help="no colours (also: NO_COLOR)")
    for add in command.takes:
        add(parser)
    if name == OPEN:
        parser.prog, parser.usage = PROGRAM, USAGE


def _positive(word: str) -> int:
    if not word.isdecimal() or len(word) > LONGEST_NUMBER or int(word) < 1:
        raise argparse.ArgumentTypeError("must be a number, 1 or more")
    return int(word)


def _port(word: str) -> int:
    number = 0 if word == "0" else _positive(word)
    if number > LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"must be a port, at most {LARGEST_PORT}")
    return number


_argument = partial(methodcaller, "add_argument")
"""Makes what adds an argument to a parser."""

_JSON = _argument("--json", action="store_true", help="one JSON object a line")
_FOLDER = _argument("folder", metavar="FOLDER", nargs="?", type=Path)
_FILTER = _argument("--filter", metavar="WORDS", default="", help=FILTER_HELP)
_ARTICLE = _argument("article", metavar="ARTICLE", type=Path, help="its path in FOLDER, or a file")
_QUERY = _argument("query", metavar="QUERY")
_WHERE = _argument("--where", choices=("articles", "quotes"), default="articles")
_LIMIT = _argument("--limit", type=_positive, default=50, metavar="N")
_SPEAKER = _argument("--speaker", metavar="NAME", help="only this speaker's; part of the name")
_MERGE = _argument(
    "--merge", type=Path, metavar="FILE", help="take over those of another bookmarks.db first"
)
_RESTORE = _argument(
    "--restore", action="store_true", help="bring back those of the last backup copy first"
)
_REBUILD = _argument("--rebuild", action="store_true", help="from nothing")
_PORT = _argument("--port", type=_port, default=8000, metavar="N", help="8000 if not given; 0: any")
_SHELL = _argument("shell", choices=SHELLS)


def _document(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMATS, help="else as FILE ends, or markdown")
    form.add_argument("--template", type=Path, metavar="FILE", help="one of your own, in Jinja")
    parser.add_argument("--output", type=Path, metavar="FILE", help="a new file; else stdout")
    parser.add_argument("--overwrite", action="store_true", help="also when FILE is there already")


class Command(NamedTuple):
    """A command, and what it takes beside what all of them take."""

    summary: str | None
    takes: tuple[Callable[[argparse.ArgumentParser], None], ...] = ()
    epilog: str | None = None


COMMANDS = {
    OPEN: Command(None, (_FOLDER,)),
    "read": Command("print an article or a book, who speaks in the margin", (_ARTICLE, _FOLDER)),
    "search": Command("full-text search", (_JSON, _QUERY, _WHERE, _LIMIT, _FOLDER), QUERY_HELP),
    "quotes": Command("who said what", (_JSON, _SPEAKER, _FOLDER)),
    "people": Command("persons and characters", (_JSON, _FOLDER)),
    "mentions": Command("every mention of a name", (_JSON, _FOLDER)),
    "bookmarks": Command("list what was bookmarked", (_JSON, _MERGE, _RESTORE, _FILTER, _FOLDER)),
    "export": Command("bookmarks as a document", (_document, _FILTER, _FOLDER)),
    "index": Command("bring the index up to date", (_JSON, _REBUILD, _FOLDER)),
    "serve": Command("the reader in a browser on this machine", (_PORT, _FOLDER)),
    "config": Command("what can be set, as it is set: a config.toml"),
    "completions": Command("what a shell needs to complete these words", (_SHELL,)),
    "manual": Command("the manual page: jjreader manual | man -l -"),
    "doctor": Command("where everything is kept, what is wrong, how to fix it", (_FOLDER,)),
}
