"""Names, speakers and quotations in a query: they lead to articles by way of the quote index."""

from collections.abc import Callable
from itertools import filterfalse

from jjreader.search.budget import Budget
from jjreader.search.fields import KEY
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
    others = tuple(group for group in query.groups if group not in about)
    query = _resolved(quotes, query._replace(groups=others), _is_about_people, budget)
    if about:
        query = query._replace(groups=(*query.groups, (_articles_with(quotes, about, budget),)))
    return query


def resolved_names(quotes: Snapshot, query: Query, budget: Budget) -> Query:
    """The query with every `name:` replaced by the articles that name them."""
    return _resolved(quotes, query, _is_name, budget)


def only_quotes(query: Query) -> Query:
    """The query, with the documents left out that only hold the names in an article."""
    return query._replace(groups=(*query.groups, (_QUOTED,)))


def _is_name(clause: Clause) -> bool:
    return clause.field == "name" or (clause.field == KEY and clause.words[0][0] == "n")


def _is_about_people(clause: Clause) -> bool:
    return clause.field in (*PEOPLE_FIELDS, KEY) and clause.kind is not Kind.ARTICLES


def _resolved(
    quotes: Snapshot, query: Query, is_meant: Callable[[Clause], bool], budget: Budget
) -> Query:
    """The query with the clauses that are meant replaced by the articles that meet one of them.

    All of a group at once: a name may stand for hundreds of others.
    """

    def resolve(group: Group) -> Group:
        meant = tuple(filter(is_meant, group))
        if not meant:
            return group
        return (*filterfalse(is_meant, group), _articles_with(quotes, (meant,), budget))

    return query._replace(
        groups=tuple(map(resolve, query.groups)), excluded=resolve(query.excluded)
    )


def _articles_with(quotes: Snapshot, groups: tuple[Group, ...], budget: Budget) -> Clause:
    found = score(quotes, Query(groups), budget)
    articles = frozenset(
        part.segment.articles[number]
        for part, numbers in zip(quotes.parts, found, strict=True)
        for number in numbers
    )
    return Clause(Kind.ARTICLES, articles=articles)
