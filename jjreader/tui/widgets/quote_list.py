"""Every quotation of the folder, with its speaker."""

from jjreader.model import Place, QuoteRow
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.widgets.row_list import Part, RowList, cut, spread


class QuoteList(RowList[QuoteRow]):
    """One line a quotation: its words, then who said them and where."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, empty="No quotations found yet.")

    def key_of(self, item: QuoteRow) -> tuple[str, int]:
        return item.article_id, item.quote.span.start

    def lines_of(self, item: QuoteRow, width: int) -> list[list[Part]]:
        speaker = item.quote.speaker or "unknown"
        room = max(width // 4, 10)
        right: list[Part] = [(cut(speaker, room), "mark"), (f" · {item.quote.confidence} ", "dim")]
        return [spread([(" ", ""), (" ".join(item.text.split()), "title")], right, width)]

    def chosen(self, item: QuoteRow) -> None:
        self.post_message(PlaceChosen(Place(item.article_id, item.quote.span)))
