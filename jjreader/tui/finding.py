"""Find in the article that is open: plain text, any case, accents and curly marks equal. Pure."""

import unicodedata

from jjreader.model import Span

_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\n": " ", "\xa0": " "}
)


def find_all(text: str, wanted: str) -> tuple[Span, ...]:
    """Every place where WANTED stands in TEXT, in order; line breaks count as spaces."""
    needle = _folded(" ".join(wanted.split()))
    if not needle:
        return ()
    folded = _folded(text)
    found = []
    at = folded.find(needle)
    while at >= 0:
        found.append(Span(at, at + len(needle)))
        at = folded.find(needle, at + len(needle))
    return tuple(found)


def _folded(text: str) -> str:
    """TEXT with what counts as equal made equal, character for character."""
    text = text.translate(_ALIKE)
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


def _folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)[0].lower()
    return plain if len(plain) == 1 else character
