"""The themes: dark, light, one of strong contrast, and two in the terminal's own sixteen colours.

Each names the colours of speakers and of what is set apart itself: rows are drawn as strips, where
Textual's mixed colours, such as `$text-muted`, have nothing to be mixed with.
"""

from textual.theme import Theme

SPEAKERS = 6
"""So many colours can be told apart on every theme; speakers share them."""


def _variables(speakers: str, **colors: str) -> dict[str, str]:
    """The colours of our own, and what of Textual's is made of them."""
    backgrounds = ("background", "background-hover", "background-active")
    return {
        **{name.replace("_", "-"): color for name, color in colors.items()},
        **{f"speaker-{number}": color for number, color in enumerate(speakers.split())},
        "scrollbar": colors["line"],
        "scrollbar-hover": colors["quiet"],
        "scrollbar-active": colors["quiet"],
        **{f"scrollbar-{name}": "transparent" for name in backgrounds},
    }


def _of_terminal(name: str, *, dark: bool, speakers: str, **colors: str) -> Theme:
    """A theme in the terminal's own colours, on its own background."""
    ansi = {what: f"ansi_{color}" for what, color in colors.items()}
    plain = "ansi_default"
    return Theme(
        name=f"jjreader-ansi-{name}",
        ansi=True,
        dark=dark,
        primary=ansi["primary"],
        secondary=ansi["secondary"],
        accent=ansi["primary"],
        warning=ansi["warning"],
        error=ansi["error"],
        success=ansi["success"],
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        variables={
            "ansi-background": plain,
            "ansi-foreground": plain,
            **_variables(
                " ".join(f"ansi_{color}" for color in speakers.split()),
                quiet=ansi["quiet"],
                line="ansi_bright_black",
                here=plain,
                cursor=plain,
                found=plain,
                found_text=ansi["warning"],
            ),
        },
    )


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
        variables=_variables(
            quiet="#8b90a5",
            line="#3b4054",
            here="#262a38",
            cursor="#2f3a5c",
            found="#4a3d22",
            found_text="#f0c987",
            speakers="#9ece6a #7dcfff #e0af68 #8db0ff #c9a6ff #ff8fa3",
        ),
    ),
    Theme(
        name="jjreader-light",
        dark=False,
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
        variables=_variables(
            quiet="#686b75",
            line="#c9c5b9",
            here="#efece4",
            cursor="#dbe4f7",
            found="#fbe3ae",
            found_text="#5c3c00",
            speakers="#2e6b1f #0b6480 #7a4f00 #2b5fc1 #7a3fb0 #a8231b",
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
        variables=_variables(
            quiet="#c6c6c6",
            line="#8a8a8a",
            here="#303030",
            cursor="#00408a",
            found="#5f4700",
            found_text="#ffe9a0",
            speakers="#87ff87 #5fffff #ffd75f #8ab4ff #d7a6ff #ff8787",
        ),
    ),
    _of_terminal(
        "dark",
        dark=True,
        primary="bright_cyan",
        secondary="bright_magenta",
        warning="bright_yellow",
        error="bright_red",
        success="bright_green",
        quiet="white",
        speakers="bright_green bright_cyan bright_yellow bright_magenta bright_red yellow",
    ),
    _of_terminal(
        "light",
        dark=False,
        primary="blue",
        secondary="magenta",
        warning="red",
        error="red",
        success="green",
        quiet="black",
        speakers="green cyan red blue magenta bright_blue",
    ),
)
DEFAULTS = _variables(
    quiet="#888888",
    line="#666666",
    here="#555555",
    cursor="#555555",
    found="#8a6a00",
    found_text="#ffffff",
    speakers=" ".join(["#888888"] * SPEAKERS),
)
"""For Textual's own themes, which do not know these names."""
