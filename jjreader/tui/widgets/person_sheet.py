"""A speaker's page: who they are, when and with whom they are named, and all that they said."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from jjreader.counting import counted
from jjreader.model import PersonPage, QuoteRow
from jjreader.tui.keys import KeyNames
from jjreader.tui.sieve import Sieve, said
from jjreader.tui.sparkline import over_time
from jjreader.tui.widgets.quote_list import SPOKEN, QuoteList
from jjreader.tui.widgets.row_sheet import RowSheet


class PersonSheet(RowSheet[QuoteRow]):
    """Facts about one person, and their quotations to go to."""

    def __init__(self, keys: KeyNames, *, id: str | None = None) -> None:
        rows = QuoteList(id="person-quotes", is_of_one=True)
        super().__init__(keys, rows, heading="Person", wanted=SPOKEN, none="No quotation", id=id)
        self.facts = Static(Content(""), id="person-facts")

    def compose(self) -> ComposeResult:
        yield self.facts
        yield from super().compose()

    @property
    def title(self) -> str:
        return super().title if self.words else self.heading

    def show(self, page: PersonPage) -> None:
        """Another person, or more of the same."""
        name = page.summary.person.name
        if name != self.heading:
            self.drop_words()
        self.heading = name
        self.facts.update(Content("\n").join(map(Content, facts(page))))
        self.fill(Sieve(page.quotes, said))


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
    yield " · ".join(filter(None, (summary.person.description, played, times)))
    if summary.person.aliases:
        yield f"also {', '.join(summary.person.aliases)}"
    if time := over_time(page.articles):
        yield time
    if page.companions:
        yield f"with {', '.join(f'{name} ({articles})' for name, articles in page.companions)}"
