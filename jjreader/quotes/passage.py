"""A paragraph with quotations as a row of words; every outermost quotation is one word of it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from jjreader.model import Mention, Span
from jjreader.quotes.runs import Run
from jjreader.quotes.tables import AUXILIARY, CAPITALISED, PRONOUN, TIME
from jjreader.quotes.tokens import TOKENS_OF

QUOTE = "“”"
"""What stands in `words` for a quotation."""
SHORTENED_END = re.compile(r"\w\.\w\.$|^(?:Inc|Corp|Jr|Sr|Calif|Fla|Pa)\.$")
"""A word that a full stop shortens, and that may end a sentence with it."""
FARTHEST_WORD = 1000
"""Words farther from a quotation than this, in characters, say nothing about it."""
ENDS = frozenset({".", "?", "!"})
DASHES = frozenset("—–-―")
BREAKS = frozenset({".", "?", "!", QUOTE, ":", ";", "—", "–", "-", "•", "*"})
"""After these a capital proves nothing: a sentence may begin here."""


@dataclass(slots=True)
class Passage:
    """The words of a paragraph, or of the paragraphs over which a quotation runs."""

    first: int
    last: int
    is_heading: bool = False
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    runs: dict[int, Run] = field(default_factory=dict)
    """Place in `words` -> the quotation that stands there."""
    heads: dict[tuple[int, int], Mention | None] = field(default_factory=dict)
    """Phrase -> who is named by it; several rules ask for the same."""

    def span(self, start: int, end: int) -> Span:
        """The characters of the words from `start` up to `end`."""
        return Span(self.starts[start], self.end(end - 1))

    def end(self, at: int) -> int:
        """The offset behind a word."""
        word = self.words[at]
        return self.runs[at].end if word == QUOTE else self.starts[at] + len(word)

    def is_capital(self, at: int) -> bool:
        return self.words[at][:1].isupper()

    def add(self, text: str, start: int, end: int, run: Run | None = None) -> None:
        """Take in the words of the author between two quotations, of many only the outer ones, and
        the quotation behind them."""
        if end - start > 2 * FARTHEST_WORD:
            self.add(text, start, start + FARTHEST_WORD)
            start = end - FARTHEST_WORD
        words, starts, flags = self.words, self.starts, self.flags
        tokens_of = TOKENS_OF
        for chunk in text[start:end].split(" "):
            for word, kind, offset in tokens_of[chunk]:
                if kind >= CAPITALISED:  # its flag is the highest
                    kind = self._kind_here(word, kind)
                words.append(word)
                starts.append(start + offset)
                flags.append(kind)
            start += len(chunk) + 1
        if run is not None:
            self.runs[len(words)] = run
            words.append(QUOTE)
            starts.append(run.start)
            flags.append(0)

    def _kind_here(self, word: str, kind: int) -> int:
        """What a small word with a capital is, which may be a name: "Will wrote", "the Post"."""
        previous = self.words[-1] if self.words else "."
        if previous == QUOTE:
            is_name = bool(kind & AUXILIARY)
        else:
            is_name = previous not in BREAKS and not self.is_heading and word != "I"
            if is_name and kind & PRONOUN and SHORTENED_END.search(previous):
                is_name = False  # "in the U.S. He said"
        return kind & TIME if is_name else kind & ~CAPITALISED


def passages(
    text: str, paragraphs: Sequence[Span], runs: Sequence[Run], headings: Container[int]
) -> list[Passage]:
    """The passages that have quotations, in order."""
    found: list[Passage] = []
    at = 0
    while at < len(runs):
        first, last, end = runs[at].first, runs[at].last, at + 1
        while end < len(runs) and runs[end].first <= last:
            last = max(last, runs[end].last)
            end += 1
        passage = Passage(first, last, first in headings)
        offset = paragraphs[first].start
        for run in runs[at:end]:
            passage.add(text, offset, run.start, run)
            offset = run.end
        passage.add(text, offset, paragraphs[last].end)
        found.append(passage)
        at = end
    return found


def plain_passage(text: str, number: int, span: Span) -> Passage:
    """A paragraph of the author's own words."""
    passage = Passage(number, number)
    passage.add(text, span.start, span.end)
    return passage
