"""What is found in one article: its mentions, and with them its quotations."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from jjreader.corpus.files import CAST
from jjreader.corpus.loader import CorpusReader, read_text
from jjreader.errors import InputError
from jjreader.model import Annotations, Article, Person
from jjreader.people import Cast, find_mentions, parse_cast
from jjreader.quotes import extract_quotes

Found = tuple[Article, Annotations]
"""An article, without its blocks, and what was found in it."""
LONGEST = 1_000_000
"""Characters of an article that are annotated: a novel; more only happens by mistake or malice."""


def annotate(article: Article, cast: Cast) -> Annotations:
    """Who is named in ARTICLE, and who says what."""
    if len(article.text) > LONGEST:
        blocks = tuple(block for block in article.blocks if block.span.end <= LONGEST)
        article = replace(article, text=article.text[:LONGEST], blocks=blocks)
    mentions = find_mentions(article, cast)
    return Annotations(mentions, extract_quotes(article, mentions))


def annotate_files(reader: CorpusReader, ids: Iterable[str], cast: Cast) -> Iterator[Found]:
    """The same for files of a folder; those that cannot be read any more are left out."""
    for article_id in ids:
        try:
            article = reader.article(article_id)
        except InputError:
            continue  # it has gone since; the next refresh will see that
        yield replace(article, blocks=()), annotate(article, cast)


def with_cast(found: Annotations, known_as: Callable[[Person], Person]) -> Annotations:
    """What was found in one article, everybody named as in the whole collection."""
    who = {mention.person: known_as(mention.person) for mention in found.mentions}
    names = {own.name: known.name for own, known in who.items()}
    for quote in found.quotes:
        if quote.speaker and quote.speaker not in names:
            names[quote.speaker] = known_as(Person(quote.speaker)).name
    return Annotations(
        tuple(replace(mention, person=who[mention.person]) for mention in found.mentions),
        tuple(
            replace(quote, speaker=names[quote.speaker]) if quote.speaker else quote
            for quote in found.quotes
        ),
    )


def read_cast(folder: Path) -> tuple[Cast, str]:
    """The cast of FOLDER, and the text it was made of; both are empty where there is none.

    InputError when there is a cast.toml that cannot be used.
    """
    file = folder / CAST
    if not file.is_file():
        return Cast(), ""
    try:
        text = read_text(file)
        return parse_cast(text), text
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
    except RecursionError as error:
        raise InputError(f"{file}: too many brackets") from error


class CastFile:
    """The cast.toml of a folder, which is read again whenever it was written."""

    def __init__(self, folder: Path, complain: Callable[[str], None]) -> None:
        """COMPLAIN is told once of a cast that cannot be used."""
        self._folder, self._complain = folder, complain
        self._written: float | None = None
        self._cast = Cast()

    @property
    def cast(self) -> Cast:
        """The cast as it is now; an empty one instead of one that cannot be used."""
        self.look()
        return self._cast

    def look(self) -> None:
        """Read the file, if it has changed."""
        written = 0.0
        with suppress(OSError):  # there is none
            written = (self._folder / CAST).stat().st_mtime
        if written != self._written:
            self._written, self._cast = written, Cast()
            try:
                self._cast = read_cast(self._folder)[0]
            except InputError as error:
                self._complain(f"The cast was not used: {error}")
