"""Where in an article a query matches: found in the text itself, when it is shown.

The same analyzer cuts the text as for the index, so what is marked is right by construction, also
when the file has changed since it was indexed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from jjreader.model import Annotations, Article, BlockKind, Person, Span
from jjreader.search.parser import parse_query
from jjreader.search.query import Clause, Kind, Query
from jjreader.search.spelling import differs_by_one
from jjreader.search.tokens import KNOWN_MAX, Tokens
from jjreader.search.words import WORD_MAX, Word, forms, stem, words_in

QUALITY = {"phrase": 4, "exact": 4, "stem": 3, "prefix": 2, "fuzzy": 1, "variant": 0, "field": 0}
"""How much each kind of match says."""

Judge = Callable[[str], str | None]
"""A word of the text -> how it matches a clause, if it does."""


class Match(NamedTuple):
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
    found = matcher_of(query, typing).matches(article, annotations)
    return tuple(match.span for match in without_overlaps(found))


@lru_cache(maxsize=4)
def matcher_of(query: str, typing: bool) -> "Matcher":
    """What looks for a query; kept, for it is asked about one article after the other."""
    return Matcher(parse_query(query, typing))


class Matcher:
    """Looks for a query in articles. What it makes of a word it finds out once."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._clauses = list(dict.fromkeys(query.clauses()))
        self._verdicts = {clause: _Verdicts(clause) for clause in self._clauses}

    def matches(self, article: Article, annotations: Annotations | None = None) -> list[Match]:
        """All matches of all clauses, in order of their beginning; they may overlap."""
        tokens = Tokens(_shown(article))
        found: list[Match] = []
        for clause in self._clauses:
            if clause.field in ("body", "quote", "title"):
                matches = self._of_words(clause, tokens)
                found += _within(matches, _reach(article, clause, annotations))
            elif annotations and clause.field in ("name", "speaker"):
                found += _of_people(clause, article, annotations)
        return sorted(found, key=_in_order)

    def _of_words(self, clause: Clause, tokens: Tokens) -> Iterator[Match]:
        if clause.kind is Kind.PHRASE:
            yield from self._of_phrase(clause, tokens)
            return
        verdicts, written = self._verdicts[clause], tokens.written
        numbers = tokens.beginning_with(clause.words[0][0])
        found = [(number, met) for number in numbers if (met := verdicts[written[number]])]
        starts = tokens.starts(number for number, _ in found)
        for at, (_, places) in zip(starts, found, strict=True):
            for start, end, why in places:
                yield Match(Span(at + start, at + end), clause, why)

    def _of_phrase(self, clause: Clause, tokens: Tokens) -> Iterator[Match]:
        cut = [
            (number, words[0]) for number, words in enumerate(map(_cut, tokens.written)) if words
        ]
        for at in _phrases(clause, [word.form for _, word in cut]):
            first, last = cut[at], cut[at + len(clause.words) - 1]
            (start,), (end,) = tokens.starts([first[0]]), tokens.starts([last[0]])
            yield Match(Span(start + first[1].start, end + last[1].end), clause, "phrase")


def _cut(written: str) -> tuple[Word, ...]:
    """The words in one as it is written: itself, without apostrophes around it, and its parts."""
    return _cut_before(written) if len(written) <= WORD_MAX else tuple(words_in(written))


@lru_cache(maxsize=KNOWN_MAX)
def _cut_before(written: str) -> tuple[Word, ...]:
    return tuple(words_in(written))


def _in_order(match: Match) -> tuple[int, int, int]:
    return match.span.start, match.span.end, -QUALITY[match.why]


class _Verdicts(dict[str, tuple[tuple[int, int, str], ...]]):
    """A word as it is written -> where in it a clause matches, and how."""

    def __init__(self, clause: Clause) -> None:
        self._judge = _judge_of(clause)

    def __missing__(self, written: str) -> tuple[tuple[int, int, str], ...]:
        if len(self) > KNOWN_MAX:
            self.clear()
        judged = ((word, self._judge(word.form)) for word in _cut(written))
        self[written] = places = tuple((word.start, word.end, why) for word, why in judged if why)
        return places


def without_overlaps(matches: Iterable[Match]) -> list[Match]:
    """Of matches that overlap the longest of those that begin first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.span.start, -match.span.end)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
    return kept


def _shown(article: Article) -> str:
    """The text with a gap of the same size for what is not shown."""
    text = article.text
    for block in article.blocks:
        if block.kind is BlockKind.METADATA:
            start, end = block.span.start, block.span.end
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _phrases(clause: Clause, words: list[str]) -> Iterator[int]:
    """Where among words the words of a phrase begin."""
    *firsts, last = clause.words
    size = len(firsts)
    begins = map((firsts or [last])[0].__eq__, words) if size or not clause.is_open else None
    for at in compress(count(), begins) if begins else range(len(words)):
        end = words[at + size] if at + size < len(words) else ""
        is_end = end == last or (clause.is_open and end.startswith(last))
        if is_end and words[at : at + size] == firsts:
            yield at


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


def _of_people(clause: Clause, article: Article, annotations: Annotations) -> Iterator[Match]:
    """The mentions of a name, or the quotations of a speaker; by another name it is a variant."""
    persons = {mention.name: mention.person for mention in annotations.mentions}
    met = {name: _why_meant(clause, person) for name, person in persons.items()}
    if clause.field == "name":
        for mention in annotations.mentions:
            if met[mention.name]:
                why = "field" if meets(clause, article[mention.span]) else "variant"
                yield Match(mention.span, clause, why)
        return
    for quote in annotations.quotes:
        if quote.speaker and quote.speaker not in met:
            met[quote.speaker] = _why_meant(clause, Person(quote.speaker))
        if meant := met.get(quote.speaker or ""):
            yield Match(quote.span, clause, meant)


def _why_meant(clause: Clause, person: Person) -> str | None:
    if meets(clause, person.name):
        return "field"
    return "variant" if any(meets(clause, name) for name in person.aliases) else None


def meets(clause: Clause, text: str) -> bool:
    """Whether a short text, a name or a title, meets a clause."""
    return condition_of(clause)(forms(text))


def condition_of(clause: Clause) -> Callable[[list[str]], bool]:
    """Tells of the words of one such text after the other whether they meet a clause."""
    if clause.field in ("name", "speaker") and clause.kind is Kind.WORD:
        return lambda words: clause.words[0] in words  # names have no other forms
    if clause.kind is Kind.PHRASE:
        return lambda words: any(True for _ in _phrases(clause, words))
    judge = _judge_of(clause)
    return lambda words: any(map(judge, words))
