"""An open index -> answers."""

from jjreader.model import SearchResults
from jjreader.search.budget import Budget
from jjreader.search.query import Query
from jjreader.search.ranking import best_hits
from jjreader.search.scoring import score
from jjreader.search.snapshot import Snapshot


def answer(
    snapshot: Snapshot, query: Query, limit: int, budget: Budget | None = None
) -> SearchResults:
    """The best hits of a query; if there are none, a query that has some."""
    budget = budget or Budget(snapshot.documents)
    scores = score(snapshot, query, budget)
    total = sum(map(len, scores))
    if total:
        hits = best_hits(snapshot, scores, limit)
        return SearchResults(hits, total, is_partial=budget.cuts > 0)
    from jjreader.search.suggestions import corrected  # for the few that find nothing

    if better := corrected(snapshot, query, budget):
        text, query = better
        if count := sum(map(len, score(snapshot, query, budget))):
            return SearchResults(suggestion=(text, count), is_partial=budget.cuts > 0)
    return SearchResults(is_partial=budget.cuts > 0)


def answer_with_quotes(snapshot: Snapshot, query: Query, limit: int) -> SearchResults:
    """The same for quotations alone."""
    from jjreader.search.people import only_quotes, resolved_names

    budget = Budget(snapshot.documents)
    query = only_quotes(resolved_names(snapshot, query, budget))
    return answer(snapshot, query, limit, budget)
