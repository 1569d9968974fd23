"""The commands about the program itself: its settings, its manual, what shells want to know."""

import argparse

from jjreader.cli.output import Output
from jjreader.cli.parser import EXAMPLES, EXIT_HELP, QUERY_HELP, command_line


def config(options: argparse.Namespace) -> int:
    """`jjreader config`: a config.toml that means what is set now, every key explained."""
    from jjreader.config import load_settings, print_settings
    from jjreader.tui.actions import actions, misfits  # only the app knows its actions

    output = _output(options)
    settings = load_settings()
    output.document("\n".join(print_settings(settings, actions())))
    for warning in (*settings.warnings, *misfits(settings)):
        output.message(warning)
    return 0


def print_completions(options: argparse.Namespace) -> int:
    """`jjreader completions`: the script that makes a shell complete our words."""
    from jjreader.cli.completions import completions

    _output(options).document(completions(command_line()[0], options.shell))
    return 0


def print_manual(options: argparse.Namespace) -> int:
    """`jjreader manual`: the manual page."""
    from jjreader.cli.manual import manual

    _output(options).document(manual(command_line()[0], EXAMPLES, QUERY_HELP, EXIT_HELP))
    return 0


def _output(options: argparse.Namespace) -> Output:
    return Output(quiet=options.quiet, color=not options.no_color)
