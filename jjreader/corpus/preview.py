"""A first look at a folder, before anything is known of it."""

import time
from pathlib import Path

from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.formats.extract_cache import ExtractCache
from jjreader.corpus.loader import read_article
from jjreader.corpus.scanning import ScannedFile, scan
from jjreader.errors import InputError
from jjreader.model import ArticleEntry

READ_SECONDS = 0.5
"""After these no further article is read: somebody waits for the list."""


def preview(
    folder: Path, read: int, extracts: ExtractCache | None = None
) -> tuple[ArticleEntry, ...]:
    """The articles by path; up to READ are read for their titles, the others have their names."""
    until = time.monotonic() + READ_SECONDS
    files = sorted(scan(folder), key=lambda file: file.id)
    return tuple(
        _entry(folder, file, extracts, read=number < read and time.monotonic() < until)
        for number, file in enumerate(files)
    )


def _entry(
    folder: Path, file: ScannedFile, extracts: ExtractCache | None, *, read: bool
) -> ArticleEntry:
    problem = file.problem
    if problem is None and read:
        try:
            return read_article(folder, file.id, extracts).entry
        except InputError as error:
            problem = str(error)
    name = clean_line(file.id.rsplit("/", 1)[-1])
    return ArticleEntry(file.id, name, problem=clean_line(problem) if problem else None)
