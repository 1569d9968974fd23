"""What an index knows of each document: its fields."""

from typing import NamedTuple

KEY = "key"
"""The field that holds, as one word each, whole names: who is named, and who speaks."""


class Field(NamedTuple):
    """A part of a document in which words can be looked for."""

    name: str
    is_stemmed: bool = False
    """A word finds the other forms of the word as well."""
