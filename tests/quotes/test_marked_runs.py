"""What stands between marks, whatever the marks are and however they are mistyped."""

import re

import pytest

from jjreader.model import Span
from jjreader.quotes.runs import DEEPEST, MOST_MARKS, Run, marked_runs


def outline(text: str) -> list[object]:
    """The runs of a text, one paragraph a line: each as its text, with what is inside it."""
    paragraphs = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]

    def told(run: Run) -> object:
        inner = [told(nested) for nested in run.inner]
        return [text[run.start : run.end], *inner] if inner else text[run.start : run.end]

    return [told(run) for run in marked_runs(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“a goat,” she said, “ran off”", ["“a goat,”", "“ran off”"]),
        ('"a goat," she said, "ran off"', ['"a goat,"', '"ran off"']),
        ("«a goat», „a pilot“ ‹and I›", ["«a goat»", "„a pilot“", "‹and I›"]),
        ("``a goat,'' she said", ["``a goat,''"]),
        ("‘a goat,’ she said, 'ran off'", ["‘a goat,’", "'ran off'"]),
        ("“he said ‘go’ and ‘come’”", [["“he said ‘go’ and ‘come’”", "‘go’", "‘come’"]]),
        ("\"he said 'go' to us\"", [["\"he said 'go' to us\"", "'go'"]]),
        ('“mixed" and "marks”', ['“mixed"', '"marks”']),
        ("”turned“ marks", ["”turned“"]),
        ("it's the drivers' goat of the '90s", []),
        ("'the drivers' union' met", ["'the drivers' union'"]),
        ("‘the pilots’ and ‘the goats’", ["‘the pilots’", "‘the goats’"]),
        ("he is 5'11\" tall and 6'2\" wide", []),
        ("“over\n“two lines” and", ["“over\n“two lines”"]),
        ("“never closed\nnext “line” here", ["“never closed", "“line”"]),
        ("“It is cold. “It snows.” Yes.", ["“It is cold. “It snows.”"]),
        ("“Not today.’ She went.", ["“Not today.’"]),
        ('"It rained. “Go,” she said. “Now.”', ["“Go,”", "“Now.”"]),
        ("said ” alone and “this”", ["“this”"]),
    ],
)
def test_marks_are_read_in_pairs(text: str, found: list[object]) -> None:
    assert outline(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("''It rains,'' she said. ''It pours.''", ["''It rains,''", "''It pours.''"]),
        (
            "''He said, 'Go,''' she said. '''Come' is better,'' he said",
            [["''He said, 'Go,'''", "'Go,'"], ["'''Come' is better,''", "'Come'"]],
        ),
        ("''One\n''two,'' she said. ''Three''", ["''One\n''two,''", "''Three''"]),
    ],
)
def test_two_single_marks_are_a_mark_where_a_text_uses_them_so(
    text: str, found: list[object]
) -> None:
    assert outline(text) == found


def test_two_single_marks_are_none_where_a_text_has_others() -> None:
    song = "\"Rock ''n'' roll\""
    assert outline(f"\"It rains,\" she said of the 5'' board. {song} she likes.") == [
        '"It rains,"',
        song,
    ]


@pytest.mark.parametrize(
    "unit", ['"', "'", "“", "”", "“‘", '"a ', "“a” ", "'a' ", "s' x", "’", "''"]
)
def test_a_paragraph_of_nothing_but_marks_is_left_alone_after_a_thousand(unit: str) -> None:
    text = unit * 20_000
    found, level, depth = 0, marked_runs(text, [Span(0, len(text))]), 0
    while level:
        found, depth = found + len(level), depth + 1
        level = [inner for run in level for inner in run.inner]
    assert found <= MOST_MARKS
    assert depth <= DEEPEST
