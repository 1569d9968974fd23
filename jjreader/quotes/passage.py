"""A paragraph with quotations as a row of words; every outermost quotation is one word of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from jjreader.model import Span
from jjreader.quotes.runs import Run
from jjreader.quotes.tables import ADVERB, AUXILIARY, TIME, word_tables

QUOTE = "“”"
"""What stands in `words` for a quotation."""
TOKEN = re.compile(r"\w++(?:['’.\-‑]\w++|,\d{3}\b)*+['’]?|\.\.+|[^\s\"“”]")
SHORTENED = re.compile(
    # "She's" is two words, "Ritter's" one
    r"([Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou|[Ii]t|[Ww]ho)['’](?:s|re|m|ve|d|ll)\b"
)
INITIALS = re.compile(r"(?:\w\.)+\w$|[A-Z]$")
KNOWN_WORDS = 20_000
FARTHEST_WORD = 1000
"""Words farther from a quotation than this, in characters, say nothing about it."""
ENDS = frozenset({".", "?", "!"})
BREAKS = frozenset({".", "?", "!", QUOTE, ":", ";", "—", "–", "•", "*"})
"""After these a capital proves nothing: a sentence may begin here."""


@dataclass(slots=True)
class Passage:
    """The words of a paragraph, or of the paragraphs over which a quotation runs."""

    first: int
    last: int
    is_heading: bool = False
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    runs: dict[int, Run] = field(default_factory=dict)
    """Place in `words` -> the quotation that stands there."""

    def span(self, start: int, end: int) -> Span:
        """The characters of the words from `start` up to `end`."""
        return Span(self.starts[start], self.ends[end - 1])

    def is_capital(self, at: int) -> bool:
        return self.words[at][:1].isupper()

    def add_gap(self, text: str, start: int, end: int) -> None:
        """Take in the words of the author between two quotations; of many only the outer ones."""
        if end - start > 2 * FARTHEST_WORD:
            self._add_words(text, start, start + FARTHEST_WORD)
            start = end - FARTHEST_WORD
        self._add_words(text, start, end)

    def _add_words(self, text: str, start: int, end: int) -> None:
        found = list(TOKEN.finditer(text, start, end))
        if not found:
            return
        words = [match[0] for match in found]
        starts = [match.start() for match in found]
        ends = [match.end() for match in found]
        if text.find("’", start, end) >= 0 or text.find("'", start, end) >= 0:
            _split_shortened(words, starts, ends)
        flags = [_flags_of(word) for word in words]
        if "." in words:
            _join_abbreviations(text, words, starts, ends, flags)
        # a capitalised word sorts between the marks and the small letters
        for at in [i for i, flag in enumerate(flags) if flag and "A" <= words[i] < "a"]:
            before = words[at - 1] if at else self.words[-1] if self.words else "."
            if self._is_name(words[at], flags[at], before):
                flags[at] &= TIME
        self.words += words
        self.starts += starts
        self.ends += ends
        self.flags += flags

    def _is_name(self, word: str, flags: int, previous: str) -> bool:
        """Is a capitalised small word a name here: "Will wrote", "the Post"?"""
        if previous == QUOTE:
            return bool(flags & AUXILIARY)
        return previous not in BREAKS and not self.is_heading and word != "I"

    def add_run(self, run: Run) -> None:
        self.runs[len(self.words)] = run
        self.words.append(QUOTE)
        self.starts.append(run.start)
        self.ends.append(run.end)
        self.flags.append(0)


@lru_cache(KNOWN_WORDS)
def _flags_of(word: str) -> int:
    """What a word can be, as far as the tables and its ending tell."""
    tables = word_tables()
    flags = tables.flags.get(word, 0)
    if not flags and word.endswith("ly") and word.islower() and word not in tables.no_adverbs:
        return ADVERB
    return flags


def _split_shortened(words: list[str], starts: list[int], ends: list[int]) -> None:
    """Make two words of each "She's"."""
    for at in reversed([i for i, word in enumerate(words) if "’" in word or "'" in word]):
        shortened = SHORTENED.match(words[at])
        if shortened:
            first = shortened[1]
            words[at : at + 1] = first, words[at][len(first) :]
            starts.insert(at + 1, starts[at] + len(first))
            ends.insert(at, starts[at] + len(first))


def _join_abbreviations(
    text: str, words: list[str], starts: list[int], ends: list[int], flags: list[int]
) -> None:
    """A full stop belongs to "Gov." and "U.S.", and to what a comma or bracket follows."""
    abbreviations = word_tables().abbreviations
    for at in reversed([i for i, word in enumerate(words) if word == "."]):
        if at == 0 or ends[at - 1] != starts[at]:
            continue
        before = words[at - 1]
        ends_there = text[ends[at] : ends[at] + 1] not in (",", ")")
        if ends_there and before not in abbreviations and not INITIALS.match(before):
            continue
        words[at - 1] += "."
        ends[at - 1] = ends[at]
        for row in (words, starts, ends, flags):
            del row[at]


def passages(
    text: str, paragraphs: Sequence[Span], runs: Sequence[Run], headings: frozenset[int]
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
        _fill(passage, text, Span(paragraphs[first].start, paragraphs[last].end), runs[at:end])
        found.append(passage)
        at = end
    return found


def plain_passage(text: str, number: int, span: Span) -> Passage:
    """A paragraph of the author's own words."""
    passage = Passage(number, number)
    passage.add_gap(text, span.start, span.end)
    return passage


def _fill(passage: Passage, text: str, span: Span, runs: Sequence[Run]) -> None:
    at = span.start
    for run in runs:
        passage.add_gap(text, at, run.start)
        passage.add_run(run)
        at = run.end
    passage.add_gap(text, at, span.end)
