"""Caseless matching, as Unicode calls it, that does not ask for accents either. Pure."""

import re
import unicodedata

_ALIKE = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"}
_ALIGNED = str.maketrans({**_ALIKE, "\n": " ", "\xa0": " "})
_ACCENTS = re.compile("[\u0300-\u036f]+")


def caseless(text: str) -> str:
    """TEXT without differences of case, accents and the shape of quotation marks and dashes."""
    if not text.isascii():
        for curly, straight in _ALIKE.items():  # four times as fast as `translate`
            text = text.replace(curly, straight)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()


def caseless_aligned(text: str) -> str:
    """The same, character for character, so that offsets stay; line breaks become spaces."""
    text = text.translate(_ALIGNED)
    return text.lower() if text.isascii() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)[0].lower()
    return plain if len(plain) == 1 else character
