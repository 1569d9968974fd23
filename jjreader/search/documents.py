"""What an index takes in: documents, which are articles or quotations, and their fields."""

from hashlib import blake2b
from typing import NamedTuple

KEY = "key"
"""The field that holds, as one word each, whole names: who is named, and who speaks."""


_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")
"""Hexadecimal digits -> letters, so that nothing takes a key for a number."""


class Field(NamedTuple):
    """A part of a document in which words can be looked for."""

    name: str
    is_stemmed: bool = False
    """A word finds the other forms of the word as well."""


class Document(NamedTuple):
    """An article or a quotation, as the index takes it."""

    article: str
    """The id of the article."""
    title: str
    texts: tuple[str, ...]
    """The text of every field, in the order of the fields of the index."""
    speaker: str = ""
    start: int = 0
    end: int = 0
    published: int = 0
    """The ordinal of the date; 0 if unknown."""


def key_of(field: str, name: str) -> str:
    """A whole name as one word for the index: whoever is named, or speaks, under exactly it."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return field[0] + digest.translate(_LETTERS)
