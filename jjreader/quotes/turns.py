"""Interviews: what is said without marks, behind a name and a colon or below a question."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jjreader.model import Block, BlockKind, Confidence, Person, PersonKind, Quote, QuoteKind, Span
from jjreader.quotes.findings import OPENING_MARKS
from jjreader.quotes.speakers import Speakers
from jjreader.quotes.unmarked import told_by_themselves

LABEL = re.compile(
    # "RITTER: ", "Anna Weller (AW): ", "TVLINE | "
    r"([A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4})(?: \((?P<initials>[A-Z][\w. ]{0,12})\))?"
    r"(?:: ?| \| )(?=\S)"
)
SHOUTED = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){1,2})(?P<initials>) (?=[A-Z][^A-Z])"
)
"""The same without a colon: "ANNA WELLER It rained."."""
LONGEST_LABEL = 60
ENDS_TURN = re.compile(r".*[.?!…—–\])\"”’']\s*", re.DOTALL)
ANSWER = "A"
"""Behind this label the one who is interviewed speaks."""
AND = re.compile(r" (?:&|and) ")
HALF = 0.5
LEAST_TURNS = 2
LEAST_ANSWERS = 2
INTERVIEW = re.compile(
    r"\b(?i:interview\w*|q&a|(?:chat|talk)(?:s|t?ed)?|sp(?:eaks?|oke)|sat down|caught up"
    r"|conversation)\b"
)
TITLED = re.compile(r"\b(?i:interview|q&a)\b")
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

    def quote(self) -> Quote:
        """The turn as a quotation."""
        rule = "label" if self.label else "turn"
        sure = Confidence.SURE if self.label else Confidence.LIKELY
        return Quote(self.span, QuoteKind.BLOCK, self.person.name, self.label, None, rule, sure)


def interview_turns(text: str, blocks: Sequence[Block], speakers: Speakers) -> list[Turn]:
    """The turns of those who talk, if the article is an interview; the questions of a paper and of
    nobody in particular are left out."""
    labelled = enumerate(blocks) if ":" in text or "?" in text else ()
    labels = {n: match for n, block in labelled if (match := _label(text, block.span))}
    asking = enumerate(blocks) if "?" in text else ()
    asked = [n for n, block in asking if _asks(text, block.span)]
    if len(labels) + len(asked) < LEAST_TURNS:
        return []  # as most articles
    return _Interview(text, blocks, speakers, labels, frozenset(asked)).turns()


def _label(text: str, span: Span) -> re.Match[str] | None:
    start, high = span.start, min(span.end, span.start + LONGEST_LABEL)
    if text[start : start + 2].isupper() and (shouted := SHOUTED.match(text, start)):
        return shouted
    if text.find(":", start, high) < 0 and text.find(" | ", start, high) < 0:
        return None
    return LABEL.match(text, start, high)


def _asks(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return text[end - 1] == "?" and text[start] not in OPENING_MARKS


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
        self.named: dict[int, Person] = {}
        """Who speaks in which paragraph, as its label says."""

    def turns(self) -> list[Turn]:
        """Those behind labels, or the answers to questions that stand by themselves."""
        persons = self._persons()
        guest = self._guest()
        for number, match in self.labels.items():
            initials = persons.get((match["initials"] or "").casefold())
            person = persons.get(AND.split(match[1])[0].casefold()) or initials
            if match[1] == ANSWER:
                person = guest
            if person is not None and self._is_spoken(number, match.end()):
                self.named[number] = person
        self.asked -= self.named.keys()
        led_in = any(number - 1 in self.asked for number in self.named)
        if led_in or (len(self.named) >= LEAST_TURNS and self._is_talk()):
            return list(self._labelled())
        return self._answers(guest) if guest is not None else []

    def _answers(self, guest: Person) -> list[Turn]:
        """What follows the questions, if they are put to somebody and answered in person."""
        answers = [n for n in range(len(self.blocks)) if self._is_answer(n)]
        own = sum(self._is_first_person(n) for n in answers if n - 1 in self.asked)
        questions = sum(n - 1 in self.asked for n in answers)
        is_put = self._is_titled_interview() or any(map(self._is_for, self.asked))
        if questions < LEAST_ANSWERS or own < HALF * questions or not is_put:
            return []
        return [Turn(self._span(n), guest, None) for n in answers]

    def _is_titled_interview(self) -> bool:
        if self.blocks[0].kind is not BlockKind.HEADING:
            return False
        span = self.blocks[0].span
        return TITLED.search(self.text, span.start, span.end) is not None

    def _is_talk(self) -> bool:
        """Do those behind labels speak with each other, or does a list tell something of each?"""
        spans = [self.blocks[number].span for number in self.named]
        own = sum(TALK.search(self.text, span.start, span.end) is not None for span in spans)
        return own >= HALF * len(spans)

    def _persons(self) -> dict[str, Person]:
        """Everybody by what a label may call them: name, last name, first name, initials."""
        found: dict[str, Person] = {}
        for mention in self.mentions:
            words = mention.name.split()
            initials = "".join(word[0] for word in words) if len(words) > 1 else mention.name
            for form in (mention.name, words[-1], words[0], initials):
                found.setdefault(form.casefold(), mention.person)
        for match in self.labels.values():
            if match["initials"] and (person := found.get(match[1].casefold())):
                found[match["initials"].casefold()] = person
        return found

    def _guest(self) -> Person | None:
        """The one who is interviewed: whom the words before the first question name most often."""
        first = min(self.asked, default=0)
        opening = Span(0, self.blocks[first].span.start)
        if INTERVIEW.search(self.text, opening.start, opening.end) is None:
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
                span = Span(match.end(), self._span(number).end)
                yield Turn(span, speaking, Span(*match.span(1)))
            elif number in self.asked or not self._is_first_person(number):
                speaking = None
            elif speaking is not None:
                yield Turn(self._span(number), speaking, None)

    def _is_answer(self, number: int) -> bool:
        """Does it stand below a question, or go on with the answer?"""
        above = number - 1
        if number in self.asked or self.blocks[number].kind not in _SPEAKING:
            return False
        while above not in self.asked and above > 0 and self._is_first_person(above):
            above -= 1
        goes_on = above == number - 1 or self._is_first_person(number)
        return above in self.asked and goes_on

    def _is_first_person(self, number: int) -> bool:
        block = self.blocks[number]
        quoted = self.antecedents.quoted_share(block.span) > HALF
        return (
            block.kind in _SPEAKING
            and number not in self.labels
            and not quoted
            and FIRST_PERSON.search(self.text, block.span.start, block.span.end) is not None
        )

    def _is_spoken(self, number: int, start: int) -> bool:
        """Are they sentences without marks that stand behind a label?"""
        end = self.blocks[number].span.end
        sentence = ENDS_TURN.fullmatch(self.text, start, end) is not None
        return sentence and self.text[start] not in OPENING_MARKS

    def _span(self, number: int) -> Span:
        span = self.blocks[number].span
        return Span(span.start, span.start + len(self.text[span.start : span.end].rstrip()))


def with_turns(text: str, turns: Sequence[Turn], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations with the turns; inside these only what is told of others' words."""
    found = [turn.quote() for turn in turns]
    at = 0
    for quote in quotes:
        while at < len(turns) and turns[at].span.end <= quote.span.start:
            at += 1
        turn = turns[at] if at < len(turns) else None
        outside = turn is None or quote.span.start < turn.span.start
        if quote.rule == "unmarked":
            continue  # a guess, where the labels and questions are a better sign
        if outside or (quote.kind is QuoteKind.DIRECT and quote.cue_span is not None):
            found.append(quote)
    return told_by_themselves(text, [turn.quote() for turn in turns], found)
