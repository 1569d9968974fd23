"""What another file of bookmarks has for a folder is taken over, in one step that can be undone."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jjreader.bookmarks import correction_store, table
from jjreader.bookmarks.correction_store import Dated
from jjreader.bookmarks.database import Database
from jjreader.bookmarks.journal import Step
from jjreader.bookmarks.numbers import Numbers
from jjreader.model import Bookmark


@dataclass(frozen=True, slots=True)
class Incoming:
    """A bookmark of another file that is to be merged."""

    bookmark: Bookmark
    ours: int | None = None
    """The number of the bookmark that we have of the same passage."""
    keeps_number: bool = False
    """It was ours, and gets its number back where nobody has it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did."""

    added: int = 0
    changed: int = 0
    known: int = 0
    """Those that were here already, as they are or newer."""
    corrections: int = 0
    """Corrections that were taken over; of two the later one wins."""

    def __add__(self, other: "Merged") -> "Merged":
        return Merged(
            self.added + other.added,
            self.changed + other.changed,
            self.known + other.known,
            self.corrections + other.corrections,
        )


def merge(
    database: Database,
    folder: str,
    bookmarks: Iterable[Incoming],
    corrected: Iterable[Dated],
    what: str,
) -> Merged:
    """Take over new bookmarks and corrections, and newer notes and tags. StorageError."""

    def work(connection: sqlite3.Connection) -> Merged:
        step, merged = Step(connection, folder, what), Merged()
        for other in bookmarks:
            if other.ours is None:
                _take_in(database, connection, folder, other, step)
                merged += Merged(added=1)
            elif _renew(connection, folder, other, step):
                merged += Merged(changed=1)
            else:
                merged += Merged(known=1)
        merged += Merged(
            corrections=correction_store.take_over(connection, folder, corrected, step)
        )
        if merged == Merged(known=merged.known):
            step.forget()
        return merged

    return database.write(work)


def _take_in(
    database: Database, connection: sqlite3.Connection, folder: str, other: Incoming, step: Step
) -> None:
    new = other.bookmark
    if not other.keeps_number or table.is_given(connection, new.number):
        new = replace(new, number=0)
    number = table.insert(connection, folder, new)
    Numbers(database.path).cover(number)
    step.after("bookmark", number)


def _renew(connection: sqlite3.Connection, folder: str, other: Incoming, step: Step) -> bool:
    """Take over note and tags when they were changed later than ours; whether they were."""
    ours, theirs = table.numbered(connection, folder, other.ours or 0), other.bookmark
    is_same = (ours.note, ours.tags) == (theirs.note, theirs.tags)
    if is_same or not (theirs.changed and ours.changed and theirs.changed > ours.changed):
        return False
    step.before("bookmark", ours.number)
    newer = replace(ours, note=theirs.note, tags=theirs.tags, changed=theirs.changed)
    table.put(connection, folder, newer)
    step.after("bookmark", ours.number)
    return True
