"""What a rule is asked about, and what it answers."""

from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field

from jjreader.model import Confidence
from jjreader.quotes.governing import governing_cue
from jjreader.quotes.passage import DASHES, ENDS, QUOTE, SHORTENED_END, Passage
from jjreader.quotes.phrases import Phrase
from jjreader.quotes.runs import Run
from jjreader.quotes.speakers import Speaker, Speakers
from jjreader.quotes.tables import CUE

LONGEST_SENTENCE = 120
"""A sentence is not followed farther back than this, in words."""
MAY_BREAK = ENDS | {"•", "(", QUOTE}
"""Where a sentence may begin behind."""
SHORTEST_TOWN = 3
"""In letters."""
LONGEST_TOWN, LONGEST_DATELINE = 3, 12
"""In words, the agency behind it too: "NEW YORK (AP) -"."""
NOT_YET = -1
OPENING_MARKS = "“\"‘'«„`"
CLOSING = "”\"’'»“‘)›"
EDGES = OPENING_MARKS + CLOSING + " ,."


@dataclass(slots=True)
class Finding:
    """A rule's answer: who speaks, by which words, and how sure that is."""

    rule: str
    confidence: Confidence
    subject: Phrase | None = None
    cue: Phrase | None = None
    speaker: Speaker | None = None
    """Where the rule takes the speaker over from elsewhere."""


@dataclass(slots=True)
class Case:
    """A quotation in its passage, as the rules see it."""

    text: str
    passage: Passage
    at: int
    """The place of the quotation among the words of the passage."""
    run: Run
    speakers: Speakers
    in_usual_marks: bool
    """Has it the marks that most quotations of the article have?"""
    previous: "Case | None"
    """The quotation before it in the same passage."""
    neighbour: InitVar["Case | None"]
    """What stands in marks before it in the same passage, be it a quotation or not."""
    finding: Finding | None = None
    speaker: Speaker | None = None
    quoted: str = field(init=False)
    """The quotation with its marks."""
    length: int = field(init=False)
    """How many words it has."""
    last_character: str = field(init=False)
    """The last character inside the marks."""
    ends_sentence: bool = field(init=False)
    """Does the author's sentence end with the quotation, as far as marks tell?"""
    ends_content: bool = field(init=False)
    """Do no words of the author go on with what is quoted?"""
    low: int = field(init=False)
    """The first word of its sentence."""
    opens_sentence: bool = field(init=False)
    _cue: int | None = field(init=False, default=NOT_YET)

    def __post_init__(self, neighbour: "Case | None") -> None:
        quoted = self.quoted = self.text[self.run.start : self.run.end]
        self.length = quoted.count(" ") + 1
        inside = quoted.rstrip(CLOSING)
        self.last_character = "…" if inside.endswith("...") else inside[-1:]
        words, behind = self.passage.words, self.at + 1
        following = words[behind] if behind < len(words) else "."
        stops = self.last_character in ".?!…" or not self.run.closed
        self.ends_sentence = following in ENDS or (
            stops and (following == QUOTE or following[0].isupper() or following in "(—-–[")
        )
        self.ends_content = self.ends_sentence or self.last_character in ",.?!"
        self.low = sentence_start(self, neighbour)
        self.opens_sentence = self.low == self.at

    @property
    def cue(self) -> int | None:
        """The reporting word that its sentence leads up to it with; many rules ask for it."""
        if self._cue == NOT_YET:
            self._cue = governing_cue(self.passage, self.low, self.at)
        return self._cue

    @property
    def stands_alone(self) -> bool:
        return self.opens_sentence and self.ends_sentence

    @property
    def is_sentence(self) -> bool:
        """Does it start with a capital and end with a full stop or a comma?"""
        return self.quoted.lstrip(OPENING_MARKS)[:1].isupper() and self.last_character in ".?!,"

    def content(self) -> str:
        """What stands between the marks, without a comma or full stop at its end."""
        return self.quoted.strip(EDGES)


def sentence_start(case: Case, neighbour: Case | None) -> int:
    """Where the sentence of the quotation begins; `neighbour`: the one before it."""
    passage, words = case.passage, case.passage.words
    lowest = max(0, case.at - LONGEST_SENTENCE)
    before = words[case.at - 1] if case.at > lowest else "."
    shortened = before[-1] == "." and before != "." and SHORTENED_END.search(before)
    if shortened and case.is_sentence:
        return case.at
    for place in range(case.at - 1, lowest - 1, -1):
        word = words[place]
        if word not in MAY_BREAK:
            continue
        if word == "•" or (word in ENDS and _ends(words, place)):
            return place + 1
        if word == "(" and _reports_inside(passage, place, case.at):
            return place + 1
        if word == QUOTE and neighbour is not None and neighbour.at == place:
            if neighbour.ends_sentence:
                return place + 1
            return max(lowest, neighbour.low)
    return _dateline_end(words, case.at) if lowest == 0 else lowest


def _dateline_end(words: Sequence[str], at: int) -> int:
    """Behind `OSLO (May 3) --`: where the report of an agency begins, else 0."""
    if len(words[0]) < SHORTEST_TOWN or not words[0].isupper():
        return 0
    high = min(at, LONGEST_DATELINE)
    end = next((place for place in range(1, high) if words[place] in DASHES), 0)
    town = [word for word in words[:end] if word.isupper()]
    if not end or len(town) > LONGEST_TOWN or any(word.islower() for word in words[:end]):
        return 0
    while end < at and words[end] in DASHES:
        end += 1
    return end if end < at else 0


def _ends(words: Sequence[str], stop: int) -> bool:
    """Does a sentence end here? Not before a small letter, and not in "No. 1"."""
    following = words[stop + 1]
    numbered = words[stop - 1] in ("No", "no", "Nos") and following[0].isdigit()
    return not (following[0].islower() or numbered)


def _reports_inside(passage: Passage, bracket: int, at: int) -> bool:
    """Does a bracket that is still open have a report of its own: "(Weller once said, ..."?"""
    inside = range(bracket + 1, at)
    open_still = ")" not in passage.words[bracket:at]
    return open_still and any(passage.flags[place] & CUE for place in inside)
