"""`python -m jjreader`, and the command `jjreader`."""

import sys


def main() -> int:
    """Run the command line; the exit code."""
    try:
        from jjreader.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # also while the program is still being imported
        return 130


if __name__ == "__main__":
    sys.exit(main())
