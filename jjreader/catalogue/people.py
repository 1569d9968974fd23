"""The people of a folder in its catalogue: who is who, and with it who is named and speaks where.

Of each article the catalogue keeps its namings, the persons as that article knows them. The people
say which namings are one person; that can be told anew at any time without reading an article.
"""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from datetime import date

from jjreader.catalogue import rows
from jjreader.catalogue.rows import Row
from jjreader.catalogue.store import RESOLVED, Catalogue
from jjreader.model import (
    ArticleMentions,
    Identity,
    Mention,
    Naming,
    Person,
    PersonPage,
    PersonSummary,
    Place,
    QuoteRow,
    QuoteWords,
    Span,
)

MOST_COMPANIONS = 8
RESOLVED_AT = "resolved at"
"""The stamp of when the people were written."""
_NAMED = ", ".join(f"coalesce(people.{x}, namings.{x})" for x in rows.PERSON.split(", "))
_WITH_CAST = "LEFT JOIN people ON people.number=person"


class CataloguePeople:
    """Who is who in the articles of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._select = catalogue.select

    def namings(self) -> tuple[Naming, ...]:
        """The persons as single articles know them, with all their mentions."""
        return self._select(
            lambda row: Naming(row[5], rows.person_of(row[:5]), *row[6:]),
            f"SELECT {rows.PERSON}, number, coalesce(times, 0), coalesce(articles, 0) FROM namings "
            "LEFT JOIN (SELECT naming, count(*) AS times, count(DISTINCT article) AS articles "
            "FROM mentions GROUP BY naming) "
            "ON naming=number WHERE times OR number IN (SELECT speaker FROM quotes)",
        )

    def put(self, identities: Iterable[Identity], made_with: str) -> None:
        """Write who is who; a person has the number of the first of the namings."""
        identities = tuple(identities)
        with self._catalogue.writing() as connection:
            connection.execute(
                "DELETE FROM namings WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE naming=number)"
                " AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker=number)"
            )
            connection.executemany(
                "UPDATE namings SET person=? WHERE number=?",
                ((each.namings[0], number) for each in identities for number in each.namings),
            )
            connection.execute("DELETE FROM people")
            columns = f"number, {rows.SUMMARY}"
            connection.executemany(
                f"INSERT INTO people({columns}) VALUES({rows.marks(columns)})",
                _rows_of(identities, connection),
            )
            stamps = ((RESOLVED, made_with), (RESOLVED_AT, str(time.time_ns())))
            connection.executemany("INSERT OR REPLACE INTO stamps VALUES(?, ?)", stamps)

    def people(self) -> tuple[PersonSummary, ...]:
        """Everybody who is named or speaks, most often named first."""
        query = f"SELECT {rows.SUMMARY} FROM people ORDER BY mentions DESC, name"
        return self._select(rows.summary_of, query)

    def quotes(self) -> Iterator[QuoteRow]:
        """Every quotation of the folder, by article and place."""
        return iter(self._quotes())

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Every mention of the folder with its article's id."""
        persons = dict(
            self._select(
                lambda row: (row[5], rows.person_of(row[:5])),
                f"SELECT {_NAMED}, namings.number FROM namings {_WITH_CAST}",
            )
        )
        found = self._select(
            lambda row: (str(row[0]), Mention(Span(row[1], row[2]), persons[row[3]])),
            "SELECT id, start, stop, naming FROM articles JOIN mentions ON article=number "
            "ORDER BY id, start",
        )
        return iter(found)

    def resolved_at(self) -> str | None:
        """When the people were last resolved: what was derived from them then is up to date."""
        return self._catalogue.stamp(RESOLVED_AT)

    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Names that articles use, each with all names of whoever is meant, if they have more."""
        return self._select(
            lambda row: (row[0], (row[1], *json.loads(row[2]))),
            "SELECT DISTINCT namings.name, people.name, people.aliases FROM namings "
            "JOIN people ON people.number=person WHERE people.aliases<>'[]'",
        )

    def known_as(self, person: Person) -> Person:
        """Who somebody is whom an article knows like this; themselves, where that is not known."""
        found = self._select(
            rows.person_of,
            f"SELECT {_NAMED} FROM namings {_WITH_CAST} WHERE namings.name=? "
            "ORDER BY namings.gender=? DESC, namings.number LIMIT 1",
            (person.name, person.gender or ""),
        )
        return found[0] if found else person

    def speaker_at(self, place: Place, sha256: str | None) -> str | None:
        """Who says what stands there, in the article as it is with this hash; None: nobody does."""
        found = self._select(
            lambda row: str(row[0]),
            "SELECT coalesce(people.name, namings.name) FROM quotes "
            f"JOIN articles ON articles.number=article {rows.SPEAKERS} WHERE id=? AND sha256=? "
            "AND start<=? AND stop>=? AND speaker NOT NULL LIMIT 1",
            (place.article_id, sha256, place.span.start, place.span.end),
        )
        return found[0] if found else None

    def page(self, name: str) -> PersonPage | None:
        """All about the person of this name, or whom some article calls by it."""
        for number, query in (
            ("SELECT number FROM people WHERE name=?", (name,)),
            ("SELECT person FROM namings WHERE name=? AND person NOT NULL", (name,)),
        ):
            for person in self._select(lambda row: int(row[0]), number, query)[:1]:
                return self._page(person)
        return None

    def _page(self, number: int) -> PersonPage:
        query = f"SELECT {rows.SUMMARY} FROM people WHERE number=?"
        (summary,) = self._select(rows.summary_of, query, (number,))
        return PersonPage(
            summary,
            portrayed_by=self._select(
                lambda row: str(row[0]),
                "SELECT name FROM people WHERE portrays=? ORDER BY mentions DESC, name",
                (summary.person.name,),
            ),
            articles=self._select(
                _article_mentions,
                "SELECT id, title, published, count(*) FROM namings "
                "JOIN mentions ON naming=namings.number JOIN articles ON articles.number=article "
                "WHERE person=? GROUP BY article ORDER BY published IS NULL, published, id",
                (number,),
            ),
            companions=self._select(
                lambda row: (str(row[0]), int(row[1])),
                "SELECT people.name, count(DISTINCT article) FROM mentions "
                "JOIN namings ON namings.number=naming JOIN people ON people.number=person "
                "WHERE article IN (SELECT article FROM namings JOIN mentions ON naming=number "
                "WHERE person=?) AND person<>? GROUP BY person ORDER BY 2 DESC, 1 LIMIT ?",
                (number, number, MOST_COMPANIONS),
            ),
            quotes=self._quotes("WHERE person=?", (number,)),
        )

    def _quotes(self, where: str = "", values: Row = ()) -> tuple[QuoteRow, ...]:
        return self._select(
            _quote_row,
            f"SELECT id, title, text, speaker_text, {rows.SPOKEN} FROM quotes "
            f"JOIN articles ON articles.number=article {rows.SPEAKERS} {where} ORDER BY id, start",
            values,
        )


def _rows_of(identities: tuple[Identity, ...], connection: sqlite3.Connection) -> Iterator[Row]:
    """The rows of the people, counted by what is known of their namings."""
    named = {
        number: counts
        for number, *counts in connection.execute(
            "SELECT person, count(*), count(DISTINCT article) "
            "FROM namings JOIN mentions ON naming=number GROUP BY person"
        )
    }
    said = dict(
        connection.execute(
            "SELECT person, count(*) FROM namings JOIN quotes ON speaker=number GROUP BY person"
        ).fetchall()
    )
    for each in identities:
        number = each.namings[0]
        person, variants = rows.row_of_person(each.person), json.dumps(each.variants)
        yield (number, *person, variants, *named.get(number, (0, 0)), said.get(number, 0))


def _quote_row(row: Row) -> QuoteRow:
    article_id, title, text, speaker_text, *rest = row
    quote = rows.quote_of(tuple(rest))
    return QuoteRow(article_id, title, QuoteWords(text, quote.speaker or speaker_text), quote)


def _article_mentions(row: Row) -> ArticleMentions:
    article_id, title, published, mentions = row
    day = date.fromisoformat(published) if published else None
    return ArticleMentions(article_id, title, day, mentions)
