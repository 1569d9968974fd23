"""What the reader has corrected, kept in the file of the bookmarks: speakers, and who is who."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from jjreader.bookmarks.anchoring import make_bookmark
from jjreader.bookmarks.corrections import find_corrected
from jjreader.bookmarks.database import Database
from jjreader.bookmarks.journal import Step
from jjreader.bookmarks.table import loaded, stored
from jjreader.model import (
    Article,
    Bookmark,
    Corrections,
    Decision,
    Place,
    Quote,
    Span,
    SpeakerCorrection,
)

Moves = Callable[[], Mapping[str, str]]
"""Tells the old and new ids of files that were renamed or moved."""
Row = tuple[Any, ...]
Dated = tuple[str, str, Row]
"""The table of a correction, when it was made, in ISO 8601, and its values."""
SPEAKER = "article, span_start, span_end, text, prefix, suffix, speaker"
DECISION = "one, other, is_same"
COLUMNS = {"speaker_correction": SPEAKER, "decision": DECISION}


class CorrectionStore:
    """The corrections of one folder, with the promises of the bookmarks: what returns is on the
    disk, with the step that undoes it, else StorageError is raised."""

    def __init__(self, database: Database, folder: str, moves: Moves = dict) -> None:
        self._database, self._folder, self._moves = database, folder, moves

    def all(self) -> Corrections:
        """All of them, with the files that were renamed or moved under their new names."""
        found = self._find()
        corrected = {each.quotation.place.article_id for each in found.speakers}
        moves = {old: new for old, new in self._moves().items() if old in corrected}
        if not moves:
            return found
        self._follow(moves)
        return self._find()

    def of_article(self, article_id: str) -> tuple[SpeakerCorrection, ...]:
        """The corrected speakers of one article."""
        return self._find(article_id).speakers

    def correct(self, article: Article, quote: Quote, speaker: str | None) -> None:
        """A quotation was said by this person; None: by nobody who could be named."""
        there = self._of(article, quote)
        # at the place where it was made before, which may be another by now
        place = there.quotation if there else make_bookmark(article, quote.span, None)
        self.keep(SpeakerCorrection(place, speaker))

    def keep(self, correction: SpeakerCorrection) -> None:
        """Keep who said a quotation, instead of what was said of it before."""
        what = f"speaker {correction.speaker or 'nobody'}"
        self._put("speaker_correction", row_of(correction), what)

    def take_back(self, article: Article, quote: Quote) -> bool:
        """Leave it to the rules who said a quotation; False when the reader had not said it."""
        there = self._of(article, quote)
        if there is None:
            return False
        row = row_of(there)

        def work(connection: sqlite3.Connection) -> None:
            step = Step(connection, self._folder, "correction taken back")
            _remove(connection, step, self._folder, "speaker_correction", row)

        self._database.write(work)
        return True

    def decide(self, one: str, other: str, *, is_same: bool) -> None:
        """Two names are one person, who goes by the other; or they are two persons."""
        what = "the same person" if is_same else "not the same person"
        self._put("decision", (one, other, is_same), f"{one} and {other}, {what}")

    def _of(self, article: Article, quote: Quote) -> SpeakerCorrection | None:
        """The correction that a quotation has its speaker from."""
        known = self.of_article(article.id)
        return next((each for each in known if find_corrected(article, [quote], each) == 0), None)

    def _find(self, article_id: str | None = None) -> Corrections:
        """The corrections of the folder; with an article, those of its quotations alone."""
        key = (stored(self._folder), *(() if article_id is None else (stored(article_id),)))
        here = "folder = ?" if article_id is None else "folder = ? AND article = ?"

        def work(connection: sqlite3.Connection) -> tuple[list[Row], list[Row]]:
            speakers = f"SELECT {SPEAKER} FROM speaker_correction WHERE {here} ORDER BY number"
            decisions = f"SELECT {DECISION} FROM decision WHERE folder = ? ORDER BY number"
            return (
                connection.execute(speakers, key).fetchall(),
                connection.execute(decisions, key[:1]).fetchall(),
            )

        speakers, decisions = self._database.read(work)
        return Corrections(tuple(map(speaker_of, speakers)), tuple(map(decision_of, decisions)))

    def _put(self, table: str, row: Row, what: str) -> None:
        def work(connection: sqlite3.Connection) -> None:
            step = Step(connection, self._folder, what)
            _put(connection, step, self._folder, (table, datetime.now(UTC).isoformat(), row))

        self._database.write(work)

    def _follow(self, moves: Mapping[str, str]) -> None:
        """Articles are called otherwise now: what was corrected in them goes with them."""

        def work(connection: sqlite3.Connection) -> None:
            for old, new in moves.items():
                for table in ("speaker_correction", "speaker_correction_past"):
                    connection.execute(
                        f"UPDATE {table} SET article = ? WHERE folder = ? AND article = ?",
                        (stored(new), stored(self._folder), stored(old)),
                    )

        self._database.write(work)


def dated(connection: sqlite3.Connection, folder: str) -> tuple[Dated, ...]:
    """All corrections of a folder in an open file, the oldest first."""
    return tuple(
        (table, made, tuple(map(loaded, row)))
        for table, columns in COLUMNS.items()
        for made, *row in connection.execute(
            f"SELECT made, {columns} FROM {table} WHERE folder = ? ORDER BY number",
            (stored(folder),),
        ).fetchall()
    )


def take_over(
    connection: sqlite3.Connection, folder: str, others: Iterable[Dated], step: Step
) -> int:
    """Keep what another file has and we have not, or only as it was before; how many they are."""
    taken = 0
    for other in others:
        table, made, row = other
        where, key = _about(folder, table, row)
        ours = connection.execute(f"SELECT made FROM {table} WHERE {where}", key).fetchall()
        if all(when < made for (when,) in ours):
            _put(connection, step, folder, other)
            taken += 1
    return taken


def to_json(corrections: Corrections) -> str:
    """Corrections for another process; see `from_json`."""
    speakers = [row_of(each) for each in corrections.speakers]
    decisions = [(each.one, each.other, each.is_same) for each in corrections.decisions]
    return json.dumps([speakers, decisions])


def from_json(text: str) -> Corrections:
    """What `to_json` wrote."""
    speakers, decisions = json.loads(text)
    return Corrections(tuple(map(speaker_of, speakers)), tuple(map(decision_of, decisions)))


def row_of(correction: SpeakerCorrection) -> Row:
    """The values for SPEAKER."""
    mark = correction.quotation
    place = (mark.place.article_id, mark.place.span.start, mark.place.span.end)
    return (*place, mark.text, mark.prefix, mark.suffix, correction.speaker)


def speaker_of(row: Row) -> SpeakerCorrection:
    """The correction that a row of SPEAKER holds."""
    article, start, end, text, prefix, suffix, speaker = map(loaded, row)
    place = Place(article, Span(start, end))
    return SpeakerCorrection(Bookmark(place, text, prefix, suffix), speaker)


def decision_of(row: Row) -> Decision:
    """The decision that a row of DECISION holds."""
    one, other, is_same = map(loaded, row)
    return Decision(one, other, bool(is_same))


def _about(folder: str, table: str, row: Row) -> tuple[str, Row]:
    """Which rows of a table say something about the same as this one does."""
    if table == "decision":
        pair = (stored(row[0]), stored(row[1]))
        where = "folder = ? AND (one, other) IN (VALUES (?, ?), (?, ?))"
        return where, (stored(folder), *pair, *pair[::-1])
    article, start, end, text, *_ = row
    where = "folder = ? AND article = ? AND span_start = ? AND span_end = ? AND text = ?"
    return where, (stored(folder), stored(article), start, end, stored(text))


def _remove(connection: sqlite3.Connection, step: Step, folder: str, table: str, row: Row) -> None:
    where, key = _about(folder, table, row)
    for (number,) in connection.execute(
        f"SELECT number FROM {table} WHERE {where}", key
    ).fetchall():
        step.before(table, number)
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))


def _put(connection: sqlite3.Connection, step: Step, folder: str, new: Dated) -> None:
    """Put a correction in the place of those that were about the same."""
    table, made, row = new
    _remove(connection, step, folder, table, row)
    values = (stored(value) if isinstance(value, str) else value for value in row)
    cursor = connection.execute(
        f"INSERT INTO {table} (folder, made, {COLUMNS[table]}) "
        f"VALUES (?, ?, {', '.join('?' * len(row))})",
        (stored(folder), made, *values),
    )
    step.after(table, cursor.lastrowid or 0)
