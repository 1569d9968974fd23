"""A query -> scores, in bulk: clause by clause over whole posting lists."""

from bisect import bisect_left
from collections.abc import Container

from jjreader.search.lookup import look_up
from jjreader.search.postings import Found
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.snapshot import Part, Snapshot

EXACT_BONUS = 0.1
"""What the very word adds, beside other forms of it, as a part of the most a word can be worth."""
SCORED_FIELDS = ("body", "title")
"""In the others one only filters."""

Scores = dict[int, float]
"""Document number -> score."""


def score(snapshot: Snapshot, query: Query) -> list[Scores]:
    """For each part, the documents that the query finds."""
    return [_score_part(snapshot, place, query) for place in range(len(snapshot.parts))]


def _score_part(snapshot: Snapshot, place: int, query: Query) -> Scores:
    found: Scores | None = None
    for group in sorted(query.groups, key=lambda group: _cost(snapshot, place, group)):
        found = _score_group(snapshot, place, group, found)
        if not found:
            return {}
    scores = found or {}
    for clause in query.excluded:
        for number in _score_clause(snapshot, place, clause, scores):
            scores.pop(number, None)
    for number in snapshot.parts[place].deleted:
        scores.pop(number, None)
    return scores


def _cost(snapshot: Snapshot, place: int, group: Group) -> int:
    """How many documents meet a group; filters come last, they go over what is left."""
    if any(clause.kind in _FILTERS for clause in group):
        return 1 << 32
    return sum(
        len(look_up(snapshot, _field_of(clause), clause).found[place][0]) for clause in group
    )


def _score_group(snapshot: Snapshot, place: int, group: Group, within: Scores | None) -> Scores:
    scores = _score_clause(snapshot, place, group[0], within)
    for clause in group[1:]:
        others = _score_clause(snapshot, place, clause, within)
        if len(others) > len(scores):
            scores, others = others, scores
        for number, value in others.items():
            scores[number] = scores.get(number, 0.0) + value
    if within is None:
        return scores
    return {number: value + within[number] for number, value in scores.items()}


def _score_clause(snapshot: Snapshot, place: int, clause: Clause, within: Scores | None) -> Scores:
    if clause.kind in _FILTERS:
        return _filter(snapshot.parts[place], clause, within)
    field = _field_of(clause)
    scores = _score_field(snapshot, place, field, clause, within)
    if field == "body" and scores:
        for other, boost in snapshot.boosts.items():
            more = _score_field(snapshot, place, other, clause, scores)
            for number, value in more.items():
                scores[number] += boost * value
    return scores


def _score_field(
    snapshot: Snapshot, place: int, field: str, clause: Clause, within: Scores | None
) -> Scores:
    matching = look_up(snapshot, field, clause)
    numbers, counts = _narrow(matching.found[place], within)
    if field not in SCORED_FIELDS:
        return dict.fromkeys(numbers, 0.0)
    norms = snapshot.norms(snapshot.parts[place], field)
    weight = matching.weight
    values = [
        weight * count / (count + norms[number])
        for number, count in zip(numbers, counts, strict=True)
    ]
    scores = dict(zip(numbers, values, strict=True))
    if matching.exact and len(matching.exact[place][0]) < len(matching.found[place][0]):
        bonus = EXACT_BONUS * weight
        for number in _narrow(matching.exact[place], within)[0]:
            scores[number] += bonus
    return scores


def _narrow(found: Found, within: Scores | None) -> Found:
    """The documents that are still in question."""
    numbers, counts = found
    if within is None:
        return found
    if len(within) * 16 < len(numbers):
        places = [(number, bisect_left(numbers, number)) for number in sorted(within)]
        end = len(numbers)
        kept = [at for number, at in places if at < end and numbers[at] == number]
        return [numbers[at] for at in kept], [counts[at] for at in kept]
    pairs = [pair for pair in zip(numbers, counts, strict=True) if pair[0] in within]
    return [number for number, _ in pairs], [count for _, count in pairs]


def _filter(part: Part, clause: Clause, within: Scores | None) -> Scores:
    """The documents of certain days, or of certain articles."""
    numbers = range(part.segment.documents) if within is None else within
    if clause.kind is Kind.ARTICLES:
        found: Container[int] = set(part.segment.documents_of(clause.articles))
        return {number: 0.0 for number in numbers if number in found}
    if clause.kind is Kind.QUOTES:
        ends = part.segment.ends
        return {number: 0.0 for number in numbers if ends[number]}
    published = part.segment.published
    if clause.kind is Kind.AFTER:
        return {number: 0.0 for number in numbers if published[number] >= clause.day}
    return {number: 0.0 for number in numbers if 0 < published[number] < clause.day}


_FILTERS = (Kind.AFTER, Kind.BEFORE, Kind.ARTICLES, Kind.QUOTES)


def _field_of(clause: Clause) -> str:
    return "body" if clause.field == "quote" else clause.field
