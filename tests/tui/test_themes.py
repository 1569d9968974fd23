"""Every theme can be read: text against its background, by the formula of WCAG 2.1."""

import pytest
from rich.color import Color as TerminalColor
from textual.color import Color
from textual.theme import Theme

from jjreader.tui.themes import SPEAKERS, THEMES

READABLE = 4.5
"""WCAG 2.1, level AA, for text of the usual size."""
WORDS = ("foreground", "quiet", "accent", "primary", "warning", "error")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_speakers_stand_out_from_every_background_they_stand_on(theme: Theme) -> None:
    colors = theme.to_color_system().generate() | theme.variables
    speakers = [f"speaker-{number}" for number in range(SPEAKERS)]
    assert len({colors[name] for name in speakers}) == SPEAKERS
    pairs = [(name, "background") for name in (*WORDS, *speakers)]
    pairs += [(name, "here") for name in ("foreground", *speakers)]
    pairs += [("foreground", "cursor"), ("found-text", "found"), ("background", "primary")]
    for name, behind in pairs:
        ratio = contrast(shown(colors[name], theme), shown(colors[behind], theme))
        same = name == "background" or colors[name] == colors[behind] == "ansi_default"
        assert ratio >= READABLE or (same and behind != "primary"), (name, behind, ratio)


def shown(color: str, theme: Theme) -> Color:
    """The colour; a terminal's own as the standard palette has it, dark on light or otherwise."""
    if color == "ansi_default":
        return Color.parse("#000000" if theme.dark else "#ffffff")
    if color.startswith("ansi_"):
        triplet = TerminalColor.parse(color.removeprefix("ansi_")).get_truecolor()
        return Color(*triplet)
    return Color.parse(color)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of a colour."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
