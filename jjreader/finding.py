"""Searching a folder: the index is asked, and what matched is found in the articles."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jjreader.errors import CatalogueError, InputError
from jjreader.model import Annotations, Article, SearchHit, SearchResults, Span

if TYPE_CHECKING:
    from jjreader.catalogue.people import CataloguePeople
    from jjreader.search.names import Names
    from jjreader.search.searcher import Searcher

Indexes = Callable[[], tuple[Path, Path]]
"""Tells where the index of the articles is, and that of the quotations."""


class Finder:
    """Answers queries about one folder; what it is made of is opened when it is first needed."""

    def __init__(
        self,
        indexes: Indexes,
        read: Callable[[str], Article],
        annotate: Callable[[Article], Annotations],
        who_is_who: "Callable[[], AbstractContextManager[CataloguePeople]]",
    ) -> None:
        self._indexes = indexes
        self._read = read
        self._annotate = annotate
        self._who_is_who = who_is_who
        self._searcher: Searcher | None = None
        self._names: tuple[str | None, Names] | None = None
        """With the time at which the people were resolved."""

    def close(self) -> None:
        """Close the indexes; a later query opens them again."""
        if self._searcher:
            self._searcher.close()
            self._searcher = None

    def search(self, query: str, limit: int, where: str, *, typing: bool) -> SearchResults:
        """See `Library.search`."""
        searcher = self._opened()
        return searcher.search(query, limit, where, typing=typing, names=self._known_names)

    def has_articles(self) -> bool:
        """Whether there is an article to be found. SearchError when the index cannot be used."""
        return self._opened().has_articles()

    def _opened(self) -> "Searcher":
        from jjreader.search.searcher import Searcher

        searcher = self._searcher
        if searcher is None:
            searcher = self._searcher = Searcher(*self._indexes())
        return searcher

    def locate(self, hits: Iterable[SearchHit], query: str, *, typing: bool) -> Iterator[SearchHit]:
        """See `Library.locate`. The catalogue is opened once for all hits."""
        with ExitStack() as stack:
            who = None
            with suppress(CatalogueError):
                who = stack.enter_context(self._who_is_who())
            for hit in hits:
                yield self._located(hit, query, who, typing=typing)

    def matches(self, article: Article, query: str, *, typing: bool) -> tuple[Span, ...]:
        """See `Library.matches`."""
        from jjreader.search.matching import find_matches

        return find_matches(article, query, self._people_for(article, query), typing=typing)

    def _located(
        self, hit: SearchHit, query: str, who: "CataloguePeople | None", *, typing: bool
    ) -> SearchHit:
        from jjreader.search.passages import locate

        try:
            article = self._read(hit.place.article_id)
        except InputError:
            return hit
        known = self._people_for(article, query)
        passage = locate(article, query, hit.place.span, known, typing=typing)
        if passage is None:
            return hit
        place, speaker = replace(hit.place, span=passage.span), hit.speaker
        if speaker is None and who is not None:
            with suppress(CatalogueError):
                speaker = who.speaker_at(place, article.sha256)
        return replace(hit, place=place, passage=passage, speaker=speaker)

    def _known_names(self) -> "Names":
        """All names of the people, for a query; kept until the people are resolved anew."""
        from jjreader.search.names import Names

        with suppress(CatalogueError), self._who_is_who() as who:
            resolved = who.resolved_at()
            if self._names is None or self._names[0] != resolved:
                self._names = resolved, Names(who.names())
            return self._names[1]
        return Names()

    def _people_for(self, article: Article, query: str) -> Annotations | None:
        """What `name:`, `speaker:` and `quote:` match; no other query needs it."""
        return self._annotate(article) if ":" in query else None
