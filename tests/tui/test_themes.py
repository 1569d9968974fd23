"""Every theme can be read: text against its background, by the formula of WCAG 2.1."""

import pytest
from textual.color import Color
from textual.theme import Theme

from jjreader.tui.page import SPEAKER_STYLES
from jjreader.tui.themes import THEMES

READABLE = 4.5
"""WCAG 2.1, level AA, for text of the usual size."""
SPEAKERS = (
    *("text-success", "text-accent", "text-warning"),
    *("text-primary", "text-secondary", "text-error"),
)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_speakers_stand_out_from_the_background(theme: Theme) -> None:
    colors = theme.to_color_system().generate() | theme.variables
    background = Color.parse(colors["background"])
    assert len(SPEAKERS) == SPEAKER_STYLES
    for name in ("foreground", "quiet", "accent", *SPEAKERS):
        assert contrast(Color.parse(colors[name]), background) >= READABLE, name


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of a colour."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
