"""The elements of a page become Markdown: headings, paragraphs, list items, quotations, tables.

Emphasis and links are left out: they would stand inside the quotations that are to be cited.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

_MARKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), "## "),
    **dict.fromkeys(("blockquote", "quote"), "> "),
    **dict.fromkeys(("li", "item"), "- "),
}
"""Elements of HTML, and those that trafilatura calls them by -> the Markdown of their lines."""
_BLOCKS = frozenset(
    {*_MARKS, "p", "div", "section", "article", "table", "tr", "row", "ul", "ol", "list", "pre"}
    | {"figure", "figcaption", "header", "footer", "aside", "dl", "dt", "dd", "hr", "body"}
    | {"td", "th", "cell"}
)
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
WIDEST_CELL = 60
"""Characters; a wider cell is no figure but text, and its table there for the look of the page."""
_SILENT = frozenset({"script", "style", "svg", "nav", "template", "noscript", "iframe", "title"})
_BREAKS = frozenset({"br", "lb"})
_TWO_BREAKS = re.compile(r"\n[ \t\r\f\v\xa0]*\n\s*")


def markdown_of(root: "etree._Element") -> str:
    """The words of an element and of all within it; a blank line between blocks."""
    page = _Page()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            page.open(element.tag, element.text)
        elif event == "end":
            page.close(element.tag)
        if event != "start" and element is not root:
            page.add(element.tail)
    page.end_block()
    return "\n\n".join(page.blocks)


_Cell = list[str]
"""The blocks in it."""


@dataclass(slots=True)
class _Page:
    """What has been read of a page so far."""

    blocks: list[str] = field(default_factory=list)
    _tables: list[list[list[_Cell]]] = field(default_factory=list)
    """The rows of the tables that are open, outermost first."""
    _words: list[str] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    """Of the elements that are open, outermost first."""
    _silent: int = 0
    """How many open elements have no words for a reader."""

    def open(self, tag: str, text: str | None) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag == "table":
            self._tables.append([])
        elif self._tables and tag in _ROWS:
            self._tables[-1].append([])
        elif self._tables and self._tables[-1] and tag in _CELLS:
            self._tables[-1][-1].append([])
        if tag in _BREAKS:
            self._words.append("\n")
        if tag in _MARKS:
            self._marks.append(_MARKS[tag])
        self._silent += tag in _SILENT
        self.add(text)

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag == "table":
            found = _blocks_of(self._tables.pop())
            self._target().extend(found)
        if tag in _MARKS:
            self._marks.pop()
        self._silent -= tag in _SILENT

    def add(self, text: str | None) -> None:
        """Words; a line end in the source is a space, only an element breaks a line."""
        if text and not self._silent:
            self._words.append(text.replace("\n", " "))

    def end_block(self) -> None:
        mark = self._marks[-1] if self._marks else ""
        for paragraph in _TWO_BREAKS.split("".join(self._words)):
            if words := " ".join(paragraph.split()):
                self._target().append(mark + words)
        self._words.clear()

    def _target(self) -> list[str]:
        """Where blocks belong: in the innermost cell, or on the page."""
        for rows in reversed(self._tables):
            if rows and rows[-1]:
                return rows[-1][-1]
        return self.blocks


def _blocks_of(rows: list[list[_Cell]]) -> list[str]:
    """A table of Markdown; of one that is there for the look of the page, what is in it."""
    filled = [row for row in rows if any(row)]
    columns = max(map(len, filled), default=0)
    cells = [cell for row in filled for cell in row]
    is_even = columns * len(filled) <= 2 * len(cells)
    if min(len(filled), columns) < 2 or not is_even or not all(map(_is_figure, cells)):
        return [block for cell in cells for block in cell]
    lines = [[*map("".join, row), *[""] * (columns - len(row))] for row in filled]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return ["\n".join(_row(line, widths) for line in lines)]


def _is_figure(cell: _Cell) -> bool:
    return not cell or (len(cell) == 1 and len(cell[0]) <= WIDEST_CELL)


def _row(words: list[str], widths: list[int]) -> str:
    cells = (word.replace("|", "/").ljust(width) for word, width in zip(words, widths, strict=True))
    return f"| {' | '.join(cells)} |"
