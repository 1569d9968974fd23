"""The lines of an article become blocks: what is title, caption, source line, text, teaser?"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jjreader.corpus.front_matter import FrontMatter, parse_date
from jjreader.corpus.lines import LOOKED_AT, WIDEST, Line, has_over, lines_of
from jjreader.model import Block, BlockKind, Span

TITLE_WORDS = 30
SENTENCE_WORDS = 12
"""A first line with a full stop is still a title if it has no more words than this."""
CAPTION_WORDS = 14
TEASER_WORDS = 25
"""A line of more words is text, wherever it stands."""
TAIL_WORDS = 30
"""Below a heading for teasers stands nothing longer, or it is a heading of the article."""
NAME_LENGTH = 200
"""Characters of the longest name that stands alone on a line."""

# These look at lines in small letters: to compile that takes a third of the time.
_SOURCE = re.compile(r"\(?(?:sources?|via|originally (?:published|appeared) (?:in|on|at))\s*:\s*\S")
_RELATED = re.compile(
    r"\(?(?:next|related|read (?:more|next|also)|see also|also (?:read|see)|more|don.t miss|watch)"
    r"\s*:\s*\S|more (?:in|on|from) |related (?:articles|stories|posts)|you may also like",
)
_BOILERPLATE = re.compile(
    r"sign up (?:for|to) |subscribe |follow (?:us |@)|share (?:this|on)\b|advertis(?:e|ing)ment\b"
    r"|©|copyright |all rights reserved|click here |skip to |most (?:read|popular)$|trending\b"
    r"|comments?$|leave a (?:comment|reply)|tags? ?:|filed under|posted in |newsletter$"
    r"|(?:this|our) (?:web)?site uses cookies|we use cookies"
    r"|you have \d+ (?:free )?articles? (?:left|remaining)|this is your last (?:free )?article"
    r"|(?:estimated )?reading time: \d|follow .{2,40} on (?:facebook|instagram|twitter|x)\b",
)
_TEASERS = (
    r"(?:(?:more|most) )?(?:popular|recent|recommended|related|latest|top|trending)"
    r"(?: (?:articles|content|coverage|headlines|news|posts|reading|reads|stories|videos))?"
    r"(?: (?:for|from|in|on) .+)?|more (?:articles|from|in|must.reads|news|on|posts|stories)\b.*"
    r"|(?:what to )?(?:read|watch) (?:also|more|next)|keep reading|up next|deep dives?"
    r"|you (?:may|might) (?:also )?(?:be|enjoy|like) .*|don.t miss.*|editor.{0,3} (?:choice|picks?)"
    r"|stay (?:connected|in touch|informed|up to date)|(?:sign up|subscribe)\b.*"
    r"|(?:join|register) .*\b(?:for free|to (?:access|continue|read))\b.*"
    r"|get (?:our|the) (?:best|latest|newsletter)\b.*|get .*\b(?:alerts|in your inbox)"
    r"|(?:our )?newsletters?|follow us.*|share this.*"
)
"""Headings of what a page has below its article: links to others, boxes to leave an address.

Compiled when a line is met that may be one: that takes as long as indexing two articles."""
# The curly apostrophe stands apart: a class with it takes eight times as long to compile.
_NAME = r"[A-Z](?:[\w'.-]++|’)+(?: [A-Z](?:[\w'.-]++|’)+){1,3}"
_NAME_LINE = re.compile(_NAME)
_ABOUT = (
    r" (?:is|was|has been) (?:an?|the|our) .{0,80}?"
    r"\b(?:journalist|writer|editor|reporter|contributor|critic|author|blogger|correspondent)\b"
)
_BIOGRAPHY = re.compile(rf"({_NAME}){_ABOUT}")
_BYLINE = re.compile(rf"(?:(?:written|posted|reported) )?by:? (?:{_NAME.lower()}|[a-z]\w+$)")
_CREDIT = (
    r"(?i:(?=[(svowprbh])"  # soon told of most lines
    r"\(?(?:sources?|via|originally|written|posted|reported|by|https?)\b)"
)
"""How lines begin that may be a byline, a source or an address."""
_TELLING = re.compile(rf"{_CREDIT}|{_NAME}(?:\Z|{_ABOUT})|```|~~~")
_BEFORE_LETTERS = "“\"‘'("
"""What a plain line may begin with beside a letter: none of these is markup."""
_PICTURE = r"(?i)\b(?:photo|image|picture|courtesy|credit|getty)\b|\bas [A-Z]"  # rarely asked for
_ENDS_NO_TITLE = (".", ",", ";", ":")
_ENDS_SENTENCE = tuple('.!?:;…"”’»,')


def divide(text: str, front: FrontMatter | None, *, markdown: bool) -> tuple[Block, ...]:
    """The blocks of TEXT, in order and disjoint; between them stand only space and markup."""
    lines = list(lines_of(text, front.span.end if front else 0, markdown=markdown))
    title = front.fields.get("title") if front else None
    blocks = [*_of_front_matter(text, front, lines)] if front else []
    blocks += _Classifier(lines, titled=title is not None).blocks()
    return tuple(blocks)


def _of_front_matter(text: str, front: FrontMatter, lines: list[Line]) -> Iterator[Block]:
    """The title in there is a heading like any other, unless the text repeats it."""
    title = front.fields.get("title")
    repeated = (
        title and lines and lines[0].text.casefold() == text[title.start : title.end].casefold()
    )
    if not title or repeated:
        yield Block(BlockKind.METADATA, front.span)
        return
    yield Block(BlockKind.METADATA, Span(front.span.start, title.start))
    yield Block(BlockKind.HEADING, title)
    yield Block(BlockKind.METADATA, Span(title.end, front.span.end))


def is_surely_title(piece: str) -> bool:
    """Whether what stands before the first blank line is the title, and nothing else."""
    line = piece.strip()
    return line[:1].isalpha() and "\n" not in line and _is_title(line[:LOOKED_AT])


def begins_text(piece: str) -> bool:
    """Whether what stands between blank lines is surely a paragraph, wherever it stands."""
    line = piece.strip()[:LOOKED_AT]
    letter = line[1:2] if line[:1] in _BEFORE_LETTERS else line[:1]
    if "\n" in piece or not letter.isalpha():
        return False
    if has_over(line, TITLE_WORDS):
        return not _BIOGRAPHY.match(line)
    if not line.endswith(_ENDS_NO_TITLE) or not has_over(line, SENTENCE_WORDS):
        return False
    return not (_BIOGRAPHY.match(line) or _label(line))


def may_tell(piece: str) -> bool:
    """Whether it may tell byline or source, if title and a paragraph have been there before.

    So may a name that stands alone, and who it is that has it; lines that may have been wrapped,
    for they are one then; and what begins or ends code, in which nothing is told.
    """
    line = piece.strip()
    if "\n" not in line:
        return _TELLING.match(line) is not None
    lines = [each.strip() for each in line.split("\n")]
    return max(map(len, lines)) <= WIDEST or any(map(_TELLING.match, lines))


def may_be_heading(piece: str) -> bool:
    """The same for a heading: none ends as a sentence does, unless markup says that it is one."""
    if "\n" in piece:
        return True
    is_sentence = piece.endswith(_ENDS_SENTENCE) and len(piece) <= LOOKED_AT
    return not (is_sentence and (piece[0].isalpha() or piece[0] in _BEFORE_LETTERS))


@dataclass(slots=True)
class _Classifier:
    """Goes through the lines once; what a line is depends on what came before."""

    lines: list[Line]
    titled: bool
    in_text: bool = False
    """A paragraph has been seen: what comes is no longer the head of the article."""
    in_tail: bool = False
    """The source line has been seen after the text: what comes is mostly the page's."""

    def blocks(self) -> Iterator[Block]:
        authors = _authors(self.lines)
        last = self.lines[-1] if self.lines else None
        teasers = _first_teaser(self.lines)
        for number, line in enumerate(self.lines):
            kind = self._kind(line, authors)
            if number >= teasers and self.in_text and kind is not BlockKind.SOURCE:
                kind = BlockKind.RELATED
            if kind is _PARAGRAPH:
                self.in_text = True
            elif kind is BlockKind.SOURCE:
                self.in_tail = self.in_tail or self.in_text
            elif kind is BlockKind.HEADING:
                self.titled = True
                if self.in_text and line is last:
                    kind = BlockKind.BOILERPLATE  # a heading with nothing under it
            yield Block(kind, line.span)

    def _kind(self, line: Line, authors: tuple[str, ...]) -> BlockKind:
        if line.markup:
            return line.markup
        if not self.titled and not self.in_text and _is_title(line.text):
            return BlockKind.HEADING
        if (self.in_tail or line.text.startswith(authors)) and _BIOGRAPHY.match(line.text):
            return BlockKind.BOILERPLATE
        if has_over(line.text, TEASER_WORDS):
            return BlockKind.BOILERPLATE if line.text[0] == "©" else _PARAGRAPH
        if kind := _label(line.text):
            return kind
        where: Callable[[Line, tuple[str, ...]], BlockKind]
        where = _kind_in_tail if self.in_tail else _kind_in_text if self.in_text else _kind_in_head
        return where(line, authors)


_PARAGRAPH = BlockKind.PARAGRAPH  # asked for each line; looking it up takes longer than the rest
_MARKS = '"“”„«»'
_NO_TEASERS = (BlockKind.QUOTATION, BlockKind.CODE)
_LABELLED = (
    (BlockKind.SOURCE, _SOURCE),
    (BlockKind.RELATED, _RELATED),
    (BlockKind.BOILERPLATE, _BOILERPLATE),
    (BlockKind.BYLINE, _BYLINE),
)


def _label(line: str) -> BlockKind | None:
    """What a line says of itself that it is."""
    small = line.lower()
    return next((kind for kind, pattern in _LABELLED if pattern.match(small)), None)


def _authors(lines: list[Line]) -> tuple[str, ...]:
    """Names that stand alone on a line and begin a line about their bearer."""
    short = (line.text for line in lines if len(line.text) <= NAME_LENGTH)
    alone = {text for text in short if _NAME_LINE.fullmatch(text)}
    if not alone:
        return ()
    told = {match[1] for line in lines if (match := _BIOGRAPHY.match(line.text))}
    return tuple(alone & told)


def _first_teaser(lines: list[Line]) -> int:
    """The number of the line from which on there is nothing but teasers, under their heading."""
    first = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.markup in _NO_TEASERS or has_over(line.text, TAIL_WORDS) or _is_spoken(line.text):
            break
        if line.markup is not BlockKind.LIST_ITEM and re.fullmatch(_TEASERS, line.text.lower()):
            first = number
    return first


def _is_spoken(line: str) -> bool:
    """A sentence with quotation marks: what somebody said stands in articles, however short."""
    return line.rstrip(_MARKS).endswith((".", "!", "?", ",")) and any(map(line.count, _MARKS))


def _is_title(line: str) -> bool:
    return not has_over(line, SENTENCE_WORDS if line.endswith(_ENDS_NO_TITLE) else TITLE_WORDS)


def _is_label(line: str) -> bool:
    """Short and no sentence: a heading, a caption, a name."""
    return not line.endswith(_ENDS_SENTENCE) and not has_over(line, CAPTION_WORDS)


def _kind_in_head(line: Line, authors: tuple[str, ...]) -> BlockKind:
    if parse_date(line.text) or line.text in authors:
        return BlockKind.BYLINE
    return BlockKind.CAPTION if _is_label(line.text) else BlockKind.PARAGRAPH


def _kind_in_text(line: Line, authors: tuple[str, ...]) -> BlockKind:
    if line.text in authors:
        return BlockKind.BYLINE
    if not _is_label(line.text) or line.text.startswith(("http://", "https://")):
        return BlockKind.PARAGRAPH
    if re.search(_PICTURE, line.text) or line.text.islower():
        return BlockKind.CAPTION
    return BlockKind.HEADING if line.text[0].isupper() else BlockKind.PARAGRAPH


def _kind_in_tail(line: Line, authors: tuple[str, ...]) -> BlockKind:
    return BlockKind.BYLINE if line.text in authors else BlockKind.BOILERPLATE
