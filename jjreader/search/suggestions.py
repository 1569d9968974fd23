"""Did you mean: the word of the corpus that is nearest to one that it does not hold."""

from jjreader.search.budget import Budget
from jjreader.search.clauses import score_clause
from jjreader.search.fuzzy import candidates
from jjreader.search.query import Clause, Kind, Query
from jjreader.search.snapshot import Snapshot
from jjreader.search.spelling import differences

LENGTH_MIN = 3
"""Shorter words are near to everything."""
TWO_FROM = 6
"""Letters from which two differences are still the same word, misspelt."""


def corrected(snapshot: Snapshot, query: Query, budget: Budget) -> tuple[str, Query] | None:
    """The query with the words that the index does not hold replaced, as text and as a query."""
    better: dict[Clause, str] = {}
    for clause in query.clauses():
        is_unknown = _is_unknown(snapshot, clause, budget)
        if budget.is_spent():
            return None  # there may have been no time to find it
        if is_unknown:
            better[clause] = _nearest(snapshot, clause)
    if not better or not all(better.values()):
        return None
    groups = tuple(tuple(_replaced(clause, better) for clause in group) for group in query.groups)
    text = query.text
    for clause in sorted(better, key=query.places.__getitem__, reverse=True):
        start, end = query.places[clause]
        text = text[:start] + _as_written(text[start:end], better[clause]) + text[end:]
    return text, query._replace(groups=groups)


def _is_unknown(snapshot: Snapshot, clause: Clause, budget: Budget) -> bool:
    """Whether the query fails for this word, and a nearer one could help."""
    if clause.kind not in (Kind.WORD, Kind.TYPED, Kind.FUZZY) or clause.field != "body":
        return False
    return not any(score_clause(snapshot, clause, budget)) and len(clause.words[0]) >= LENGTH_MIN


def _nearest(snapshot: Snapshot, clause: Clause) -> str:
    word = clause.words[0]
    most = 2 if len(word) >= TWO_FROM else 1
    fields = [part.field("body") for part in snapshot.parts]
    best = most, 1, ""  # worse than any word that is near enough
    for known, count in candidates(fields, word, most).items():
        other = known.decode()
        if other == word:
            continue  # it is there, in articles that have gone
        distance = differences(word, other, most)
        best = min(best, (distance, -count, other))
    return best[2]


def _replaced(clause: Clause, better: dict[Clause, str]) -> Clause:
    if clause not in better:
        return clause
    return clause._replace(kind=Kind.WORD, words=(better[clause],))


def _as_written(written: str, word: str) -> str:
    """The word with a capital where the one it replaces has one."""
    return word.capitalize() if written[:1].isupper() else word
