"""Markup within the lines of an article: emphasis, code and links, as spans over its text.

Markdown is read by markdown-it-py, the CommonMark parser that Rich brings along. Its tokens know
no positions, so the rules that make them are wrapped to note where they begin and end.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from jjreader.corpus.files import MARKDOWN
from jjreader.model import Article, BlockKind, Markup, MarkupKind, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

LONGEST_BLOCK, LONGEST_TEXT = 4_000, 500_000
"""Characters; what is longer is no prose, and is not looked at for Markdown: the parser takes
quadratic time on thousands of brackets."""
PLAIN = frozenset({BlockKind.METADATA, BlockKind.CODE})
"""Blocks in which a mark is a character like any other."""

_ADDRESS = re.compile(r"https?://[^\s<>\"“”\[\]]*[^\s<>\"“”\[\].,;:!?'’)]")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.M)
_PAIRS = {"strong": MarkupKind.STRONG, "em": MarkupKind.EMPHASIS, "link": MarkupKind.LINK}


def find_markup(article: Article) -> tuple[Markup, ...]:
    """What is emphasized, code or a link in an article, in order; marks only in Markdown."""
    found = list(_of_markdown(article)) if _is_markdown(article) else []
    known = [markup for markup in found if markup.kind is MarkupKind.LINK]
    for match in _ADDRESS.finditer(article.text):
        span = Span(*match.span())
        if not any(link.whole.overlaps(span) for link in known):
            found.append(Markup(MarkupKind.LINK, span, address=match[0]))
    return tuple(sorted(found, key=lambda markup: (markup.span.start, -markup.span.end)))


def _is_markdown(article: Article) -> bool:
    return article.path.suffix.lower() in MARKDOWN and len(article.text) <= LONGEST_TEXT


def _of_markdown(article: Article) -> Iterator[Markup]:
    parser = _parser()
    references: dict[str, object] = {}
    if _REFERENCE.search(article.text):
        parser.block.parse(article.text, parser, references, [])
    for block in article.blocks:
        if block.kind not in PLAIN and len(block.span) <= LONGEST_BLOCK:
            tokens: list[Token] = []
            parser.inline.parse(article[block.span], parser, references, tokens)
            yield from _of_tokens(tokens, block.span.start)


def _of_tokens(tokens: "list[Token]", offset: int) -> Iterator[Markup]:
    """Opening and closing tokens become one piece of markup; OFFSET is where their block begins."""
    opened: list[Token] = []
    for token in tokens:
        if token.nesting > 0 and "mark" in token.meta:
            opened.append(token)
        elif token.nesting < 0 and "mark" in token.meta and opened:
            start, end = opened.pop(), token
            kind = _PAIRS[token.type.removesuffix("_close")]
            marks = _wide(start, -1), _wide(end, 1)
            yield _markup(kind, marks, offset, start.attrGet("href"))
        elif "marks" in token.meta:
            kind = MarkupKind.IMAGE if token.type == "image" else MarkupKind.CODE
            yield _markup(kind, token.meta["marks"], offset, token.attrGet("src"))


def _wide(token: "Token", direction: int) -> tuple[int, int]:
    """The mark of a token; of the two characters of strong emphasis it knows the inner."""
    start, end = token.meta["mark"]
    if not token.type.startswith("strong"):
        return start, end
    return (start - 1, end) if direction < 0 else (start, end + 1)


def _markup(
    kind: MarkupKind,
    marks: tuple[tuple[int, int], tuple[int, int]],
    offset: int,
    address: str | int | float | None,
) -> Markup:
    before, after = (Span(start + offset, end + offset) for start, end in marks)
    return Markup(
        kind,
        Span(before.end, max(after.start, before.end)),
        (before, after),
        str(address) if address else None,
    )


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    rules = parser.inline.ruler
    for name, note in (
        ("emphasis", _note_emphasis),
        ("link", _note_link),
        ("backticks", _note_code),
        ("image", _note_image),
        ("autolink", _note_autolink),
    ):
        (rule,) = (rule.fn for rule in rules.__rules__ if rule.name == name)
        rules.at(name, _noting(rule, note))
    return parser


def _noting(rule: "Rule", note: "Callable[[StateInline, int, int], None]") -> "Rule":
    """The same rule; NOTE is told where in the text, and in the tokens, it began."""

    def noting_rule(state: "StateInline", silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            note(state, start, before)
        return matched

    return noting_rule


def _note_emphasis(state: "StateInline", start: int, _: int) -> None:
    for number, token in enumerate(state.tokens[start - state.pos :]):
        token.meta["mark"] = start + number, start + number + 1


def _note_link(state: "StateInline", start: int, before: int) -> None:
    opening = next(token for token in state.tokens[before:] if token.type == "link_open")
    end = state.md.helpers.parseLinkLabel(state, start, True)
    opening.meta["mark"] = start, start + 1
    state.tokens[-1].meta["mark"] = end, state.pos


def _note_code(state: "StateInline", start: int, before: int) -> None:
    if len(state.tokens) > before and state.tokens[-1].type == "code_inline":
        ticks = len(state.tokens[-1].markup)
        state.tokens[-1].meta["marks"] = (start, start + ticks), (state.pos - ticks, state.pos)


def _note_image(state: "StateInline", start: int, _: int) -> None:
    end = state.md.helpers.parseLinkLabel(state, start + 1, False)
    state.tokens[-1].meta["marks"] = (start, start + 2), (end, state.pos)


def _note_autolink(state: "StateInline", start: int, before: int) -> None:
    opening = next(token for token in state.tokens[before:] if token.type == "link_open")
    opening.meta["mark"] = start, start + 1
    state.tokens[-1].meta["mark"] = state.pos - 1, state.pos
