"""Who is named: in an article, over all articles, and what the reader says of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jjreader.model.articles import Span
from jjreader.model.frozen import frozen


class Gender(StrEnum):
    """Of a person; unknown is None."""

    FEMALE = "female"
    MALE = "male"


class PersonKind(StrEnum):
    """Whether somebody lives or is played."""

    PERSON = "person"
    """A real person."""
    CHARACTER = "character"


@frozen()
class Person:
    """Somebody who is named: `name` is the full name, `aliases` the other forms."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    kind: PersonKind | None = None
    portrays: str | None = None
    """The full name of the character whom this actor plays."""

    @property
    def description(self) -> str:
        """Kind, gender, and whom they play, as far as they are known."""
        plays = f"plays {self.portrays}" if self.portrays else None
        return ", ".join(filter(None, (self.kind, self.gender, plays)))


@frozen()
class Mention:
    """A place in an article where somebody is named."""

    span: Span
    person: Person

    @property
    def name(self) -> str:
        return self.person.name


@dataclass(frozen=True, slots=True)
class Naming:
    """A person as single articles know them, before the articles are compared."""

    number: int
    """What the one who asks calls this naming."""
    person: Person
    mentions: int
    articles: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reader says of two names: that they are one person, or that they are not."""

    one: str
    other: str
    """The name to go by, where they are one."""
    is_same: bool


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
