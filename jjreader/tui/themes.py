"""The themes: dark, light, one of strong contrast, and two in the terminal's own sixteen colours.

Each names the colours of speakers and of what is set apart itself: rows are drawn as strips, where
Textual's mixed colours, such as `$text-muted`, have nothing to be mixed with.
"""

from collections.abc import Sequence

from textual.theme import Theme

SPEAKERS = 6
"""So many colours can be told apart on every theme; speakers share them."""


def _own(
    quiet: str, line: str, here: str, cursor: str, found: tuple[str, str], speakers: Sequence[str]
) -> dict[str, str]:
    """The variables of our own; FOUND is the background and the text of what was searched for."""
    own = {f"speaker-{number}": color for number, color in enumerate(speakers)}
    background, text = found
    return own | {
        "quiet": quiet,
        "line": line,
        "here": here,
        "cursor": cursor,
        "found": background,
        "found-text": text,
        "scrollbar": line,
        "scrollbar-hover": quiet,
        "scrollbar-active": quiet,
        "scrollbar-background": "transparent",
        "scrollbar-background-hover": "transparent",
        "scrollbar-background-active": "transparent",
    }


_ON_DARK = ("#9ece6a", "#7dcfff", "#e0af68", "#8db0ff", "#c9a6ff", "#ff8fa3")
_ON_LIGHT = ("#2e6b1f", "#0b6480", "#7a4f00", "#2b5fc1", "#7a3fb0", "#a8231b")
_ON_BLACK = ("#87ff87", "#5fffff", "#ffd75f", "#8ab4ff", "#d7a6ff", "#ff8787")

_OF_TERMINAL = {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
"""What Textual's own styles ask of a theme in the terminal's colours."""

THEMES = (
    Theme(
        name="jjreader-dark",
        primary="#7aa2f7",
        secondary="#c099ff",
        accent="#7dcfff",
        warning="#e0af68",
        error="#f7768e",
        success="#9ece6a",
        foreground="#d5d9e8",
        background="#16181f",
        surface="#1c1f29",
        panel="#2a2e3d",
        dark=True,
        variables=_own(
            "#8b90a5", "#3b4054", "#262a38", "#2f3a5c", ("#4a3d22", "#f0c987"), _ON_DARK
        ),
    ),
    Theme(
        name="jjreader-light",
        primary="#2b5fc1",
        secondary="#7a3fb0",
        accent="#0b6f8f",
        warning="#8a5a00",
        error="#b3261e",
        success="#2e6b1f",
        foreground="#22252e",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e2dfd6",
        dark=False,
        variables=_own(
            "#686b75", "#c9c5b9", "#efece4", "#dbe4f7", ("#fbe3ae", "#5c3c00"), _ON_LIGHT
        ),
    ),
    Theme(
        name="jjreader-contrast",
        primary="#8ab4ff",
        secondary="#d7a6ff",
        accent="#ffff5f",
        warning="#ffd75f",
        error="#ff8787",
        success="#87ff87",
        foreground="#ffffff",
        background="#000000",
        surface="#121212",
        panel="#303030",
        dark=True,
        variables=_own(
            "#c6c6c6", "#8a8a8a", "#303030", "#00408a", ("#5f4700", "#ffe9a0"), _ON_BLACK
        ),
    ),
    Theme(
        name="jjreader-ansi-dark",
        ansi=True,
        primary="ansi_bright_cyan",
        secondary="ansi_bright_magenta",
        accent="ansi_bright_cyan",
        warning="ansi_bright_yellow",
        error="ansi_bright_red",
        success="ansi_bright_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        dark=True,
        variables=_OF_TERMINAL
        | _own(
            *("ansi_white", "ansi_bright_black", "ansi_default", "ansi_default"),
            ("ansi_default", "ansi_bright_yellow"),
            [
                *("ansi_bright_green", "ansi_bright_cyan", "ansi_bright_yellow"),
                *("ansi_bright_magenta", "ansi_bright_red", "ansi_yellow"),
            ],
        ),
    ),
    Theme(
        name="jjreader-ansi-light",
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_magenta",
        accent="ansi_blue",
        warning="ansi_red",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        dark=False,
        variables=_OF_TERMINAL
        | _own(
            *("ansi_black", "ansi_bright_black", "ansi_default", "ansi_default"),
            ("ansi_default", "ansi_red"),
            [
                *("ansi_green", "ansi_cyan", "ansi_red"),
                *("ansi_blue", "ansi_magenta", "ansi_bright_blue"),
            ],
        ),
    ),
)
DEFAULTS = _own(
    "#888888", "#666666", "#555555", "#555555", ("#8a6a00", "#ffffff"), ("#888888",) * SPEAKERS
)
"""For Textual's own themes, which do not know these names."""
