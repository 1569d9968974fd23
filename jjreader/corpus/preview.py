"""A first look at a folder, before anything is known of it."""

from pathlib import Path

from jjreader.corpus.cleaner import clean_line
from jjreader.corpus.formats.extract_cache import ExtractCache
from jjreader.corpus.loader import read_article
from jjreader.corpus.scanning import scan
from jjreader.errors import InputError
from jjreader.model import ArticleEntry


def preview(
    folder: Path, read: int, extracts: ExtractCache | None = None
) -> tuple[ArticleEntry, ...]:
    """The articles by path; so many are READ for their titles, the others have their names."""
    files = sorted(scan(folder), key=lambda file: file.id)
    return tuple(
        _entry(folder, file.id, file.problem, extracts, read=number < read)
        for number, file in enumerate(files)
    )


def _entry(
    folder: Path,
    article_id: str,
    problem: str | None,
    extracts: ExtractCache | None,
    *,
    read: bool,
) -> ArticleEntry:
    name = clean_line(article_id.rsplit("/", 1)[-1])
    if problem is None and read:
        try:
            return read_article(folder, article_id, extracts).entry
        except InputError as error:
            problem = str(error)
    return ArticleEntry(article_id, name, problem=clean_line(problem) if problem else None)
