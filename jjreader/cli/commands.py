"""The commands: each asks the library and prints the answer; the result is the exit code."""

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jjreader.cli import doctor, lines, records, setting_up
from jjreader.cli.opening import asked, opened, refresh, tell, with_articles
from jjreader.cli.output import BOLD, DIM, Output
from jjreader.cli.parser import OPEN
from jjreader.corpus.cleaner import clean
from jjreader.counting import counted
from jjreader.errors import InputError, UsageError
from jjreader.library import Library
from jjreader.model import Bookmark, Stage

if TYPE_CHECKING:
    from jjreader.bookmarks.merging import Merged

T = TypeVar("T")

FOUND, NOTHING_FOUND = 0, 1
NO_BOOKMARKS = "No bookmarks in this folder: `m` sets one while reading."
NONE_FOUND = "No bookmark in this folder has all of that."


def open_app(options: argparse.Namespace) -> int:
    """The app. Without a terminal it would wait for keys for ever."""
    library = Library.open(options.folder)
    is_served = "TEXTUAL_DRIVER" in os.environ  # then a browser is the terminal
    if not is_served and not all(map(os.isatty, range(3))):
        raise UsageError(
            "reading needs a terminal; in a pipe use `jjreader read`, `search` or `quotes`"
        )
    if options.no_color:
        os.environ["NO_COLOR"] = "1"
    from jjreader.tui.app import run_app

    return run_app(library)


def read(options: argparse.Namespace) -> int:
    """`jjreader read`: an article as plain lines, or all chapters of a book."""
    from shutil import get_terminal_size

    from jjreader.cli.plain import GAP, MARGIN, plain_lines

    if options.folder is None and (file := options.article.expanduser()).is_file():
        options.folder, options.article = file.parent, Path(file.name)
    with opened(options) as (library, output):
        try:
            articles = [library.article(part) for part in library.parts(options.article.as_posix())]
        except InputError as error:
            raise InputError(f"{options.article}: {error}") from error
        width = min(get_terminal_size().columns, library.settings.text_width + MARGIN)
        for number, article in enumerate(articles):
            if number:
                output.line()
            facts = (article.source, article.byline, article.published, article.url, article.notice)
            output.line((article.title, BOLD))
            output.line(" · ".join(str(fact) for fact in facts if fact))
            for margin, text in plain_lines(article, library.annotations(article), width):
                output.line((margin, DIM), GAP if text else GAP.rstrip(), text)
    return FOUND


def search(options: argparse.Namespace) -> int:
    """`jjreader search`: hits, best first, each with its best passage."""
    with opened(options) as (library, output):
        is_of_words = options.where == "articles" and ":" not in options.query
        refresh(library, output, only=Stage.TEXT if is_of_words else None)
        results = asked(
            library, output, lambda: library.search(options.query, options.limit, options.where)
        )
        for hit in library.locate(results, options.query):
            output.item(records.of_hit(hit), lines.of_hit(hit))
        if results.is_partial:
            output.message("This is a part of the answer: more words would make it exact.")
        if results.hits:
            return FOUND
        hint = f" Did you mean {results.suggestion[0]}?" if results.suggestion else ""
        output.message(f"Nothing found.{hint}")
        return NOTHING_FOUND


def quotes(options: argparse.Namespace) -> int:
    """`jjreader quotes`: who said what, by article."""
    found = False
    with opened(options) as (library, output):
        refresh(library, output)
        wanted = _speakers(library, output, options.speaker) if options.speaker else None
        rows = asked(library, output, library.quotes)
        for article, row in with_articles(library, rows, lambda row: row.article_id):
            if wanted is not None and row.quote.speaker not in wanted:
                continue
            found = True
            output.item(records.of_quote(row, article), lines.of_quote(row))
        if not found:
            of = f" of “{options.speaker}”" if options.speaker else ""
            output.message(f"No quotation{of} was found.")
    return FOUND if found else NOTHING_FOUND


def people(options: argparse.Namespace) -> int:
    """`jjreader people`: who is named, most often first."""
    with opened(options) as (library, output):
        refresh(library, output)
        found = asked(library, output, library.people)
        for summary in found:
            output.item(records.of_person(summary), lines.of_person(summary))
        if not found:
            output.message("Nobody was found.")
    return FOUND if found else NOTHING_FOUND


def mentions(options: argparse.Namespace) -> int:
    """`jjreader mentions`: every place where somebody is named."""
    found = False
    with opened(options) as (library, output):
        refresh(library, output)
        rows = asked(library, output, library.mentions)
        for article, (_, mention) in with_articles(library, rows, lambda row: row[0]):
            found = True
            output.item(records.of_mention(article, mention), lines.of_mention(article, mention))
        if not found:
            output.message("Nobody was found.")
    return FOUND if found else NOTHING_FOUND


def bookmarks(options: argparse.Namespace) -> int:
    """`jjreader bookmarks`: what was marked in this folder."""
    from jjreader.bookmarks.selection import select

    with opened(options) as (library, output):
        if options.merge:
            merged = library.notebook.safekeeping.merge(options.merge)
            output.message(_told_of(merged, f"{options.merge}"))
        if options.restore:
            copy, merged = library.notebook.safekeeping.restore()
            output.message(_told_of(merged, f"the copy of {copy.day}"))
        found = select(library.notebook.bookmarks(), options.filter)
        tell(output, library.notebook.notice)
        for bookmark in found:
            output.item(records.of_bookmark(bookmark), lines.of_bookmark(bookmark))
        if not found:
            output.message(NONE_FOUND if options.filter else NO_BOOKMARKS)
    return FOUND if found else NOTHING_FOUND


def export(options: argparse.Namespace) -> int:
    """`jjreader export`: the bookmarks as a document."""
    from jjreader.bookmarks.documents import write_document
    from jjreader.bookmarks.selection import select

    with opened(options) as (library, output):
        found = select(library.notebook.bookmarks(), options.filter)
        document = _document(found, options)
        if options.output:
            write_document(options.output, document, overwrite=options.overwrite)
            output.message(f"{counted(len(found), 'bookmark')} written to {options.output}")
        else:
            output.document(document)
        tell(output, library.notebook.notice)
        if not found:
            output.message(NONE_FOUND if options.filter else NO_BOOKMARKS)
    return FOUND if found else NOTHING_FOUND


def _document(found: Sequence[Bookmark], options: argparse.Namespace) -> str:
    """The bookmarks in the format that is asked for, or that the file's name means."""
    from jjreader.bookmarks.documents import format_of
    from jjreader.bookmarks.formats import export as exported
    from jjreader.bookmarks.templating import render

    if options.template:
        return clean(render(found, options.template))
    form = options.format or (format_of(options.output) if options.output else "markdown")
    return exported(found, form)


def index(options: argparse.Namespace) -> int:
    """`jjreader index`: bring the index up to date."""
    with opened(options) as (library, output):
        report = library.refresh(output.progress, rebuild=options.rebuild)
        output.end_progress()
        output.item(asdict(report), lines.of_report(report))
    return FOUND


def serve(options: argparse.Namespace) -> int:
    """`jjreader serve`: the app in a browser on this machine, until interrupted."""
    with opened(options) as (library, output):
        try:
            from jjreader.cli.serving import serve
        except ImportError as error:
            raise UsageError("serving needs a package: pip install 'jjreader[serve]'") from error
        try:
            serve(library.folder, options.port, output)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(
                f"port {options.port}: {reason}; choose another with --port"
            ) from error
    return FOUND


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    OPEN: open_app,
    "read": read,
    "search": search,
    "quotes": quotes,
    "people": people,
    "mentions": mentions,
    "bookmarks": bookmarks,
    "export": export,
    "index": index,
    "serve": serve,
    "config": setting_up.config,
    "completions": setting_up.print_completions,
    "manual": setting_up.print_manual,
    "doctor": doctor.doctor,
}


def _speakers(library: Library, output: Output, name: str) -> set[str]:
    """Everybody who goes by a name, or by something with that name in it."""
    part = name.casefold()
    return {
        each.person.name
        for each in asked(library, output, library.people)
        if any(part in form.casefold() for form in (each.person.name, *each.person.aliases))
    }


def _told_of(merged: "Merged", origin: str) -> str:
    return (
        f"From {origin}: {counted(merged.added, 'bookmark')} added, {merged.changed} changed, "
        f"{merged.known} here already; {counted(merged.corrections, 'correction')} taken over. "
        "`U` in the reader undoes it."
    )
