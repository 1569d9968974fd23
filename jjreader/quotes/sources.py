"""Rules for a source that is named: "...", according to Ritter."""

from jjreader.model import Confidence
from jjreader.quotes.findings import Case, Finding
from jjreader.quotes.passage import Passage
from jjreader.quotes.phrases import Phrase, phrase_end
from jjreader.quotes.tables import DETERMINER, POSSESSIVE

SOURCE_WORDS = frozenset({"according", "According", "in", "In", "per", "Per"})
TELLTALE = frozenset({"according", "According", "words", "per", "Per"})
"""One of these is in every phrase that names a source; "in" is in most sentences."""
MADE = frozenset(["written", "filed", "signed", "sent", "posted", "prepared", "drafted", "penned"])
OPENERS = frozenset({",", "—", "–", "-", "as", "then", "also"})


def according_to(case: Case) -> Finding | None:
    """`"...", according to Ritter`."""
    if case.ends_sentence:
        return None
    passage, start = case.passage, case.at + 1
    words = passage.words
    while start < len(words) and words[start] in OPENERS:
        start += 1
    if start == len(words) or words[start] not in SOURCE_WORDS:
        return None  # as mostly
    phrase = source_phrase(passage, start, len(words))
    if phrase is None:
        return None
    return Finding("according-to-after", Confidence.SURE, phrase, (start, phrase[0]))


def source_phrase(passage: Passage, start: int, high: int) -> Phrase | None:
    """Behind "according to", "in the words of", "per": the source named there."""
    if start < len(passage.words) and passage.words[start] not in SOURCE_WORDS:
        return None
    words = [word.lower() for word in passage.words[start : start + 4]]
    if words[:2] == ["according", "to"]:
        first = start + 2
    elif words[:4] == ["in", "the", "words", "of"]:
        first = start + 4
    elif words[:1] == ["per"] and _names_source(passage, start + 1):
        first = start + 1
    else:
        return None
    end = phrase_end(passage, first, high) if first < high else first
    return (_maker(passage, end, high) or (first, end)) if end > first else None


def _maker(passage: Passage, end: int, high: int) -> Phrase | None:
    """Who has made what the phrase names: "a letter written by Ritter"."""
    for at in (end - 1, end):
        if passage.words[at : at + 2][1:] == ["by"] and passage.words[at] in MADE and at + 2 < high:
            return (at + 2, max(at + 3, phrase_end(passage, at + 2, high)))
    return None


def _names_source(passage: Passage, at: int) -> bool:
    """Does "per" go with this word as in "per the report", not as in "per cent"?"""
    if at >= len(passage.words):
        return False
    return passage.is_capital(at) or bool(passage.flags[at] & (DETERMINER | POSSESSIVE))
