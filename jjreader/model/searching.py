"""The answer to a query."""

from collections.abc import Iterator
from dataclasses import dataclass

from jjreader.model.articles import Place, Span
from jjreader.model.frozen import frozen


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in an article a hit stands, with the words around it."""

    span: Span
    """The best match."""
    snippet: Span
    """The excerpt to show; it stays within one block."""
    text: str
    """The characters of `snippet`."""
    matches: tuple[Span, ...]
    """All matches inside the snippet, as offsets into the article's text."""
    why: str
    """How it matched: exact, stem, prefix, fuzzy, phrase, field, or variant, which is a person by
    another of their names."""

    def pieces(self, start: int) -> Iterator[tuple[str, bool]]:
        """The words from START on, divided where a match begins or ends; whether each is one."""
        first = self.snippet.start
        for match in self.matches:
            if match.start >= start:
                yield self.text[start - first : match.start - first], False
                yield self.text[match.start - first : match.end - first], True
                start = match.end
        yield self.text[start - first :], False


@frozen()
class SearchHit:
    """An article or a quotation that a query found; bare until it has been located."""

    place: Place
    title: str
    score: float
    speaker: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to a query, best hit first."""

    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    """How many there are; at least `len(hits)`."""
    suggestion: tuple[str, int] | None = None
    """Nothing found: a query that would find something, and how many."""
    is_partial: bool = False
    """It took too long: words of the query were left out, or there are more hits than these."""

    def __iter__(self) -> Iterator[SearchHit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)
