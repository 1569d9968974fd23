"""Nouns as the lines that a person reads; as JSON they are in `records`."""

from jjreader.cli.output import BOLD, DIM, Output, marked
from jjreader.model import Bookmark, PersonSummary, SearchHit


def print_hit(output: Output, hit: SearchHit) -> None:
    """A hit of `search`."""
    output.line((hit.title, BOLD), "  ", (hit.place.article_id, DIM))
    if hit.passage:
        output.line("    ", *marked(hit.passage), (f" ({hit.passage.why})", DIM))


def print_person(output: Output, summary: PersonSummary) -> None:
    """A person of `people`."""
    facts: list[str | None] = [summary.person.kind, summary.person.gender]
    if summary.person.portrays:
        facts.append(f"plays {summary.person.portrays}")
    counts = (
        f"{summary.mentions:6} mentions {summary.articles:5} articles {summary.quotes:5} quotes"
    )
    output.line(counts, "  ", (summary.person.name, BOLD), f"  {', '.join(filter(None, facts))}")


def print_bookmark(output: Output, bookmark: Bookmark) -> None:
    """A bookmark of `bookmarks`."""
    from jjreader.bookmarks.citation import cite

    state = "" if bookmark.state == "anchored" else f" ({bookmark.state})"
    output.line((f"#{bookmark.number}", BOLD), f"{state} {cite(bookmark)}")
    if bookmark.note:
        output.line("    note: ", bookmark.note)
    if bookmark.tags:
        output.line("    tags: ", ", ".join(bookmark.tags))
