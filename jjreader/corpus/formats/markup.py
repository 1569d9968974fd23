"""The elements of a page become Markdown: headings, paragraphs, list items, quotations.

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
    | {"figure", "figcaption", "header", "footer", "aside", "dl", "dt", "dd", "hr", "body", "td"}
)
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


@dataclass(slots=True)
class _Page:
    """What has been read of a page so far."""

    blocks: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    """Of the elements that are open, outermost first."""
    _silent: int = 0
    """How many open elements have no words for a reader."""

    def open(self, tag: str, text: str | None) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in _BREAKS:
            self._words.append("\n")
        if tag in _MARKS:
            self._marks.append(_MARKS[tag])
        self._silent += tag in _SILENT
        self.add(text)

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
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
                self.blocks.append(mark + words)
        self._words.clear()
