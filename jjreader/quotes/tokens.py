"""What stands between two blanks, taken apart: words and marks, each with what it can be.

Words come again and again, so they are taken apart once and remembered.
"""

import re

from jjreader.quotes.tables import ADVERB, word_tables

Token = tuple[str, int, int]
"""A word or a mark, what it can be, and where in its chunk it begins."""
MOST_KNOWN = 32_768
"""So many are in a few thousand articles."""
LONGEST_KNOWN = 30
"""Chunks of more characters are seldom the same again."""
TOKEN = re.compile(r"\w++(?:['’.\-‑]\w++|,\d{3}\b)*['’]?|\.\.+|[^\s\"“”]")
SHORTENED = re.compile(
    # "She's" is two words, "Ritter's" one
    r"([Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou|[Ii]t|[Ww]ho)['’](?:s|re|m|ve|d|ll)\b"
)
INITIALS = re.compile(r"(?:\w\.)+\w$|[A-Z]$")
MARKS_BEHIND = frozenset(",.;:?!")
_Piece = tuple[str, int]


class _Chunks(dict[str, tuple[Token, ...]]):
    """Chunks that were taken apart before. Full, it is emptied: that is quicker than to keep an
    order in it."""

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        tokens = _take_apart(chunk)
        if len(chunk) <= LONGEST_KNOWN:
            if len(self) >= MOST_KNOWN:
                self.clear()
            self[chunk] = tokens
        return tokens


TOKENS_OF = _Chunks()
"""Chunk -> the words and marks in it, in order."""


def _take_apart(chunk: str) -> tuple[Token, ...]:
    if chunk.isalpha():  # as most
        return ((chunk, _flags_of(chunk), 0),)
    word, mark = chunk[:-1], chunk[-1:]
    if mark in MARKS_BEHIND and word.isalpha():
        if mark == "." and _is_abbreviation(word):
            return ((chunk, _flags_of(word), 0),)
        return (word, _flags_of(word), 0), (mark, 0, len(word))
    pieces = [(match[0], match.start()) for match in TOKEN.finditer(chunk)]
    if "’" in chunk or "'" in chunk:
        pieces = [part for word, start in pieces for part in _apart(word, start)]
    tokens = [(word, _flags_of(word), start) for word, start in pieces]
    if "." in chunk:
        _join_abbreviations(chunk, tokens)
    return tuple(tokens)


def _flags_of(word: str) -> int:
    """What a word can be, as far as the tables and its ending tell."""
    tables = word_tables()
    if flags := tables.flags.get(word, 0):
        return flags
    if word.endswith("ly") and word.islower() and word not in tables.no_adverbs:
        return ADVERB
    return 0


def _apart(word: str, start: int) -> tuple[_Piece, ...]:
    """Two words of "She's", one of anything else."""
    shortened = SHORTENED.match(word)
    if shortened is None:
        return ((word, start),)
    first = shortened[1]
    return (first, start), (word[len(first) :], start + len(first))


def _join_abbreviations(chunk: str, tokens: list[Token]) -> None:
    """A full stop belongs to "Gov." and "U.S.", and to what a comma or bracket follows."""
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at][0] != ".":
            continue
        (before, kind, start), stop = tokens[at - 1], tokens[at][2]
        if start + len(before) != stop:
            continue  # there is another kind of space between them
        ends_there = chunk[stop + 1 : stop + 2] not in (",", ")")
        if ends_there and not _is_abbreviation(before):
            continue
        tokens[at - 1 : at + 1] = [(before + ".", kind, start)]


def _is_abbreviation(word: str) -> bool:
    return word in word_tables().abbreviations or INITIALS.match(word) is not None
