"""What stands between quotation marks. One pass over the text with a stack, no backtracking."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jjreader.model import Span
from jjreader.quotes.marks import (
    APOSTROPHES,
    CLOSES,
    CLOSING,
    DOUBLED,
    ELISION,
    OPENING,
    OPENS_AFTER,
    SINGLE,
    SINGLE_MARK,
    STOPS,
    TYPESET,
    offsets_of_marks,
    uses_doubled,
)

MOST_MARKS = 1000
"""A paragraph with more marks than this is no prose; the rest of it is left alone."""
DEEPEST = 4
"""Marks that would open a deeper nest are taken for slips."""
WITHIN = SINGLE | APOSTROPHES
"""Marks that say nothing about the double ones around them."""
BEFORE_CLOSE = frozenset(",.?!…—-")
LONGEST_SIGNATURE = 120
"""A line of no more characters may name who said what stands above, and close its marks."""
MOST_UNMARKED = 12
"""Over so many paragraphs without marks of their own a quotation may run on to its close."""


@dataclass(slots=True)
class Run:
    """What stands between an opening and a closing mark, both included."""

    start: int
    end: int
    mark: str
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
    inner: list[Run] = field(default_factory=list)
    maybe_end: int = 0
    """Behind a single mark that may be the close: of a single one a plural's apostrophe (the
    drivers' union), of a double one a slip (“Not today.’)."""


class _Scanner:
    """The stack of open marks while the paragraphs are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = offsets_of_marks(text)
        self.doubled = uses_doubled(text)
        self.stack: list[_Open] = []
        self.found: list[Run] = []
        self.paragraph = 0
        self.behind = 0
        """The offset behind the mark that is being read."""
        self.closes_at = 0
        """Where a quotation closes that runs over paragraphs without marks of their own."""

    def read(self, span: Span) -> None:
        """Take in the marks of one paragraph."""
        text, start, end = self.text, span.start, span.end
        if self.stack:
            start = self._behind_reopened(span)
        marks = self.marks
        for at in marks[bisect_left(marks, start) : bisect_left(marks, end)][:MOST_MARKS]:
            mark, behind = text[at], at + 1
            if at < self.behind or (mark == "’" and not self.stack):
                continue  # the second of a double mark, or an apostrophe
            if mark in APOSTROPHES:
                match = SINGLE_MARK.match(text, at, end)
                if match is None:
                    continue
                mark, behind = match[0], match.end()
            self.behind = behind
            before = text[at - 1] if at > span.start else " "
            after = text[behind] if behind < end else " "
            opens = before in OPENS_AFTER and not after.isspace()
            closes = not before.isspace()
            if mark in SINGLE:
                self._take_single(mark, at, after, opens, closes)
            elif mark == '"':
                self._take_straight(at, before, after, opens, closes)
            elif mark in OPENING or mark in CLOSING:
                self._take_curly(mark, at, before, after, opens, closes)
            else:
                self._take_pair(mark, at, opens)

    def _behind_reopened(self, span: Span) -> int:
        """Behind the mark that a quotation running on repeats at the paragraph's start."""
        text = self.text
        start = span.end - len(text[span.start : span.end].lstrip())
        if not text.startswith(self.stack[0].mark, start):
            return start
        return start + (2 if text.startswith((TYPESET, DOUBLED), start) else 1)

    def _take_curly(
        self, mark: str, at: int, before: str, after: str, opens: bool, closes: bool
    ) -> None:
        """A mark with a direction, which is now and then the wrong one."""
        if mark in CLOSING:
            if mark == "”" and self._closes_other():
                self._finish(self.stack.pop(), self.behind)
            elif not self._close(mark) and mark == "”" and opens and after.isalnum():
                self._open("“", at)
        elif self.stack and mark in CLOSES[self.stack[-1].mark]:
            self._close(mark)
        else:
            turned = closes and not after.isalnum() and before not in OPENS_AFTER
            if not (mark == "“" and turned and self._close("”")):
                self._open(mark, at)

    def _closes_other(self) -> bool:
        """Has a single mark before a capital opened all that a double one can close here?"""
        return len(self.stack) == 1 and self.stack[0].mark == "'" and self._opens_speech()

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
            self._close('"')

    def _take_single(self, mark: str, at: int, after: str, opens: bool, closes: bool) -> None:
        top = self.stack[-1] if self.stack else None
        inside = top is not None and top.mark in SINGLE
        if opens and mark != "’" and (top is None or not inside or top.maybe_end):
            if not ELISION.match(self.text, at):
                if inside:
                    self._abandon()
                self._open(mark, at)
        elif top is None or not closes:
            return
        elif not inside:
            if not top.maybe_end and self.text[at - 1] in STOPS:
                top.maybe_end = at + 1
        elif not after.isalnum() and mark in CLOSES[top.mark]:
            plural = self.text[at - 1] == "s" and self.text[at + 1 : at + 3].strip().islower()
            if plural and not top.maybe_end:
                top.maybe_end = at + 1
            else:
                self._close(mark)

    def _take_pair(self, mark: str, at: int, opens: bool) -> None:
        """Marks of two characters, with a single one inside them at most."""
        if mark == TYPESET or (mark != "`" and self.doubled and opens):
            self._open(mark[:2], at)
            if len(mark) > 2:
                self._open("'", at + 2)
        elif mark != "`" and not opens:
            if len(mark) > 2 and self.stack and self.stack[-1].mark in SINGLE:
                self._finish(self.stack.pop(), at + 1)
            self._close(DOUBLED)

    def _open(self, mark: str, at: int) -> None:
        if len(self.stack) < DEEPEST:
            self.stack.append(_Open(mark, at, self.paragraph))

    def _close(self, mark: str) -> bool:
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
        self._finish(self.stack.pop(), self.behind)
        return True

    def _abandon(self) -> None:
        """The innermost single mark never closed: it was an apostrophe, or closed at a plural."""
        single = self.stack.pop()
        if single.maybe_end:
            end, inner = single.maybe_end, single.inner
            single.inner = [run for run in inner if run.end <= end]
            self._finish(single, end)
            self._keep(run for run in inner if run.start >= end)
        else:
            self._keep(single.inner)

    def _finish(self, opened: _Open, end: int, *, closed: bool = True) -> None:
        first, inner = opened.paragraph, opened.inner
        self._keep([Run(opened.start, end, opened.mark, first, self.paragraph, closed, inner)])

    def _keep(self, runs: Iterable[Run]) -> None:
        (self.stack[-1].inner if self.stack else self.found).extend(runs)

    def end_paragraph(self, span: Span, following: Sequence[Span]) -> None:
        """Close what is left open, unless the next paragraph opens with the same mark again, or
        the first mark in the paragraphs `following` is the one that closes it."""
        while self.stack and self.stack[-1].mark in SINGLE and not self._opens_speech():
            self._abandon()
        if self.stack and following and self._runs_on(span, following):
            while len(self.stack) > 1:
                self._close_short(span)
            return
        while self.stack:
            self._close_short(span)

    def _opens_speech(self) -> bool:
        """Does a capital follow the only mark that is open? Then it is no apostrophe."""
        return len(self.stack) == 1 and self.text[self.stack[0].start + 1].isupper()

    def _runs_on(self, span: Span, following: Sequence[Span]) -> bool:
        """Does the mark that is open, which no other one closed, hold for the next paragraph?"""
        opened = self.stack[0]
        if any(run.mark == opened.mark for run in opened.inner):
            return False  # a later run did close: this one's own close was forgotten
        text, first = self.text, following[0]
        start = first.end - len(text[first.start : first.end].lstrip())
        if text.startswith(opened.mark, start) or start <= self.closes_at:
            return True
        if opened.start == span.start and all(run.mark in SINGLE for run in opened.inner):
            self.closes_at = self._lone_close(opened.mark, following)
        return start <= self.closes_at

    def _lone_close(self, mark: str, following: Sequence[Span]) -> int:
        """Where the first mark in these paragraphs is, if it closes what they do not open."""
        text, marks = self.text, self.marks
        for span in following:
            within = marks[bisect_left(marks, span.start) : bisect_left(marks, span.end)]
            first = next((at for at in within if text[at] not in WITHIN), 0)
            if first:
                closes = text[first] in CLOSES[mark] and text[first - 1] in BEFORE_CLOSE
                return first if closes and len(span) > LONGEST_SIGNATURE else 0
        return 0

    def _close_short(self, span: Span) -> None:
        """End an unclosed run with the paragraph, or where the next one of its kind begins."""
        opened = self.stack.pop()
        if opened.mark in SINGLE:
            self.stack.append(opened)
            self._abandon()
            return
        if opened.mark == '"' and any(run.mark == "“" and run.closed for run in opened.inner):
            self._keep(opened.inner)  # the mark of an excerpt, which quotes with other ones
            return
        rival = next((r for r in opened.inner if r.mark == opened.mark and r.closed), None)
        end = rival.start if rival else span.end
        if opened.start < opened.maybe_end < end:
            end = opened.maybe_end
        end = opened.start + len(self.text[opened.start : end].rstrip())
        if rival and end < rival.start and self.text[end - 1] in STOPS:
            end = rival.end  # “It is cold. “It snows.”: the mark was only opened again
        later = [run for run in opened.inner if run.start >= end]
        opened.inner = [run for run in opened.inner if run.end <= end and run is not rival]
        self._finish(opened, end, closed=False)
        self._keep(later)


def marked_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """The outermost marked runs of the paragraphs, in order; what nests is in `inner`."""
    scanner = _Scanner(text)
    for number, span in enumerate(paragraphs):
        scanner.paragraph = number
        scanner.read(span)
        if scanner.stack:
            scanner.end_paragraph(span, paragraphs[number + 1 : number + 1 + MOST_UNMARKED])
    return sorted(scanner.found, key=lambda run: run.start)
