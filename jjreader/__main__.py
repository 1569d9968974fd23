"""`python -m jjreader`, and the command `jjreader`."""

import gc
import sys


def main() -> int:
    """Run the command line; the exit code."""
    gc.disable()  # imports make nothing to collect; whoever goes on enables it
    try:
        from jjreader.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # also while the program is still being imported
        return 130


if __name__ == "__main__":
    sys.exit(main())
