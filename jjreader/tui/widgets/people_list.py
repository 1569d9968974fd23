"""Everybody who is named in the folder."""

from jjreader.model import PersonSummary
from jjreader.tui.messages import NameChosen
from jjreader.tui.widgets.row_list import Part, RowList, spread


class PeopleList(RowList[PersonSummary]):
    """Name, who they are, and how often they are named and quoted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, empty="Nobody found yet.")

    def key_of(self, item: PersonSummary) -> str:
        return item.person.name

    def lines_of(self, item: PersonSummary, width: int) -> list[list[Part]]:
        person = item.person
        who = [person.kind, f"plays {person.portrays}" if person.portrays else None]
        known = ", ".join(filter(None, who))
        left: list[Part] = [(f" {person.name} ", "title"), (f" {known}", "dim")]
        counts = f"{item.mentions} mentions  {item.articles} articles  {item.quotes} quotes "
        return [spread(left, [(counts, "dim")], width)]

    def chosen(self, item: PersonSummary) -> None:
        self.post_message(NameChosen(item.person.name))
