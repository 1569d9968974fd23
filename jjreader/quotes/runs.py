"""What stands between quotation marks. One pass over the text with a stack, no backtracking."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from jjreader.model import Span
from jjreader.quotes.marks import (
    APOSTROPHES,
    CLOSES,
    CLOSING,
    DOUBLED,
    ELISION,
    OPENING,
    OPENS_AFTER,
    SEVERAL,
    SINGLE,
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
LEAD_IN = (": ", ", ")
LONGEST_SIGNATURE = 120
"""A line of no more characters may name who said what stands above, and close its marks."""
MOST_UNMARKED = 12
"""Over so many paragraphs without marks of their own a quotation may run on to its close."""


@dataclass(slots=True)
class Run:
    """What stands between an opening and a closing mark, both included."""

    mark: str
    start: int
    first: int
    """The number of the paragraph in which it begins."""
    end: int = 0
    last: int = 0
    """The paragraph in which it ends; another where the quotation runs on."""
    closed: bool = True
    inner: list["Run"] = field(default_factory=list)
    maybe_end: int = 0
    """While it is open: behind a single mark that may close it, which of a single one may be a
    plural's apostrophe (the drivers' union), of a double one a slip (“Not today.’)."""


class _Scanner:
    """The stack of open marks while the paragraphs are read."""

    def __init__(self, text: str, offsets: Sequence[int]) -> None:
        self.text = text
        self.marks = offsets
        self.stack: list[Run] = []
        """The runs that are open, the innermost last."""
        self.found: list[Run] = []
        self.paragraph = 0
        self.behind = 0
        """The offset behind the mark that is being read."""
        self.closes_at = 0
        """Where a quotation closes that runs over paragraphs without marks of their own."""

    @cached_property
    def doubled(self) -> bool:
        """Are two single marks a mark of this text?"""
        return uses_doubled(self.text)

    def read(self, span: Span, offsets: Sequence[int]) -> None:
        """Take in the marks of one paragraph."""
        text, start, end = self.text, span.start, span.end
        if self.stack:
            self.behind = self._behind_reopened(span)
        for at in offsets[:MOST_MARKS]:
            mark = text[at]
            if at < self.behind or (mark == "’" and not self.stack):
                continue  # the second of a double mark, or an apostrophe
            if mark in "'`" and (several := SEVERAL.match(text, at, end)):
                mark = several[0]
            self.behind = behind = at + len(mark)
            before = text[at - 1] if at > start else " "
            after = text[behind] if behind < end else " "
            if mark in CLOSING:
                self._take_closing(mark, at, before, after)
            elif mark in OPENING:
                self._take_opening(mark, at, before, after)
            elif mark == '"':
                self._take_straight(at, before, after)
            elif mark in SINGLE:
                self._take_single(mark, at, before, after)
            elif len(mark) > 1:
                self._take_pair(mark, at, _opens(before, after))

    def _behind_reopened(self, span: Span) -> int:
        """Behind the mark that a quotation running on repeats at the paragraph's start."""
        text, start = self.text, span.start
        if not text.startswith(self.stack[0].mark, start):
            return start
        return start + (2 if text.startswith((TYPESET, DOUBLED), start) else 1)

    def _take_closing(self, mark: str, at: int, before: str, after: str) -> None:
        """A mark that closes; now and then it is typed where the other one is meant."""
        if self._close(mark) or mark != "”":
            return
        if len(self.stack) == 1 and self.stack[0].mark == "'" and self._opens_speech():
            self._finish(self.stack.pop(), self.behind)
        elif after.isalnum() and _opens(before, after):
            self._open("“", at)

    def _take_opening(self, mark: str, at: int, before: str, after: str) -> None:
        """A mark that opens; “ closes what „ has opened, and is typed for the other one too."""
        if self.stack and mark in CLOSES[self.stack[-1].mark]:
            self._close(mark)
            return
        turned = mark == "“" and not (before in OPENS_AFTER or before.isspace() or after.isalnum())
        if not (turned and self._close("”")):
            self._open(mark, at)

    def _take_straight(self, at: int, before: str, after: str) -> None:
        """A straight double mark: it opens where it can, closes where it must."""
        if before.isdigit() and not after.isspace():
            return  # 5'11": a measure
        opens = _opens(before, after)
        stack = self.stack
        unopened = not stack or (
            stack[-1].mark in SINGLE and all(opened.mark in SINGLE for opened in stack)
        )
        if unopened:
            opens = opens or (after.isalnum() and (before in ".:,;" or before.isalnum()))
        if opens and (unopened or after.isalnum() or before.isspace()):
            self._open('"', at)
        else:
            self._close('"')

    def _take_single(self, mark: str, at: int, before: str, after: str) -> None:
        top = self.stack[-1] if self.stack else None
        inside = top is not None and top.mark in SINGLE
        if mark != "’" and _opens(before, after) and (top is None or not inside or top.maybe_end):
            if not ELISION.match(self.text, at):
                if inside:
                    self._abandon()
                self._open(mark, at)
        elif top is None or before.isspace():
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
        if mark == TYPESET or (opens and self.doubled):
            self._open(mark[:2], at)
            if len(mark) > 2:
                self._open("'", at + 2)
        elif not opens:
            if len(mark) > 2 and self.stack and self.stack[-1].mark in SINGLE:
                self._finish(self.stack.pop(), at + 1)
            self._close(DOUBLED)

    def _open(self, mark: str, at: int) -> None:
        if len(self.stack) < DEEPEST:
            self.stack.append(Run(mark, at, self.paragraph))

    def _close(self, mark: str) -> bool:
        """Close the innermost run that this mark can close; singles inside it were apostrophes."""
        for opened in reversed(self.stack):
            if mark in CLOSES[opened.mark]:
                while self.stack[-1] is not opened:
                    self._abandon()
                self._finish(self.stack.pop(), self.behind)
                return True
            if opened.mark not in SINGLE:
                return False
        return False

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

    def _finish(self, run: Run, end: int, *, closed: bool = True) -> None:
        run.end, run.last, run.closed = end, self.paragraph, closed
        (self.stack[-1].inner if self.stack else self.found).append(run)

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
        start = following[0].start
        if self.text.startswith(opened.mark, start) or start <= self.closes_at:
            return True
        led_in = opened.start == span.start or self.text.endswith(LEAD_IN, 0, opened.start)
        if led_in and all(run.mark in SINGLE for run in opened.inner):
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


def _opens(before: str, after: str) -> bool:
    """Can a mark between these two characters be one that opens?"""
    return before in OPENS_AFTER and not after.isspace()


def marked_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """The outermost marked runs of the paragraphs, in order; what nests is in `inner`."""
    offsets = [*offsets_of_marks(text), len(text)]
    scanner, at = _Scanner(text, offsets), 0
    for number, span in enumerate(paragraphs):
        if offsets[at] >= span.end and not scanner.stack:
            continue  # as most
        first = bisect_left(offsets, span.start, at)
        at = bisect_left(offsets, span.end, first)
        scanner.paragraph = number
        scanner.read(span, offsets[first:at])
        if scanner.stack:
            scanner.end_paragraph(span, paragraphs[number + 1 : number + 1 + MOST_UNMARKED])
    return sorted(scanner.found, key=attrgetter("start"))
