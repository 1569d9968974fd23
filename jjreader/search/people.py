"""Names, speakers and quotations in a query: they lead to articles by way of the quote index."""

from jjreader.search.budget import Budget
from jjreader.search.documents import KEY
from jjreader.search.parser import PEOPLE_FIELDS
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.scoring import score
from jjreader.search.snapshot import Snapshot

_QUOTED = Clause(Kind.QUOTES)


def resolved_people(quotes: Snapshot, query: Query, budget: Budget) -> Query:
    """The query with all that is about people replaced by the articles that meet it.

    What is asked of quotations must hold of one quotation: `speaker:ritter quote:city` finds the
    articles in which Ritter says "city".
    """
    query = resolved_names(quotes, query, budget)
    about = tuple(group for group in query.groups if all(map(_is_about_people, group)))
    others = tuple(
        tuple(_resolved(quotes, clause, budget) for clause in group)
        for group in query.groups
        if group not in about
    )
    if about:
        others += ((_articles_with(quotes, about, budget),),)
    excluded = tuple(_resolved(quotes, clause, budget) for clause in query.excluded)
    return query._replace(groups=others, excluded=excluded)


def resolved_names(quotes: Snapshot, query: Query, budget: Budget) -> Query:
    """The query with every `name:` replaced by the articles that name them."""

    def resolve(clause: Clause) -> Clause:
        is_name = clause.field == "name" or (clause.field == KEY and clause.words[0][0] == "n")
        return _articles_with(quotes, ((clause,),), budget) if is_name else clause

    groups = tuple(tuple(map(resolve, group)) for group in query.groups)
    return query._replace(groups=groups, excluded=tuple(map(resolve, query.excluded)))


def only_quotes(query: Query) -> Query:
    """The query, with the documents left out that only hold the names in an article."""
    return query._replace(groups=(*query.groups, (_QUOTED,)))


def _is_about_people(clause: Clause) -> bool:
    return clause.field in (*PEOPLE_FIELDS, KEY) and clause.kind is not Kind.ARTICLES


def _resolved(quotes: Snapshot, clause: Clause, budget: Budget) -> Clause:
    return _articles_with(quotes, ((clause,),), budget) if _is_about_people(clause) else clause


def _articles_with(quotes: Snapshot, groups: tuple[Group, ...], budget: Budget) -> Clause:
    found = score(quotes, Query(groups), budget)
    articles = frozenset(
        part.segment.articles[number]
        for part, numbers in zip(quotes.parts, found, strict=True)
        for number in numbers
    )
    return Clause(Kind.ARTICLES, articles=articles)
