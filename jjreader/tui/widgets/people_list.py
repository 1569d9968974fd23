"""Everybody who is named in the folder."""

from textual.binding import Binding

from jjreader.counting import counted
from jjreader.model import PersonSummary
from jjreader.tui.messages import NameChosen, PersonChosen
from jjreader.tui.parts import Part, cut, marked, spread
from jjreader.tui.widgets.row_list import RowList

NAMES = "part of a name"
"""What a box asks for in which names are typed."""


class PeopleList(RowList[PersonSummary]):
    """Name, who they are and how often they are named and quoted; below, their other names."""

    LOW_ROW = 2
    BINDINGS = [
        Binding("c", "screen.same_person", "Same person as…", id="same-person"),
        Binding("C", "screen.not_same_person", "Not the same", id="not-same-person"),
    ]
    OFFERED = "list-choose filter-sheet search-name same-person not-same-person"

    def __init__(self, *, id: str | None = None, empty: str = "Reading the people…") -> None:
        super().__init__(id=id, empty=empty)

    def key_of(self, item: PersonSummary) -> str:
        return item.person.name

    def lines_of(self, item: PersonSummary, width: int) -> list[list[Part]]:
        name: list[Part] = [
            (" ", ""),
            *marked(item.person.name, self.marked, width),
            (f"  {item.person.description}", "dim"),
        ]
        times = [(item.mentions, "mention"), (item.articles, "article"), (item.quotes, "quote")]
        counts = "  ".join(counted(number, what) for number, what in times)
        also = f"   also {', '.join(item.person.aliases)}" if item.person.aliases else ""
        return [spread(name, [(f"{counts} ", "dim")], width), [(cut(also, width - 1), "dim")]]

    def chosen(self, item: PersonSummary) -> None:
        self.post_message(PersonChosen(item.person.name))


class NameList(PeopleList, can_focus=False):
    """The people who are meant by what is typed above; one line for each."""

    LOW_ROW = 1

    def lines_of(self, item: PersonSummary, width: int) -> list[list[Part]]:
        mark = ">" if item is self.current else " "
        also = f"  {', '.join(item.person.aliases)}" if item.person.aliases else ""
        left: list[Part] = [(f" {mark} ", "mark"), (item.person.name, "title"), (also, "dim")]
        quotes = f"{counted(item.quotes, 'quote')} " if item.quotes else ""
        return [spread(left, [(quotes, "dim")], width)]

    def chosen(self, item: PersonSummary) -> None:
        self.post_message(NameChosen(item.person.name))
