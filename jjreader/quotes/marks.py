"""Quotation marks: which open, which close, what nests. One pass over the text, no backtracking."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from jjreader.model import Span

MARK = re.compile(
    # any mark but an apostrophe inside a word; two single ones are a double one
    "[“”„«»\"‘’'‚‹›`](?<!\\w['’](?=\\w))(?:(?<=')'|(?<=`)`)?"
)
CLOSES = {
    "``": "''",
    "“": '”"',
    "„": "“”",
    "«": "»",
    '"': '"”',
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
}
"""Opening mark -> the marks that close it; curly and straight ones are often mixed."""
TYPESET = "``"
"""The opening mark of TeX and of wire services; only behind it are two single marks a close. Two
single marks by themselves are apostrophes, inches or slips too often to open anything."""
SINGLE = frozenset("‘'‚’")
ELISION = re.compile(r"['‘’](?:\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|cuz\b|n['’]|bout\b|round\b)")
OPENS_AFTER = frozenset(" \t\n\u00a0([{—–-―/“„\"‘'«…")
MOST_MARKS = 1000
"""A paragraph with more marks than this is no prose; the rest of it is left alone."""
STOPS = ".?!,"
DEEPEST = 4
"""Marks that would open a deeper nest are taken for slips."""


@dataclass(slots=True)
class Run:
    """What stands between an opening and a closing mark, both included."""

    start: int
    end: int
    mark: str
    depth: int
    first: int
    """The number of the paragraph in which it begins."""
    last: int
    """The paragraph in which it ends; another where the quotation runs on."""
    closed: bool = True
    inner: list["Run"] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    paragraph: int
    inner: list[Run]
    maybe_end: int = 0
    """Behind a single mark that may be the close: of a single one a plural's apostrophe (the
    drivers' union), of a double one a slip (“Not today.’)."""


class _Scanner:
    """The stack of open marks while the paragraphs are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.found: list[Run] = []
        self.paragraph = 0
        self.behind = 0
        """The offset behind the mark that is being read."""

    def read(self, span: Span) -> None:
        """Take in the marks of one paragraph."""
        start = self._reopened(span) if self.stack else span.start
        for match in islice(MARK.finditer(self.text, start, span.end), MOST_MARKS):
            at, self.behind = match.span()
            before = self.text[at - 1] if at > span.start else " "
            after = self.text[self.behind] if self.behind < span.end else " "
            if len(match.group()) == 2 or match.group() == "`":
                self._take_pair(match.group(), at)
            else:
                self._take(match.group(), at, before, after)

    def _reopened(self, span: Span) -> int:
        """Behind the mark that a quotation running on repeats at the paragraph's start."""
        lead = len(self.text[span.start : span.end]) - len(
            self.text[span.start : span.end].lstrip()
        )
        head = self.text[span.start + lead : span.start + lead + 2]
        return span.start + lead + (2 if head == TYPESET else 1)

    def _take(self, mark: str, at: int, before: str, after: str) -> None:
        opens = before in OPENS_AFTER and not after.isspace()
        closes = not before.isspace()
        if mark in SINGLE:
            self._take_single(mark, at, opens, closes, after)
        elif mark in "“„«‹":
            wrong_way = closes and not after.isalnum() and before not in OPENS_AFTER
            if self.stack and mark in CLOSES[self.stack[-1].mark]:
                self._close(at, mark)
            elif not (mark == "“" and wrong_way and self._close(at, "”")):
                self._open(mark, at)
        elif mark in "”»›":
            if not self._close(at, mark) and mark == "”" and opens and after.isalnum():
                self._open("“", at)
        else:
            self._take_straight(at, before, after, opens, closes)

    def _take_pair(self, mark: str, at: int) -> None:
        """Two single marks together."""
        if mark == TYPESET:
            self._open(mark, at)
        elif any(opened.mark == TYPESET for opened in self.stack):
            self._close(at, mark)

    def _take_straight(self, at: int, before: str, after: str, opens: bool, closes: bool) -> None:
        """A straight double mark: it opens where it can, closes where it must."""
        if before.isdigit() and not after.isspace():
            return  # 5'11": a measure
        unopened = not any(opened.mark not in SINGLE for opened in self.stack)
        if unopened:
            opens = opens or (after.isalnum() and (before in ".:,;" or before.isalnum()))
        if opens and (after.isalnum() or unopened or not closes):
            self._open('"', at)
        else:
            self._close(at, '"')

    def _take_single(self, mark: str, at: int, opens: bool, closes: bool, after: str) -> None:
        inside = bool(self.stack) and self.stack[-1].mark in SINGLE
        if opens and mark != "’" and not (inside and not self.stack[-1].maybe_end):
            if not ELISION.match(self.text, at):
                if inside:
                    self._abandon()
                self._open(mark, at)
        elif inside and closes and not after.isalnum() and mark in CLOSES[self.stack[-1].mark]:
            plural = self.text[at - 1] == "s" and self.text[at + 1 : at + 3].strip().islower()
            if plural and not self.stack[-1].maybe_end:
                self.stack[-1].maybe_end = at + 1
            else:
                self._close(at, mark)
        elif closes and self.stack and not inside and self.text[at - 1] in STOPS:
            self.stack[-1].maybe_end = self.stack[-1].maybe_end or at + 1

    def _open(self, mark: str, at: int) -> bool:
        if len(self.stack) < DEEPEST:
            self.stack.append(_Open(mark, at, self.paragraph, []))
        return True

    def _close(self, at: int, mark: str) -> bool:
        """Close the innermost run that this mark can close; singles inside it were apostrophes."""
        depth = len(self.stack) - 1
        while depth >= 0 and mark not in CLOSES[self.stack[depth].mark]:
            if self.stack[depth].mark not in SINGLE:
                return False
            depth -= 1
        if depth < 0:
            return False
        while len(self.stack) - 1 > depth:
            self._abandon()
        self._finish(self.stack.pop(), self.behind, closed=True)
        return True

    def _abandon(self) -> None:
        """The innermost single mark never closed: it was an apostrophe, or closed at a plural."""
        single = self.stack.pop()
        if single.maybe_end:
            self._finish(single, single.maybe_end, closed=True)
        else:
            self._keep(single.inner)

    def _finish(self, opened: _Open, end: int, *, closed: bool) -> None:
        run = Run(
            opened.start,
            end,
            opened.mark,
            0,
            opened.paragraph,
            self.paragraph,
            closed,
            opened.inner,
        )
        self._keep([run])

    def _keep(self, runs: Iterable[Run]) -> None:
        if self.stack:
            self.stack[-1].inner.extend(runs)
        else:
            self.found.extend(runs)

    def end_paragraph(self, span: Span, following: Span | None) -> None:
        """Close what is left open, unless the next paragraph opens with the same mark again."""
        while self.stack and self.stack[-1].mark in SINGLE:
            self._abandon()
        if not self.stack:
            return
        if following is not None:
            head = self.text[following.start : following.end].lstrip()[:2]
            head = head if head == TYPESET else head[:1]
            if head == self.stack[0].mark and not self._closed_inside(self.stack[0]):
                while len(self.stack) > 1:
                    self._close_short(span)
                return
        while self.stack:
            self._close_short(span)

    @staticmethod
    def _closed_inside(opened: _Open) -> bool:
        """Did a later run of the same mark close? Then this one's own close was forgotten."""
        return any(run.mark == opened.mark for run in opened.inner)

    def _close_short(self, span: Span) -> None:
        """End an unclosed run where the next one of its kind begins, or with the paragraph."""
        opened = self.stack.pop()
        if opened.mark in SINGLE:
            self.stack.append(opened)
            self._abandon()
            return
        rivals = [run for run in opened.inner if run.mark == opened.mark and run.closed]
        end = rivals[0].start if rivals else span.end
        if opened.start < opened.maybe_end < end:
            end = opened.maybe_end
        end = opened.start + len(self.text[opened.start : end].rstrip())
        if rivals and end < rivals[0].start and self.text[end - 1] in STOPS[:3]:
            end = rivals[0].end  # “It is cold. “It snows.”: the mark was only opened again
        later = [run for run in opened.inner if run.start >= end]
        opened.inner = [run for run in opened.inner if run.end <= end]
        self._finish(opened, end, closed=False)
        self._keep(later)


def marked_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """The outermost marked runs of the paragraphs, in order; what nests is in `inner`."""
    scanner = _Scanner(text)
    for number, span in enumerate(paragraphs):
        scanner.paragraph = number
        scanner.read(span)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        scanner.end_paragraph(span, following)
    runs = sorted(scanner.found, key=lambda run: run.start)
    _measure_depth(runs)
    return runs


def _measure_depth(runs: list[Run]) -> None:
    level = list(runs)
    depth = 0
    while level:
        for run in level:
            run.depth = depth
        level = [inner for run in level for inner in run.inner]
        depth += 1
