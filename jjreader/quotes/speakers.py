"""Who is meant by the words that name a speaker: a name, a pronoun, a description."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from jjreader.model import Article, Gender, Mention, Person, PersonKind, Span
from jjreader.quotes.passage import Passage
from jjreader.quotes.phrases import PUNCTUATION, Phrase, antecedent_of, is_possessive
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
    word_tables,
)

HE_OR_SHE = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
NAME_ENDS = PREPOSITION | CONJUNCTION | RELATIVE | ADVERB | AUXILIARY | TIME
SENTENCE_END = re.compile(r"[.?!][”\"’')]*\s|\n")
LOOK_BACK = 40
"""How many mentions before a pronoun are considered."""


@dataclass(slots=True)
class Speaker:
    """Who speaks: the words that say so, and the person, where known."""

    span: Span | None
    person: Person | None

    @property
    def name(self) -> str | None:
        return self.person.name if self.person else None


class Speakers:
    """The persons of one article, and who spoke last."""

    def __init__(
        self, article: Article, mentions: Sequence[Mention], quoted: Sequence[Span]
    ) -> None:
        self.article = article
        self.mentions = mentions
        self.starts = [mention.span.start for mention in mentions]
        self._quote_starts = [span.start for span in quoted]
        self._quoted = quoted
        self.turns: list[tuple[int, Speaker]] = []
        """Who spoke where, in order: the offset of each attributed quotation."""

    def of_phrase(self, passage: Passage, phrase: Phrase) -> Speaker:
        """The speaker that a noun phrase names."""
        named = self._named_in(passage, phrase)
        if named is not None:
            return Speaker(named.span, named.person)
        start, end = phrase
        span = passage.span(start, end)
        word = passage.words[start].lower()
        if end - start == 1 and passage.flags[start] & RELATIVE:
            before = antecedent_of(passage, start, 0)
            return Speaker(span, self.of_phrase(passage, before).person if before else None)
        if end - start == 1 and passage.flags[start] & (PRONOUN | POSSESSIVE):
            gender = HE_OR_SHE.get(word)
            return Speaker(span, self.antecedent(span.start, gender) if gender else None)
        return Speaker(span, self._described(passage, phrase))

    def _named_in(self, passage: Passage, phrase: Phrase) -> Mention | None:
        """The mention at the head of the phrase: not "Trump" in "the Trump campaign"."""
        start, end = phrase
        low = bisect_left(self.starts, passage.starts[start])
        high = bisect_left(self.starts, passage.ends[end - 1])
        for mention in self.mentions[low:high]:
            if self._is_head(passage, phrase, mention):
                return mention
        return None

    def _is_head(self, passage: Passage, phrase: Phrase, mention: Mention) -> bool:
        start, end = phrase
        first = bisect_left(passage.starts, mention.span.start, start, end)
        behind = bisect_left(passage.starts, mention.span.end, first, end)
        if first >= end:
            return False
        if (
            behind > first
            and is_possessive(passage.words[behind - 1])
            and (passage.ends[behind - 1] > mention.span.end)
        ):
            return False
        if first > start:
            before = passage.flags[first - 1]
            if before & PREPOSITION or (
                before & DETERMINER
                and first - 1 > start
                and (passage.flags[first - 2] & PREPOSITION)
            ):
                return False
        if behind >= end:
            return True
        word, flags = passage.words[behind], passage.flags[behind]
        return word in PUNCTUATION or bool(flags & NAME_ENDS) or word in ("Jr.", "Sr.", "Jr", "III")

    # -- pronouns and descriptions

    def antecedent(self, offset: int, gender: Gender | None) -> Person | None:
        """Whom "he" or "she" at this offset means: subjects and speakers nearby come first."""
        paragraph = self.article.text.rfind("\n", 0, offset) + 1
        turn = self.turns[-1] if self.turns else None
        here = self._before(offset, paragraph, gender)
        if turn is not None and turn[0] >= paragraph and self._fits(turn[1].person, gender):
            later = [m for m in here if m.span.start > turn[0]]
            if not later:
                return turn[1].person
        if here:
            return self._best(here, offset).person
        return self._from_earlier(paragraph, gender)

    def _from_earlier(self, paragraph: int, gender: Gender | None) -> Person | None:
        text = self.article.text
        end = paragraph
        for _ in range(6):
            end = len(text[:end].rstrip()) if end < 2000 else self._rstrip(end)
            if end <= 0:
                return None
            start = text.rfind("\n", 0, end) + 1
            turns = [t for t in self.turns if start <= t[0] < end]
            if turns and self._fits(turns[-1][1].person, gender):
                return turns[-1][1].person
            found = self._before(end, start, gender)
            if found:
                return self._best(found, end).person
            end = start
        return None

    def _rstrip(self, end: int) -> int:
        while end > 0 and self.article.text[end - 1].isspace():
            end -= 1
        return end

    def _before(self, offset: int, low: int, gender: Gender | None) -> list[Mention]:
        """The fitting mentions between two offsets that stand outside quotations."""
        last = bisect_left(self.starts, offset)
        first = max(bisect_left(self.starts, low, 0, last), last - LOOK_BACK)
        return [
            mention
            for mention in self.mentions[first:last]
            if (gender is None or self._fits(mention.person, gender))
            and not self._in_quote(mention.span.start)
        ]

    def _best(self, mentions: list[Mention], offset: int) -> Mention:
        """The first mention of the last sentence that has one: most often its subject."""
        text = self.article.text
        last = mentions[-1]
        for mention in reversed(mentions[:-1]):
            if SENTENCE_END.search(text, mention.span.end, last.span.start):
                break
            last = mention
        return last

    def _in_quote(self, offset: int) -> bool:
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    @staticmethod
    def _fits(person: Person | None, gender: Gender | None) -> bool:
        if person is None or person.kind is PersonKind.CHARACTER:
            return False
        return gender is None or person.gender is None or person.gender is gender

    def _described(self, passage: Passage, phrase: Phrase) -> Person | None:
        """The person behind "the actress" or "the 34-year-old"."""
        start, end = phrase
        if passage.words[start].lower() not in ("the", "this", "that"):
            return None
        head = next((i for i in range(start + 1, end) if passage.flags[i] & PREPOSITION), end)
        noun = passage.words[head - 1].lower()
        nouns = word_tables().person_nouns
        key = "year-old" if noun.endswith("year-old") else noun
        if key not in nouns:
            return None
        titled = self._with_role(noun, passage.starts[start])
        return titled or self.antecedent(passage.starts[start], nouns[key])

    def _with_role(self, noun: str, offset: int) -> Person | None:
        """The last person before this offset who was called by this noun."""
        text = self.article.text
        last = bisect_left(self.starts, offset)
        for mention in reversed(self.mentions[max(0, last - LOOK_BACK) : last]):
            span = mention.span
            before = text[max(0, span.start - 30) : span.start].lower()
            after = text[span.end : span.end + 60].lower()
            if before.rstrip(" ,").endswith(noun) or (
                after.startswith(",") and re.search(rf"\b{re.escape(noun)}\b", after)
            ):
                return mention.person
        return None

    def mentions_between(self, low: int, high: int) -> list[Mention]:
        """The mentions between two offsets that stand outside quotations."""
        return self._before(high, low, None)

    def mention_between(self, low: int, high: int) -> Mention | None:
        """The first of them."""
        found = self._before(high, low, None)
        return found[0] if found else None

    def has_quote(self, span: Span) -> bool:
        """Does a marked quotation touch this span?"""
        at = bisect_left(self._quote_starts, span.end) - 1
        return at >= 0 and self._quoted[at].end > span.start
