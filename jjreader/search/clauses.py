"""A clause -> what it scores in each document.

What a clause scores is kept, so that a query that grows while it is typed only costs its new part.
"""

from collections.abc import Collection, Container, Sequence, Set
from itertools import compress

from jjreader.search.budget import Budget
from jjreader.search.lookup import beginnings, likely_holders, look_up, once
from jjreader.search.postings import Found
from jjreader.search.query import Clause, Kind
from jjreader.search.segment import SegmentField
from jjreader.search.snapshot import Scores, Shares, Snapshot
from jjreader.search.vocabulary import Choice

EXACT_FIRST = 1.0
"""What the very word adds, as a part of the most a word can be worth: it comes before its other
forms, however often these stand there."""
EXACT_OF_MANY = 0.05
"""The same for words joined by OR: it decides between equals; .1 and more was measured to spoil the
order."""
FEWER = 4
"""If so many times fewer documents were found before than hold a word, it is scored in these."""
SCORED_FIELDS = ("body", "title")
"""In the others one only filters."""


def score_clause(
    snapshot: Snapshot,
    clause: Clause,
    budget: Budget,
    within: list[Scores] | None = None,
    *,
    is_alone: bool = False,
) -> Sequence[Scores]:
    """For each part, the documents that meet a clause, at least those WITHIN what was found.

    Where a clause IS_ALONE, joined to no other by OR, the very word comes first.

    The beginning of a word, which changes with the next key, is scored within these alone, and not
    kept; so is a word that is much more common. Nor is kept what was cut short.
    """
    found = snapshot.scores.find((clause, is_alone))
    if found is not None:
        return found
    if clause.kind in (Kind.TYPED, Kind.PREFIX):
        choices = beginnings(snapshot, _field_of(clause), clause.words[0])
        if any(choice.is_cut for choice in choices):
            return _score_short(snapshot, clause, choices, budget, within, is_alone)
        if within is not None:
            return _score_anew(snapshot, clause, budget, within, is_alone)
    elif within is not None and _is_much_more_common(snapshot, clause, sum(map(len, within))):
        return _score_anew(snapshot, clause, budget, within, is_alone)
    cuts = budget.cuts
    found = _score_anew(snapshot, clause, budget, None, is_alone)
    if budget.cuts == cuts:
        snapshot.scores.keep((clause, is_alone), found, 1 + sum(map(len, found)))
    return found


def _is_much_more_common(snapshot: Snapshot, clause: Clause, found: int) -> bool:
    """Whether a word stands in many more documents than were FOUND before."""
    if clause.kind is not Kind.WORD or clause.field != "body":
        return False
    return found * FEWER < likely_holders(snapshot, clause)


def _score_short(
    snapshot: Snapshot,
    clause: Clause,
    choices: list[Choice],
    budget: Budget,
    within: list[Scores] | None,
    is_alone: bool,
) -> list[Scores]:
    """A prefix with too many words, on its way to a longer one.

    The word itself is scored as ever. Of the others it only counts that one of them is there, not
    how often, and nothing is scored that was not found before.
    """
    if clause.kind is Kind.PREFIX:
        budget.cut()
    field = _field_of(clause)
    parts = snapshot.parts
    documents: list[set[int]] = []
    for part, choice in zip(parts, choices, strict=True):
        chosen = choice.numbers if not budget.is_spent_midway() else []
        lists = part.field(field).found_all(chosen)
        documents.append(once(lists))
        budget.read(sum(len(numbers) for numbers, _ in lists))
    weight = snapshot.weight(sum(map(len, documents))) if field in SCORED_FIELDS else 0.0
    whole = score_clause(snapshot, clause._replace(kind=Kind.WORD), budget, is_alone=is_alone)
    found = []
    for place, (part, numbers, itself) in enumerate(zip(parts, documents, whole, strict=True)):
        numbers -= part.deleted
        if within is not None:
            numbers &= within[place].keys()
            itself = _within(itself, within[place].keys())
        if clause.kind is Kind.PREFIX:
            itself = _within(itself, numbers)
        scores = _scored_once(part.field(field), numbers, weight, snapshot.shares(field))
        scores.update(itself)
        found.append(scores)
    return found


def _within(scores: Scores, others: Set[int]) -> Scores:
    """The scores of those documents that are within others."""
    if scores.keys() <= others:
        return scores
    return {number: scores[number] for number in scores.keys() & others}


def _score_anew(
    snapshot: Snapshot,
    clause: Clause,
    budget: Budget,
    within: list[Scores] | None,
    is_alone: bool,
) -> tuple[Scores, ...]:
    field = _field_of(clause)
    exact_share = EXACT_FIRST if is_alone else EXACT_OF_MANY
    found = _score_field(snapshot, field, clause, budget, within, exact_share)
    if field == "body":
        for other, boost in snapshot.boosts.items():
            more_found = _score_field(snapshot, other, clause, budget, within, exact_share)
            for scores, more in zip(found, more_found, strict=True):
                for number, value in more.items():
                    if number in scores:
                        scores[number] += boost * value
    for part, scores in zip(snapshot.parts, found, strict=True):
        for number in part.deleted:
            scores.pop(number, None)
    return found


def _field_of(clause: Clause) -> str:
    return "body" if clause.field == "quote" else clause.field


def _score_field(
    snapshot: Snapshot,
    field: str,
    clause: Clause,
    budget: Budget,
    within: list[Scores] | None,
    exact_share: float,
) -> tuple[Scores, ...]:
    matching = look_up(snapshot, field, clause, budget)
    met = matching.found if within is None else tuple(map(_only, matching.found, within))
    if field not in SCORED_FIELDS:
        return tuple(dict.fromkeys(numbers, 0.0) for numbers, _ in met)
    bonus = matching.weight * exact_share
    scores = tuple(
        _scored(part.field(field), found, matching.weight, snapshot.shares(field))
        for part, found in zip(snapshot.parts, met, strict=True)
    )
    for own, exact in zip(scores, matching.exact, strict=True):
        for number in filter(own.__contains__, exact):
            own[number] += bonus
    return scores


def _only(found: Found, within: Container[int]) -> Found:
    """What of the documents found is within others."""
    numbers, counts = found
    kept = list(map(within.__contains__, numbers))
    return list(compress(numbers, kept)), list(compress(counts, kept))


def _scored(field: SegmentField, found: Found, weight: float, shares: Shares) -> Scores:
    """BM25 for each document."""
    numbers, counts = found
    if counts.count(1) == len(counts):
        return _scored_once(field, numbers, weight, shares)
    lengths = field.lengths
    return {
        number: weight * shares[count][lengths[number]]
        for number, count in zip(numbers, counts, strict=True)
    }


def _scored_once(
    field: SegmentField, numbers: Collection[int], weight: float, shares: Shares
) -> Scores:
    """The same where each document holds the word once, so that only lengths count."""
    lengths, once = field.lengths, shares[1]
    if len(numbers) > len(once):
        once = [weight * share for share in once]
        return {number: once[lengths[number]] for number in numbers}
    return {number: weight * once[lengths[number]] for number in numbers}
