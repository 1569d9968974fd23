"""The facade: everything that a user interface may ask for. It has no logic of its own."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Self

from jjreader.config import load_settings
from jjreader.corpus.cleaner import clean_line
from jjreader.errors import (
    CatalogueError,
    SearchError,
    StorageError,
    UsageError,
)
from jjreader.indexing.cache import CacheFolder
from jjreader.model import (
    Annotations,
    Article,
    ArticleEntry,
    Corrections,
    Markup,
    Mention,
    OnProgress,
    Order,
    PersonPage,
    PersonSummary,
    QuoteRow,
    RefreshReport,
    SearchHit,
    SearchResults,
    Span,
    SpeakerCorrection,
)
from jjreader.settings import Settings

if TYPE_CHECKING:
    from jjreader.catalogue import Catalogue
    from jjreader.catalogue.people import CataloguePeople
    from jjreader.corpus.loader import CorpusReader
    from jjreader.finding import Finder
    from jjreader.habits import HabitStore
    from jjreader.indexing.annotation import CastFile
    from jjreader.indexing.process import IndexingProcess
    from jjreader.notebook import Notebook
    from jjreader.people import Cast
    from jjreader.reading_log import ReadingLog
    from jjreader.watching import FolderWatch, OnChange

# What does the work is imported where it is used: the first frame is painted without any of it.

NO_FOLDER = (
    "is not a folder: `jjreader read` prints a file, `jjreader {}` opens the folder it is in"
)
READ_AHEAD = 40
"""Articles that are read for their titles before there is a catalogue: about a screenful."""


def bundled_folder() -> Path:
    """The articles that come with the program, in an installed package as in a checkout."""
    package = Path(__file__).parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent / "corpus"


class Library:
    """A folder of articles that is open for reading."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.is_bundled = folder == bundled_folder().resolve()
        self.notices: list[str] = list(settings.warnings)
        """What the reader should be told once, each a sentence."""
        self._cache: CacheFolder | None = None
        self._indexed_with = Corrections()

    @classmethod
    def open(cls, folder: Path | None = None, *, settings: Settings | None = None) -> Self:
        """The library of FOLDER, or of the bundled articles. UsageError when it is no folder."""
        chosen = Path(folder) if folder else bundled_folder()
        try:
            chosen = chosen.expanduser()
            if not chosen.is_dir():
                around = chosen.parent
                problem = NO_FOLDER.format(around) if chosen.exists() else "does not exist"
                raise UsageError(clean_line(f"{chosen} {problem}"))
        except (OSError, RuntimeError) as error:  # a name too long, a home that nobody has
            raise UsageError(f"{clean_line(str(chosen))} cannot be found") from error
        return cls(chosen.resolve(), settings or load_settings())

    def close(self) -> None:
        if "_finder" in self.__dict__:
            self._finder.close()
        if "_reader" in self.__dict__:
            self._reader.close()
        if "notebook" in self.__dict__:
            self.notebook.close()
        if self._cache:
            self._cache.close()

    @cached_property
    def notebook(self) -> "Notebook":
        """The bookmarks of this folder."""
        from jjreader.notebook import Notebook

        path = self.settings.paths.data / "bookmarks.db"
        return Notebook(path, self._key, self.article, self.moves)

    @cached_property
    def reading_log(self) -> "ReadingLog":
        """What has been read in this folder, and where it was left."""
        from jjreader.reading_log import ReadingLog

        return ReadingLog(self._state("reading"))

    @cached_property
    def habit_store(self) -> "HabitStore":
        """How the reader has set up the screen, with keys."""
        from jjreader.habits import HabitStore

        look_file = self.settings.paths.state / "look.json"
        return HabitStore(self._state("habits"), look_file, self.settings)

    def _state(self, kind: str) -> Path:
        """A file of this folder in the state folder."""
        name = sha256(os.fsencode(self._key)).hexdigest()[:16]
        return self.settings.paths.state / f"{kind}-{name}.json"

    @property
    def _key(self) -> str:
        """What the reader's own data call this folder: the bundled one lies somewhere else in
        every installation."""
        return "bundled" if self.is_bundled else os.fsdecode(os.fsencode(self.folder))

    def first_entries(self, order: Order) -> tuple[ArticleEntry, ...]:
        """The beginning of the sorted list of articles, at once: enough for the first screen."""
        with suppress(CatalogueError), self._catalogue() as catalogue:
            return catalogue.first_entries(order, READ_AHEAD)
        return ()

    @property
    def cache(self) -> CacheFolder:
        """Where the index is; when the user's cache cannot be used, for this run only."""
        if self._cache is None:
            try:
                self._cache = CacheFolder.of(self.folder, self.settings.paths.cache)
            except StorageError as error:
                self._cache = CacheFolder.for_this_run()
                self.notices.append(f"The index is not kept: {error}")
        return self._cache

    def entries(self) -> tuple[ArticleEntry, ...]:
        """The list of articles: as last indexed, or as far as a first look tells."""
        with suppress(CatalogueError), self._catalogue() as catalogue:
            if known := catalogue.entries():
                return known
        from jjreader.corpus.preview import preview

        return preview(self._reader, READ_AHEAD)

    def moves(self) -> dict[str, str]:
        """Old id -> new id of the files that were renamed or moved since they were indexed.

        A file is known by its bytes; what the reader keeps under the old id belongs to the new.
        """
        with suppress(CatalogueError), self._catalogue() as catalogue:
            return catalogue.moves()
        return {}  # it is only a cache; once it is there again, it is asked again

    def article(self, article_id: str) -> Article:
        """An article of the folder, read now. InputError when it cannot be read."""
        return self._reader.article(article_id)

    @cached_property
    def _reader(self) -> "CorpusReader":
        from jjreader.corpus.loader import CorpusReader

        return CorpusReader(self.folder, self.cache.extracts)

    def parts(self, file: str) -> tuple[str, ...]:
        """The ids of the articles in a file of the folder: of a book, those of its chapters."""
        from jjreader.corpus.scanning import parts_of

        return parts_of(self.folder, file)

    def annotations(self, article: Article) -> Annotations:
        """Who is named in an article and who says what, found out now; who they are, by the cast
        of the whole folder."""
        from jjreader.bookmarks.corrections import with_corrections
        from jjreader.indexing.annotation import annotate, with_cast

        corrections: tuple[SpeakerCorrection, ...] = ()
        with suppress(StorageError):  # who opens the article is told so with the bookmarks
            corrections = self.notebook.corrections.of_article(article.id)
        found = with_corrections(article, annotate(article, self.cast), corrections)
        with suppress(CatalogueError), self._who_is_who() as who:
            return with_cast(found, who.known_as)
        return found

    def markup(self, article: Article) -> tuple[Markup, ...]:
        """Emphasis, code and links in an article."""
        from jjreader.corpus.markup import find_markup

        return find_markup(article)

    @property
    def cast(self) -> "Cast":
        """Who is who according to the folder's cast.toml, as it is now."""
        return self._cast_file.cast

    @cached_property
    def _cast_file(self) -> "CastFile":
        from jjreader.indexing.annotation import CastFile

        return CastFile(self.folder, self.notices.append)

    def refresh(
        self,
        progress: OnProgress | None = None,
        only: str | None = None,
        *,
        rebuild: bool = False,
    ) -> RefreshReport:
        """Bring index and annotations up to date in this process; only="text": the index alone."""
        from jjreader.indexing.refresh import refresh

        said = self._corrections() if only is None else Corrections()  # only names need them
        report = refresh(self.folder, self.cache, progress, only, corrections=said, rebuild=rebuild)
        if only is None:
            self._cast_file.look()
        return report

    def start_indexing(self, *, rebuild: bool = False) -> "IndexingProcess":
        """The same in a child process; whoever starts it stops it before closing."""
        from jjreader.indexing.process import IndexingProcess

        return IndexingProcess(self.folder, self.cache, self._corrections(), rebuild=rebuild)

    def watch(self, on_change: "OnChange", on_failure: Callable[[str], None]) -> "FolderWatch":
        """Watch for changed files; whoever starts it stops it before closing."""
        from jjreader.watching import FolderWatch

        return FolderWatch(self.folder, on_change, on_failure)

    def is_indexed(self) -> bool:
        """Whether all articles have been indexed, and the index is there; if not, a search covers
        a part of them."""
        from jjreader.catalogue import CatalogueFiles

        with suppress(CatalogueError, SearchError), self._catalogue() as catalogue:
            known = CatalogueFiles(catalogue)
            return known.is_complete() and (not known.has_articles() or self._finder.has_articles())
        return False

    def search(
        self, query: str, limit: int = 50, where: str = "articles", *, typing: bool = False
    ) -> SearchResults:
        """The articles or quotations that a query finds, best first.

        While typing, the last word stands for all that begin with it. QueryError when the query
        cannot be understood; SearchError when the index cannot be used.
        """
        return self._finder.search(query, limit, where, typing=typing)

    def locate(
        self, hits: Iterable[SearchHit], query: str, *, typing: bool = False
    ) -> Iterator[SearchHit]:
        """The hits with their best passages, and who says it where that is in a quotation.

        A hit stays as it was when its article has changed or gone.
        """
        return self._finder.locate(hits, query, typing=typing)

    def matches(self, article: Article, query: str, *, typing: bool = False) -> tuple[Span, ...]:
        """Every place in an article that the words of a query match."""
        return self._finder.matches(article, query, typing=typing)

    def quotes(self) -> Iterator[QuoteRow]:
        """Every quotation of the folder, as last indexed."""
        with self._who_is_who() as who:
            return who.quotes()

    def people(self) -> tuple[PersonSummary, ...]:
        """Everybody who is named in the folder, as last indexed, most often named first."""
        with self._who_is_who() as who:
            return who.people()

    def person(self, name: str) -> PersonPage | None:
        """All about the person whom any article calls by this name; None if there is nobody."""
        with self._who_is_who() as who:
            return who.page(name)

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Every mention in the folder, as last indexed, with its article's id."""
        with self._who_is_who() as who:
            return who.mentions()

    @cached_property
    def _finder(self) -> "Finder":
        from jjreader.finding import Finder

        return Finder(
            lambda: (self.cache.text_index, self.cache.quote_index),
            self.article,
            self.annotations,
            self._who_is_who,
        )

    def _catalogue(self) -> "closing[Catalogue]":
        """Opened anew each time: another process may have made a new one."""
        from jjreader.catalogue import Catalogue

        return closing(Catalogue(self.cache.catalogue))

    @property
    def has_new_corrections(self) -> bool:
        """Has the reader corrected anything, or taken back, since the index was made with it?"""
        try:
            return self.notebook.corrections.all() != self._indexed_with
        except StorageError:
            return False

    def _corrections(self) -> Corrections:
        """What the reader has corrected, which the index is about to be made with."""
        try:
            self._indexed_with = self.notebook.corrections.all()
            return self._indexed_with
        except StorageError as error:
            self.notices.append(f"What you have corrected cannot be read: {error}")
            return Corrections()

    @contextmanager
    def _who_is_who(self) -> "Iterator[CataloguePeople]":
        from jjreader.catalogue.people import CataloguePeople

        with self._catalogue() as catalogue:
            yield CataloguePeople(catalogue)
