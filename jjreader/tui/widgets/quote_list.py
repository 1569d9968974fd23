"""Every quotation of the folder, with its speaker."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from jjreader.model import Confidence, Place, QuoteRow
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.widgets.row_list import Part, RowList, cut, spread


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotations are shown: those of one speaker, those that are so sure, or all."""

    speaker: str | None = None
    confidence: Confidence | None = None

    def shows(self, row: QuoteRow) -> bool:
        quote = row.quote
        return (self.speaker is None or quote.speaker == self.speaker) and (
            self.confidence is None or quote.confidence is self.confidence
        )

    def __bool__(self) -> bool:
        return self != QuoteFilter()

    def __str__(self) -> str:
        """In words, as it stands in the title: " of Dora Lindt, sure"."""
        of = f" of {self.speaker}" if self.speaker else ""
        return f"{of}, {self.confidence} only" if self.confidence else of


class QuoteList(RowList[QuoteRow]):
    """One line a quotation: its words, then who said them, how sure that is, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "screen.filter_speaker", "Speaker", id="filter-speaker", tooltip="Only one"),
        Binding("F", "screen.filter_confidence", "How sure", id="filter-confidence"),
    ]
    OFFERED: ClassVar[tuple[str, ...]] = (
        "list-choose",
        "filter-speaker",
        "filter-confidence",
        "person",
        "why",
        "correct-speaker",
    )

    def __init__(self, *, id: str | None = None, empty: str = "No quotations found.") -> None:  # noqa: A002
        super().__init__(id=id, empty=empty)

    def key_of(self, item: QuoteRow) -> tuple[str, int]:
        return item.article_id, item.quote.span.start

    def lines_of(self, item: QuoteRow, width: int) -> list[list[Part]]:
        quote = item.quote
        speaker = cut(item.words.speaker or "unknown", max(width // 4, 10))
        why = (
            f" · {quote.confidence} · {quote.rule} " if width >= WIDE else f" · {quote.confidence} "
        )
        right: list[Part] = [(speaker, "mark"), (why, "dim")]
        return [spread([(" ", ""), (" ".join(item.words.text.split()), "title")], right, width)]

    def chosen(self, item: QuoteRow) -> None:
        self.post_message(PlaceChosen(Place(item.article_id, item.quote.span)))


WIDE = 70
"""Cells of a row from which on it tells the rule as well."""
