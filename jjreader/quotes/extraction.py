"""The one way in: an article and its mentions become quotations with their speakers."""

import re
from collections.abc import Callable, Iterator
from operator import attrgetter

from jjreader.model import Article, BlockKind, Confidence, Mention, Quote, Span
from jjreader.quotes.after import after, closes_with_report, inverted, said_behind
from jjreader.quotes.antecedents import Antecedents
from jjreader.quotes.before import (
    according_to_before,
    as_put,
    be_like,
    lead_in,
    opens_with_source,
    tight,
)
from jjreader.quotes.carry import (
    goes_on_inside,
    goes_straight_on,
    middle,
    paragraph_before,
    same_paragraph,
    sentence_before,
)
from jjreader.quotes.clauses import (
    clause_subject,
    fronted,
    how_one_is,
    of_opinion,
    own_clause,
    passive,
    trailing,
)
from jjreader.quotes.colons import colon
from jjreader.quotes.descriptions import described
from jjreader.quotes.echoes import with_echoes
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.kinds import kind_of
from jjreader.quotes.layout import (
    captions,
    dash,
    headline,
    headline_subject,
    label,
    set_as_headlines,
    signature_below,
    topic,
)
from jjreader.quotes.nested import nested_quotes
from jjreader.quotes.passage import Passage, passages
from jjreader.quotes.report_nouns import chant, owned, possessor, told_by, wording
from jjreader.quotes.runs import marked_runs
from jjreader.quotes.sources import according_to
from jjreader.quotes.speakers import Speaker, Speakers
from jjreader.quotes.titles import LONG, is_speech, is_title
from jjreader.quotes.turns import interview_turns, with_turns
from jjreader.quotes.unmarked import told_by_themselves, unmarked_quotes

SEARCHED = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
"""A tuple, because to hash a member of an enum takes longer than to compare it with four."""
_HEADING = BlockKind.HEADING
_PLACE = attrgetter("span.start")
Rule = Callable[[Case], Finding | None]

OPENING: tuple[Rule, ...] = (
    according_to,
    described,
    inverted,
    after,
    dash,
    trailing,
    same_paragraph,
    sentence_before,
)
"""For a quotation that opens a sentence and has words behind it: the first rule that answers
counts, here as below."""
CARRIED: tuple[Rule, ...] = (same_paragraph, sentence_before)
"""For one that has none."""
INSIDE: tuple[Rule, ...] = (
    according_to_before,
    fronted,
    trailing,
    owned,
    possessor,
    chant,
    lead_in,
    wording,
    said_behind,
    passive,
    middle,
)
"""For a quotation inside a sentence of the author's."""
BEHIND_WORDS: tuple[Rule, ...] = (closes_with_report, tight, be_like, as_put, *INSIDE)
BEHIND_COLON: tuple[Rule, ...] = (
    closes_with_report,
    topic,
    label,
    tight,
    as_put,
    opens_with_source,
    colon,
    *INSIDE,
)

TOPIC = re.compile(r"\(?(?:On|RE|Re)\b")
"""How a line begins that tells of what somebody speaks below it: "On the last boat:"."""
NOBODY = Speaker(None, None)
MOSTLY_QUOTED = 0.9
"""A paragraph of which a greater share stands in marks tells of nobody."""
NEAR_PARAGRAPHS = 3
"""So far back a speaker can still be the one who goes on."""


def extract_quotes(article: Article, mentions: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """Every quotation of somebody's words, in order."""
    return tuple(_Extraction(article.smoothed, mentions).quotes())


class _Extraction:
    """One article being read for quotations."""

    def __init__(self, article: Article, mentions: tuple[Mention, ...]) -> None:
        self.article = article
        blocks = self.blocks = [block for block in article.blocks if block.kind in SEARCHED]
        self.paragraphs = [block.span for block in blocks]
        self.runs = marked_runs(article.text, self.paragraphs)
        self.headings = {number for number, block in enumerate(blocks) if block.kind is _HEADING}
        self.headings |= set_as_headlines(article.text, self.paragraphs, self.runs)
        marks = [run.mark for run in self.runs]
        most = max(1, len(marks) // 2)
        self.usual_mark = next((mark for mark in set(marks) if marks.count(mark) > most), "")
        self.captions = captions(article.text, self.paragraphs)
        antecedents = Antecedents(article.text, self.paragraphs, mentions, self.runs, self.captions)
        self.speakers = Speakers(article.text, mentions, antecedents)
        self._last: Case | None = None
        """The last quotation that was found."""
        self.unclaimed: list[Span] = []
        """Marked runs that nobody seems to have said."""

    def quotes(self) -> list[Quote]:
        """The quotations with marks and those without, and the turns of an interview, in order."""
        text = self.article.text
        found = list(self._marked())
        if unmarked := list(unmarked_quotes(text, self.blocks, self.speakers)):
            found = unmarked + told_by_themselves(text, unmarked, found)
        headings = [self.paragraphs[number] for number in self.headings]
        found = with_echoes(text, self.unclaimed, found, headings)
        if turns := interview_turns(text, self.blocks, self.speakers):
            found = with_turns(text, turns, sorted(found, key=_PLACE), self.speakers)
        return sorted(found, key=_PLACE)

    def _marked(self) -> Iterator[Quote]:
        for passage in passages(self.article.text, self.paragraphs, self.runs, self.headings):
            if passage.first not in self.captions:
                yield from self._quotes_of(passage)

    def _quotes_of(self, passage: Passage) -> Iterator[Quote]:
        text = self.article.text
        previous: Case | None = None
        neighbour: Case | None = None
        for at, run in passage.runs.items():
            if not any(map(str.isalnum, text[run.start : run.end])):
                continue
            usual = run.mark == self.usual_mark
            case = Case(text, passage, at, run, self.speakers, usual, previous, neighbour)
            case.finding = self._find(case)
            neighbour = case
            quote = self._quote(case)
            if quote is not None:
                yield quote
                if run.inner:
                    nested = nested_quotes(text, run, self.speakers)
                    yield from told_by_themselves(text, [quote], list(nested))
                previous = self._last = case

    def _find(self, case: Case) -> Finding | None:
        if case.passage.is_heading and (found := headline(case)):
            return found
        words, at = case.passage.words, case.at
        if not case.opens_sentence:
            rules = BEHIND_COLON if words[at - 1] == ":" else BEHIND_WORDS
        else:
            rules = OPENING if at + 1 < len(words) else CARRIED
        for rule in rules:
            finding = rule(case)
            if finding is not None:
                return finding
        if at == 0:
            return self._floating(case)
        return headline_subject(case) if case.passage.is_heading else self._unreported(case)

    def _unreported(self, case: Case) -> Finding | None:
        """No word reports it: from whoever spoke last, or whom its sentence is about."""
        ends = case.is_sentence or case.last_character == "…"
        if case.stands_alone and ends and case.length > LONG:
            return self._turn_before(case.passage.first)
        if case.length <= LONG:
            return how_one_is(case) or told_by(case)
        return of_opinion(case) or own_clause(case) or goes_on_inside(case) or clause_subject(case)

    def _floating(self, case: Case) -> Finding | None:
        """Nothing beside it: from the turn before, or the paragraph before."""
        number = case.passage.first
        turns = self.speakers.turns
        signed = signature_below(case, self.article.text, self.paragraphs, case.passage.last + 1)
        if signed is not None:
            return signed
        above = self._above(number)
        if above < 0:
            return None
        before = self.paragraphs[above]
        last = turns[-1] if turns else None
        leads_in = self.article.text[before.end - 1] == ":"
        if last is not None and last[0] >= before.start and not leads_in:
            sure = self._last is not None and goes_straight_on(self._last, above + 1)
            return Finding("turn", Confidence.SURE if sure else Confidence.LIKELY, speaker=last[1])
        if leads_in and (found := self._below_topic(above)):
            return found
        asks = case.last_character == "?"
        spoken = self.speakers.antecedents.quoted_share(before) > MOSTLY_QUOTED
        found = None
        if not spoken:
            found = paragraph_before(self.article.text, before, above, self.speakers, asks=asks)
        return found or self._turn_before(number)

    def _above(self, number: int) -> int:
        """The paragraph above this one; captions are none."""
        above = number - 1
        while above in self.captions:
            above -= 1
        return above

    def _below_topic(self, topic: int) -> Finding | None:
        """`On the last boat:`, and above it whoever has spoken on another topic, or whose turn it
        is."""
        text, above = self.article.text, self._above(topic)
        if above < 0 or not TOPIC.match(text, self.paragraphs[topic].start):
            return None
        before = self.paragraphs[above]
        last = self.speakers.turns[-1] if self.speakers.turns else None
        if last is not None and last[0] >= before.start:
            return Finding("turn", Confidence.LIKELY, speaker=last[1])
        named = self.speakers.antecedents.inside(before.start, before.end)
        is_label = named and named[-1].span.end >= before.end - 1
        speaker = Speaker(named[-1].span, named[-1].person) if is_label else None
        return Finding("paragraph-before", Confidence.LIKELY, speaker=speaker) if speaker else None

    def _turn_before(self, number: int) -> Finding | None:
        """Whoever spoke last, not far above this paragraph."""
        last = self.speakers.turns[-1] if self.speakers.turns else None
        if last is None or last[0] < self._near(number):
            return None
        return Finding("turn-before", Confidence.GUESS, speaker=last[1])

    def _near(self, number: int) -> int:
        return self.paragraphs[max(0, number - NEAR_PARAGRAPHS)].start

    def _quote(self, case: Case) -> Quote | None:
        finding = case.finding
        kind = kind_of(case)
        if not is_speech(case, kind):
            if not is_title(case):
                self.unclaimed.append(Span(case.run.start, case.run.end))
            return None
        speaker, cue = NOBODY, None
        if finding is not None:
            if finding.speaker is not None:
                speaker = finding.speaker
            elif finding.subject is not None:
                speaker = self.speakers.of_phrase(case.passage, finding.subject)
            if finding.cue is not None and finding.rule not in ("paragraph-before", "middle"):
                cue = case.passage.span(*finding.cue)
        case.speaker = speaker
        if speaker.person is not None or speaker.span is not None:
            self.speakers.turns.append((case.run.end - 1, speaker))
        rule = finding.rule if finding else "none"
        confidence = finding.confidence if finding else Confidence.GUESS
        if speaker.is_inferred and confidence is Confidence.SURE:
            confidence = Confidence.LIKELY
        return Quote(
            Span(case.run.start, case.run.end),
            kind,
            speaker.name,
            speaker.span,
            cue,
            rule,
            confidence,
        )
