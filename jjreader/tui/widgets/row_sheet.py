"""A sheet of rows that come from the library: quotations, people."""

from typing import Generic, TypeVar

from jjreader.tui.keys import KeyNames
from jjreader.tui.sieve import Sieve
from jjreader.tui.widgets.filtered_sheet import FilteredSheet
from jjreader.tui.widgets.row_list import RowList

Item = TypeVar("Item")


class RowSheet(FilteredSheet, Generic[Item]):
    """The rows in their order; the title tells how many have the words in the box."""

    def __init__(
        self,
        keys: KeyNames,
        rows: RowList[Item],
        *,
        heading: str,
        wanted: str,
        none: str,
        id: str | None = None,
    ) -> None:
        super().__init__(keys, rows, wanted=wanted, none=none, id=id)
        self.list: RowList[Item] = rows
        self.heading = heading
        self._of = ""
        """Which rows they are, in words; empty when they are all."""
        self._sieve: Sieve[Item] | None = None

    @property
    def title(self) -> str:
        heading = f"{self.heading}{self._of}"
        if self._sieve is None:
            return heading
        shown, count = len(self.list.items), len(self._sieve.items)
        counts = f"{shown} of {count}" if self.words else f"{count}"
        hint = f" · {self.keys['cancel']} shows all" if self._of or self.words else ""
        return f"{heading} ({counts}){hint}"

    def fill(self, sieve: Sieve[Item], of: str = "", *, is_growing: bool = False) -> None:
        """Other rows; OF tells which they are, IS_GROWING that there may be more."""
        self._sieve, self._of = sieve, of
        yet = " yet: the articles are still being looked through" if is_growing else ""
        self._none_at_all = f"{self.none}{of} was found{yet}."
        self.narrow()

    _none_at_all = ""

    def narrow(self) -> None:
        if self._sieve is None:
            return
        self.list.empty = self.none_left() if self.words else self._none_at_all
        self.list.marked = self.words.split()
        before = self.list.current
        self.list.set_items(self._sieve.having(self.words))
        here = self.list.current
        if before and here and self.list.key_of(before) != self.list.key_of(here):
            self.list.cursor = 0  # its row has gone
        self.post_message(self.Narrowed())
