"""Articles and mentions become quotations: what was said, and by whom."""

from jjreader.quotes.extraction import extract_quotes

__all__ = ["extract_quotes"]
