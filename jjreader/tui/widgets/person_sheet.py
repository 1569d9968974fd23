"""A speaker's page: who they are, when and with whom they are named, and all that they said."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from jjreader.counting import counted
from jjreader.model import PersonPage
from jjreader.tui.sparkline import over_time
from jjreader.tui.widgets.people_list import who_they_are
from jjreader.tui.widgets.quote_list import QuoteList


class PersonSheet(Vertical):
    """Facts about one person, and their quotations to go to."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.facts = Static(Content(""), id="person-facts")
        self.quotes = QuoteList(id="person-quotes", empty="Nothing quoted.", is_of_one=True)

    def compose(self) -> ComposeResult:
        yield self.facts
        yield self.quotes

    def show(self, page: PersonPage) -> None:
        """Another person, or more of the same."""
        self.facts.update(Content("\n").join(map(Content, facts(page))))
        self.quotes.set_items(page.quotes)


def facts(page: PersonPage) -> Iterator[str]:
    """What is known, a line each."""
    summary = page.summary
    counts = [
        (summary.mentions, "mention"),
        (summary.articles, "article"),
        (summary.quotes, "quote"),
    ]
    played = f"played by {', '.join(page.portrayed_by)}" if page.portrayed_by else None
    times = ", ".join(counted(number, what) for number, what in counts)
    yield " · ".join(filter(None, (who_they_are(summary), played, times)))
    if summary.person.aliases:
        yield f"also {', '.join(summary.person.aliases)}"
    if time := over_time(page.articles):
        yield time
    if page.companions:
        yield f"with {', '.join(f'{name} ({articles})' for name, articles in page.companions)}"
