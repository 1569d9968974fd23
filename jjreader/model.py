"""The nouns: what the rest of the program talks about.

Every position is a character offset into `Article.text`, 0-based and end-exclusive. The text is
never changed; what is known about it is a span over it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters: `start` is inside, `end` is not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of an article is."""

    METADATA = "metadata"
    """Front matter: read for its fields, not shown."""
    HEADING = "heading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    SOURCE = "source"
    RELATED = "related"
    """A pointer to another article: "NEXT: ..."."""
    BOILERPLATE = "boilerplate"
    """What the page repeats everywhere: "More in TV News", about the author."""
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    """A paragraph set off as a quotation, with `>` or the like."""
    CODE = "code"
    """Lines between the fences of Markdown, to be shown as they are."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of an article; blocks are in order and do not overlap."""

    kind: BlockKind
    span: Span


class MarkupKind(StrEnum):
    """How some words within a line are set."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Markup:
    """Words that are set apart within a line, or lead somewhere."""

    kind: MarkupKind
    span: Span
    """The words themselves."""
    marks: tuple[Span, ...] = ()
    """The characters that say so, and need not be read."""
    address: str | None = None
    """Where a link leads, as it is written: nobody has looked whether it is safe."""

    @property
    def whole(self) -> Span:
        """The words with their marks."""
        spans = (*self.marks, self.span)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class Article:
    """One file of the corpus, cleaned and divided into blocks."""

    id: str
    """The path relative to the folder, with `/`; the same file has the same id."""
    path: Path
    title: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    byline: str | None = None
    source: str | None = None
    """The outlet that held the interview or that the news is taken from."""
    published: date | None = None
    url: str | None = None
    notice: str | None = None
    """What the reader must know of this text: cut short, undecodable in places."""
    sha256: str | None = None
    """Of the bytes of the file, in hexadecimal digits."""

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def entry(self) -> "ArticleEntry":
        """The row that this article has in the list."""
        facts = (self.id, self.title, self.byline, self.source, self.published)
        return ArticleEntry(*facts, words=_count_words(self.text))


def _count_words(text: str) -> int:
    """What stands between single blanks and the ends of lines and paragraphs.

    Of a text with wider gaps it is a little too much; splitting it would take ten times as long.
    """
    text = text.strip()
    gaps = text.count(" ") + text.count("\n") - text.count("\n\n")
    return gaps + 1 if text else 0


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """A row of the list of articles: what is known without reading the file."""

    id: str
    title: str
    byline: str | None = None
    source: str | None = None
    published: date | None = None
    words: int = 0
    quotes: int | None = None
    """None: not yet counted."""
    problem: str | None = None
    """Why the file cannot be read, or can be read only in part."""


class ReadingState(StrEnum):
    """What the reader has done with an article so far."""

    UNREAD = "unread"
    READING = "reading"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Reading:
    """How far an article has been read."""

    offset: int = 0
    """Where it was left: the first character on the screen."""
    percent: int = 0
    """How much of it had been on the screen by then."""
    is_read: bool = False
    """It has been seen to its end, or was marked as read."""
    last: int = 0
    """When it was left, in seconds since 1970; 0: never opened."""

    @property
    def state(self) -> ReadingState:
        if self.is_read:
            return ReadingState.READ
        return ReadingState.READING if self.last else ReadingState.UNREAD


class Sort(StrEnum):
    """By what the list of articles is sorted."""

    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    LENGTH = "length"
    QUOTATIONS = "quotations"
    RECENT = "recently read"
    FOLDER = "folder"
    """By path, under a heading for each folder."""


@dataclass(frozen=True, slots=True)
class Order:
    """How the list of articles is sorted."""

    sort: Sort = Sort.DATE
    is_reversed: bool = False
    """The other way round than this sort goes by nature."""

    @property
    def is_descending(self) -> bool:
        """Dates, lengths, counts and times begin with the greatest; names with A."""
        is_by_name = self.sort in (Sort.TITLE, Sort.SOURCE, Sort.FOLDER)
        return is_by_name == self.is_reversed

    def __str__(self) -> str:
        return f"{self.sort} reversed" if self.is_reversed else f"{self.sort}"


NEWEST_FIRST = Order()


class Gender(StrEnum):
    """Of a person; unknown is None."""

    FEMALE = "female"
    MALE = "male"


class PersonKind(StrEnum):
    """Whether somebody lives or is played."""

    PERSON = "person"
    """A real person."""
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named: `name` is the full name, `aliases` the other forms."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    kind: PersonKind | None = None
    portrays: str | None = None
    """The full name of the character whom this actor plays."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article where somebody is named."""

    span: Span
    person: Person

    @property
    def name(self) -> str:
        return self.person.name


class QuoteKind(StrEnum):
    """How a quotation is set."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    """A partial quotation inside the author's own sentence."""
    BLOCK = "block"
    """Set without quotation marks: off from the text, or ''between doubled apostrophes''."""


class Confidence(StrEnum):
    """How far the speaker of a quotation can be trusted."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation and who said it."""

    span: Span
    """From the opening mark to the closing mark, both included."""
    kind: QuoteKind
    speaker: str | None
    """The full name, where it could be resolved."""
    speaker_span: Span | None
    """The words that stand for the speaker: "Ritter", "she", "the actress"."""
    cue_span: Span | None
    """The words that report the speech: "said", "according to"."""
    rule: str
    """The name of the rule that found the speaker."""
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation of the folder, with what is needed to list it."""

    article_id: str
    title: str
    text: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Annotations:
    """What is known about one article: who is named and who said what, in order."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    markup: tuple[Markup, ...] = ()
    """How words within the lines are set; found when an article is opened for reading."""


@dataclass(frozen=True, slots=True)
class Place:
    """The address of anything one can go to."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in an article a hit stands, with the words around it."""

    span: Span
    """The best match."""
    snippet: Span
    """The excerpt to show; it stays within one block."""
    text: str
    """The characters of `snippet`."""
    matches: tuple[Span, ...]
    """All matches inside the snippet, as offsets into the article's text."""
    why: str
    """How it matched: exact, stem, prefix, fuzzy, phrase, field, or variant, which is a person by
    another of their names."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article or a quotation that a query found; bare until it has been located."""

    place: Place
    title: str
    score: float
    speaker: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to a query, best hit first."""

    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    """How many there are; at least `len(hits)`."""
    suggestion: tuple[str, int] | None = None
    """Nothing found: a query that would find something, and how many."""
    is_partial: bool = False
    """It took too long: words of the query were left out, or there are more hits than these."""

    def __iter__(self) -> Iterator[SearchHit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


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
class Naming:
    """A person as single articles know them, before the articles are compared."""

    number: int
    """What the one who asks calls this naming."""
    person: Person
    mentions: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reader says of two names: that they are one person, or that they are not."""

    one: str
    other: str
    """The name to go by, where they are one."""
    is_same: bool


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


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody of the corpus, and the numbers of the namings that mean them."""

    person: Person
    namings: tuple[int, ...]
    variants: tuple[str, ...] = ()
    """Other names by which whole articles know them: "Rosenberg", "Melissa Rosenburg"."""


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """A person of the corpus and how often there is something about them."""

    person: Person
    mentions: int
    articles: int
    quotes: int
    variants: tuple[str, ...] = ()
    """See `Identity`; the aliases hold them as well."""


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """How often an article names somebody."""

    article_id: str
    title: str
    published: date | None
    mentions: int


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the corpus tells of one person."""

    summary: PersonSummary
    portrayed_by: tuple[str, ...]
    articles: tuple[ArticleMentions, ...]
    """By date, those without one last."""
    companions: tuple[tuple[str, int], ...]
    """Who is named in the most articles together with them, and in how many."""
    quotes: tuple[QuoteRow, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the indexing is: `done` of `total` articles in this stage."""

    stage: str
    """text or annotations."""
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What bringing the index up to date did; figures in seconds and bytes."""

    articles: int
    added: int
    changed: int
    removed: int
    skipped: int
    seconds: float
    text_seconds: float
    annotate_seconds: float
    index_bytes: int
