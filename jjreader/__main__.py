"""`python -m jjreader`, and the command `jjreader`."""

import sys


def main() -> int:
    """Run the command line; the exit code."""
    from jjreader.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
