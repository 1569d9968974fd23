"""What an index takes in: documents, which are articles or quotations."""

from hashlib import blake2b
from typing import NamedTuple

from jjreader.model import Annotations, Article, BlockKind, Quote

_METADATA = BlockKind.METADATA  # asked for each block; looking it up takes longer than the rest
_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")
"""Hexadecimal digits -> letters, so that nothing takes a key for a number."""


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


def text_document(article: Article) -> Document:
    """An article, as the index of articles takes it."""
    text, title = article.text, article.title
    for block in reversed(article.blocks):
        if block.kind is _METADATA:
            text = text[: block.span.start] + "\n" + text[block.span.end :]
    if title not in text:
        text = f"{title}\n{text}"
    texts = (text, title, article.source or "")
    return Document(article.id, title, texts, published=_day(article))


def quote_documents(article: Article, found: Annotations | tuple[Quote, ...]) -> list[Document]:
    """What is said in an article, and who is named in it, as the index of quotations takes it."""
    annotations = found if isinstance(found, Annotations) else Annotations(quotes=found)
    bare = Document(article.id, article.title, (), published=_day(article))
    source = article.source or ""
    documents = [
        bare._replace(
            texts=(
                *(article[quote.span], article.title, source, quote.speaker or "", ""),
                key_of("speaker", quote.speaker) if quote.speaker else "",
            ),
            speaker=quote.speaker or "",
            start=quote.span.start,
            end=quote.span.end,
        )
        for quote in annotations.quotes
    ]
    if annotations.mentions:
        names = {mention.name for mention in annotations.mentions}
        keys = " ".join([key_of("name", name) for name in names])
        documents.append(bare._replace(texts=("", "", "", "", _names(annotations), keys)))
    return documents


def _names(annotations: Annotations) -> str:
    """Everybody who is named; a lone mark between them keeps phrases from running over."""
    people = dict.fromkeys(mention.person for mention in annotations.mentions)
    return " ' ".join(name for person in people for name in (person.name, *person.aliases))


def _day(article: Article) -> int:
    return article.published.toordinal() if article.published else 0


def key_of(field: str, name: str) -> str:
    """A whole name as one word for the index: whoever is named, or speaks, under exactly it."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return field[0] + digest.translate(_LETTERS)
