"""What commands print for a person to read; as JSON it is in `records`."""

from jjreader.cli.output import BOLD, DIM, Output
from jjreader.model import (
    Article,
    Bookmark,
    Mention,
    PersonSummary,
    QuoteRow,
    SearchHit,
    without_line_marks,
)

AROUND = 40
"""Characters of its line that are shown on either side of a name."""


def print_hit(output: Output, hit: SearchHit) -> None:
    """A hit of `search`."""
    output.line((hit.title, BOLD), "  ", (hit.place.article_id, DIM))
    if hit.passage:
        why = "" if hit.passage.why == "exact" else f" ({hit.passage.why})"
        pieces = hit.passage.pieces(hit.passage.snippet.start)
        parts = [(words, BOLD if is_match else "") for words, is_match in pieces]
        output.line("    ", *parts, (why, DIM))


def print_quote(output: Output, row: QuoteRow) -> None:
    """A quotation of `quotes`."""
    output.line(without_line_marks(row.words.text))
    trust = f" · {row.quote.confidence}, {row.title}"
    output.line("    ", (row.words.speaker or "unknown", BOLD), (trust, DIM))


def print_person(output: Output, summary: PersonSummary) -> None:
    """A person of `people`."""
    facts: list[str | None] = [summary.person.kind, summary.person.gender]
    if summary.person.portrays:
        facts.append(f"plays {summary.person.portrays}")
    times = (
        ("mention", summary.mentions),
        ("article", summary.articles),
        ("quote", summary.quotes),
    )
    counts = " ".join(f"{number:5} {what}{' ' if number == 1 else 's'}" for what, number in times)
    output.line(counts, "  ", (summary.person.name, BOLD), f"  {', '.join(filter(None, facts))}")


def print_mention(output: Output, article: Article, mention: Mention) -> None:
    """A mention of `mentions`: who is meant, and the words around the name."""
    text, span = article.text, mention.span
    line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line_end = line_end if line_end >= 0 else len(text)
    start, end = max(span.start - AROUND, line_start), min(span.end + AROUND, line_end)
    before = f"{'…' * (start > line_start)}{text[start : span.start]}"
    after = f"{text[span.end : end]}{'…' * (end < line_end)}"
    name = (article[span], BOLD)
    output.line((mention.name, BOLD), (f"  {article.id}  ", DIM), before, name, after)


def print_bookmark(output: Output, bookmark: Bookmark) -> None:
    """A bookmark of `bookmarks`."""
    from jjreader.bookmarks.citation import cite

    state = "" if bookmark.state == "anchored" else f" ({bookmark.state})"
    output.line((f"#{bookmark.number}", BOLD), f"{state} {cite(bookmark)}")
    if bookmark.note:
        output.line("    note: ", bookmark.note)
    if bookmark.tags:
        output.line("    tags: ", ", ".join(bookmark.tags))
