"""The tables of the catalogue, and what their rows hold as objects of the model."""

import json
from datetime import date
from typing import Any

from jjreader.model import (
    ArticleEntry,
    Confidence,
    Gender,
    Person,
    PersonKind,
    PersonSummary,
    Quote,
    QuoteKind,
    Sort,
    Span,
)

Row = tuple[Any, ...]

TABLES = """
CREATE TABLE stamps(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles(
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, byline TEXT,
    source TEXT, published TEXT, words INTEGER NOT NULL, quotes INTEGER, problem TEXT,
    mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL);
CREATE INDEX articles_with_problem ON articles(problem) WHERE problem NOT NULL;
CREATE INDEX articles_with_quotes ON articles(quotes) WHERE quotes > 0;
CREATE TABLE moves(old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE namings(
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, gender TEXT NOT NULL,
    kind TEXT NOT NULL, portrays TEXT NOT NULL, person INTEGER,
    UNIQUE(name, aliases, gender, kind, portrays));
CREATE TABLE people(
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, gender TEXT NOT NULL,
    kind TEXT NOT NULL, portrays TEXT NOT NULL, variants TEXT NOT NULL,
    mentions INTEGER NOT NULL, articles INTEGER NOT NULL, quotes INTEGER NOT NULL);
CREATE INDEX namings_by_person ON namings(person);
CREATE INDEX people_by_name ON people(name);
CREATE TABLE mentions(
    article INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    naming INTEGER NOT NULL, PRIMARY KEY(article, start, stop)) WITHOUT ROWID;
CREATE INDEX mentions_by_naming ON mentions(naming);
CREATE TABLE quotes(
    article INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, kind TEXT NOT NULL,
    speaker INTEGER, speaker_start INTEGER, speaker_stop INTEGER,
    cue_start INTEGER, cue_stop INTEGER,
    rule TEXT NOT NULL, confidence TEXT NOT NULL, text TEXT NOT NULL, speaker_text TEXT,
    PRIMARY KEY(article, start, stop)) WITHOUT ROWID;
CREATE INDEX quotes_by_speaker ON quotes(speaker);
"""
ENTRY = "id, title, byline, source, published, words, quotes, problem"
VALUES: dict[Sort, str] = {
    Sort.DATE: "published",
    Sort.TITLE: "title COLLATE NOCASE",
    Sort.SOURCE: "source COLLATE NOCASE",
    Sort.LENGTH: "words",
    Sort.QUOTATIONS: "quotes",
}
"""By what a sort goes; only what the catalogue knows."""
PERSON = "name, aliases, gender, kind, portrays"
SUMMARY = f"{PERSON}, variants, mentions, articles, quotes"
_SAID = "speaker_start, speaker_stop, cue_start, cue_stop, rule, confidence"
QUOTE = f"start, stop, kind, speaker, {_SAID}"
SPOKEN = f"start, stop, quotes.kind, coalesce(people.name, namings.name), {_SAID}"
"""The same to read: the speaker by name, as SPEAKERS tells it."""
SPEAKERS = "LEFT JOIN namings ON namings.number=speaker LEFT JOIN people ON people.number=person"
TABLE_NAMES = ("stamps", "articles", "moves", "namings", "people", "mentions", "quotes")


def entry_of(row: Row) -> ArticleEntry:
    """The list entry that a row of ENTRY holds."""
    article_id, title, byline, source, published, words, quotes, problem = row
    day = date.fromisoformat(published) if published else None
    return ArticleEntry(article_id, title, byline, source, day, words, quotes, problem)


def row_of_entry(entry: ArticleEntry) -> Row:
    """The values of ENTRY."""
    published = entry.published.isoformat() if entry.published else None
    return (
        *(entry.id, entry.title, entry.byline, entry.source, published),
        *(entry.words, entry.quotes, entry.problem),
    )


_NO_ALIASES = "[]"  # of most: to ask takes a moment, to read or write JSON many


def person_of(row: Row) -> Person:
    """The person that a row of PERSON holds."""
    name, aliases, gender, kind, portrays = row
    return Person(
        name,
        () if aliases == _NO_ALIASES else tuple(json.loads(aliases)),
        Gender(gender) if gender else None,
        PersonKind(kind) if kind else None,
        portrays or None,
    )


def row_of_person(person: Person) -> Row:
    """The values of PERSON."""
    return (
        person.name,
        json.dumps(person.aliases) if person.aliases else _NO_ALIASES,
        person.gender or "",
        person.kind or "",
        person.portrays or "",
    )


def summary_of(row: Row) -> PersonSummary:
    """The person that a row of SUMMARY holds, with their counts."""
    variants, mentions, articles, quotes = row[5:]
    names = tuple(json.loads(variants))
    return PersonSummary(person_of(row[:5]), mentions, articles, quotes, names)


def quote_of(row: Row) -> Quote:
    """The quotation that a row of SPOKEN holds."""
    start, stop, kind, speaker, *rest = row
    speaker_start, speaker_stop, cue_start, cue_stop, rule, confidence = rest
    return Quote(
        Span(start, stop),
        QuoteKind(kind),
        speaker,
        _span_of(speaker_start, speaker_stop),
        _span_of(cue_start, cue_stop),
        rule,
        Confidence(confidence),
    )


def row_of_quote(quote: Quote, speaker: int | None) -> Row:
    """The values of QUOTE; SPEAKER is the number of the naming."""
    return (
        *(quote.span.start, quote.span.end, quote.kind, speaker),
        *_row_of_span(quote.speaker_span),
        *_row_of_span(quote.cue_span),
        *(quote.rule, quote.confidence),
    )


def marks(columns: str) -> str:
    """As many question marks as there are columns: "?,?,?"."""
    return ",".join("?" * (columns.count(",") + 1))


def _span_of(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


def _row_of_span(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
