"""What commands have in common: a library is opened, brought up to date, and asked."""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import groupby
from typing import TypeVar

from jjreader.cli.output import Output
from jjreader.errors import CatalogueError, IndexBusyError, InputError, SearchError
from jjreader.library import Library
from jjreader.model import Article

T = TypeVar("T")

BUSY_PATIENCE = 5.0
"""Seconds to wait for another process that is indexing, before going on with what there is."""


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[tuple[Library, Output]]:
    """The library that the options name, and where to print; its notices follow at the end."""
    as_json = getattr(options, "json", False)  # few commands have the option
    output = Output(quiet=options.quiet, color=not options.no_color, as_json=as_json)
    with closing(Library.open(options.folder)) as library:
        yield library, output
        for notice in library.notices:
            output.message(f"jjreader: {notice}")


def refresh(
    library: Library, output: Output, only: str | None = None, *, rebuild: bool = False
) -> None:
    """Bring the index up to date, or go on with what there is when another process is at it."""
    end = time.monotonic() + BUSY_PATIENCE
    while True:
        try:
            library.refresh(output.progress, only, rebuild=rebuild)
        except IndexBusyError as error:
            if time.monotonic() < end:
                time.sleep(0.1)
                continue
            output.message(f"jjreader: {error}; this is what has been indexed so far")
        output.end_progress()
        return


def asked(library: Library, output: Output, ask: Callable[[], T]) -> T:
    """The answer; when what it comes from is damaged, that is built anew first."""
    try:
        return ask()
    except (CatalogueError, SearchError):
        refresh(library, output, rebuild=True)
        return ask()


def with_articles(
    library: Library, rows: Iterable[T], id_of: Callable[[T], str]
) -> Iterator[tuple[Article, T]]:
    """Rows of the index with their articles, each read once; without those that have gone since."""
    for article_id, group in groupby(rows, key=id_of):
        with suppress(InputError):
            article = library.article(article_id)
            yield from ((article, row) for row in group)


def tell(output: Output, notice: str | None) -> None:
    """A notice of the program, if there is one."""
    if notice:
        output.message(f"jjreader: {notice}")
