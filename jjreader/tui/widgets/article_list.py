"""The list of articles."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from jjreader.model import ArticleEntry, Place, Span
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.widgets.row_list import Part, RowList, cut, spread

WORDS_A_MINUTE = 240
"""Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019)."""


def minutes(words: int) -> int:
    """How long reading takes."""
    return max(1, round(words / WORDS_A_MINUTE))


class ArticleList(RowList[ArticleEntry]):
    """Title, and below it source, quotations and minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "choose", "Open", id="open-article", show=False),
    ]
    ROW_HEIGHT = 2

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, empty="Reading the folder…")
        self.opened: str | None = None
        """The id of the article that is open."""
        self.read: frozenset[str] = frozenset()
        """The ids of those that have been opened before."""

    def key_of(self, item: ArticleEntry) -> str:
        return item.id

    def lines_of(self, item: ArticleEntry, width: int) -> list[list[Part]]:
        mark = ">" if item.id == self.opened else " " if item.id in self.read else "*"
        if item.problem and not item.words:
            mark = "!"
        title = [(f" {mark} ", "mark"), (cut(item.title, width - 4), "title")]
        if item.problem:
            return [title, [("   ", ""), (cut(item.problem, width - 4), "problem")]]
        facts = [item.source] if item.source else []
        if item.quotes:
            facts.append(f"{item.quotes} quote{'s' * (item.quotes != 1)}")
        length = f"{minutes(item.words)} min " if item.words else ""
        return [title, spread([(f"   {' · '.join(facts)}", "dim")], [(length, "dim")], width)]

    def chosen(self, item: ArticleEntry) -> None:
        self.post_message(PlaceChosen(Place(item.id, Span(0, 0))))

    def mark_open(self, article_id: str | None, read: frozenset[str]) -> None:
        """Show which article is open, and which have been read."""
        self.opened, self.read = article_id, read
        self.refresh()
