"""Text that stands between the blocks of a page, in no paragraph of its own."""

from lxml import etree
from lxml.html import HtmlElement

SHORTEST = 40
"""Characters; what is shorter is a caption or a label."""

_BLOCKS = {
    *("article", "aside", "blockquote", "div", "dl", "figure", "footer", "form", "header", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
_CLOSED = frozenset({"ol", "p", "table", "tbody", "tr", "ul"})
"""In these a paragraph cannot stand."""


def wrap_loose_text(tree: HtmlElement) -> None:
    """Make paragraphs of it: what follows a box that is taken away would go with the box.

    Saved pages have such text where a site put a box of links inside a paragraph: a browser, and
    the parser, end the paragraph there. Often it is the first one of the article.
    """
    for block in list(tree.iter(*_BLOCKS)):
        parent = block.getparent()
        if parent is None or parent.tag in _CLOSED or len((block.tail or "").strip()) < SHORTEST:
            continue
        following = _inline_after(block)
        if all(element.tag != "br" for element in following):  # those divide paragraphs already
            paragraph = etree.Element("p")
            paragraph.text, block.tail = block.tail, None
            paragraph.extend(following)
            block.addnext(paragraph)


def _inline_after(block: HtmlElement) -> list[HtmlElement]:
    """The elements after it that continue its line."""
    found: list[HtmlElement] = []
    element = block.getnext()
    while element is not None and isinstance(element.tag, str) and element.tag not in _BLOCKS:
        found.append(element)
        element = element.getnext()
    return found
