"""What stands in marks without being anybody's words: titles, terms, subheadings."""

from jjreader.model import Confidence, QuoteKind
from jjreader.quotes.findings import CLOSING, OPENING_MARKS, Case
from jjreader.quotes.nicknames import LONGEST_NICKNAME, is_nickname, is_pseudonym
from jjreader.quotes.participles import stands_behind_as
from jjreader.quotes.passage import QUOTE, Passage
from jjreader.quotes.tables import (
    ACT,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    MIND,
    NAMING,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    SPEECH,
    TIME,
    WEAK,
    word_tables,
)
from jjreader.quotes.verbs import is_finite, is_possessive

_DIRECT = QuoteKind.DIRECT  # to look a member of an enum up takes as long as a call
LONGEST_NAME = 12
"""No title, term or subheading has more words."""
LONGEST_TITLE = 8
LONGEST_TERM = 3
SHORTEST_NAME = 4
"""So many letters a work of one word has at least."""
LONG = 4
"""Quoted words that nothing attributes are speech only where they are more than this."""
SAID_REACH = 4
"""What is set as a title is said where the verb stands so near, in words."""
HEADED = 10_000
"""So many characters below a headline tell whether it names a work."""
DATE = 3
"""So many words behind a verb tell when it was said: "said the next day"."""
SMALL = PREPOSITION | CONJUNCTION | DETERMINER
"""Words that need no capital in a title."""
LONGEST_ROLE = 4
"""What somebody is has so many words: "executive producer and star"."""
LABELS = frozenset({"label", "colon", "headline"})
CALLED_TO = frozenset(["for", "on", "upon"])
"""Behind one of these "call" means to ask: "called on the mayor to"."""
OWNER_REACH = 5
"""So many words before a title tell where somebody appears: "on Ruby Television's"."""
LISTED = frozenset([QUOTE, "and", "or", ",", "like", "as", "such", "including"])
"""Words between works and what they are called: `songs like “...” and “...”`."""
APPEARS = frozenset(
    ["on", "in", "of", "at", "for", "with", "to", "watching", "told", "tells", "tell"]
)
"""Behind these words a title is where somebody appears, not what is said."""


def is_speech(case: Case, kind: QuoteKind) -> bool:
    """Is it somebody's words, and not a title, a term or a nickname?"""
    passage = case.passage
    whole = case.opens_sentence and case.ends_content and kind is _DIRECT
    if whole and not passage.is_heading:
        return len(passage.words) > 1 or not (is_subheading(case) or _is_label(case))
    short = case.length <= LONGEST_NAME
    if short and _is_name(case):
        return False
    if passage.is_heading:
        spoken = case.finding is not None and not case.stands_alone
        return spoken and not is_named_elsewhere(case)
    if case.finding is None and not case.opens_sentence and case.length <= LONG:
        return False
    if kind is _DIRECT:
        return True
    return case.finding is not None and (not short or not is_title(case) or _is_said(case))


def _is_name(case: Case) -> bool:
    """Is it what something or somebody is called?"""
    return (
        (case.length <= LONGEST_NICKNAME and (is_nickname(case) or is_pseudonym(case)))
        or is_named_work(case)
        or is_programme(case)
        or is_credit(case)
        or is_labelled_work(case)
        or (case.opens_sentence and is_term(case))
        or (len(case.passage.words) == 1 and is_subheading(case))
    )


def _is_said(case: Case) -> bool:
    """Does a verb of saying or thinking stand right before, or lead in to it for sure: "chanting
    “We Are the Harbour”", "said that the “Gang of Six” was over"?"""
    cue, flags = case.cue, case.passage.flags
    if cue is None or flags[cue] & WEAK:
        return False
    sure = case.finding is not None and case.finding.confidence is Confidence.SURE
    if sure and case.length > 1 and flags[cue] & (SPEECH | CALLING):
        return not _is_named_so(case)
    near = case.at - cue <= SAID_REACH and not flags[case.at - 1] & NAMING
    return near and bool(flags[cue] & (SPEECH | MIND))


def is_title(case: Case) -> bool:
    """A title, a name or a term in marks: `the film “Long Way Home”`, `known as “the Wall”`."""
    passage, at = case.passage, case.at
    if _is_named_so(case):
        return True
    cue = case.finding.cue[0] if case.finding and case.finding.cue else at
    beside = passage.flags[at - 1] & PREPOSITION and passage.words[at - 1] != "as" if at else 0
    if not beside and is_called(passage, cue, at):
        return False  # "calls the mayor “Little Napoleon”"
    return case.last_character not in "?!" and is_set_as_title(case)


def _is_named_so(case: Case) -> bool:
    """Does a word for naming stand before it that reports nothing: "titled", "known as the"?"""
    passage, at = case.passage, case.at
    place = at - 1
    while place > 0 and passage.words[place] in ("the", "a", "as"):
        place -= 1
    if case.finding is not None and case.finding.cue == (place, place + 1):
        return False  # "whom Lindt dubbed"
    named = place >= 0 and bool(passage.flags[place] & NAMING)
    return named and (place == at - 1 or passage.words[place + 1] == "as")


def is_called(passage: Passage, cue: int, at: int) -> bool:
    """Is it what somebody calls another: "called him “a fraud”", "hailed her as “the best”"?"""
    kind = passage.flags[cue] if cue < at else 0
    if not kind & CALLING and not (kind & ACT and stands_behind_as(passage, at, cue)):
        return False
    between = passage.words[cue + 1 : at]
    if "by" in between or (between and between[0] in CALLED_TO):
        return False  # "called him by the name “Smoky”"
    return not any(is_finite(passage, place, cue) for place in range(cue + 1, at))


def is_set_as_title(case: Case) -> bool:
    """Are all but small words written with a capital?"""
    words = case.content().split(None, LONGEST_TITLE)
    if len(words) == 1:
        return is_set_as_name(words[0]) and _is_placed_as_name(case)
    if not 2 <= len(words) <= LONGEST_TITLE or not (
        words[0][0].isupper() and words[-1][0].isupper()
    ):
        return False
    flags = word_tables().flags
    longer = [word for word in words if len(word) > 3 and not flags.get(word, 0) & SMALL]
    return all(word[0].isupper() or word[0].isdigit() for word in longer or words)


def _is_placed_as_name(case: Case) -> bool:
    """Does it stand where a work is named: `the end of “Harbour”`, `the “Harbour” dog`?"""
    if case.opens_sentence:
        return False
    before, behind = case.passage.words[case.at - 1], case.at + 1
    if case.passage.flags[case.at - 1] & PREPOSITION and before != "as":
        return True
    attribute = case.last_character.isalpha() and behind < len(case.passage.words)
    return before == "(" or (
        attribute
        and case.passage.words[behind].islower()
        and not case.passage.flags[behind] & ~NOUN_TOO
    )


def is_set_as_name(word: str) -> bool:
    """Is it one word with a capital and small letters?"""
    return len(word) >= SHORTEST_NAME and word.istitle() and word.isalpha()


def is_named_work(case: Case) -> bool:
    """What a work is called, right beside the word for it: `the movie “Run, Anna, Run!”`."""
    words, noun, works = case.passage.words, case.at - 1, word_tables().works
    behind = words[case.at + 1] if case.at + 1 < len(words) else "."
    if behind in works and case.last_character.isalnum() and case.content()[:1].isupper():
        return True
    if noun > 0 and words[noun] == ",":
        noun -= 1
    word = words[noun].lower()
    if not (word in works or word in LISTED or word.removesuffix("s") in works):
        return False  # as mostly
    several = is_set_as_title(case)
    while several and noun > case.low and words[noun] in LISTED:
        noun -= 1
    if noun < case.low or words[noun].lower() not in works:
        return several and words[noun].removesuffix("s") in works
    reported = case.finding is not None and case.finding.rule in ("after", "inverted", "before")
    return not reported and not case.content()[:1].islower()


def is_programme(case: Case) -> bool:
    """A title where somebody appears: `said on Ruby TV's “Face the Day”`, `told “Face the Day”`."""
    chanted = case.finding is not None and case.finding.rule == "chant"
    if case.at == 0 or chanted or case.passage.is_heading:
        return False
    before = case.passage.words[max(0, case.at - OWNER_REACH) : case.at]
    owned = is_possessive(before[-1])
    if owned and case.length == 1 and not APPEARS.isdisjoint(before):
        return case.content()[:1].isupper()  # "told NRS’ “Tonight”"
    return (before[-1] in APPEARS or owned) and is_title(case)


def is_term(case: Case) -> bool:
    """A word that the author's sentence goes on from: `“Harbour light” is an old term.`"""
    finding = case.finding
    if case.ends_sentence or not case.last_character.isalnum():
        return False
    if is_title(case):
        return True
    reported = finding is not None and finding.speaker is None
    if is_set_as_name(case.content()) and _is_made_by(case):
        return True
    short = case.length <= LONGEST_TERM
    return short and (not reported or _describes_speaker(case))


def _describes_speaker(case: Case) -> bool:
    """Does it go with who says something else: `“Blue” Liberal Ada Lindt said the bill was`?"""
    finding, passage = case.finding, case.passage
    if finding is None or finding.rule != "after" or not finding.subject or not finding.cue:
        return False
    named = finding.subject[0] == case.at + 1 and passage.is_capital(case.at + 1)
    content = finding.cue[1]
    if not named or content >= len(passage.words):
        return False
    dated = any(kind & TIME for kind in passage.flags[content : content + DATE])
    says = passage.flags[content] & (DETERMINER | PRONOUN) or passage.words[content] == "that"
    return bool(says) and not dated


def _is_made_by(case: Case) -> bool:
    """Does a person follow who made it or acts in it: `“Harbour” director Anna Weller`?"""
    words, behind = case.passage.words, case.at + 1
    return words[behind].lower() in word_tables().person_nouns


def is_credit(case: Case) -> bool:
    """A work beside who made it: `Dora Lindt (“The Long Pier”)`, `“Harbour” star Dora Lindt`."""
    words, at = case.passage.words, case.at
    bracketed = words[at - 1 : at] == ["("] and words[at + 1 : at + 2] == [")"]
    return (bracketed or _is_made_by_named(case)) and is_set_as_title(case)


def _is_made_by_named(case: Case) -> bool:
    """Does what somebody is follow, and who: `“...” production designer Anna Weller`, or with "the"
    before it and no name: `the “...” star`?"""
    words, nouns = case.passage.words, word_tables().person_nouns
    if not case.last_character.isalnum():
        return False
    for place in range(case.at + 1, min(case.at + 1 + LONGEST_ROLE, len(words) - 1)):
        if not words[place].islower():
            return False
        if words[place] in nouns:
            return case.passage.is_capital(place + 1) or words[case.at - 1] in ("the", "The")
    return False


def is_labelled_work(case: Case) -> bool:
    """A work behind a label that is nobody's: `Best panel: “The Long Pier”`."""
    finding, passage = case.finding, case.passage
    if finding is None or finding.rule not in LABELS or finding.subject is None:
        return False
    if ":" not in passage.words[max(0, case.at - 1) : case.at + 2]:
        return False  # "Harbour Post: The mayor is a ‘Lost Soul’"
    if finding.rule == "colon" and not case.ends_sentence and case.last_character.isalnum():
        return is_set_as_title(case)  # "... enter the sea: “The Long Pier” will start"
    last = passage.words[finding.subject[1] - 1].lower()
    if case.last_character in ".?!":
        return False  # "Weather office: “Stay At Home.”"
    voiceless = last in word_tables().works or not case.speakers.can_speak(passage, finding.subject)
    return voiceless and is_set_as_title(case)


def is_named_elsewhere(case: Case) -> bool:
    """Does what a headline has in marks stand without marks in the text: the name of a work?"""
    inside = case.content()
    if not inside[:1].isupper():
        return False
    end = case.run.end + HEADED
    named = is_set_as_name(inside)
    at = case.text.find(inside, case.run.end, end)
    in_quote = case.speakers.antecedents.in_quote
    while at >= 0 and (case.text[at - 1] in OPENING_MARKS or in_quote(at)):
        behind = at + len(inside)
        if named and case.text[behind : behind + 1] in CLOSING and case.text[behind + 1] == " ":
            return True  # a name in marks, and the sentence goes on
        at = case.text.find(inside, at + 1, end)
    return at >= 0


def _is_label(case: Case) -> bool:
    """A line of its own, set as a title, that nobody near has said: an item of a menu."""
    finding = case.finding
    reported = finding is not None and finding.confidence is not Confidence.GUESS
    return not reported and case.last_character not in ".?!" and is_set_as_title(case)


def is_subheading(case: Case) -> bool:
    """A short line of its own, in single marks or in capitals: it heads what follows."""
    if case.length > LONGEST_NAME:
        return False
    set_apart = case.run.mark in "‘'" and not case.in_usual_marks
    return set_apart or case.quoted.isupper()
