"""What stands in marks because somebody goes by it: a nickname, a made-up name."""

from jjreader.quotes.findings import Case
from jjreader.quotes.tables import CALLING

LONGEST_NICKNAME = 2
"""In words."""


def is_nickname(case: Case) -> bool:
    """A nickname inside a name: Dwayne “The Rock” Johnson."""
    words, at = case.passage.words, case.at
    if not 0 < at < len(words) - 1 or case.last_character in ",.?!":
        return False
    return (
        words[at - 1][0].isupper()
        and words[at + 1][0].isupper()
        and bool(not case.passage.flags[at - 1] and not case.passage.flags[at + 1])
        and not case.passage.is_heading
    )


def is_pseudonym(case: Case) -> bool:
    """What somebody is called, who goes by that name: `a clerk we will call “Dora”`."""
    if case.length > 1 or case.at == 0 or case.cue != case.at - 1:
        return False
    if not case.passage.flags[case.at - 1] & CALLING:
        return False
    inside = case.speakers.antecedents.inside(case.run.start, case.run.end)
    return any(case.text[each.span.start : each.span.end] == case.content() for each in inside)
