"""The themes: dark, light, and one of strong contrast."""

from textual.theme import Theme

DEFAULTS = {"quiet": "#888888", "line": "#666666"}
"""Colours of our own that other themes do not know. Rows are drawn as strips, and there Textual's
`$text-muted` has no colour to be mixed with."""

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
        variables={"quiet": "#8b90a5", "line": "#3b4054"},
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
        variables={"quiet": "#686b75", "line": "#c9c5b9"},
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
        variables={"quiet": "#c6c6c6", "line": "#8a8a8a"},
    ),
)
