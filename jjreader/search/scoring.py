"""A query -> scores, in bulk: every clause is scored over the whole index, then they are combined.

What a clause scores is kept, so that a query that grows while it is typed only costs its new part.
"""

from collections.abc import Container, Iterable

from jjreader.search.budget import Budget
from jjreader.search.lookup import likely_holders, look_up
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.snapshot import Part, Scores, Snapshot

EXACT_BONUS = 0.05
"""What the very word adds, beside other forms of it, as a part of the most a word can be worth.

It decides between equals; .1 and more was measured to spoil the order."""
SCORED_FIELDS = ("body", "title")
"""In the others one only filters."""
FILTERS = (Kind.AFTER, Kind.BEFORE, Kind.ARTICLES, Kind.QUOTES)


def score(snapshot: Snapshot, query: Query, budget: Budget) -> list[Scores]:
    """For each part, the documents that the query finds. They are shared: do not change them.

    All parts go through one clause before the next, so that a query that is cut short is cut alike
    in all of them, and what is kept ready of a long query is used before it has to go.
    """
    found: list[Scores] | None = None
    for group in _in_order(snapshot, query.groups):
        if found is not None and (not any(found) or budget.is_spent()):
            break
        if any(clause.kind in FILTERS for clause in group):
            found = _keep(snapshot, group, found or _everything(snapshot), budget)
        else:
            met = _union(snapshot, group, budget)
            found = met if found is None else list(map(_both, found, met))
    found = found or _nothing(snapshot)
    for clause in query.excluded:
        if not any(found) or budget.is_spent():
            break
        found = list(map(_without, found, _met(snapshot, clause, found, budget)))
    return found


def _in_order(snapshot: Snapshot, groups: tuple[Group, ...]) -> list[Group]:
    """What says most comes first, and filters last: they only look at what was found."""

    def holders(group: Group) -> int:
        if any(clause.kind in FILTERS for clause in group):
            return 2 * snapshot.documents
        return sum(likely_holders(snapshot, clause) for clause in group)

    return sorted(groups, key=holders) if len(groups) > 1 else list(groups)


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


def _union(snapshot: Snapshot, group: Group, budget: Budget) -> list[Scores]:
    """The documents that meet one clause of a group."""
    first, *others = group
    found = list(score_clause(snapshot, first, budget))
    if others:
        found = [dict(scores) for scores in found]
    for clause in others:
        if budget.is_spent():
            break
        for scores, more in zip(found, score_clause(snapshot, clause, budget), strict=True):
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
        return score_clause(snapshot, clause, budget)
    return [
        _filter(part, clause, found) for part, found in zip(snapshot.parts, within, strict=True)
    ]


def score_clause(snapshot: Snapshot, clause: Clause, budget: Budget) -> tuple[Scores, ...]:
    """For each part, the documents that meet a clause; what was cut short is not kept."""
    found = snapshot.scores.find(clause)
    if found is None:
        cuts = budget.cuts
        found = _score_anew(snapshot, clause, budget)
        if budget.cuts == cuts:
            snapshot.scores.keep(clause, found, 1 + sum(map(len, found)))
    return found


def _score_anew(snapshot: Snapshot, clause: Clause, budget: Budget) -> tuple[Scores, ...]:
    field = "body" if clause.field == "quote" else clause.field
    found = _score_field(snapshot, field, clause, budget)
    if field == "body":
        for other, boost in snapshot.boosts.items():
            more_found = _score_field(snapshot, other, clause, budget)
            for scores, more in zip(found, more_found, strict=True):
                for number, value in more.items():
                    if number in scores:
                        scores[number] += boost * value
    for part, scores in zip(snapshot.parts, found, strict=True):
        for number in part.deleted:
            scores.pop(number, None)
    return found


def _score_field(
    snapshot: Snapshot, field: str, clause: Clause, budget: Budget
) -> tuple[Scores, ...]:
    matching = look_up(snapshot, field, clause, budget)
    if field not in SCORED_FIELDS:
        return tuple(dict.fromkeys(numbers, 0.0) for numbers, _ in matching.found)
    found = []
    weight, bonus = matching.weight, matching.weight * EXACT_BONUS
    for place, (numbers, counts) in enumerate(matching.found):
        norms = snapshot.norms(snapshot.parts[place], field)
        scores = {
            number: weight * count / (count + norms[number])
            for number, count in zip(numbers, counts, strict=True)
        }
        if matching.exact and len(matching.exact[place]) < len(scores):
            for number in matching.exact[place]:
                scores[number] += bonus
        found.append(scores)
    return tuple(found)


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
