"""One question to both indexes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jjreader.model import SearchResults
from jjreader.search.boundary import index_boundary
from jjreader.search.budget import Budget
from jjreader.search.index import QuoteIndex, TextIndex
from jjreader.search.parser import NAMED, PEOPLE_FIELDS, parse_query

if TYPE_CHECKING:
    from jjreader.search.names import Names


class Searcher:
    """Answers queries about articles and quotations; the whole query language works."""

    def __init__(self, texts: Path, quotes: Path) -> None:
        self._texts = TextIndex(texts)
        self._quotes = QuoteIndex(quotes)

    def close(self) -> None:
        self._texts.close()
        self._quotes.close()

    def has_articles(self) -> bool:
        """Whether there is an article to be found; SearchError when the index cannot be used."""
        return self._texts.document_count() > 0

    def search(
        self,
        query: str,
        limit: int = 50,
        where: str = "articles",
        *,
        typing: bool = False,
        names: "Callable[[], Names] | None" = None,
    ) -> SearchResults:
        """The articles that a query finds, best first, or with where="quotes" the quotations.

        While typing, the last word stands for all that begin with it. NAMES is asked for when the
        query is about people. Hits are bare: see `locate`.
        """
        parsed = parse_query(query, typing)
        if any(clause.field in NAMED for clause in (*parsed.clauses(), *parsed.excluded)):
            from jjreader.search.names import Names, with_all_names

            parsed = with_all_names(parsed, (names or Names)())
        if where == "quotes":
            return self._quotes.find_quotes(parsed, limit)
        clauses = (*parsed.clauses(), *parsed.excluded)
        if not any(clause.field in PEOPLE_FIELDS for clause in clauses):
            return self._texts.find(parsed, limit)
        with index_boundary("searching"):
            from jjreader.search.answering import answer
            from jjreader.search.people import resolved_people

            quotes, texts = self._quotes.snapshot(), self._texts.snapshot()
            budget = Budget(quotes.documents)
            return answer(texts, resolved_people(quotes, parsed, budget), limit, budget)
