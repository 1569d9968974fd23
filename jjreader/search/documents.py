"""What an index takes in: documents, which are articles or quotations, and their fields."""

from typing import NamedTuple


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
