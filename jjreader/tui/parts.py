"""Words with styles, made to fit into so many cells. Pure."""

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from jjreader.model import Span
from jjreader.tui.finding import find_all

Part = tuple[str, str]
"""Some words of a row and the name of their style, one of COMPONENT_CLASSES without prefix."""

ELLIPSIS = "…"
LOST_AT_END = 10
"""Cells of a row that stay empty since a word does not fit."""
NARROWEST = 8
"""Cells that are left to what stands on the left of a line, or it has the line for itself."""


def cut(text: str, width: int) -> str:
    """TEXT in at most WIDTH cells, with an ellipsis where something is left out."""
    if width <= 0:
        return ""
    return text if cell_len(text) <= width else _beginning(text, width - 1) + ELLIPSIS


def cut_parts(parts: Sequence[Part], width: int) -> list[Part]:
    """PARTS in at most WIDTH cells together, with an ellipsis where something is left out."""
    text = "".join(words for words, _ in parts)
    if cell_len(text) <= width:
        return list(parts)
    if width <= 0:
        return []
    shown = _divided(parts, len(_beginning(text, width - 1)))[0]
    return [*shown, (ELLIPSIS, shown[-1][1] if shown else parts[0][1])]


def spread(left: Sequence[Part], right: Sequence[Part], width: int) -> list[Part]:
    """LEFT and RIGHT at the two ends of a line; where there is no room for both, LEFT gives way."""
    used = sum(cell_len(text) for text, _ in right)
    room = width - used - bool(used)
    if room < NARROWEST:
        return cut_parts(left, width)
    parts = cut_parts(left, room)
    gap = width - used - sum(cell_len(text) for text, _ in parts)
    return [*parts, (" " * gap, ""), *right]


def marked(text: str, words: Sequence[str], room: int, style: str = "title") -> list[Part]:
    """TEXT with the WORDS in it set apart; it begins late enough for one to be in ROOM cells."""
    found = sorted((span for word in words for span in find_all(text, word)), key=_start)
    parts: list[Part] = []
    at = 0
    if found and found[0].end > room - len(ELLIPSIS):
        at = text.rfind(" ", 0, max(found[0].start - room // 3, 0)) + 1
        parts.append((ELLIPSIS, "dim"))
    for span in found:
        if span.start >= at:
            parts += [(text[at : span.start], style), (text[span.start : span.end], "match")]
            at = span.end
    return [*parts, (text[at:], style)]


def _start(span: Span) -> int:
    return span.start


def wrap_parts(parts: Sequence[Part], width: int, most: int) -> list[list[Part]]:
    """PARTS in at most MOST rows of WIDTH cells, divided at spaces; what is beyond is cut."""
    rows: list[list[Part]] = []
    while len(rows) < most - 1:
        text = "".join(words for words, _ in parts)
        head = _beginning(text, width)
        if head in ("", text):
            break
        is_whole = text[len(head)] == " "
        end = len(head) if is_whole else head.rfind(" ") + 1 or len(head)
        row, parts = _divided(parts, end)
        rows.append(row)
        parts = _divided(parts, 1)[1] if is_whole else parts
    return [*rows, cut_parts(parts, width)]


def _divided(parts: Sequence[Part], at: int) -> tuple[list[Part], list[Part]]:
    """PARTS before and after so many characters."""
    before: list[Part] = []
    after: list[Part] = []
    for text, style in parts:
        before.append((text[: max(at, 0)], style))
        after.append((text[max(at, 0) :], style))
        at -= len(text)
    return [part for part in before if part[0]], [part for part in after if part[0]]


def _beginning(text: str, width: int) -> str:
    """As much of TEXT as has room in WIDTH cells."""
    return (chop_cells(text, width) or [""])[0] if width > 0 else ""
