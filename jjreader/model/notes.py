"""What the reader marked and corrected."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from jjreader.model.articles import Place
from jjreader.model.people import Decision
from jjreader.model.quotations import Confidence


class BookmarkState(StrEnum):
    """Whether what was marked is still where it was."""

    ANCHORED = "anchored"
    MOVED = "moved"
    """The text stands elsewhere than when it was marked, or is no longer quite the same."""
    ORPHANED = "orphaned"
    """The text, or the whole article, is not there any more."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A passage that the reader marked, with all that is needed to find it again and to cite it."""

    place: Place
    text: str
    prefix: str = ""
    """Up to 32 characters before the text."""
    suffix: str = ""
    """Up to 32 characters after it."""
    title: str = ""
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None
    sha256: str | None = None
    """Of the article's file, as it was when the passage was marked."""
    paragraph: int | None = None
    """In which paragraph of the article it begins, counted from 1; None: in none, or not known."""
    speaker: str | None = None
    """Speaker, rule and confidence are those of the time when the passage was marked."""
    rule: str | None = None
    confidence: Confidence | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    """Set by the store, in UTC."""
    changed: datetime | None = None
    """When the reader last changed anything of it; set by the store, in UTC."""
    number: int = 0
    """Given by the store; 0 until then."""
    state: BookmarkState = BookmarkState.ANCHORED
    now: str | None = None
    """What stands in its place now, where that is another text; None where it is the same."""


@dataclass(frozen=True, slots=True)
class SpeakerCorrection:
    """Who said a quotation, as the reader knows; it wins over every rule."""

    quotation: Bookmark
    """Where it stands, kept so that it is found again after its article was edited."""
    speaker: str | None
    """None: nobody who could be named."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that the reader has said about the persons of a folder."""

    speakers: tuple[SpeakerCorrection, ...] = ()
    decisions: tuple[Decision, ...] = ()
