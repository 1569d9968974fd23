"""Subjects that an apposition sets off from their verb: "Loeb, the producer, said"."""

from jjreader.quotes.passage import Passage
from jjreader.quotes.phrases import FARTHEST, Phrase, opening_bracket, phrase_ending
from jjreader.quotes.tables import CONJUNCTION, PREPOSITION, SUBORDINATOR, TIME
from jjreader.quotes.verbs import is_finite

SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "we", "I"])


def before_apposition(passage: Passage, comma: int, low: int) -> Phrase | None:
    """The noun phrase that opens the clause, or else the first one set off by a comma."""
    found: Phrase | None = None
    for at in range(comma - 1, max(low, comma - FARTHEST), -1):
        if passage.words[at] not in (",", "—", "–"):
            continue
        end = opening_bracket(passage, at - 1, low) if passage.words[at - 1] == ")" else at
        phrase = _apposed_to(passage, end, low)
        if phrase is None:
            continue
        # "and he, once again, pledged"
        pronoun = passage.words[phrase[0]] in SUBJECT_PRONOUNS
        if pronoun or phrase[0] <= low or _opens_clause(passage, phrase[0] - 1, low):
            return phrase
        if passage.words[phrase[0] - 1] == ",":
            found = phrase
    return found


def _apposed_to(passage: Passage, end: int, low: int) -> Phrase | None:
    """The noun phrase before a comma that an apposition may follow."""
    if is_finite(passage, end - 1, low) or passage.flags[end - 1] & (PREPOSITION | TIME):
        return None
    return phrase_ending(passage, end - 1, low)


def _opens_clause(passage: Passage, before: int, low: int) -> bool:
    """Does a clause begin behind this word?"""
    word, kind = passage.words[before], passage.flags[before]
    if kind & CONJUNCTION:
        return before > low and passage.words[before - 1] == ","
    return bool(kind & SUBORDINATOR) or word in (";", ":", "—", "–", "that")
