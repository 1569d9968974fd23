"""Interviews: what is said without marks, behind a name and a colon or below a question."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jjreader.model import Block, BlockKind, Confidence, Person, PersonKind, Quote, QuoteKind, Span
from jjreader.quotes.findings import OPENING_MARKS
from jjreader.quotes.marks import offsets_of
from jjreader.quotes.speakers import HE_OR_SHE, Speakers
from jjreader.quotes.unmarked import told_by_themselves

LABEL = re.compile(
    # "RITTER: ", "Anna Weller (AW):  ", "TVLINE | "
    r"([A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4})(?: \([A-Z][\w. ]{0,12}\)|, [A-Z][A-Z .&’'-]+(?=:))?"
    r"(?:: *| \| )(?=\S)"
)
SHOUTED = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){1,2}|[QA](?=\.))\.? (?=[A-Z][^A-Z])"
)
"""The same without a colon: "ANNA WELLER It rained.", "Q. Did it rain?"."""
LONGEST_LABEL = 60
ENDS_TURN = re.compile(r".*[.?!…—–\])\"”’']\s*", re.DOTALL)
QUESTION, ANSWER = "Q", "A"
"""Behind these labels a paper asks, and the one who is interviewed speaks."""
AND = re.compile(r" (?:&|and) ")
HALF = 0.5
LEAST_TURNS = 2
LEAST_ANSWERS = 2
INTERVIEW = re.compile(
    r"\b(?i:interview\w*|q[&+]a|(?:chat|talk)(?:s|t?ed)?|sp(?:eaks?|oke)|sat down|caught up"
    r"|conversation)\b"
)
TITLED = re.compile(r"\b(?i:interview|q[&+]a)\b")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
TALK = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Yy]ou|[Yy]our|Oh|Yes|Yeah|No|OK|Ok)\b|\?"
)
YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_CHARACTER = PersonKind.CHARACTER
_SPEAKING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph in which one of those who talk with each other speaks."""

    span: Span
    person: Person
    label: Span | None
    """Where it says who speaks; none where the turn goes on in a new paragraph."""
    is_marked: bool = False
    """Does it stand in marks, so that it is a quotation already, though of nobody known?"""

    def quote(self) -> Quote:
        """The turn as a quotation."""
        rule = "label" if self.label else "turn"
        sure = Confidence.SURE if self.label else Confidence.LIKELY
        return Quote(self.span, QuoteKind.BLOCK, self.person.name, self.label, None, rule, sure)


def interview_turns(text: str, blocks: Sequence[Block], speakers: Speakers) -> list[Turn]:
    """The turns of those who talk, if the article is an interview; the questions of a paper and of
    nobody in particular are left out."""
    if not blocks:
        return []
    starts = speakers.antecedents.paragraph_starts
    asked = frozenset(_asking(text, blocks, starts))
    labels = dict(_labels(text, blocks, starts))
    if len(labels) + len(asked) < LEAST_TURNS:
        return []  # as most articles
    return _Interview(text, blocks, speakers, labels, asked).turns()


def _asking(text: str, blocks: Sequence[Block], starts: Sequence[int]) -> Iterator[int]:
    """The numbers of the blocks that end with a question and open with no mark."""
    for at in offsets_of(text, "?"):
        number = bisect_right(starts, at) - 1
        if blocks[number].span.end == at + 1 and text[starts[number]] not in OPENING_MARKS:
            yield number


def _labels(
    text: str, blocks: Sequence[Block], starts: Sequence[int]
) -> Iterator[tuple[int, re.Match[str]]]:
    """The labels with which blocks begin, and the numbers of these."""
    shouted = {n for n, start in enumerate(starts) if not text[start + 1 : start + 2].islower()}
    labelled = set()
    for at in (*offsets_of(text, ":"), *offsets_of(text, "|")):
        number = bisect_right(starts, at) - 1
        if 0 <= at - starts[number] <= LONGEST_LABEL:
            labelled.add(number)
    for number in sorted(shouted | labelled):
        start, end = starts[number], blocks[number].span.end
        label = SHOUTED.match(text, start) if number in shouted else None
        if label is None and number in labelled:
            label = LABEL.match(text, start, min(end, start + LONGEST_LABEL))
        if label is not None:
            yield number, label


class _Interview:
    """One article being read for turns."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        speakers: Speakers,
        labels: dict[int, re.Match[str]],
        asked: frozenset[int],
    ) -> None:
        self.text, self.blocks, self.labels = text, blocks, labels
        self.antecedents = speakers.antecedents
        self.mentions = speakers.mentions
        forms = Counter([match[1] for match in labels.values()])
        self.asked = asked | {n for n, match in labels.items() if forms[match[1]] > 1}
        self.is_transcript = any(
            count > 1 and " " in form and form.isupper() for form, count in forms.items()
        )
        """Does a full name in capitals come again as a label?"""
        self.is_set_as_interview = forms[QUESTION] >= LEAST_TURNS
        """Its questions stand behind the letter for one."""
        self.opening = Span(0, blocks[min(self.asked, default=0)].span.start)
        """All before the first question."""
        self.named: dict[int, Person] = {}
        """Who speaks in which paragraph, as its label says."""

    def turns(self) -> list[Turn]:
        """Those behind labels, or the answers to questions that stand by themselves."""
        for number, match in self.labels.items():
            person = self.guest if match[1] == ANSWER else self._labelled_by(match)
            if person is not None and self._is_spoken(number, match.end()):
                self.named[number] = person
        self.asked -= self.named.keys()
        led_in = any(number - 1 in self.asked for number in self.named)
        if led_in or (len(self.named) >= LEAST_TURNS and self._take_turns()):
            return list(self._labelled())
        return self._answers()

    def _labelled_by(self, label: re.Match[str]) -> Person | None:
        known = self.persons.get(AND.split(label[1])[0].casefold())
        inside = () if known else self.antecedents.inside(*label.span(1))
        ends = inside and inside[-1].span.end == label.end(1)  # "Coach Anna Weller:"
        return inside[-1].person if ends else known

    def _answers(self) -> list[Turn]:
        """What follows the questions, if they are put to somebody and answered in person."""
        if len(self.asked) < LEAST_ANSWERS:
            return []
        answers = list(self._below_questions())
        first = [n for n in answers if n - 1 in self.asked]
        own = sum(self._is_first_person(n) or self._is_marked(n) for n in first)
        if len(first) < LEAST_ANSWERS or own < HALF * len(first) or self.guest is None:
            return []
        is_put = (
            self.is_set_as_interview
            or self._is_titled_interview()
            or any(map(self._is_for, self.asked))
        )
        if not is_put:
            return []
        return [
            Turn(self.blocks[n].span, self.guest, None, is_marked=self._is_marked(n))
            for n in answers
        ]

    def _below_questions(self) -> Iterator[int]:
        """The paragraphs below the questions, and those that go on from them in person."""
        goes_on = False
        for number, block in enumerate(self.blocks):
            if number in self.asked:
                goes_on = True
            elif goes_on:
                goes_on = self._is_first_person(number)
                if block.kind in _SPEAKING and (goes_on or number - 1 in self.asked):
                    yield number

    def _is_titled_interview(self) -> bool:
        if self.blocks[0].kind is not BlockKind.HEADING:
            return False
        span = self.blocks[0].span
        return TITLED.search(self.text, span.start, span.end) is not None

    def _take_turns(self) -> bool:
        return self.is_transcript or self._is_talk()

    def _is_talk(self) -> bool:
        """Do those behind labels speak with each other, or does a list tell something of each?"""
        spans = [self.blocks[number].span for number in self.named]
        own = sum(TALK.search(self.text, span.start, span.end) is not None for span in spans)
        return own >= HALF * len(spans)

    @cached_property
    def persons(self) -> dict[str, Person]:
        """Everybody by what a label may call them: name, last name, first name, initials."""
        found: dict[str, Person] = {}
        named = {mention.name: mention.person for mention in self.mentions}
        for name, person in named.items():
            words = name.split()
            initials = "".join([word[0] for word in words]) if len(words) > 1 else name
            for form in (name, words[-1], words[0], initials):
                found.setdefault(form.casefold(), person)
        return found

    @cached_property
    def guest(self) -> Person | None:
        """The one who is interviewed: whom the words before the first question name most often."""
        opening = self.opening
        said = INTERVIEW.search(self.text, opening.start, opening.end) is not None
        if not (said or self.is_set_as_interview):
            return None
        counts: dict[str, int] = {}
        known: dict[str, Person] = {}
        for mention in self.antecedents.inside(opening.start, opening.end):
            if mention.person.kind is not _CHARACTER and " " in mention.name:
                counts[mention.name] = counts.get(mention.name, 0) + 1
                known[mention.name] = mention.person
        return known[max(counts, key=counts.__getitem__)] if counts else None

    def _is_for(self, question: int) -> bool:
        """Is somebody asked here, and not the reader?"""
        span = self.blocks[question].span
        return YOU.search(self.text, span.start, span.end) is not None

    def _labelled(self) -> Iterator[Turn]:
        speaking: Person | None = None
        for number in range(len(self.blocks)):
            if number in self.named:
                speaking = self.named[number]
                match = self.labels[number]
                span = Span(match.end(), self.blocks[number].span.end)
                yield Turn(span, speaking, Span(*match.span(1)))
            elif number in self.asked or not self._is_first_person(number):
                speaking = None
            elif speaking is not None:
                yield Turn(self.blocks[number].span, speaking, None)

    def _is_marked(self, number: int) -> bool:
        span = self.blocks[number].span
        return self.text[span.start] in OPENING_MARKS and self._is_quoted(span)

    def _is_quoted(self, span: Span) -> bool:
        return self.antecedents.quoted_share(span) > HALF

    def _is_first_person(self, number: int) -> bool:
        block = self.blocks[number]
        return (
            block.kind in _SPEAKING
            and number not in self.labels
            and not self._is_quoted(block.span)
            and FIRST_PERSON.search(self.text, block.span.start, block.span.end) is not None
        )

    def _is_spoken(self, number: int, start: int) -> bool:
        """Are they sentences without marks that stand behind a label?"""
        end = self.blocks[number].span.end
        speaks = self.blocks[number].kind in _SPEAKING
        sentence = speaks and ENDS_TURN.fullmatch(self.text, start, end) is not None
        return sentence and self.text[start] not in OPENING_MARKS


def _of_another(text: str, quote: Quote, turn: Turn, speakers: Speakers) -> Quote:
    """The quotation inside a turn; who speaks in the turn does not call themselves "he"."""
    span = quote.speaker_span
    gender = HE_OR_SHE.get(text[span.start : span.end].lower()) if span else None
    if span is None or gender is None or quote.speaker != turn.person.name:
        return quote
    person, _ = speakers.antecedents.find(span.start, gender, None, turn.person)
    return replace(quote, speaker=person.name if person else None, confidence=Confidence.LIKELY)


def _answer(quote: Quote, turn: Turn) -> Quote:
    """A quotation below a question, of the guest where nothing beside it tells whose it is."""
    if quote.confidence is not Confidence.GUESS:
        return quote
    return replace(quote, speaker=turn.person.name, rule="turn", confidence=Confidence.LIKELY)


def with_turns(
    text: str, turns: Sequence[Turn], quotes: Sequence[Quote], speakers: Speakers
) -> list[Quote]:
    """The quotations with the turns; inside these only what is told of others' words."""
    found = [turn.quote() for turn in turns if not turn.is_marked]
    at = 0
    for quote in quotes:
        while at < len(turns) and turns[at].span.end <= quote.span.start:
            at += 1
        turn = turns[at] if at < len(turns) else None
        outside = turn is None or quote.span.start < turn.span.start
        if quote.rule == "unmarked":
            continue  # a guess, where the labels and questions are a better sign
        if outside:
            found.append(quote)
        elif turn and turn.is_marked:
            found.append(_answer(quote, turn))
        elif turn and quote.kind is QuoteKind.DIRECT and quote.cue_span is not None:
            found.append(_of_another(text, quote, turn, speakers))
    return told_by_themselves(text, [turn.quote() for turn in turns], found)
