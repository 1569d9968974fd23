"""Caseless matching, as Unicode calls it, that does not ask for accents either. Pure."""

import re
import unicodedata

_ALIKE = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
_ACCENTS = re.compile("[\u0300-\u036f]+")


def caseless(text: str) -> str:
    """TEXT without differences of case, accents and the shape of quotation marks and dashes."""
    if not text.isascii():
        for curly, straight in _ALIKE:  # four times as fast as `translate`
            text = text.replace(curly, straight)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()
