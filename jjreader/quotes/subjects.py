"""The subject of a verb: who says, told from the words around it."""

from jjreader.quotes.appositions import SUBJECT_PRONOUNS, before_apposition
from jjreader.quotes.doers import blamed_for, caused_to, doer_beside
from jjreader.quotes.gaps import is_participle, skip_governors, skip_left
from jjreader.quotes.inversion import inverted_subject, set_in
from jjreader.quotes.main_clause import main_subject
from jjreader.quotes.participles import is_called_by
from jjreader.quotes.passage import ENDS, QUOTE, Passage
from jjreader.quotes.phrases import (
    FARTHEST,
    Phrase,
    opening_bracket,
    phrase_end,
    phrase_ending,
)
from jjreader.quotes.tables import (
    AUXILIARY,
    BARE,
    CUE,
    DETERMINER,
    FINITE,
    MIND,
    NAMING,
    NOUN_TOO,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    WEAK,
)
from jjreader.quotes.verbs import PUNCTUATION, is_finite, is_passive, is_possessive

SHARING = frozenset(["to", "and", "but", "or", "by", "for", "in", "as", "than"])
"""Behind these a verb shares the subject of a verb before."""
THINGS_SAID = frozenset(
    [
        *("comment", "claim", "word", "term", "phrase", "move", "decision", "idea", "plan"),
        *("policy", "thing", "approach", "practice", "process", "charge", "allegation", "proposal"),
    ]
)
"""Right behind these may stand who speaks of them: "a comment Weller describes as"."""
INDEFINITE = frozenset(["somebody", "someone", "everybody", "everyone", "nobody", "others"])
BEHIND_VERBS = frozenset(["after", "before"])
"""A participle behind one of these goes with the verb before it."""
OPEN_CLAUSES = frozenset(["after", "when", "because", "before", "since", "while", "as", "until"])


def cue_subject(passage: Passage, cue: int, low: int, at: int) -> Phrase | None:
    """Who does what the cue says; a passive names the doer with "by"."""
    passive = passage.flags[cue] & PAST and is_passive(passage, cue, low)
    if passive or is_called_by(passage, cue, at):
        return _agent(passage, cue, at)
    inverted = set_in(passage, cue, low, at)
    if inverted is not None:
        return inverted
    if passage.flags[cue] & FINITE:
        return subject_before(passage, cue, low)
    if passage.flags[cue] & BARE and passage.words[cue - 1] != "to":
        return subject_before(passage, cue, low)
    if passage.flags[cue] & PARTICIPLE and cue > low:
        return _participle_subject(passage, cue, low)
    told = caused_to(passage, cue, low) or _who_is_to(passage, cue, low)
    return told or subject_of_earlier_verb(passage, cue, low)


def _who_is_to(passage: Passage, cue: int, low: int) -> Phrase | None:
    """`before the clerks started to call it`: who does what the verb right before "to" says."""
    verb = cue - 2
    if verb <= low or passage.words[cue - 1] != "to" or not is_finite(passage, verb, low):
        return None
    return subject_before(passage, verb, low)


def _participle_subject(passage: Passage, cue: int, low: int) -> Phrase | None:
    """Who does it: the noun right before it, who speaks already, whoever does the participle it
    is joined to, or the subject of the clause."""
    doer = blamed_for(passage, cue, low)
    doer = doer or doer_beside(passage, cue, skip_left(passage, cue - 1, low), low)
    speaker = _who_speaks(passage, cue, low) if doer is None else doer
    if speaker is None and passage.words[cue - 1] in BEHIND_VERBS:
        speaker = _nearest_subject(passage, cue, low)
    if speaker is None and passage.words[cue - 1] == ",":
        nearest = _nearest_subject(passage, cue - 1, low)
        speaker = nearest if nearest and _opens_scene(passage, nearest, low) else None
    if speaker is not None:
        return speaker
    if passage.words[cue - 1] in ("and", "or", "but"):
        for at in range(cue - 2, max(low, cue - FARTHEST), -1):
            if passage.flags[at] & PARTICIPLE and passage.flags[at] & CUE:
                return _participle_subject(passage, at, low)
    return subject_of_earlier_verb(passage, cue, low)


def _nearest_subject(passage: Passage, cue: int, low: int) -> Phrase | None:
    """`a year after Weller quit after admitting`: whoever does what the nearest verb says."""
    for at in range(cue - 2, max(low, cue - FARTHEST), -1):
        if passage.words[at] in (",", ";", ":", QUOTE):
            return None
        if is_finite(passage, at, low):
            return subject_before(passage, at, low)
    return None


def _opens_scene(passage: Passage, subject: Phrase, low: int) -> bool:
    """Does a clause tell when or where it is done: "when children bash it, yelling"?"""
    first = subject[0]
    opened = first > low and passage.words[first - 1] in ("when", "where", "which")
    return opened or passage.words[first] == "who"


def _who_speaks(passage: Passage, cue: int, low: int) -> Phrase | None:
    """`Weller said the plan and its cost could change, adding`: she goes on."""
    if not passage.flags[cue] & SPEECH or passage.words[cue - 1] not in (",", QUOTE):
        return None
    for at in range(cue - 1, max(low, cue - FARTHEST), -1):
        kind = passage.flags[at]
        if kind & SPEECH and kind & FINITE and not kind & (WEAK | NOUN_TOO):
            found = subject_before(passage, at, low) if is_finite(passage, at, low) else None
            if found is not None and not _is_embedded(passage, found, low):
                return found
    return None


def _agent(passage: Passage, cue: int, at: int) -> Phrase | None:
    high = min(len(passage.words), at + 8)
    for place in range(cue + 1, high):
        if passage.words[place] in ENDS:
            return None
        following = passage.flags[place + 1] if place + 1 < high else PARTICIPLE
        agent = not following & PARTICIPLE or (place == at + 1 and not passage.flags[place + 2])
        if passage.words[place] == "by" and agent:
            return (place + 1, max(place + 2, phrase_end(passage, place + 1, high)))
    return None


def subject_before(passage: Passage, cue: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at `cue`; it stands between `low` and the verb."""
    at = skip_left(passage, cue - 1, low)
    if at < low or depth > 3 or passage.words[at + 1].lower() == "there":
        return None
    word = passage.words[at]
    if word in SHARING:
        return _subject_in_clause(passage, at, low, depth) or subject_of_earlier_verb(
            passage, at, low, depth
        )
    if word == QUOTE or (word == "," and at > low and passage.words[at - 1] == QUOTE):
        quoted = at - (word == ",")
        if quoted > low and _is_name_of(passage, quoted - 1):
            return main_subject(passage, low, quoted)
        return inverted_subject(passage, cue)
    if word in (",", "—", "–", ")", "-"):
        return _subject_before_comma(passage, at, low, depth)
    return _subject_beside(passage, at, low, depth)


def _is_name_of(passage: Passage, before: int) -> bool:
    """Does this word make what stands in marks behind it a name: "the ad, titled “...,” says"?"""
    kind = passage.flags[before]
    return bool(kind & (NAMING | PREPOSITION)) or is_possessive(passage.words[before])


def _subject_beside(passage: Passage, at: int, low: int, depth: int) -> Phrase | None:
    """The noun phrase or relative pronoun that ends right before the verb."""
    if passage.flags[at] & RELATIVE:
        return (at, at + 1)
    found = phrase_ending(passage, at, low)
    found = found and (_named_behind(passage, found) or found)
    if found is None or found[0] <= low:
        return found
    if passage.flags[found[0] - 1] & AUXILIARY:
        # "Weaver didn't seem impressed": the words before the verb belong to it
        return subject_before(passage, found[0] - 1, low, depth + 1) or found
    if passage.words[found[0]] in SUBJECT_PRONOUNS:
        return found
    if passage.flags[found[0] - 1] & SUBORDINATOR and passage.words[found[0]].endswith("ing"):
        # "Weller on Monday while speaking to the paper said"
        return subject_before(passage, found[0] - 1, low, depth + 1) or found
    return _modified(passage, found[0] - 1, low, depth) or found


def _named_behind(passage: Passage, phrase: Phrase) -> Phrase | None:
    """`It is a word Weller uses`: the name that opens a clause right behind what it speaks of."""
    first, end = phrase
    at = end - 1
    while at > first and passage.is_capital(at):
        at -= 1
    if at == end - 1 or at == first or not passage.flags[first] & DETERMINER:
        return None
    return (at + 1, end) if passage.words[at] in THINGS_SAID else None


def _modified(passage: Passage, at: int, low: int, depth: int) -> Phrase | None:
    """What the words up to `at` say more of: "protesters" in "protesters marching through" ."""
    before = at
    at = skip_governors(passage, at, low)
    if at < before and passage.words[at] in INDEFINITE:
        return (at, at + 1)  # "somebody in the hall shouted"
    if at <= low or (at == before and passage.flags[at] & (SPEECH | MIND)):
        return None  # "who said Weller was"
    set_off = at - 2 >= low and passage.words[at - 1] == "," and passage.flags[at] & PARTICIPLE
    if set_off or is_participle(passage, at):  # "Weller, referring to it said"
        return phrase_ending(passage, at - 2 if set_off else at - 1, low)
    if not is_finite(passage, at, low):
        return None
    subject = subject_before(passage, at, low, depth + 1)
    if subject is None or not passage.flags[subject[0]] & RELATIVE:
        return None
    return antecedent_of(passage, subject[0], low)


def antecedent_of(passage: Passage, relative: int, low: int) -> Phrase | None:
    """The noun phrase that "who" points back to."""
    at = relative - 1
    if at >= low and passage.words[at] in (",", "—", "–"):
        at -= 1
    if at >= low and passage.words[at] == ")":
        at = opening_bracket(passage, at, low) - 1
    if at < low or passage.words[at] in PUNCTUATION:
        return None
    return phrase_ending(passage, at, low)


def _subject_before_comma(passage: Passage, comma: int, low: int, depth: int) -> Phrase | None:
    """The subject before an apposition: "Loeb, the executive producer, said"."""
    if passage.words[comma] == ")":
        at = opening_bracket(passage, comma, low) - 1
        return subject_before(passage, at + 1, low, depth + 1) if at >= low else None
    if passage.words[comma - 1] == ")":  # "Gov. John Kasich (R-Ohio), said"
        bracket = opening_bracket(passage, comma - 1, low)
        named = phrase_ending(passage, bracket - 1, low) if bracket > low else None
        if named is not None:
            return named
    return before_apposition(passage, comma, low) or main_subject(passage, low, comma)


def subject_of_earlier_verb(passage: Passage, cue: int, low: int, depth: int = 0) -> Phrase | None:
    """The subject that a participle, an infinitive or a second verb shares with a verb before."""
    embedded = None
    for at in range(cue - 1, max(low, cue - FARTHEST), -1):
        if not is_finite(passage, at, low):
            continue
        found = subject_before(passage, at, low, depth + 1)
        if found is None:
            continue
        if not _is_embedded(passage, found, low):
            return found
        embedded = embedded or found
    return embedded or main_subject(passage, low, cue)


def _subject_in_clause(passage: Passage, joint: int, low: int, depth: int) -> Phrase | None:
    """`after Weller left and blamed the weather`: two verbs of one clause that "after" opens."""
    if passage.words[joint] not in ("and", "or"):
        return None
    for at in range(joint - 1, max(low, joint - FARTHEST), -1):
        if passage.words[at] in (",", ";", ":", "—", "–"):
            return None
        if is_finite(passage, at, low):
            found = subject_before(passage, at, low, depth + 1)
            opened = found is not None and found[0] > low and passage.words[found[0] - 1]
            return found if opened in OPEN_CLAUSES else None
    return None


def _is_embedded(passage: Passage, phrase: Phrase, low: int) -> bool:
    """Is it the subject of a clause inside another: "noted that he", "those who", "it"?"""
    first = phrase[0]
    if passage.flags[first] & RELATIVE or passage.words[first].lower() == "it":
        return True
    if first <= low:
        return False
    before, kind = passage.words[first - 1], passage.flags[first - 1]
    if passage.words[first] in SUBJECT_PRONOUNS and not kind and before[0].isalpha():
        return True  # "whose side she's on", "the claims he makes"
    reported = is_finite(passage, first - 1, low)  # "Lindt accepted the flood was"
    return before == "that" or bool(kind & (SUBORDINATOR | RELATIVE)) or reported
