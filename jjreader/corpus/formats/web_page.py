"""A page saved from the web: trafilatura tells the article from what stands around it."""

import re

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from jjreader.corpus.formats.extract import Extract, extract_of
from jjreader.corpus.formats.markup import markdown_of
from jjreader.errors import InputError

LARGEST = 4 * 1024 * 1024
"""Bytes of a page that are parsed; a page of that many takes over a second."""
DEEPEST = 250
"""Elements inside elements: what lies deeper is no page that a person wrote."""

_ENCLOSED = re.compile(rb"data:[\w/+.-]+;base64,[\w+/=]+")
"""Pictures and fonts that were saved within the page; they are most of it."""


def read_page(data: bytes, _part: str) -> Extract:
    """The article on a page. InputError when there are no words on it."""
    data = _ENCLOSED.sub(b"", data)
    tree = _tree_of(data)
    facts = extract_metadata(tree)
    body = _article_on(tree)
    if not body:
        raise InputError("no text on this page")
    return extract_of(
        body,
        f"only the first {LARGEST >> 20} MiB are read" if len(data) > LARGEST else None,
        title=facts.title,
        byline=facts.author,
        source=facts.sitename,
        published=facts.date,
        url=facts.url,
    )


def body_of(data: bytes) -> str:
    """The article on a page without the facts about it; empty when there is none."""
    return _article_on(_tree_of(data))


def _tree_of(data: bytes) -> HtmlElement:
    tree = load_html(data[:LARGEST])
    if tree is None:
        raise InputError("no web page, or too much of one")
    if _depth(tree) > DEEPEST:
        raise InputError(f"its elements lie more than {DEEPEST} deep")
    return tree


def _article_on(tree: HtmlElement) -> str:
    """What trafilatura takes for the article; all words of the page when it finds none."""
    found = bare_extraction(tree, include_comments=False, include_formatting=True)
    body = getattr(found, "body", None)
    if body is not None and (text := markdown_of(body)):
        return text
    whole = tree.find("body")
    return markdown_of(tree if whole is None else whole)


def _depth(tree: "etree._Element") -> int:
    """How deep the elements lie, found without recursion."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
