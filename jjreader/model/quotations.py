"""Who said what."""

import re
from dataclasses import dataclass
from enum import StrEnum

from jjreader.model.articles import Article, Markup, Span
from jjreader.model.frozen import frozen
from jjreader.model.people import ArticleMentions, Mention, PersonSummary


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


@frozen()
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

    def speaker_in(self, article: Article) -> str | None:
        """Who said it, for people: the name, else the words of the article, as "the actress"."""
        if self.speaker is None and self.speaker_span is not None:
            return " ".join(article[self.speaker_span].split())
        return self.speaker


_LINE_MARK = re.compile(r"[ \t]*>[> \t]*")


def without_line_marks(text: str) -> str:
    """TEXT for people: without the signs with which Markdown and e-mail mark its further lines."""
    lines = text.split("\n")
    if len(lines) > 1 and all(map(_LINE_MARK.match, lines[1:])):
        return "\n".join(_LINE_MARK.sub("", line, count=1) for line in lines)
    return text


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """The words of a quotation, and who says it: by name, else in the words of the article."""

    text: str
    speaker: str | None = None

    @classmethod
    def of(cls, quote: Quote, article: Article) -> "QuoteWords":
        return cls(article[quote.span], quote.speaker_in(article))


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quotation of the folder, with what is needed to list it."""

    article_id: str
    title: str
    words: QuoteWords
    quote: Quote


@dataclass(frozen=True, slots=True)
class Annotations:
    """What is known about one article: who is named and who said what, in order."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    markup: tuple[Markup, ...] = ()
    """How words within the lines are set; found when an article is opened for reading."""


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
