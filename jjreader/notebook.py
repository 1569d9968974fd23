"""The reader's notebook for one folder: bookmarks are kept, found again in their articles, told."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jjreader.bookmarks.anchoring import anchor, make_bookmark
from jjreader.bookmarks.correction_store import CorrectionStore, Moves
from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import InputError, StorageError
from jjreader.model import Article, Bookmark, BookmarkState, Quote, QuoteRow, Span

if TYPE_CHECKING:
    from jjreader.bookmarks.safekeeping import Safekeeping

ReadArticle = Callable[[str], Article]


class Notebook:
    """The bookmarks of one folder; what returns has been stored, else StorageError is raised."""

    def __init__(self, path: Path, folder_key: str, read: ReadArticle, moves: Moves = dict) -> None:
        self._store = BookmarkStore(path)
        self.corrections = CorrectionStore(self._store.database, folder_key, moves)
        self._folder = folder_key
        self._read = read
        self._moves = moves

    @property
    def notice(self) -> str | None:
        """What the reader must know of the file of bookmarks: that it was damaged, for instance."""
        return self._store.notice

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All of them by number, each where it stands in its article now."""
        return self._anchored(self._followed(self._store.all(self._folder)))

    def of_article(self, article: Article) -> tuple[Bookmark, ...]:
        """The bookmarks in one article that is open, also from when it was called otherwise."""
        if article.sha256:
            same = self._store.with_hash(self._folder, article.sha256)
            for old in {bookmark.place.article_id for bookmark in same} - {article.id}:
                if self._article(old) is None:
                    self._follow(old, article.id)
        found = self._store.all(self._folder, article.id)
        return tuple(anchor(bookmark, article) for bookmark in found)

    def toggle(
        self, article: Article, span: Span, quote: Quote | None, there: Bookmark | None = None
    ) -> tuple[Bookmark, bool]:
        """Bookmark the span, or take the bookmark back; True when it was added.

        THERE is the bookmark that is shown on the span. One that has moved with its text is
        stored at another place, so it has to be told.
        """
        if there and there.state is BookmarkState.MOVED:
            return self._store.remove(self._folder, there.number), False
        return self._store.toggle(self._folder, make_bookmark(article, span, quote))

    def add(
        self, article: Article, span: Span, quote: Quote | None, note: str | None = None
    ) -> Bookmark:
        """Bookmark the span, with a note; of one that is there already only the note changes."""
        new = replace(make_bookmark(article, span, quote), note=note or "")
        kept = self._store.add(self._folder, new)
        return kept if note is None else self.edit(kept.number, note=note)

    def unmarked(self, rows: Iterable[QuoteRow]) -> tuple[Bookmark, ...]:
        """Listed quotations as bookmarks that nobody has made: all that a citation needs.

        Without those whose article has changed since they were listed, or has gone.
        """
        found: list[Bookmark] = []
        for article_id, group in groupby(rows, key=lambda row: row.article_id):
            article = self._article(article_id)
            found += [
                make_bookmark(article, row.quote.span, row.quote)
                for row in group
                if article and article[row.quote.span] == row.words.text
            ]
        return tuple(found)

    def remove(self, number: int) -> Bookmark:
        return self._store.remove(self._folder, number)

    def edit(
        self, number: int, *, note: str | None = None, tags: tuple[str, ...] | None = None
    ) -> Bookmark:
        return self._store.edit(self._folder, number, note=note, tags=tags)

    def accept(self, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark that has moved as it is now, as if it had been made there.

        Speaker, note, tags and its day stay. InputError when the article cannot be read.
        """
        article = self._read(bookmark.place.article_id)
        here = make_bookmark(article, bookmark.place.span, None)
        kept = ("speaker", "rule", "confidence", "note", "tags", "created", "number")
        fields = {name: getattr(bookmark, name) for name in kept}
        return self._store.change(self._folder, replace(here, **fields), "new place")

    def undo(self) -> str | None:
        """Undo what the reader did last, also before a restart; what it was, None: nothing."""
        return self._store.undo(self._folder)

    def redo(self) -> str | None:
        """Do again what was undone last; what it was, None: nothing."""
        return self._store.redo(self._folder)

    @property
    def safekeeping(self) -> "Safekeeping":
        """Backup copies, merging and looking after the store."""
        from jjreader.bookmarks.safekeeping import Safekeeping

        return Safekeeping(self._store, self._folder, self._anchored)

    def close(self) -> None:
        self._store.close()

    def _anchored(self, bookmarks: tuple[Bookmark, ...]) -> tuple[Bookmark, ...]:
        """The bookmarks where they stand in the articles now; each article is read once."""
        articles: dict[str, Article | None] = {}
        for article_id in {bookmark.place.article_id for bookmark in bookmarks}:
            articles[article_id] = self._article(article_id)
        return tuple(anchor(one, articles[one.place.article_id]) for one in bookmarks)

    def _followed(self, bookmarks: tuple[Bookmark, ...]) -> tuple[Bookmark, ...]:
        """The bookmarks, after those of files that were renamed or moved went with them."""
        marked = {bookmark.place.article_id for bookmark in bookmarks}
        moves = {old: new for old, new in self._moves().items() if old in marked}
        for old, new in moves.items():
            self._follow(old, new)
        return self._store.all(self._folder) if moves else bookmarks

    def _follow(self, old: str, new: str) -> None:
        with suppress(StorageError):  # they are found there next time, too
            self._store.follow(self._folder, old, new)

    def _article(self, article_id: str) -> Article | None:
        try:
            return self._read(article_id)
        except InputError:
            return None
