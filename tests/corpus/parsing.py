"""Short ways to an article and its blocks."""

from pathlib import Path

from jjreader.corpus.cleaner import clean
from jjreader.corpus.loader import parse_article
from jjreader.model import Article, BlockKind


def article_of(text: str, name: str = "article.txt") -> Article:
    return parse_article(name, Path(name), clean(text))


def kinds_of(text: str, name: str = "article.txt") -> list[tuple[BlockKind, str]]:
    """Every block: its kind and its words."""
    article = article_of(text, name)
    return [(block.kind, article[block.span]) for block in article.blocks]


def words_of(kind: BlockKind, text: str, name: str = "article.txt") -> list[str]:
    """The words of every block of this kind."""
    return [words for found, words in kinds_of(text, name) if found is kind]
