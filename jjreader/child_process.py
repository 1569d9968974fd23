"""Python processes that run a module of this very package."""

import os
import subprocess
import sys
from pathlib import Path


def python_command(module: str, *arguments: str) -> list[str]:
    """What runs a module of this package, with `python_environment`."""
    # -P: the working directory may be full of other people's files, and is no place for code.
    return [sys.executable, "-P", "-m", module, *arguments]


def python_environment() -> dict[str, str]:
    """The variables with which this package is found, no other one of its name, and the libraries
    that we were started with."""
    inherited = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    folders = [str(Path(__file__).parents[1]), *filter(os.path.isabs, inherited)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}


def start_python(
    module: str, *arguments: str, in_own_group: bool = False, pipesize: int = -1
) -> subprocess.Popen[bytes]:
    """A process that runs a module, with pipes to ask it and to read what it answers.

    IN_OWN_GROUP: an interrupt from the keyboard is not meant for it.
    """
    return subprocess.Popen(
        python_command(module, *arguments),
        env=python_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # No session of its own: Linux gives each an equal share of the processor, however nice.
        process_group=0 if in_own_group else None,
        pipesize=pipesize,
    )


def spare_cores() -> int:
    """The cores that this process may use, but for the one on which the reader runs."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) - 1
    return (os.cpu_count() or 1) - 1
