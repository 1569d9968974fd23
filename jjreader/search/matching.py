"""Where in an article a query matches: found in the text itself, when it is shown.

The same analyzer cuts the text as for the index, so what is marked is right by construction, also
when the file has changed since it was indexed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jjreader.model import Annotations, Article, BlockKind, Span
from jjreader.search.parser import parse_query
from jjreader.search.query import Clause, Kind, Query
from jjreader.search.spelling import differs_by_one
from jjreader.search.words import Word, forms, stem, words_in

QUALITY = {"phrase": 4, "exact": 4, "stem": 3, "prefix": 2, "fuzzy": 1, "field": 0}
"""How much each kind of match says."""

Judge = Callable[[str], str | None]
"""A word of the text -> how it matches a clause, if it does."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a clause of a query matches, and how."""

    span: Span
    clause: Clause
    why: str


def find_matches(
    article: Article,
    query: str,
    annotations: Annotations | None = None,
    *,
    typing: bool = False,
) -> tuple[Span, ...]:
    """All places in an article that a query matches, in order; a phrase is one place.

    `name:` and `speaker:` need the annotations, and with them `quote:` keeps to the quotations.
    """
    found = matches_in(article, parse_query(query, typing), annotations)
    return tuple(match.span for match in without_overlaps(found))


def matches_in(
    article: Article, query: Query, annotations: Annotations | None = None
) -> list[Match]:
    """All matches of all clauses, in order of their beginning; they may overlap."""
    clauses = list(dict.fromkeys(query.clauses()))
    words = list(_words_of(article))
    found: list[Match] = []
    for clause in clauses:
        if clause.field in ("body", "quote", "title"):
            matches = _of_words(clause, words)
            found += _within(matches, _reach(article, clause, annotations))
        elif annotations and clause.field in ("name", "speaker"):
            found += _of_people(clause, annotations)
    return sorted(found, key=lambda match: (match.span, -QUALITY[match.why]))


def without_overlaps(matches: Iterable[Match]) -> list[Match]:
    """Of matches that overlap the longest of those that begin first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.span.start, -match.span.end)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
    return kept


def _words_of(article: Article) -> Iterator[Word]:
    start = 0
    for block in article.blocks:
        if block.kind is BlockKind.METADATA:
            yield from words_in(article.text, start, block.span.start)
            start = block.span.end
    yield from words_in(article.text, start)


def _of_words(clause: Clause, words: list[Word]) -> Iterator[Match]:
    if clause.kind is Kind.PHRASE:
        yield from _of_phrase(clause, [word for word in words if not word.is_part])
        return
    judge = _judge_of(clause)
    verdicts: dict[str, str | None] = {}
    for word in words:
        if word.form not in verdicts:
            verdicts[word.form] = judge(word.form)
        if why := verdicts[word.form]:
            yield Match(Span(word.start, word.end), clause, why)


def _of_phrase(clause: Clause, words: list[Word]) -> Iterator[Match]:
    wanted = clause.words
    last = len(wanted) - 1
    for at in range(len(words) - last):
        here = words[at : at + last + 1]
        if here[0].form != wanted[0] and last:
            continue  # most places end here
        same = all(word.form == form for word, form in zip(here[:-1], wanted[:-1], strict=True))
        end = here[-1].form
        if same and (end == wanted[-1] or (clause.is_open and end.startswith(wanted[-1]))):
            yield Match(Span(here[0].start, here[-1].end), clause, "phrase")


def _judge_of(clause: Clause) -> Judge:
    wanted = clause.words[0] if clause.words else ""
    root = stem(wanted)

    def by_word(form: str) -> str | None:
        return "exact" if form == wanted else "stem" if stem(form) == root else None

    def by_prefix(form: str) -> str | None:
        return "exact" if form == wanted else "prefix" if form.startswith(wanted) else None

    def by_fuzzy(form: str) -> str | None:
        if form == wanted:
            return "exact"
        return "fuzzy" if form[:1] == wanted[:1] and differs_by_one(wanted, form) else None

    def by_typed(form: str) -> str | None:
        return by_word(form) or by_prefix(form)

    judges = {Kind.WORD: by_word, Kind.PREFIX: by_prefix, Kind.FUZZY: by_fuzzy}
    return judges.get(clause.kind, by_typed)


def _reach(article: Article, clause: Clause, annotations: Annotations | None) -> list[Span] | None:
    """Where the words of a clause may stand; None: anywhere."""
    if clause.field == "title":
        at = article.text.find(article.title)
        return [Span(at, at + len(article.title))] if at >= 0 and article.title else []
    if clause.field == "quote" and annotations:
        return sorted(quote.span for quote in annotations.quotes)
    return None


def _within(matches: Iterable[Match], spans: list[Span] | None) -> Iterator[Match]:
    if spans is None:
        yield from matches
        return
    starts = [span.start for span in spans]
    for match in matches:
        at = bisect_right(starts, match.span.start) - 1
        if at >= 0 and spans[at].covers(match.span):
            yield match


def _of_people(clause: Clause, annotations: Annotations) -> Iterator[Match]:
    """The mentions of a name, or the quotations of a speaker."""
    if clause.field == "name":
        for mention in annotations.mentions:
            names = (mention.person.name, *mention.person.aliases)
            if any(meets(clause, name) for name in names):
                yield Match(mention.span, clause, "field")
    else:
        for quote in annotations.quotes:
            if quote.speaker and meets(clause, quote.speaker):
                yield Match(quote.span, clause, "field")


def meets(clause: Clause, text: str) -> bool:
    """Whether a short text, a name or a title, meets a clause."""
    words = [Word(0, 0, form) for form in forms(text)]
    if clause.field in ("name", "speaker") and clause.kind is Kind.WORD:
        return clause.words[0] in (word.form for word in words)  # names have no other forms
    return any(_of_words(clause, words))
