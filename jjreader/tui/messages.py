"""The messages: what happens in the app, posted upward."""

from dataclasses import dataclass
from typing import Any

from textual.message import Message

from jjreader.model import (
    Annotations,
    Article,
    Bookmark,
    PersonPage,
    Place,
    Progress,
    RefreshReport,
    SearchResults,
    Span,
)
from jjreader.tui.arranging import Row, Shelf


@dataclass(eq=False, repr=False)
class PlaceChosen(Message):
    """The user wants to go to a place: there is no other way to go anywhere."""

    place: Place
    is_preview: bool = False
    """Only to be looked at: the list keeps the focus."""


@dataclass(eq=False, repr=False)
class NameChosen(Message):
    """The user wants to see where a person is named."""

    name: str


@dataclass(eq=False, repr=False)
class PlaceMissed(Message):
    """An article that cannot be opened, and why."""

    place: Place
    reason: str


@dataclass(eq=False, repr=False)
class ArticleLoaded(Message):
    """An article has been read; the annotations follow by themselves when it is long."""

    place: Place
    article: Article
    annotations: Annotations
    bookmarks: tuple[Bookmark, ...]
    query: str
    matches: tuple[Span, ...]
    """The places in it that the query matches."""
    left_at: int = 0
    """Where the reader left it last."""
    is_complete: bool = True
    """False: the article is long, and what is known of it follows."""


@dataclass(eq=False, repr=False)
class EntriesLoaded(Message):
    """The list of articles is there, or has changed."""

    shelf: Shelf


@dataclass(eq=False, repr=False)
class FilesChanged(Message):
    """Files of the folder were written, added or removed."""

    ids: frozenset[str]


@dataclass(eq=False, repr=False)
class ArticlesArranged(Message):
    """The articles have been filtered and sorted; stale when that was asked for again since."""

    generation: int
    rows: tuple[Row, ...]


@dataclass(eq=False, repr=False)
class FolderToggled(Message):
    """The user wants to fold or unfold a folder of the list."""

    path: str


@dataclass(eq=False, repr=False)
class QueryTyped(Message):
    """The query in the search box has changed."""

    query: str


@dataclass(eq=False, repr=False)
class SearchFinished(Message):
    """The answer to a query; it is stale when another has been asked since."""

    generation: int
    query: str
    results: SearchResults
    article: Article | None = None
    """The one that was open."""
    matches: tuple[Span, ...] = ()
    """The places in it."""
    is_whole: bool = True
    """All articles have been indexed."""


@dataclass(eq=False, repr=False)
class SearchFailed(Message):
    """A query could not be answered; the reason is a sentence to show."""

    generation: int
    reason: str
    is_damage: bool = False
    """The index itself cannot be used."""


@dataclass(eq=False, repr=False)
class IndexingProgressed(Message):
    """The indexing process has reported its progress."""

    progress: Progress


@dataclass(eq=False, repr=False)
class IndexingEnded(Message):
    """The indexing process has ended, with a report or with the reason why it has none."""

    report: RefreshReport | None
    problem: str | None = None
    is_busy: bool = False
    """Another jjreader is at it: try again later."""


@dataclass(eq=False, repr=False)
class BookmarksChanged(Message):
    """Something has been stored or removed, safely; or not, and the sentence tells why."""

    sentence: str


@dataclass(eq=False, repr=False)
class BookmarksFound(Message):
    """The bookmarks of an article have been read again."""

    article: Article
    bookmarks: tuple[Bookmark, ...]


@dataclass(eq=False, repr=False)
class SheetLoaded(Message):
    """The rows of a sheet have been loaded."""

    name: str
    of: str
    """Which rows they are, in words; empty when they are all."""
    rows: Any
    """What the sheet is filled with: a sieve of rows, or the bookmarks."""


@dataclass(eq=False, repr=False)
class PersonChosen(Message):
    """The user wants to see the page of a person."""

    name: str


@dataclass(eq=False, repr=False)
class PersonLoaded(Message):
    """The page of a person has been loaded; None when nobody has that name."""

    name: str
    page: PersonPage | None
