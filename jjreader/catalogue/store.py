"""The catalogue of a folder: its articles, mentions and quotations, in SQLite in the cache.

It is derived from the articles and can be thrown away at any time, so it is written without
waiting for the disk; whatever is wrong with it is a CatalogueError, and leads to a new one.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from jjreader.catalogue import rows
from jjreader.catalogue.rows import Row
from jjreader.errors import CatalogueError
from jjreader.model import Annotations, ArticleEntry, Order, Person, QuoteWords

FORMAT = 7
"""Raise it when the tables change."""
RESOLVED = "resolved"
"""The stamp of what the people were resolved with; there is none where they are out of date."""
WAIT = 5.0
"""Seconds to wait for another process that is writing."""

T = TypeVar("T")


class FileState(NamedTuple):
    """A file as it was when it was last looked at."""

    mtime_ns: int
    size: int
    sha256: str = ""
    """Of its bytes, in hexadecimal; empty for what cannot be read."""
    is_readable: bool = True


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
            for table in rows.TABLE_NAMES:
                self._connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()

    def stamp(self, name: str) -> str | None:
        """A word that a writer left about what this catalogue was made with."""
        found = self.select(
            lambda row: str(row[0]), "SELECT value FROM stamps WHERE name=?", (name,)
        )
        return found[0] if found else None

    def set_stamp(self, name: str, value: str) -> None:
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO stamps VALUES(?, ?)", (name, value))

    def entries(self) -> tuple[ArticleEntry, ...]:
        """A row for every article, by id."""
        return self.select(rows.entry_of, f"SELECT {rows.ENTRY} FROM articles ORDER BY id")

    def first_entries(self, order: Order, limit: int) -> tuple[ArticleEntry, ...]:
        """The rows that stand first in this order; none where the articles do not tell it."""
        if (value := rows.VALUES.get(order.sort)) is None:
            return ()
        direction = "DESC" if order.is_descending else "ASC"
        query = f"SELECT {rows.ENTRY} FROM articles ORDER BY {value} {direction} NULLS LAST, id"
        return self.select(rows.entry_of, f"{query} LIMIT ?", (limit,))

    def put_entries(self, entries: Iterable[tuple[ArticleEntry, FileState]]) -> None:
        """Write articles that are new or changed.

        What was known of their names and quotations is forgotten: the text is another now.
        """
        columns = f"{rows.ENTRY}, mtime_ns, size, sha256"
        query = f"INSERT OR REPLACE INTO articles({columns}) VALUES({rows.marks(columns)})"
        values = [
            (*rows.row_of_entry(entry), state.mtime_ns, state.size, state.sha256)
            for entry, state in entries
        ]
        with self.writing() as connection:
            _outdate_people(connection)
            _forget(connection, [article_id for article_id, *_ in values])
            connection.executemany(query, values)

    def remove(self, ids: Iterable[str], moves: Mapping[str, str]) -> None:
        """Forget articles that are no longer there; MOVES says under which id one is there now."""
        with self.writing() as connection:
            _outdate_people(connection)
            _forget(connection, ids)
            for old, new in moves.items():
                connection.execute("UPDATE moves SET new=? WHERE new=?", (new, old))
                connection.execute("INSERT OR REPLACE INTO moves VALUES(?, ?)", (old, new))

    def moves(self) -> dict[str, str]:
        """Old id -> new id of the files that were renamed or moved, and are where they went."""
        found = self.select(
            lambda row: (str(row[0]), str(row[1])),
            "SELECT old, new FROM moves WHERE old NOT IN (SELECT id FROM articles) "
            "AND new IN (SELECT id FROM articles)",
        )
        return dict(found)

    def forget_annotations(self, ids: Iterable[str] | None = None) -> None:
        """Articles are to be annotated anew; all of them, when the cast or the rules have changed.

        What is known of a few is kept until it is found anew.
        """
        with self.writing() as connection:
            if ids is not None:
                query = "UPDATE articles SET quotes=NULL WHERE id=?"
                connection.executemany(query, ((article_id,) for article_id in ids))
                return
            _outdate_people(connection)
            for table in ("mentions", "quotes", "namings", "people"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("UPDATE articles SET quotes=NULL")

    def put_annotations(
        self, found: Iterable[tuple[str, Annotations, tuple[QuoteWords, ...]]]
    ) -> None:
        """Write what was found in articles: id, annotations, and the words of each quotation."""
        with self.writing() as connection:
            _outdate_people(connection)
            namings: dict[Person, int] = {}
            for article_id, annotations, words in found:
                _put_annotations(connection, article_id, annotations, words, namings)

    def _format(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def select(self, convert: Callable[[Row], T], query: str, values: Row = ()) -> tuple[T, ...]:
        """What is made of each row; a value that makes no sense is a CatalogueError as well."""
        with _boundary(self._path):
            found = self._connection.execute(query, values) if self._format() else ()
            return tuple(map(convert, found))

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
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


def _outdate_people(connection: sqlite3.Connection) -> None:
    """Who is named has changed: who is who is to be told anew."""
    connection.execute("DELETE FROM stamps WHERE name=?", (RESOLVED,))


def _forget(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    query = "SELECT number FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    numbers = connection.execute(query, (json.dumps(list(ids)),)).fetchall()
    connection.executemany("DELETE FROM mentions WHERE article=?", numbers)
    connection.executemany("DELETE FROM quotes WHERE article=?", numbers)
    connection.executemany("DELETE FROM articles WHERE number=?", numbers)


def _put_annotations(
    connection: sqlite3.Connection,
    article_id: str,
    annotations: Annotations,
    words: tuple[QuoteWords, ...],
    namings: dict[Person, int],
) -> None:
    found = connection.execute("SELECT number FROM articles WHERE id=?", (article_id,)).fetchone()
    if not found:
        return  # the file has gone meanwhile
    (number,) = found
    connection.execute("DELETE FROM mentions WHERE article=?", (number,))
    connection.execute("DELETE FROM quotes WHERE article=?", (number,))
    named = {mention.name: mention.person for mention in annotations.mentions}
    connection.executemany(
        "INSERT OR IGNORE INTO mentions VALUES(?, ?, ?, ?)",
        [
            (number, m.span.start, m.span.end, _naming(connection, m.person, namings))
            for m in annotations.mentions
        ],
    )
    columns = f"article, {rows.QUOTE}, text, speaker_text"
    values = []
    for quote, said in zip(annotations.quotes, words, strict=True):
        speaker = quote.speaker
        person = named.get(speaker, Person(speaker)) if speaker is not None else None
        naming = _naming(connection, person, namings) if person else None
        values.append((number, *rows.row_of_quote(quote, naming), said.text, said.speaker))
    connection.executemany(
        f"INSERT OR IGNORE INTO quotes({columns}) VALUES({rows.marks(columns)})", values
    )
    connection.execute(
        "UPDATE articles SET quotes=? WHERE number=?", (len(annotations.quotes), number)
    )


def _naming(connection: sqlite3.Connection, person: Person, known: dict[Person, int]) -> int:
    """The number by which a person, as an article knows them, is kept."""
    number = known.get(person)
    if number is None:
        values = rows.row_of_person(person)
        put = connection.execute(_PUT_NAMING, values)
        if put.rowcount:  # it is new, as most are
            number = put.lastrowid or 0
        else:
            number = int(connection.execute(_FIND_NAMING, values).fetchone()[0])
        known[person] = number
    return number


_FIND_NAMING = f"SELECT number FROM namings WHERE ({rows.PERSON}) = ({rows.marks(rows.PERSON)})"
_PUT_NAMING = f"INSERT OR IGNORE INTO namings({rows.PERSON}) VALUES({rows.marks(rows.PERSON)})"
