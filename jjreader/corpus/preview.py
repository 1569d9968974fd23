"""A first look at a folder, before anything is known of it."""

import time

from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.loader import CorpusReader
from jjreader.corpus.scanning import ScannedFile, scan
from jjreader.errors import InputError
from jjreader.model import ArticleEntry

READ_SECONDS = 0.5
"""After these no further article is read: somebody waits for the list."""


def preview(reader: CorpusReader, read: int) -> tuple[ArticleEntry, ...]:
    """The articles by path; up to READ are read for their titles, the others have their names."""
    until = time.monotonic() + READ_SECONDS
    files = sorted(scan(reader.folder), key=lambda file: file.id)
    return tuple(
        _entry(file, reader if number < read and time.monotonic() < until else None)
        for number, file in enumerate(files)
    )


def _entry(file: ScannedFile, reader: CorpusReader | None) -> ArticleEntry:
    problem = file.problem
    if problem is None and reader:
        try:
            return reader.article(file.id).entry
        except InputError as error:
            problem = str(error)
    name = clean_line(file.id.rsplit("/", 1)[-1])
    return ArticleEntry(file.id, name, problem=clean_line(problem) if problem else None)
