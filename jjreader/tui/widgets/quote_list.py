"""Every quotation of the folder, with its speaker."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.binding import Binding

from jjreader.model import Confidence, Place, QuoteRow, without_line_marks
from jjreader.tui.parts import LOST_AT_END, Part, cut, cut_parts, marked, spread, wrap_parts
from jjreader.tui.widgets.row_list import RowList

SPOKEN = "words of a quotation"
"""What the box above a list of quotations asks for."""


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
    """The words of a quotation, then who said them, how sure that is, and why."""

    HIGH_ROW = 3

    BINDINGS = [
        Binding("f", "screen.filter_speaker", "Speaker", id="filter-speaker", tooltip="Only one"),
        Binding("F", "screen.filter_confidence", "How sure", id="filter-confidence"),
    ]
    OFFERED = "list-choose filter-sheet filter-speaker filter-confidence person why correct-speaker"

    def __init__(
        self,
        *,
        id: str | None = None,
        empty: str = "Reading the quotations…",
        is_of_one: bool = False,
    ) -> None:
        super().__init__(id=id, empty=empty)
        self._is_of_one = is_of_one
        """All are of one person, so that the rows need not tell of whom."""

    def key_of(self, item: QuoteRow) -> tuple[str, int]:
        return item.article_id, item.quote.span.start

    def lines_of(self, item: QuoteRow, width: int) -> list[list[Part]]:
        words, facts = (
            " ".join(without_line_marks(item.words.text).split()),
            self._facts(item, width),
        )
        if self.is_roomy:
            lines = self.row_height - 1
            said = marked(words, self.marked, lines * (width - 2) - LOST_AT_END)
            rows = wrap_parts(said, width - 2, lines)
            rows.append([("  ", ""), *cut_parts(facts, width - 4)])
            return [[(" ", ""), *row] for row in rows] + [[]] * (self.row_height - len(rows))
        room = width - 2 - sum(cell_len(text) for text, _ in facts)
        return [spread([(" ", ""), *marked(words, self.marked, room)], facts, width)]

    def _facts(self, item: QuoteRow, width: int) -> list[Part]:
        """Who said it, how sure that is and why; in which article, where that is not plain."""
        facts = [str(item.quote.confidence)]
        if width >= WIDE:
            facts.append(item.quote.rule)
        if self.is_roomy or self._is_of_one:
            facts.append(cut(item.title, width if self.is_roomy else width // 3))
        if self._is_of_one:
            return [(f"{' · '.join(facts)} ", "dim")]
        speaker = cut(
            item.words.speaker or "unknown", width if self.is_roomy else max(width // 4, 10)
        )
        return [(speaker, "mark"), (f" · {' · '.join(facts)} ", "dim")]

    def place_of(self, item: QuoteRow) -> Place:
        return Place(item.article_id, item.quote.span)


WIDE = 100
"""Cells of a row from which on it tells the rule as well."""
