"""The word lists of the package as flags: what a word can be in a sentence."""

from dataclasses import dataclass
from enum import IntFlag
from functools import cache

from jjreader.model import Gender
from jjreader.word_lists import word_lists


class Word(IntFlag):
    """What a word can be; one word can be several things."""

    SPEECH = 1
    """A form of a verb that reports speech."""
    ACT = 2
    """A form of a verb for what is done with words: called, praised."""
    MIND = 4
    """A form of a verb for thoughts: hopes, feels."""
    FINITE = 8
    """This form can have a subject of its own (said, says)."""
    PARTICIPLE = 16
    """saying, adding"""
    BARE = 32
    """say, add: after "to" and auxiliaries, or with a subject in the plural."""
    NOUN_TOO = 64
    """As often a noun: report, claims."""
    PRONOUN = 128
    POSSESSIVE = 256
    DETERMINER = 512
    PREPOSITION = 1024
    AUXILIARY = 2048
    CONJUNCTION = 4096
    SUBORDINATOR = 8192
    RELATIVE = 16384
    ADVERB = 32768
    TIME = 65536
    VERB = 131072
    """A finite form of any everyday verb."""
    NAMING = 262144
    WEAK = 1048576
    """A verb that reports speech only where it stands close to the quotation."""
    CALLING = 2097152
    """A form of a verb that says what somebody takes another for: called, describes as."""
    PAST = 524288
    """A past form: a past participle too, so a passive after "was"."""


# Plain integers: `&` on an IntFlag builds an enum member, and the rules ask millions of times.
SPEECH, ACT, MIND = int(Word.SPEECH), int(Word.ACT), int(Word.MIND)
CUE = SPEECH | ACT | MIND
FINITE, PARTICIPLE, BARE = int(Word.FINITE), int(Word.PARTICIPLE), int(Word.BARE)
NOUN_TOO, NAMING, PAST = int(Word.NOUN_TOO), int(Word.NAMING), int(Word.PAST)
PRONOUN, POSSESSIVE, DETERMINER = int(Word.PRONOUN), int(Word.POSSESSIVE), int(Word.DETERMINER)
PREPOSITION, AUXILIARY = int(Word.PREPOSITION), int(Word.AUXILIARY)
CONJUNCTION, SUBORDINATOR = int(Word.CONJUNCTION), int(Word.SUBORDINATOR)
WEAK, CALLING = int(Word.WEAK), int(Word.CALLING)
CAPITALISED = 1 << 30
"""Added to what a word can be: it has a capital, so that it may be a name instead."""
RELATIVE, ADVERB, TIME, VERB = int(Word.RELATIVE), int(Word.ADVERB), int(Word.TIME), int(Word.VERB)

SMALL_WORDS = {
    "pronoun": PRONOUN,
    "possessive": POSSESSIVE,
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "auxiliary": AUXILIARY,
    "conjunction": CONJUNCTION,
    "subordinator": SUBORDINATOR,
    "relative": RELATIVE,
    "adverb": ADVERB,
    "time": TIME,
    "verb": VERB | FINITE,
}


@dataclass(frozen=True, slots=True)
class WordTables:
    """What is known about words beforehand."""

    flags: dict[str, int]
    """The words as they stand in a text: in lower case and with a capital."""
    person_nouns: dict[str, Gender | None]
    abbreviations: frozenset[str]
    """Words, as written, to which a full stop belongs."""
    no_adverbs: frozenset[str]
    """Words in -ly that are nouns or adjectives; all others are taken for adverbs."""
    occasions: frozenset[str]
    """In or at these something is said: "and in a statement praised him"."""
    voices: frozenset[str]
    report_nouns: frozenset[str]
    """claim, Remark: whose it is has said it."""
    works: frozenset[str]
    """film, memoir: what is called by a title."""


def inflect(lemma: str, irregular: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """The forms of a verb with what each can be."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = lemma + "es"
    else:
        third = lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + "s"
    if lemma.endswith("e"):
        past, participle = lemma + "d", lemma[:-1] + "ing"
    else:
        past = lemma[:-1] + "ied" if _consonant_y(lemma) else lemma + "ed"
        participle = lemma + "ing"
    forms = {lemma: BARE, third: FINITE, participle: PARTICIPLE}
    for form in irregular.get(lemma, (past,)):
        if form.endswith("ing"):
            forms[form] = PARTICIPLE
        else:
            forms[form] = forms.get(form, 0) | FINITE | PAST
    return forms


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


@cache
def word_tables() -> WordTables:
    """The tables, read from the package on first use."""
    cues, nouns = word_lists(__package__, "cues.txt"), word_lists(__package__, "nouns.txt")
    irregular = {}
    for entry in cues["irregular"]:
        lemma, _, forms = entry.partition(":")
        irregular[lemma] = tuple(forms.split(","))
    flags: dict[str, int] = {}
    for section, flag in (("speech", SPEECH), ("act", ACT), ("mind", MIND), ("calling", CALLING)):
        for lemma in cues[section]:
            for form, kind in inflect(lemma, irregular).items():
                flags[form] = flags.get(form, 0) | flag | kind
    for word in cues["extra"]:
        flags[word] = flags.get(word, 0) | ACT | FINITE | PAST
    for section, flag in (("noun too", NOUN_TOO), ("naming", NAMING), ("weak", WEAK)):
        for word in cues[section]:
            flags[word] = flags.get(word, 0) | flag
    small = word_lists(__package__, "function.txt")
    for section, flag in SMALL_WORDS.items():
        for word in small[section]:
            flags[word.lower()] = flags.get(word.lower(), 0) | flag
    capitals = {_capital(word): kind | CAPITALISED for word, kind in flags.items()}
    flags = capitals | flags
    genders = (("female", Gender.FEMALE), ("male", Gender.MALE), ("any", None))
    person_nouns = {word: gender for key, gender in genders for word in nouns[key]}
    return WordTables(
        flags,
        person_nouns,
        abbreviations=frozenset(small["abbreviation"]),
        no_adverbs=frozenset(small["no adverb"]),
        occasions=frozenset(small["occasion"]),
        voices=frozenset(word.lower() for word in nouns["voice"]),
        report_nouns=frozenset(form for word in nouns["report"] for form in (word, _capital(word))),
        works=frozenset(nouns["work"]),
    )
