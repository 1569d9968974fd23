"""Who is meant by the words that name a speaker: a name, a pronoun, a description."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from jjreader.model import Gender, Mention, Person, Span
from jjreader.quotes.antecedents import Antecedents
from jjreader.quotes.callings import Callings
from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.phrases import Phrase
from jjreader.quotes.subjects import antecedent_of
from jjreader.quotes.tables import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CUE,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
    word_tables,
)
from jjreader.quotes.verbs import PUNCTUATION, is_possessive

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
GOES_ON = (["added"], ["adds"], ["continued"], ["continues"])
"""Who does this has spoken before."""
NAME_ENDS = PREPOSITION | CONJUNCTION | RELATIVE | ADVERB | AUXILIARY | TIME
OFFICE = PREPOSITION | CONJUNCTION | DETERMINER
"""What may stand between the capitalised words of an office."""
LONGEST_OFFICE = 10
BEHIND_NAMES = frozenset(
    [
        *("Jr.", "Sr.", "Jr", "III", "KC", "QC", "SC", "BL", "MP", "MSP", "MEP", "TD"),
        *("OBE", "MBE", "CBE", "MD"),
    ]
)
ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "those", "people", "somebody"})
"""Of these nobody is meant in particular."""
OWN_WORKS = frozenset({"report", "post", "article", "column", "blog", "essay"})
"""What speaks for whoever made it, where a pronoun says whose it is: "her report"."""
LONGEST_TITLE = 20
"""The titles before a name have so many characters at most: "Lt. Col. "."""


@dataclass(slots=True)
class Speaker:
    """Who speaks: the words that say so, and the person, where known."""

    span: Span | None
    person: Person | None
    is_inferred: bool = False
    """Is the person only the likeliest of several whom the words fit?"""

    @property
    def name(self) -> str | None:
        return self.person.name if self.person else None


def _gender_behind(passage: Passage, verb: int) -> Gender | None:
    """What the pronoun right behind the verb of a description tells: "the mayor said she"."""
    behind = verb + 1 + (passage.words[verb + 1 : verb + 2] == ["that"])
    word = passage.words[behind] if behind < len(passage.words) else ""
    return HE_OR_SHE[word] if word in ("he", "she") else None


def _office_end(passage: Passage, phrase: Phrase) -> int:
    """Behind an office and what it is for: "the Minister for Trade and Ports"."""
    at = phrase[1]
    words, flags = passage.words, passage.flags
    if words[at - 1].lower() not in word_tables().person_nouns:
        return at
    high = min(len(words), at + LONGEST_OFFICE)
    end = at
    while end < high and (flags[end] & OFFICE or passage.is_capital(end)):
        end += 1
    return end if words[end : end + 1] == [","] else at


class Speakers:
    """The persons of one article, and who spoke last."""

    def __init__(self, text: str, mentions: Sequence[Mention], antecedents: Antecedents) -> None:
        self.text = text
        self.mentions = mentions
        self.antecedents = antecedents
        self.starts = antecedents.starts
        self._callings = Callings(text, antecedents)
        self.turns: list[tuple[int, Speaker]] = []
        """Who spoke where, in order: where each attributed quotation ends."""

    def of_phrase(self, passage: Passage, phrase: Phrase) -> Speaker:
        """The speaker that a noun phrase names."""
        named = self._named_in(passage, phrase) or self._apposed(passage, phrase)
        if named is not None:
            return Speaker(named.span, named.person)
        start, end = phrase
        span = passage.span(start, end)
        word = passage.words[start].lower()
        if end - start == 1 and passage.flags[start] & RELATIVE:
            before = antecedent_of(passage, start, 0)
            return Speaker(span, self._ending(passage, before) if before else None)
        if end - start == 1 and passage.flags[start] & (PRONOUN | POSSESSIVE):
            gender = HE_OR_SHE.get(word)
            return self._of_pronoun(passage, end, span, gender) if gender else Speaker(span, None)
        if end - start == 1 and is_possessive(passage.words[start]):
            if owner := self._over(span):
                return Speaker(owner.span, owner.person)
            ending = len("’") if passage.words[start][-1] in "'’" else len("’s")
            return Speaker(Span(span.start, span.end - ending), None)
        person = self._owner(passage, phrase)
        return Speaker(span, person) if person else self._described(passage, phrase)

    def _of_pronoun(self, passage: Passage, verb: int, span: Span, gender: Gender) -> Speaker:
        """Whom "he" or "she" means before this verb."""
        meant = self._meant(span, gender, self._told(passage, verb))
        if passage.words[verb : verb + 1] in GOES_ON and not self._has_just_spoken(meant):
            meant.is_inferred = True
        return meant

    def _ending(self, passage: Passage, phrase: Phrase) -> Person | None:
        """Who stands right before "who": the name that ends the phrase, or all of it."""
        nearest = self.closing(passage, phrase[1])
        if nearest is None and phrase[0] > 1 and passage.words[phrase[0] - 1] == ",":
            nearest = self.closing(passage, phrase[0] - 1)  # "Weller, the tall one who said"
        return nearest.person if nearest else self.of_phrase(passage, phrase).person

    def closing(self, passage: Passage, end: int) -> Mention | None:
        """The mention that ends right before the word `end`."""
        mention = self._over(passage.span(end - 1, end))
        return mention if mention and mention.span.end == passage.end(end - 1) else None

    def _over(self, span: Span) -> Mention | None:
        """The mention that reaches into this word."""
        at = bisect_left(self.starts, span.end) - 1
        return self.mentions[at] if at >= 0 and self.mentions[at].span.end > span.start else None

    def names(self, passage: Passage, phrase: Phrase) -> bool:
        """Does the phrase name a person outright?"""
        return self._named_in(passage, phrase) is not None

    def _apposed(self, passage: Passage, phrase: Phrase) -> Mention | None:
        """The name set beside a description: "her agent, Danny Fritz, said"."""
        first = _office_end(passage, phrase) + 1
        if first >= len(passage.words) or passage.words[first - 1] != ",":
            return None
        at = bisect_left(self.starts, passage.starts[first])
        if at >= len(self.starts):
            return None
        mention, start = self.mentions[at], passage.starts[first]
        if self.starts[at] - start > LONGEST_TITLE:
            return None
        if not all(word[0].isupper() for word in self.text[start : self.starts[at]].split()):
            return None  # else titles: ", Dr. Danny Fritz,"
        return mention if self.text[mention.span.end : mention.span.end + 1] in (",", ".") else None

    def can_speak(self, passage: Passage, phrase: Phrase) -> bool:
        """Does the phrase stand for somebody, or for what has a voice?"""
        kind = passage.flags[phrase[0]]
        if phrase[1] - phrase[0] == 1 and kind & RELATIVE:
            before = antecedent_of(passage, phrase[0], 0)
            if passage.words[phrase[0]] == "who":
                return before is None or passage.words[before[1] - 1] not in ANYBODY
            return before is not None and self.can_speak(passage, before)
        if kind & PRONOUN:
            return passage.words[phrase[0]].lower() != "it"
        voices, words = word_tables().voices, passage.words[phrase[0] : phrase[1]]
        return self.is_somebody(passage, phrase) or any(word.lower() in voices for word in words)

    def is_somebody(self, passage: Passage, phrase: Phrase) -> bool:
        """Does the phrase stand for a person, for some of a kind, or for a body with a name?"""
        if self.of_phrase(passage, phrase).person is not None:
            return True
        if phrase[1] - phrase[0] > 1 and passage.is_capital(phrase[1] - 1):
            return True  # "the Actors Guild"
        nouns = word_tables().person_nouns
        words = [word.lower() for word in passage.words[phrase[0] : phrase[1]]]
        return any(word in nouns or word.removesuffix("s") in nouns for word in words)

    def _owner(self, passage: Passage, phrase: Phrase) -> Person | None:
        """Whose words they are: "her statement", "Ritter's letter"."""
        start, end = phrase
        tables = word_tables()
        noun = passage.words[end - 1].lower()
        if end - start < 2 or noun not in tables.report_nouns | OWN_WORKS:
            return None
        if passage.flags[start] & POSSESSIVE:
            gender = HE_OR_SHE.get(passage.words[start].lower())
            return self.antecedent(passage.starts[start], gender) if gender else None
        owners = self.antecedents.between(passage.starts[start], passage.end(end - 1))
        return owners[0].person if owners and is_possessive(passage.words[end - 2]) else None

    def _named_in(self, passage: Passage, phrase: Phrase) -> Mention | None:
        """The mention at the head of the phrase: not "Trump" in "the Trump campaign"."""
        heads = passage.heads
        if phrase not in heads:
            start, end = phrase
            low = bisect_left(self.starts, passage.starts[start])
            high = bisect_left(self.starts, passage.end(end - 1), low)
            heads[phrase] = None
            for mention in self.mentions[low:high]:
                if self._is_head(passage, phrase, mention):
                    heads[phrase] = mention
                    break
        return heads[phrase]

    def _is_head(self, passage: Passage, phrase: Phrase, mention: Mention) -> bool:
        start, end = phrase
        first = bisect_left(passage.starts, mention.span.start, start, end)
        behind = bisect_left(passage.starts, mention.span.end, first, end)
        if first >= end:
            return False
        goes_on = passage.end(behind - 1) > mention.span.end
        if goes_on and is_possessive(passage.words[behind - 1]):
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
        return word in PUNCTUATION or bool(flags & NAME_ENDS) or word in BEHIND_NAMES

    def _told(self, passage: Passage, verb: int) -> Person | None:
        """Who is named right behind the verb of a pronoun: "he told Weller", "says to Weller"."""
        if verb + 1 >= len(passage.words) or not passage.flags[verb] & CUE:
            return None
        told = verb + 1 + (passage.words[verb + 1] == "to")
        if told >= len(passage.words):
            return None
        at = bisect_left(self.starts, passage.starts[told])
        named = at < len(self.starts) and self.starts[at] == passage.starts[told]
        return self.mentions[at].person if named else None

    def _has_just_spoken(self, speaker: Speaker) -> bool:
        """Is it whoever spoke last, if anybody has spoken in this paragraph or the one before?"""
        if not self.turns or speaker.span is None:
            return True
        at, last = self.turns[-1]
        near = self.antecedents.paragraphs_between(at, speaker.span.start) <= 1
        return not near or last.person is None or last.person is speaker.person

    def antecedent(self, offset: int, gender: Gender | None) -> Person | None:
        """Whom "he" or "she" at this offset means most likely."""
        return self._meant(Span(offset, offset), gender).person

    def _meant(self, span: Span, gender: Gender | None, other: Person | None = None) -> Speaker:
        """Whom "he" or "she" means, if not the other person."""
        last = self.turns[-1] if self.turns else None
        turn = (last[0], last[1].person) if last is not None and last[1].person else None
        person, is_clear = self.antecedents.find(span.start, gender, turn, other)
        return Speaker(span, person, is_inferred=not is_clear)

    def _described(self, passage: Passage, phrase: Phrase) -> Speaker:
        """The person behind "the actress" or "the 34-year-old"."""
        start, end = phrase
        span = passage.span(start, end)
        points = passage.words[start].lower() in ("the", "this", "that")
        if not points and (passage.flags[start] or not passage.is_capital(start)):
            return Speaker(span, None)
        head = next((i for i in range(start + 1, end) if passage.flags[i] & PREPOSITION), end)
        noun = passage.words[head - 1]
        if not points and not noun.islower():
            return Speaker(span, None)  # "Mr. King", but "Labour leader said"
        noun = noun.lower()
        nouns = word_tables().person_nouns
        aged = any(word.endswith("year-old") for word in passage.words[start:head])
        key = "year-old" if aged and noun not in nouns else noun  # "the 42-year-old welder"
        if key not in nouns:
            return Speaker(span, None)
        gender = nouns[key] or _gender_behind(passage, end)
        called = {passage.words[at].lower() for at in range(start + 1, head - 1)} - {QUOTE}
        places = [passage.words[at] for at in range(start + points, head) if passage.is_capital(at)]
        spoke = self.turns[-1][1].person if self.turns else None
        titled, is_only = self._callings.bearer(noun, called, span.start, spoke)
        if titled is not None and self.antecedents.fits(titled, gender):
            told = not places or self._callings.is_told_of(titled, places, span.start)
            meant = titled if told or points else None
            return Speaker(span, meant, is_inferred=not (is_only and told))
        if not points:
            return Speaker(span, None)
        likely = self._meant(span, gender)
        likeliest = likely.person
        told = likeliest is None or self._callings.is_told_of(likeliest, places, span.start)
        clear = bool(places) and not likely.is_inferred
        return Speaker(span, likeliest, is_inferred=not (told or clear))
