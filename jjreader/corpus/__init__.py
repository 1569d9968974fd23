"""Files become articles: find, decode, clean, divide into blocks."""

from jjreader.corpus.cleaner import clean, clean_line
from jjreader.corpus.loader import (
    ScannedFile,
    parse_article,
    read_article,
    read_text,
    scan,
)

__all__ = [
    "ScannedFile",
    "clean",
    "clean_line",
    "parse_article",
    "read_article",
    "read_text",
    "scan",
]
