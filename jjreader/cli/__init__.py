"""The command line: what is typed after `jjreader`, and what it prints."""

import gc
import os
import signal
import sys
from collections.abc import Sequence

from jjreader.cli.parser import OPEN, parse
from jjreader.errors import JJReaderError, StorageError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Do what the ARGUMENTS say; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe that cannot show a character gets an escape in its place.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        options = parse(arguments)
        from jjreader.cli import commands

        if options.command != OPEN:  # the app sees to both itself
            gc.freeze()  # what was imported stays; to look through it takes as long as the search
            gc.enable()
            if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
                signal.signal(signal.SIGINT, signal.default_int_handler)
        code = commands.COMMANDS[options.command](options)
        sys.stdout.flush()  # what cannot be written is told here, not by the interpreter at its end
        return code
    except JJReaderError as error:
        from jjreader.corpus.cleaner import clean_line

        print(f"jjreader: {clean_line(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain at exit.
        _give_up_stdout()
        return 0
    except OSError as error:
        _give_up_stdout()
        what = error.filename or "the output"
        print(f"jjreader: {what!r} cannot be used: {error.strerror}", file=sys.stderr)
        return StorageError.exit_code


def _give_up_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
