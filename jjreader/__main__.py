"""`python -m jjreader`, and the command `jjreader`."""

import gc
import signal
import sys


def main() -> int:
    """Run the command line; the exit code."""
    gc.disable()  # imports make nothing to collect, a tenth of the start; who goes on enables it
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Until something is open an interrupt just ends us: as an exception it could get lost in a
        # callback of the import system.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from jjreader.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
