"""What commands print for a person to read; as JSON it is in `records`."""

from collections.abc import Iterator

from jjreader.cli.output import BOLD, DIM, Line
from jjreader.counting import counted
from jjreader.model import (
    Article,
    Bookmark,
    Mention,
    PersonSummary,
    QuoteRow,
    RefreshReport,
    SearchHit,
    without_line_marks,
)

AROUND = 40
"""Characters of its line that are shown on either side of a name."""


def of_hit(hit: SearchHit) -> Iterator[Line]:
    """A hit of `search`."""
    yield (hit.title, BOLD), "  ", (hit.place.article_id, DIM)
    if hit.passage:
        why = "" if hit.passage.why == "exact" else f" ({hit.passage.why})"
        pieces = hit.passage.pieces(hit.passage.snippet.start)
        parts = [(words, BOLD if is_match else "") for words, is_match in pieces]
        yield "    ", *parts, (why, DIM)


def of_quote(row: QuoteRow) -> Iterator[Line]:
    """A quotation of `quotes`."""
    yield (without_line_marks(row.words.text),)
    trust = f" · {row.quote.confidence}, {row.title}"
    yield "    ", (row.words.speaker or "unknown", BOLD), (trust, DIM)


def of_person(summary: PersonSummary) -> Iterator[Line]:
    """A person of `people`."""
    times = (
        ("mention", summary.mentions),
        ("article", summary.articles),
        ("quote", summary.quotes),
    )
    counts = " ".join(f"{number:5} {what}{' ' if number == 1 else 's'}" for what, number in times)
    yield counts, "  ", (summary.person.name, BOLD), f"  {summary.person.description}"


def of_mention(article: Article, mention: Mention) -> Iterator[Line]:
    """A mention of `mentions`: who is meant, and the words around the name."""
    text, span = article.text, mention.span
    line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line_end = line_end if line_end >= 0 else len(text)
    start, end = max(span.start - AROUND, line_start), min(span.end + AROUND, line_end)
    before = f"{'…' * (start > line_start)}{text[start : span.start]}"
    after = f"{text[span.end : end]}{'…' * (end < line_end)}"
    name = (article[span], BOLD)
    yield (mention.name, BOLD), (f"  {article.id}  ", DIM), before, name, after


def of_bookmark(bookmark: Bookmark) -> Iterator[Line]:
    """A bookmark of `bookmarks`."""
    from jjreader.bookmarks.citation import cite

    state = "" if bookmark.state == "anchored" else f" ({bookmark.state})"
    yield (f"#{bookmark.number}", BOLD), f"{state} {cite(bookmark)}"
    if bookmark.note:
        yield "    note: ", bookmark.note
    if bookmark.tags:
        yield "    tags: ", ", ".join(bookmark.tags)


def of_report(report: RefreshReport) -> Iterator[Line]:
    """What `index` did."""
    articles = counted(report.articles, "article")
    yield (
        f"{articles}: {report.added} added, {report.changed} changed, "
        f"{report.removed} removed, {report.skipped} skipped, in {report.seconds:.1f} s",
    )
