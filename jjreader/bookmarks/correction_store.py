"""What the reader has corrected, kept in the file of the bookmarks: speakers, and who is who."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from jjreader.bookmarks.database import Database
from jjreader.bookmarks.journal import Step
from jjreader.bookmarks.table import loaded, stored
from jjreader.model import Bookmark, Corrections, Decision, Place, Span, SpeakerCorrection

Row = tuple[Any, ...]
Dated = tuple[str, str, Row]
"""The table of a correction, when it was made, in ISO 8601, and its values."""
SPEAKER = "article, span_start, span_end, text, prefix, suffix, speaker"
DECISION = "one, other, is_same"
COLUMNS = {"speaker_correction": SPEAKER, "decision": DECISION}


class CorrectionStore:
    """Corrections of all folders, with the promises of the bookmarks: what returns is on the disk,
    with the step that undoes it, else StorageError is raised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, folder: str, article_id: str | None = None) -> Corrections:
        """The corrections of a folder; with an article, those of its quotations alone."""
        key = (stored(folder), *(() if article_id is None else (stored(article_id),)))
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

    def correct(self, folder: str, correction: SpeakerCorrection) -> None:
        """Keep who said a quotation, instead of what was said of it before."""
        what = f"speaker {correction.speaker or 'nobody'}"
        self._keep(folder, "speaker_correction", row_of(correction), what)

    def take_back(self, folder: str, quotation: Bookmark) -> None:
        """Leave it to the rules again who said a quotation."""
        row = row_of(SpeakerCorrection(quotation, None))

        def work(connection: sqlite3.Connection) -> None:
            step = Step(connection, folder, "correction taken back")
            _remove(connection, step, folder, "speaker_correction", row)

        self._database.write(work)

    def decide(self, folder: str, decision: Decision) -> None:
        """Keep what was decided of two names, instead of what was decided of them before."""
        what = "the same person" if decision.is_same else "not the same person"
        row = (decision.one, decision.other, decision.is_same)
        self._keep(folder, "decision", row, f"{decision.one} and {decision.other}, {what}")

    def _keep(self, folder: str, table: str, row: Row, what: str) -> None:
        def work(connection: sqlite3.Connection) -> None:
            step = Step(connection, folder, what)
            _put(connection, step, folder, (table, datetime.now(UTC).isoformat(), row))

        self._database.write(work)

    def follow(self, folder: str, moves: Mapping[str, str]) -> None:
        """Articles are called otherwise now: what was corrected in them goes with them."""

        def work(connection: sqlite3.Connection) -> None:
            for old, new in moves.items():
                for table in ("speaker_correction", "speaker_correction_past"):
                    connection.execute(
                        f"UPDATE {table} SET article = ? WHERE folder = ? AND article = ?",
                        (stored(new), stored(folder), stored(old)),
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
