"""A query -> scores, in bulk: every clause is scored over the whole index, then they are combined.

What a clause scores is kept, so that a query that grows while it is typed only costs its new part.
"""

from collections.abc import Container, Iterable

from jjreader.search.lookup import look_up
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.snapshot import Part, Scores, Snapshot

EXACT_BONUS = 0.05
"""What the very word adds, beside other forms of it, as a part of the most a word can be worth.

It decides between equals; .1 and more was measured to spoil the order."""
SCORED_FIELDS = ("body", "title")
"""In the others one only filters."""
FILTERS = (Kind.AFTER, Kind.BEFORE, Kind.ARTICLES, Kind.QUOTES)


Known = dict[Clause, Scores]
"""What the clauses of a query score in one part."""


def score(snapshot: Snapshot, query: Query) -> list[Scores]:
    """For each part, the documents that the query finds. They are shared: do not change them."""
    clauses = [
        clause for clause in (*query.clauses(), *query.excluded) if clause.kind not in FILTERS
    ]
    # All of a clause before the next: what is kept of a long query may not last until its end.
    found = {clause: score_clause(snapshot, clause) for clause in clauses}
    return [
        _score_part(part, query, {clause: scores[place] for clause, scores in found.items()})
        for place, part in enumerate(snapshot.parts)
    ]


def _score_part(part: Part, query: Query, known: Known) -> Scores:
    filters = [group for group in query.groups if any(c.kind in FILTERS for c in group)]
    found = _intersection([_union(known, group) for group in query.groups if group not in filters])
    for group in filters:
        if found is None:
            numbers: Iterable[int] = range(part.segment.documents)
            found = {number: 0.0 for number in numbers if number not in part.deleted}
        found = _keep(part, known, group, found)
    scores = found or {}
    for clause in query.excluded:
        gone = _met(part, known, clause, scores)
        scores = {number: value for number, value in scores.items() if number not in gone}
    return scores


def _intersection(groups: list[Scores]) -> Scores | None:
    """The documents that meet all groups; None if there are no groups."""
    if not groups:
        return None
    found, *others = sorted(groups, key=len)
    for other in others:
        found = {
            number: value + other[number] for number, value in found.items() if number in other
        }
    return found


def _union(known: Known, group: Group) -> Scores:
    """The documents that meet one clause of a group."""
    if len(group) == 1:
        return known[group[0]]
    scores: Scores = {}
    for clause in group:
        for number, value in known[clause].items():
            scores[number] = scores.get(number, 0.0) + value
    return scores


def _keep(part: Part, known: Known, group: Group, found: Scores) -> Scores:
    """Those of the documents found that meet a group with a filter in it."""
    met: Scores = {}
    for clause in group:
        for number, value in _met(part, known, clause, found).items():
            met[number] = met.get(number, 0.0) + value
    return {number: value + met[number] for number, value in found.items() if number in met}


def _met(part: Part, known: Known, clause: Clause, within: Scores) -> Scores:
    return _filter(part, clause, within) if clause.kind in FILTERS else known[clause]


def score_clause(snapshot: Snapshot, clause: Clause) -> tuple[Scores, ...]:
    """For each part, the documents that meet a clause."""
    return snapshot.scores.get(
        clause,
        lambda: _score_anew(snapshot, clause),
        lambda scores: 1 + sum(map(len, scores)),
    )


def _score_anew(snapshot: Snapshot, clause: Clause) -> tuple[Scores, ...]:
    field = "body" if clause.field == "quote" else clause.field
    found = _score_field(snapshot, field, clause)
    if field == "body":
        for other, boost in snapshot.boosts.items():
            for scores, more in zip(found, _score_field(snapshot, other, clause), strict=True):
                for number, value in more.items():
                    if number in scores:
                        scores[number] += boost * value
    for part, scores in zip(snapshot.parts, found, strict=True):
        for number in part.deleted:
            scores.pop(number, None)
    return found


def _score_field(snapshot: Snapshot, field: str, clause: Clause) -> tuple[Scores, ...]:
    matching = look_up(snapshot, field, clause)
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
