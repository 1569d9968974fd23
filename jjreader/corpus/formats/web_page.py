"""A page saved from the web: trafilatura tells the article from what stands around it."""

import re

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.utils import decode_file, load_html

from jjreader.corpus.formats.extract import Extract, extract_of
from jjreader.corpus.formats.loose_text import wrap_loose_text
from jjreader.corpus.formats.markdown import markdown_of
from jjreader.corpus.formats.page_facts import plain_byline, plain_source, plain_title
from jjreader.errors import InputError

LARGEST = 4 * 1024 * 1024
"""Bytes of a page that are parsed; a page of that many takes over a second."""
DEEPEST = 250
"""Elements inside elements: what lies deeper is no page that a person wrote."""

_DIALOGS = "//dialog | //*[@role='dialog' or @role='alertdialog' or @aria-modal='true']"
_TAG = re.compile(rb"<[a-zA-Z!]")
_ENCLOSED = re.compile(rb"data:[\w/+.-]+;base64,[\w+/=]+")
"""Pictures and fonts that were saved within the page; they are most of it."""


def read_page(data: bytes, _part: str) -> Extract:
    """The article on a page. InputError when there are no words on it."""
    return page_extract(data)


def page_extract(data: bytes, url: str | None = None) -> Extract:
    """The same, of a page that is known to be from URL; what it says itself comes first."""
    data = _ENCLOSED.sub(b"", data)
    if not _TAG.search(data):
        return extract_of(decode_file(data))  # only its name is that of a page
    tree = _tree_of(data)
    # An extensive search for dates guesses from any number on the page, in two hundred languages:
    # that takes seconds, and a date that is made up is worse than none.
    facts = extract_metadata(tree, extensive=False)
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    body = _article_on(tree)
    if not body:
        raise InputError("no text on this page")
    return extract_of(
        body,
        f"only the first {LARGEST >> 20} MiB are read" if len(data) > LARGEST else None,
        title=plain_title(facts.title, headings),
        byline=plain_byline(facts.author, facts.sitename),
        source=plain_source(facts.sitename),
        published=facts.date,
        url=facts.url or url,
    )


def body_of(data: bytes) -> str:
    """The article on a page without the facts about it; empty when there is none."""
    return _article_on(_tree_of(data))


def _tree_of(data: bytes) -> HtmlElement:
    data = data[:LARGEST]
    tree = load_html(data)
    if tree is None:  # it does not begin like a page: a part of one, or something stands before it
        tree = load_html(b"<html><body>" + data)
    if tree is None:
        raise InputError("no text on this page")
    if _depth(tree) > DEEPEST:
        raise InputError(f"its elements lie more than {DEEPEST} deep")
    return tree


def _article_on(tree: HtmlElement) -> str:
    """What trafilatura takes for the article; all words of the page when it finds none."""
    _close_dialogs(tree)
    wrap_loose_text(tree)
    found = bare_extraction(tree, include_comments=False, include_formatting=True)
    body = getattr(found, "body", None)
    if body is not None and (text := markdown_of(body)):
        return text
    whole = tree.find("body")
    return markdown_of(tree if whole is None else whole)


def _close_dialogs(tree: HtmlElement) -> None:
    """Take away what stood in a window over the page, such as the question for cookies: it is no
    part of the article, unless most of the paragraphs are in it."""
    whole = _length_of_paragraphs(tree)
    for dialog in tree.xpath(_DIALOGS):
        if 2 * _length_of_paragraphs(dialog) < whole:
            dialog.drop_tree()


def _length_of_paragraphs(element: HtmlElement) -> int:
    return sum(map(len, element.xpath(".//p//text()")))


def _depth(tree: "etree._Element") -> int:
    """How deep the elements lie, found without recursion."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
