"""One question to both indexes."""

from pathlib import Path

from jjreader.model import SearchResults
from jjreader.search.boundary import index_boundary
from jjreader.search.index import QuoteIndex, TextIndex
from jjreader.search.parser import PEOPLE_FIELDS, parse_query
from jjreader.search.query import Query


class Searcher:
    """Answers queries about articles and quotations; the whole query language works."""

    def __init__(self, texts: Path, quotes: Path) -> None:
        self._texts = TextIndex(texts)
        self._quotes = QuoteIndex(quotes)

    def close(self) -> None:
        self._texts.close()
        self._quotes.close()

    def search(
        self, query: str, limit: int = 50, where: str = "articles", *, typing: bool = False
    ) -> SearchResults:
        """The articles that a query finds, best first, or with where="quotes" the quotations.

        While typing, the last word stands for all that begin with it. Hits are bare: see `locate`.
        """
        parsed = parse_query(query, typing)
        if where == "quotes":
            return self._quotes.find_quotes(parsed, limit)
        return self._texts.find(self._about_articles(parsed), limit)

    def _about_articles(self, query: Query) -> Query:
        if not any(clause.field in PEOPLE_FIELDS for clause in (*query.clauses(), *query.excluded)):
            return query
        with index_boundary("searching"):
            from jjreader.search.people import resolved_people

            return resolved_people(self._quotes.snapshot(), query)
