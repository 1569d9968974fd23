"""The two indexes: of the articles, and of what was said in them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from jjreader.errors import QueryError
from jjreader.model import Annotations, Article, Quote, SearchResults
from jjreader.search.boundary import index_boundary
from jjreader.search.fields import KEY, Field

if TYPE_CHECKING:
    # What answers and what writes is imported when it is needed: not before the first frame.
    from jjreader.search.documents import Document
    from jjreader.search.query import Query
    from jjreader.search.snapshot import Snapshot
    from jjreader.search.storage import Storage

OnCommit = Callable[[int], None]


class _Index:
    """A folder with an index; it is opened when it is first asked for something."""

    fields: ClassVar[tuple[Field, ...]]
    boosts: ClassVar[dict[str, float]] = {}

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._snapshot: Snapshot | None = None

    def close(self) -> None:
        """Let go of the files."""
        self._snapshot = None

    def document_count(self) -> int:
        """How many documents can be found."""
        with index_boundary("opening"):
            return sum(part.live for part in self.snapshot().parts)

    def is_current(self) -> bool:
        """Whether this version of the program can use what is there."""
        with index_boundary("opening"):
            return self._storage().is_current()

    def wipe(self) -> None:
        """Remove the files of the index, to begin anew."""
        self.close()
        with index_boundary("removing it"):
            self._storage().wipe()

    def find(self, query: "Query", limit: int) -> SearchResults:
        """Answer a query that has been read; with a suggestion if nothing is found."""
        with index_boundary("searching"):
            from jjreader.search.answering import answer

            return answer(self.snapshot(), query, limit)

    def snapshot(self) -> "Snapshot":
        """The index as last committed, by whichever process."""
        from jjreader.search.snapshot import open_snapshot

        storage, snapshot = self._storage(), self._snapshot
        if not snapshot or snapshot.generation != storage.generation():
            # Two threads may open it both, and either may keep its own: no need for a lock.
            snapshot = self._snapshot = open_snapshot(storage, self.boosts, snapshot)
        return snapshot

    def _storage(self) -> "Storage":
        from jjreader.search.storage import Storage

        return Storage(self._directory, self.fields)

    def _change(
        self,
        changes: "Iterable[tuple[str, list[Document]]]",
        removed: Iterable[str],
        on_commit: OnCommit | None,
    ) -> None:
        with index_boundary("writing"):
            from jjreader.search.writing import Update

            storage = self._storage()
            parts = self._snapshot.parts if self._snapshot else ()
            known = {part.name: part.segment for part in parts}
            with storage.locked():
                Update(storage, self.fields, known).run(changes, removed, on_commit)


class TextIndex(_Index):
    """The index of articles."""

    fields = (Field("body", is_stemmed=True), Field("title", is_stemmed=True), Field("source"))
    boosts: ClassVar[dict[str, float]] = {"title": 0.25}

    def update(
        self,
        changed: Iterable[Article],
        removed: Iterable[str],
        on_commit: OnCommit | None = None,
    ) -> None:
        """Take articles in, new or changed, and others out.

        The articles are read as a stream and committed in growing batches; after each,
        ON_COMMIT is told how many are done. IndexBusyError while another process writes.
        """
        from jjreader.search.documents import text_document

        self._change(((each.id, [text_document(each)]) for each in changed), removed, on_commit)

    def search(self, query: str, limit: int = 50, typing: bool = False) -> SearchResults:
        """The articles that a query finds, best first; see `Searcher` for names and quotations."""
        from jjreader.search.parser import PEOPLE_FIELDS, parse_query

        parsed = parse_query(query, typing)
        for clause in (*parsed.clauses(), *parsed.excluded):
            if clause.field in PEOPLE_FIELDS:
                raise QueryError(f"“{clause.field}:” needs the index of quotations as well")
        return self.find(parsed, limit)


class QuoteIndex(_Index):
    """The index of quotations; it also knows which articles name whom."""

    fields = (
        Field("body", is_stemmed=True),
        Field("title", is_stemmed=True),
        Field("source"),
        Field("speaker"),
        Field("name"),
        Field(KEY),
    )

    def update(
        self,
        changed: Iterable[tuple[Article, Annotations | tuple[Quote, ...]]],
        removed: Iterable[str],
        on_commit: OnCommit | None = None,
    ) -> None:
        """Take in the annotations of articles, in place of those before, and others out.

        Where only quotations are given, the article is not found by `name:`.
        """
        from jjreader.search.documents import quote_documents

        documents = ((each.id, quote_documents(each, found)) for each, found in changed)
        self._change(documents, removed, on_commit)

    def search(self, query: str, limit: int = 50, typing: bool = False) -> SearchResults:
        """The quotations that a query finds, best first."""
        from jjreader.search.parser import parse_query

        return self.find_quotes(parse_query(query, typing), limit)

    def find_quotes(self, query: "Query", limit: int) -> SearchResults:
        """The same for a query that has been read."""
        with index_boundary("searching"):
            from jjreader.search.answering import answer_with_quotes

            return answer_with_quotes(self.snapshot(), query, limit)
