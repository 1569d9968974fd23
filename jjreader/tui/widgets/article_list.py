"""The list of articles."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rich.cells import set_cell_size
from textual.binding import Binding

from jjreader.counting import counted
from jjreader.model import UNOPENED, ArticleEntry, Place, Reading, ReadingState, Sort, Span
from jjreader.tui.arranging import Folder, Row, key_of
from jjreader.tui.folding import CLOSED, OPEN
from jjreader.tui.messages import FolderToggled
from jjreader.tui.parts import Part, cut
from jjreader.tui.widgets.row_list import RowList

WORDS_A_MINUTE = 240
"""Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019)."""
MARGIN = 3
"""Cells left of a row's words, for its mark."""
NARROWEST_SOURCE = 8
"""Cells that the outlet has at least, before other columns are shown."""
MARKS = {ReadingState.UNREAD: "*", ReadingState.READING: "-", ReadingState.READ: " "}


def minutes(words: int) -> int:
    """How long reading takes."""
    return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class Column:
    """Something about an article that stands at the same place in every row."""

    width: int
    """Cells."""
    sort: Sort
    """The sort that goes by it."""
    text: Callable[[ArticleEntry, Reading], str]


def _progress(_: ArticleEntry, reading: Reading) -> str:
    is_begun = reading.state is ReadingState.READING
    return f"{reading.percent}%" if is_begun else "read" if reading.is_read else ""


COLUMNS = (
    Column(10, Sort.DATE, lambda entry, _: entry.published.isoformat() if entry.published else ""),
    Column(
        9, Sort.QUOTATIONS, lambda entry, _: counted(entry.quotes, "quote") if entry.quotes else ""
    ),
    Column(7, Sort.LENGTH, lambda entry, _: f"{minutes(entry.words):,} min" if entry.words else ""),
    Column(5, Sort.RECENT, _progress),
)
"""Date, quotations, length and progress; where there is no room for all, the first give way."""


def columns_for(width: int, sort: Sort) -> list[Column]:
    """The columns for which there is room in a row beside the outlet; what the list is sorted by
    gives way last."""
    room = width - MARGIN - NARROWEST_SOURCE - 1
    columns = list(COLUMNS)
    while sum(column.width + 1 for column in columns) > room:
        columns.remove(next((each for each in columns if each.sort is not sort), columns[0]))
    return columns


READING = "Reading the folder…"
"""What stands in the list until it is there."""


class ArticleList(RowList[Row]):
    """Title, and below it outlet, date, quotations, minutes and how much has been read."""

    BINDINGS = [
        Binding("l", "choose", "Open", id="open-article"),
        Binding("J", "screen.unread(1)", "Next unread", id="next-unread"),
        Binding("K", "screen.unread(-1)", "Previous unread", id="previous-unread"),
        Binding("o", "screen.sort", "Sort", id="sort", tooltip="Sort by what is next"),
        Binding("O", "screen.reverse_sort", "Reverse the order", id="reverse-sort"),
        Binding("escape", "screen.drop_filter", "All articles", id="drop-filter"),
        Binding("slash", "screen.filter", "Filter", id="filter", priority=True),
    ]
    OFFERED = "list-choose filter drop-filter sort next-unread/previous-unread toggle-read"
    LOW_ROW = 2

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, empty=READING)
        self.opened: str | None = None
        """The id of the article that is open."""
        self.sort = Sort.DATE
        """What the rows are sorted by."""
        self._readings: Mapping[str, Reading] = MappingProxyType({})
        self._opened_as = UNOPENED
        """How far the open article had been read when that was last shown."""

    def key_of(self, item: Row) -> Hashable:
        return key_of(item)

    def lines_of(self, item: Row, width: int) -> list[list[Part]]:
        return self._of_folder(item) if isinstance(item, Folder) else self._of_entry(item, width)

    @property
    def is_filled(self) -> bool:
        """The folder has been read, at least for what the screen shows."""
        return bool(self.items) or self.empty != READING

    @property
    def current_entry(self) -> ArticleEntry | None:
        """The article under the cursor."""
        return self.current if isinstance(self.current, ArticleEntry) else None

    def place_of(self, item: Row) -> Place | None:
        return None if isinstance(item, Folder) else Place(item.id, Span(0, 0))

    def chosen(self, item: Row) -> None:
        if isinstance(item, Folder):
            self.post_message(FolderToggled(item.path))
        else:
            super().chosen(item)

    def set_items(self, items: Sequence[Row]) -> None:
        """Show other articles; of the first ones, the one under the cursor is looked at."""
        was_empty = self.current is None
        super().set_items(items)
        if was_empty and items:
            self.post_message(self.Moved(self))

    def mark_open(self, article_id: str | None, readings: Mapping[str, Reading]) -> None:
        """Show which article is open, and how far each has been read."""
        opened, self.opened, self._readings = self.opened, article_id, readings
        opened_as, self._opened_as = self._opened_as, readings.get(article_id or "", UNOPENED)
        here = self.current_entry
        if article_id != opened or (self._opened_as != opened_as and here and here.id != opened):
            self.tell_state()
        elif self._opened_as != opened_as:
            self.refresh_row(self.cursor)
            self._tell_current()

    def state_of(self, item: ArticleEntry) -> ReadingState:
        """What has been done with an article."""
        return self._readings.get(item.id, UNOPENED).state

    def step(self, direction: int, *, unread: bool = False) -> ArticleEntry | None:
        """Move to the next article that way, or the next unread one; None when there is none."""
        number = self.cursor + direction
        while 0 <= number < len(self.items):
            item = self.items[number]
            if isinstance(item, ArticleEntry) and not (
                unread and self.state_of(item) is not ReadingState.UNREAD
            ):
                self.cursor = number
                return item
            number += direction
        return None

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        self._tell_current()

    def tell_state(self) -> None:
        """Show what is known of the articles now; of that under the cursor in words."""
        self._tell_current()
        self.refresh()

    def _tell_current(self) -> None:
        item, words = self.current, ""
        if isinstance(item, ArticleEntry):
            words = "cannot be read" if item.problem and not item.words else self.state_of(item)
        if words != self.border_subtitle:
            self.border_subtitle = words

    def _of_folder(self, folder: Folder) -> list[list[Part]]:
        sign = CLOSED if folder.is_folded else OPEN
        facts = f"{counted(folder.articles, 'article')}, {folder.unread} unread"
        folded = ", folded" if folder.is_folded else ""
        return [
            [(f" {sign} ", "mark"), (folder.path, "mark")],
            [(" " * MARGIN, ""), (f"{facts}{folded}", "dim")],
        ]

    def _of_entry(self, item: ArticleEntry, width: int) -> list[list[Part]]:
        reading = self._readings.get(item.id, UNOPENED)
        mark = ">" if item.id == self.opened else MARKS[reading.state]
        if item.problem and not item.words:
            mark = "!"
        title: list[Part] = [(f" {mark} ", "mark"), (cut(item.title, width - MARGIN - 1), "title")]
        if item.problem:
            return [title, [(" " * MARGIN, ""), (cut(item.problem, width - MARGIN - 1), "problem")]]
        columns = columns_for(width, self.sort)
        texts = " ".join(f"{column.text(item, reading):>{column.width}}" for column in columns)
        texts = texts.lstrip() or texts  # the outlet has the room of what is not known beside it
        room = max(width - MARGIN - len(texts) - 2, 0)
        is_empty = not item.words and item.quotes is not None
        source = set_cell_size(cut("empty" if is_empty else item.source or "", room), room)
        return [title, [(f"{' ' * MARGIN}{source} {texts} ", "dim")]]
