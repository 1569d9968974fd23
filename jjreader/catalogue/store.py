"""The catalogue of a folder: its articles, mentions and quotations, in SQLite in the cache.

It is derived from the articles and can be thrown away at any time, so it is written without
waiting for the disk; whatever is wrong with it is a CatalogueError, and leads to a new one.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from jjreader.catalogue import rows
from jjreader.catalogue.rows import Row
from jjreader.errors import CatalogueError
from jjreader.model import Annotations, ArticleEntry, Mention, PersonSummary, QuoteRow

FORMAT = 2
"""Raise it when the tables change, or when the same articles would give other entries."""
WAIT = 5.0
"""Seconds to wait for another process that is writing."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was last looked at."""

    mtime_ns: int
    size: int
    sha256: str = ""
    """Of its bytes, in hexadecimal; empty for what cannot be read."""
    quotes: int | None = None
    """None: the article has not been annotated."""
    is_readable: bool = True

    @property
    def annotated(self) -> bool:
        """There is nothing more to find out about it."""
        return self.quotes is not None or not self.is_readable


class Catalogue:
    """An open catalogue. One process writes at a time; any number read meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with _boundary(path):
            self._connection = sqlite3.connect(
                path, timeout=WAIT, isolation_level=None, check_same_thread=False
            )
        try:
            with _boundary(path):
                self._connection.execute("PRAGMA synchronous=OFF")
                found = self._format()
            if found not in (0, FORMAT):
                raise CatalogueError(f"{path} has format {found}, this program writes {FORMAT}")
        except CatalogueError:
            self.close()
            raise

    def prepare(self) -> None:
        """Make the tables, or see that they are there; for the process that writes."""
        with _boundary(self._path):
            self._connection.execute("PRAGMA journal_mode=WAL")
            if self._format() == 0:
                self._connection.executescript(
                    f"BEGIN IMMEDIATE;{rows.TABLES}PRAGMA user_version={FORMAT};COMMIT;"
                )
            for table in ("stamps", "articles", "moves", "people", "mentions", "quotes"):
                self._connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()

    def stamp(self, name: str) -> str | None:
        """A word that a writer left about what this catalogue was made with."""
        found = self._all(lambda row: str(row[0]), "SELECT value FROM stamps WHERE name=?", (name,))
        return found[0] if found else None

    def set_stamp(self, name: str, value: str) -> None:
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO stamps VALUES(?, ?)", (name, value))

    def files(self) -> dict[str, FileState]:
        """What is known of every file, by the article's id."""
        found = self._all(
            lambda row: (row[0], FileState(row[1], row[2], row[3], row[4], bool(row[5]))),
            "SELECT id, mtime_ns, size, sha256, quotes, problem IS NULL FROM articles",
        )
        return dict(found)

    def entries(self, limit: int = -1) -> tuple[ArticleEntry, ...]:
        """A row for every article, by id; with a limit, for so many of them."""
        query = f"SELECT {rows.ENTRY} FROM articles ORDER BY id LIMIT ?"
        return self._all(rows.entry_of, query, (limit,))

    def put_entries(self, entries: Iterable[tuple[ArticleEntry, FileState]]) -> None:
        """Write articles that are new or changed.

        What was known of their names and quotations is forgotten: the text is another now.
        """
        columns = f"{rows.ENTRY}, mtime_ns, size, sha256"
        query = f"INSERT INTO articles({columns}) VALUES({rows.marks(columns)})"
        with self._writing() as connection:
            for entry, state in entries:
                _forget(connection, entry.id)
                facts = (state.mtime_ns, state.size, state.sha256)
                connection.execute(query, (*rows.row_of_entry(entry), *facts))

    def touch(self, states: Mapping[str, FileState]) -> None:
        """Files that were written again without a change: what is known of them stays."""
        query = "UPDATE articles SET mtime_ns=?, size=? WHERE id=?"
        with self._writing() as connection:
            values = ((state.mtime_ns, state.size, name) for name, state in states.items())
            connection.executemany(query, values)

    def remove(self, ids: Iterable[str], moves: Mapping[str, str] | None = None) -> None:
        """Forget articles that are no longer there; MOVES says under which id one is there now."""
        with self._writing() as connection:
            for article_id in ids:
                _forget(connection, article_id)
            for old, new in (moves or {}).items():
                connection.execute("UPDATE moves SET new=? WHERE new=?", (new, old))
                connection.execute("INSERT OR REPLACE INTO moves VALUES(?, ?)", (old, new))

    def moves(self) -> dict[str, str]:
        """Old id -> new id of the files that were renamed or moved, and are where they went."""
        found = self._all(
            lambda row: (str(row[0]), str(row[1])),
            "SELECT old, new FROM moves WHERE old NOT IN (SELECT id FROM articles) "
            "AND new IN (SELECT id FROM articles)",
        )
        return dict(found)

    def forget_annotations(self) -> None:
        """All articles are to be annotated anew, because the cast or the rules have changed."""
        with self._writing() as connection:
            for table in ("mentions", "quotes", "people"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("UPDATE articles SET quotes=NULL")

    def put_annotations(self, found: Iterable[tuple[str, Annotations, tuple[str, ...]]]) -> None:
        """Write what was found in articles: id, annotations, and the words of each quotation."""
        with self._writing() as connection:
            people = dict(connection.execute("SELECT name, number FROM people").fetchall())
            for article_id, annotations, texts in found:
                _put_annotations(connection, article_id, annotations, texts, people)

    def annotations(self, article_id: str) -> Annotations | None:
        """What was found in one article; None when it has not been looked at yet."""
        known = "SELECT number FROM articles WHERE id=? AND quotes IS NOT NULL"
        for number in self._all(lambda row: row[0], known, (article_id,)):
            mentions = self._all(
                rows.mention_of,
                f"SELECT {rows.MENTION} FROM mentions JOIN people ON person=number "
                "WHERE article=? ORDER BY start",
                (number,),
            )
            query = f"SELECT {rows.QUOTE} FROM quotes WHERE article=? ORDER BY start"
            return Annotations(mentions, self._all(rows.quote_of, query, (number,)))
        return None

    def quotes(self) -> Iterator[QuoteRow]:
        """Every quotation of the folder, by article and place."""
        found = self._all(
            lambda row: QuoteRow(row[0], row[1], row[2], rows.quote_of(row[3:])),
            f"SELECT id, title, text, {rows.QUOTE} FROM articles "
            "JOIN quotes ON article=number ORDER BY id, start",
        )
        return iter(found)

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Every mention of the folder with its article's id."""
        found = self._all(
            lambda row: (str(row[0]), rows.mention_of(row[1:])),
            f"SELECT id, {rows.MENTION} FROM articles JOIN mentions ON article=articles.number "
            "JOIN people ON person=people.number ORDER BY id, start",
        )
        return iter(found)

    def people(self) -> tuple[PersonSummary, ...]:
        """Everybody who is named or speaks, most often named first."""
        return self._all(
            lambda row: PersonSummary(rows.person_of(row[:5]), *row[5:]),
            f"SELECT {rows.PERSON}, count(*), count(DISTINCT article), "
            "(SELECT count(*) FROM quotes WHERE speaker=name) "
            "FROM mentions JOIN people ON person=number GROUP BY person ORDER BY 6 DESC, name",
        )

    def _format(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _all(self, made_of: Callable[[Row], T], query: str, values: Row = ()) -> tuple[T, ...]:
        """What is made of each row; a value that makes no sense is a CatalogueError as well."""
        with _boundary(self._path):
            found = self._connection.execute(query, values) if self._format() else ()
            return tuple(map(made_of, found))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        with _boundary(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise


@contextmanager
def _boundary(path: Path) -> Iterator[None]:
    """Whatever SQLite says, or damaged values bring about, becomes one kind of error."""
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise CatalogueError(f"{path} cannot be used: {error}") from error


def _forget(connection: sqlite3.Connection, article_id: str) -> None:
    for (number,) in connection.execute("SELECT number FROM articles WHERE id=?", (article_id,)):
        connection.execute("DELETE FROM mentions WHERE article=?", (number,))
        connection.execute("DELETE FROM quotes WHERE article=?", (number,))
        connection.execute("DELETE FROM articles WHERE number=?", (number,))


def _put_annotations(
    connection: sqlite3.Connection,
    article_id: str,
    annotations: Annotations,
    texts: tuple[str, ...],
    people: dict[str, int],
) -> None:
    found = connection.execute("SELECT number FROM articles WHERE id=?", (article_id,)).fetchone()
    if not found:
        return  # the file has gone meanwhile
    (number,) = found
    connection.execute("DELETE FROM mentions WHERE article=?", (number,))
    connection.execute("DELETE FROM quotes WHERE article=?", (number,))
    for mention in annotations.mentions:
        if mention.name not in people:
            cursor = connection.execute(
                f"INSERT INTO people({rows.PERSON}) VALUES({rows.marks(rows.PERSON)})",
                rows.row_of_person(mention.person),
            )
            people[mention.name] = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT OR IGNORE INTO mentions VALUES(?, ?, ?, ?)",
        [(number, m.span.start, m.span.end, people[m.name]) for m in annotations.mentions],
    )
    columns = f"article, {rows.QUOTE}, text"
    connection.executemany(
        f"INSERT OR IGNORE INTO quotes({columns}) VALUES({rows.marks(columns)})",
        [
            (number, *rows.row_of_quote(quote), text)
            for quote, text in zip(annotations.quotes, texts, strict=True)
        ],
    )
    connection.execute(
        "UPDATE articles SET quotes=? WHERE number=?", (len(annotations.quotes), number)
    )
