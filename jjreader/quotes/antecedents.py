"""Whom "he", "she" or "the actress" means: the mentions before it, weighed.

The features are the classic ones of pronoun resolution (Lappin and Leass 1994: recency, subject
before object, parallel roles), with the weights set by hand on news articles.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from jjreader.model import Gender, Mention, Person, PersonKind, Span
from jjreader.quotes.roles import OPENS, SAYS, role
from jjreader.quotes.runs import Run

LOOK_BACK = 40
"""How many mentions before a pronoun are considered."""
FARTHEST_PARAGRAPH = 6
SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*\s+(?=[“\"‘'(A-Z])")
A_PARAGRAPH = 2.0
A_SENTENCE = 0.8
INTRODUCED = 0.75
"""Somebody named for the first time is about to be talked about."""
UNKNOWN_GENDER = -0.7
SPOKE_LAST = 2.5
MAIN = 1.0
"""How much the person named most often is worth."""
CLEAR = 1.1
"""By so much the likeliest has to lead for nobody else to come into question: more than by opening
a sentence in which another is a subject too."""
HIGHEST = SAYS + OPENS + MAIN + INTRODUCED
"""No mention is worth more."""
NEVER = float("-inf")
BYLINE = ("\nBy ", "# By ", "\nby ", "\nBY ")


Turn = tuple[int, Person]
"""Where somebody spoke, and who."""
_CHARACTER = PersonKind.CHARACTER
PRONOUN_REACH = 1500
"""No pronoun farther before another than this, in characters, tells whom it means."""
LONGEST_CHAIN = 2
"""So many pronouns are followed back, one from the other."""


@dataclass(slots=True)
class _Candidate:
    """A mention with what is known of it wherever the pronoun stands."""

    start: int
    end: int
    person: Person
    paragraph: int
    is_first: bool
    """Is the person named here for the first time?"""
    weight: float
    highest: float
    """It is worth no more than this."""
    role: float | None = None


class Antecedents:
    """The persons that pronouns of one article can mean."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        mentions: Sequence[Mention],
        runs: Sequence[Run],
        captions: Container[int] = (),
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.starts = [mention.span.start for mention in mentions]
        self.paragraph_starts = [span.start for span in paragraphs]
        self._quote_starts = [run.start for run in runs]
        self._quoted = runs
        self._captions = captions
        self._candidates: dict[int, _Candidate | None] = {}
        """Those that were asked for."""

    def find(
        self,
        offset: int,
        gender: Gender | None,
        last_turn: Turn | None,
        other: Person | None = None,
    ) -> tuple[Person | None, bool]:
        """The likeliest person but for the other one, and does nobody else come into question?
        `last_turn` is who spoke last, and where."""
        return self._find(offset, gender, last_turn, LONGEST_CHAIN, other)

    def _find(
        self,
        offset: int,
        gender: Gender | None,
        last_turn: Turn | None,
        links: int,
        other: Person | None = None,
    ) -> tuple[Person | None, bool]:
        scores = self._scored(offset, gender, other)
        if links and gender is not None:
            scores += self._carried(offset, gender, last_turn, links)
        if last_turn is not None and self.fits(last_turn[1], gender):
            away = self.paragraphs_between(last_turn[0], offset)
            if away < FARTHEST_PARAGRAPH:
                score = SPOKE_LAST - A_PARAGRAPH * away
                if away == 0:
                    score -= A_SENTENCE * self._sentences_after_quote(last_turn[0], offset)
                scores.append((score, last_turn[1]))
        best, best_score = None, NEVER
        for score, person in scores:
            if score >= best_score and person is not other:
                best, best_score = person, score
        rivals = [score for score, person in scores if person is not best and person is not other]
        return best, not rivals or best_score - max(rivals) >= CLEAR

    def _scored(
        self, offset: int, gender: Gender | None, other: Person | None
    ) -> list[tuple[float, Person]]:
        """Those who are named before, but for whom nobody would think of beside the likeliest."""
        number = bisect_right(self.paragraph_starts, offset)
        last = bisect_left(self.starts, offset)
        least = NEVER
        found = []
        for at in range(last - 1, max(-1, last - 1 - LOOK_BACK), -1):
            candidate = self._candidate(at)
            if candidate is None:
                continue
            away = number - candidate.paragraph
            if away > FARTHEST_PARAGRAPH or HIGHEST - A_PARAGRAPH * away < least:
                break  # nobody farther up can be likelier, or nearly as likely
            known = candidate.person.gender
            fits = gender is None or known is None or known is gender
            if not fits or candidate.person is other:
                continue
            if candidate.highest - A_PARAGRAPH * away >= least:
                score = self._score(candidate, offset, away)
                found.append((score, candidate.person))
                least = max(least, score - CLEAR)
        found.reverse()
        return found

    def _candidate(self, at: int) -> _Candidate | None:
        """The mention of this number, if a pronoun behind it can mean it."""
        if at not in self._candidates:
            self._candidates[at] = self._candidate_of(at)
        return self._candidates[at]

    def _candidate_of(self, at: int) -> _Candidate | None:
        mention, start = self.mentions[at], self.starts[at]
        person = mention.person
        if person.kind is _CHARACTER or person.name in self._made_up or self.in_quote(start):
            return None
        paragraph = bisect_right(self.paragraph_starts, start)
        if paragraph - 1 in self._captions:
            return None  # named under a picture: that need not be whom the text talks about
        if self.is_bracketed(mention.span) or self.text.endswith(BYLINE, 0, start):
            return None  # who plays the one before the bracket; who wrote it all
        weight = self._worth[person.name] + (UNKNOWN_GENDER if person.gender is None else 0.0)
        is_first = self._first_named[person.name] == at
        highest = weight + SAYS + OPENS + (INTRODUCED if is_first else 0.0)
        return _Candidate(start, mention.span.end, person, paragraph, is_first, weight, highest)

    @cached_property
    def _names(self) -> list[str]:
        """Who is named by each mention."""
        return [mention.person.name for mention in self.mentions]

    @cached_property
    def _first_named(self) -> dict[str, int]:
        """Which mention is the first of each."""
        names = reversed(self._names)
        return dict(zip(names, range(len(self._names) - 1, -1, -1), strict=True))

    @cached_property
    def _worth(self) -> dict[str, float]:
        """What it is worth how often each is named."""
        counts: dict[str, int] = {}
        for name in self._names:
            counts[name] = counts.get(name, 0) + 1
        most = max(counts.values())
        return {name: MAIN * count / most for name, count in counts.items()}

    @cached_property
    def _made_up(self) -> frozenset[str]:
        """`As a comic book character, Weller ...`: of whom the text says that they are made up."""
        if "character" not in self.text:
            return frozenset()  # as most texts
        return frozenset([m.name for m in self.mentions if self._is_called_character(m)])

    def _is_called_character(self, mention: Mention) -> bool:
        start = mention.span.start
        before = self.text[max(0, start - len("character, ")) : start]
        return before.endswith(("character ", "character, "))

    def _carried(
        self, offset: int, gender: Gender, last_turn: Turn | None, links: int
    ) -> list[tuple[float, Person]]:
        """Whom the "he" or "she" means that opens a sentence shortly before."""
        at = self._opening_pronoun(offset, "He" if gender is Gender.MALE else "She")
        if at < 0:
            return []
        before = last_turn if last_turn is not None and last_turn[0] < at else None
        person, _ = self._find(at, gender, before, links - 1)
        if person is None:
            return []
        away = self.paragraphs_between(at, offset)
        score = role(self.text, at, at + (2 if gender is Gender.MALE else 3))
        score += self._worth.get(person.name, 0.0) - A_PARAGRAPH * away
        if away == 0:
            score -= A_SENTENCE * self._sentences(at, offset)
        return [(score, person)]

    def _opening_pronoun(self, offset: int, word: str) -> int:
        """The last place in this and the last paragraph where the author begins with the word."""
        number = bisect_right(self.paragraph_starts, offset) - 1
        low = self.paragraph_starts[max(0, number - 1)] if number >= 0 else 0
        low = max(low, offset - PRONOUN_REACH)
        at = self.text.rfind(word, low, offset)
        while at >= 0:
            whole = not self.text[at + len(word)].isalnum() and not self.text[at - 1].isalnum()
            if whole and not self.in_quote(at):
                return at
            at = self.text.rfind(word, low, at)
        return -1

    def _score(self, candidate: _Candidate, offset: int, away: int) -> float:
        if candidate.role is None:
            candidate.role = role(self.text, candidate.start, candidate.end)
        score = candidate.weight + candidate.role - A_PARAGRAPH * away
        if away == 0:
            score -= A_SENTENCE * self._sentences(candidate.end, offset)
        if candidate.is_first and (away == 0 or (away == 1 and candidate.role > 0)):
            score += INTRODUCED
        return score

    def _sentences(self, start: int, end: int) -> int:
        """How many of the author's sentences end between two offsets of a paragraph."""
        ends = SENTENCE_END.finditer(self.text, start, min(end, start + 1500))
        return sum(not self.in_quote(match.end() - 1) for match in ends)

    def _sentences_after_quote(self, start: int, end: int) -> int:
        """The same for the author's sentences after the quotation at `start`."""
        at = bisect_right(self._quote_starts, start) - 1
        behind = self._quoted[at].end if at >= 0 else start
        return max(0, self._sentences(behind, end) - 1) if behind < end else 0

    def paragraphs_between(self, start: int, end: int) -> int:
        first = bisect_right(self.paragraph_starts, start)
        return bisect_right(self.paragraph_starts, end) - first

    def between(self, low: int, high: int) -> list[Mention]:
        """The mentions between two offsets that stand outside quotations."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        return [m for m in self.mentions[first:last] if not self.in_quote(m.span.start)]

    def inside(self, low: int, high: int) -> Sequence[Mention]:
        """The mentions between two offsets, those in quotations too."""
        return self.mentions[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def is_bracketed(self, span: Span) -> bool:
        """Does a name stand in brackets by itself?"""
        return self.text.endswith(" (", 0, span.start) and self.text.startswith(")", span.end)

    def in_quote(self, offset: int) -> bool:
        """Does a quotation stand at this offset?"""
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    def quoted_share(self, span: Span) -> float:
        """How much of a span stands in quotation marks."""
        first = max(0, bisect_right(self._quote_starts, span.start) - 1)
        last = bisect_left(self._quote_starts, span.end)
        touching = [run for run in self._quoted[first:last] if run.end > span.start]
        if any(run.start < span.start or run.end > span.end for run in touching):
            return 1.0  # it runs on into the next paragraph
        return sum(run.end - run.start for run in touching) / max(1, len(span))

    @staticmethod
    def fits(person: Person | None, gender: Gender | None) -> bool:
        """Can a person of this gender, who speaks, be this one?"""
        if person is None or person.kind is _CHARACTER:
            return False
        return gender is None or person.gender is None or person.gender is gender
