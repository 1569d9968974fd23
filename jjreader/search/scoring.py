"""A query -> scores, in bulk: each clause is scored over the whole index; they are combined."""

import math
from collections.abc import Container, Iterable

from jjreader.search.budget import Budget
from jjreader.search.clauses import score_clause
from jjreader.search.lookup import likely_holders
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.snapshot import Part, Scores, Snapshot

FILTERS = (Kind.AFTER, Kind.BEFORE, Kind.ARTICLES, Kind.QUOTES)


def score(snapshot: Snapshot, query: Query, budget: Budget) -> list[Scores]:
    """For each part, the documents that the query finds. They are shared: do not change them.

    All parts go through one clause before the next, so that a query that is cut short is cut alike
    in all of them, and what is kept ready of a long query is used before it has to go.
    """
    found: list[Scores] | None = None
    groups = _in_order(snapshot, query.groups)
    for number in range(len(groups)):
        if found is not None and (not any(found) or budget.is_spent()):
            break
        found = _narrowed(snapshot, groups[: number + 1], found, budget)
    found = found or _nothing(snapshot)
    for clause in query.excluded:
        if not any(found) or budget.is_spent():
            break
        found = list(map(_without, found, _met(snapshot, clause, found, budget)))
    return found


def _narrowed(
    snapshot: Snapshot, groups: tuple[Group, ...], found: list[Scores] | None, budget: Budget
) -> list[Scores]:
    """The documents that meet these groups, where FOUND are those that meet all but the last.

    Those of several words are kept: the next key, or a step back, asks for the same again.
    """
    group = groups[-1]
    if _is_filter(group):
        return _keep(snapshot, group, found or _everything(snapshot), budget)
    if found is None:
        return _union(snapshot, group, budget, None)
    narrowed = snapshot.scores.find(groups)
    if narrowed is None:
        cuts = budget.cuts
        narrowed = tuple(map(_both, found, _union(snapshot, group, budget, found)))
        if budget.cuts == cuts:
            snapshot.scores.keep(groups, narrowed, 1 + sum(map(len, narrowed)))
    return list(narrowed)


def _is_filter(group: Group) -> bool:
    return any(clause.kind in FILTERS for clause in group)


def _in_order(snapshot: Snapshot, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """What says most comes first, then what stands for many words; filters come last, and only
    look at what was found."""

    def holders(group: Group) -> float:
        if _is_filter(group):
            return math.inf
        return sum(likely_holders(snapshot, clause) for clause in group)

    return tuple(sorted(groups, key=holders)) if len(groups) > 1 else groups


def _everything(snapshot: Snapshot) -> list[Scores]:
    return [
        {number: 0.0 for number in range(part.segment.documents) if number not in part.deleted}
        for part in snapshot.parts
    ]


def _nothing(snapshot: Snapshot) -> list[Scores]:
    return [{} for _ in snapshot.parts]


def _both(some: Scores, others: Scores) -> Scores:
    """The documents that meet both."""
    if len(others) < len(some):
        some, others = others, some
    return {number: value + others[number] for number, value in some.items() if number in others}


def _without(some: Scores, others: Scores) -> Scores:
    return {number: value for number, value in some.items() if number not in others}


def _union(
    snapshot: Snapshot, group: Group, budget: Budget, within: list[Scores] | None
) -> list[Scores]:
    """The documents that meet one clause of a group, at least those WITHIN what was found."""
    first, *others = group
    found = list(score_clause(snapshot, first, budget, within, is_alone=not others))
    if others:
        found = [dict(scores) for scores in found]
    for clause in others:
        if budget.is_spent():
            break
        for scores, more in zip(found, score_clause(snapshot, clause, budget, within), strict=True):
            for number, value in more.items():
                scores[number] = scores.get(number, 0.0) + value
    return found


def _keep(snapshot: Snapshot, group: Group, found: list[Scores], budget: Budget) -> list[Scores]:
    """Those of the documents found that meet a group with a filter in it."""
    met = _nothing(snapshot)
    for clause in group:
        for scores, more in zip(met, _met(snapshot, clause, found, budget), strict=True):
            for number, value in more.items():
                scores[number] = scores.get(number, 0.0) + value
    return list(map(_both, found, met))


def _met(
    snapshot: Snapshot, clause: Clause, within: list[Scores], budget: Budget
) -> Iterable[Scores]:
    if clause.kind not in FILTERS:
        return score_clause(snapshot, clause, budget, within)
    return [
        _filter(part, clause, found) for part, found in zip(snapshot.parts, within, strict=True)
    ]


def _filter(part: Part, clause: Clause, within: Scores) -> Scores:
    """The documents of certain days, or of certain articles."""
    if clause.kind is Kind.ARTICLES:
        found: Container[int] = set(part.segment.documents_of(clause.articles))
        return {number: 0.0 for number in within if number in found}
    if clause.kind is Kind.QUOTES:
        ends = part.segment.ends
        return {number: 0.0 for number in within if ends[number]}
    published = part.segment.published
    if clause.kind is Kind.AFTER:
        return {number: 0.0 for number in within if published[number] >= clause.day}
    return {number: 0.0 for number in within if 0 < published[number] < clause.day}
