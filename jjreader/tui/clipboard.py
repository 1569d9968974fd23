"""Copying: to the terminal multiplexer, the terminal, or a program; which way is always said."""

import os
import shutil
import subprocess
from collections.abc import Callable

PATIENCE = 2.0
"""Seconds that a program may take to accept a copy."""
CLIPBOARD = "\x1b]52;"
"""How what goes to the clipboard of the terminal begins."""
LONGEST_FOR_TERMINAL = 74_000 // 4 * 3
"""Bytes that xterm accepts in an OSC 52 sequence, where four letters stand for three of them; most
terminals take less or as much."""

_PROGRAMS = (
    ("WAYLAND_DISPLAY", ["wl-copy"]),
    ("DISPLAY", ["xclip", "-selection", "clipboard"]),
    ("", ["pbcopy"]),
)


def copy(text: str, to_terminal: Callable[[str], None]) -> str:
    """Copy TEXT; a sentence that says which way it went, and claims no more.

    TO_TERMINAL asks the terminal to copy. Inside tmux its own buffer is asked to pass the text on.
    """
    if os.environ.get("TMUX") and _run(["tmux", "load-buffer", "-w", "-"], text):
        return "Copied through tmux"
    for variable, command in _PROGRAMS:
        if (not variable or os.environ.get(variable)) and not _is_remote() and _run(command, text):
            return f"Copied with {command[0]}"
    if len(text.encode()) > LONGEST_FOR_TERMINAL:
        return "Not copied: too long for the terminal, and there is no wl-copy, xclip or pbcopy"
    to_terminal(text)
    return "Sent to the terminal to copy (OSC 52)"


def _is_remote() -> bool:
    """Over ssh a program would copy to the wrong machine."""
    return bool(os.environ.get("SSH_TTY") or os.environ.get("SSH_CONNECTION"))


def _run(command: list[str], text: str) -> bool:
    if not shutil.which(command[0]):
        return False
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
