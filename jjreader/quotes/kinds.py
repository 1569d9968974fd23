"""Direct speech, a fragment, or no quotation of somebody's words at all."""

from jjreader.model import QuoteKind
from jjreader.quotes.before import gap_words
from jjreader.quotes.findings import Case
from jjreader.quotes.phrases import PUNCTUATION
from jjreader.quotes.tables import AUXILIARY, CONJUNCTION, NAMING, SPEECH, VERB

SHORT = 3
"""So many words or fewer, within a sentence of the author's, are a fragment."""
TELLING = frozenset(["tell", "tells", "told", "telling", "ask", "asks", "asked", "asking"])


def kind_of(case: Case) -> QuoteKind:
    """What the quotation is, once its speaker is found."""
    direct = _whole(case) if case.opens_sentence else _whole_content(case)
    return QuoteKind.DIRECT if direct else QuoteKind.FRAGMENT


def _whole_content(case: Case) -> bool:
    """Is a quotation inside a sentence all that its speaker is reported to have said?"""
    finding, words = case.finding, case.passage.words
    before = words[case.at - 1]
    if finding is None or before in (":", "as"):
        return finding is not None and before == ":"
    if finding.rule in ("middle", "according-to") and before in ",—–-":
        return True
    if finding.cue is None or finding.cue[0] > case.at:
        return False
    cue = finding.cue[0]
    if not case.passage.flags[cue] & SPEECH or _goes_on(case):
        return False
    gap = gap_words(case.passage, cue, case.at)
    addressed = words[cue].lower() in TELLING and len(gap) <= 3
    return before == "," or not gap or addressed


def _whole(case: Case) -> bool:
    """Is a quotation at the start of a sentence one by itself, or its first words only?"""
    if case.ends_sentence or case.last_character in ",?!—–":
        return True
    finding = case.finding
    return finding is not None and finding.rule in ("after", "inverted", "according-to-after")


def _goes_on(case: Case) -> bool:
    """Does the author's sentence continue the quoted words: said the "system" is broken?"""
    behind = case.at + 1
    words, flags = case.passage.words, case.passage.flags
    if behind >= len(words) or words[behind] in PUNCTUATION or case.ends_sentence:
        return False
    if case.last_character in ",.?!":
        return False
    return not flags[behind] & CONJUNCTION or bool(flags[behind] & (VERB | AUXILIARY))


def is_title(case: Case) -> bool:
    """A title, a name or a term in marks: `the film “Long Way Home”`, `known as “the Wall”`."""
    passage, at = case.passage, case.at
    if at > 0 and passage.flags[at - 1] & NAMING:
        return True
    inside = case.text[case.run.start + 1 : case.run.end - 1].strip(" ,.")
    words = inside.split()
    if not words or len(words) > 8 or case.last_character in "?!":
        return False
    longer = [word for word in words if len(word) > 3]
    capitals = all(word[0].isupper() or word[0].isdigit() for word in longer) and longer
    return bool(capitals and words[0][0].isupper() and len(words) > 1 and words[-1][0].isupper())
