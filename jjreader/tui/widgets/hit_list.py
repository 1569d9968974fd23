"""The hits of a search."""

from typing import ClassVar

from rich.cells import set_cell_size

from jjreader.model import Passage, SearchHit
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.widgets.row_list import Part, RowList, cut, cut_parts

TITLE_SHARE = 3
"""A title takes one part in this many of the row."""
NARROWEST_TITLE = 12
LOOSE = frozenset({"stem", "prefix", "variant", "fuzzy"})
"""Ways to match that are named in the row, since other words than those of the query match."""


class HitList(RowList[SearchHit]):
    """Title and snippet, the words that matched set apart and in view."""

    OFFERED: ClassVar[tuple[str, ...]] = ("list-choose", "next-hit/previous-hit", "person")

    def key_of(self, item: SearchHit) -> tuple[str, int]:
        return item.place.article_id, item.place.span.start

    def lines_of(self, item: SearchHit, width: int) -> list[list[Part]]:
        mark = ">" if item is self.current else " "
        room = max(width // TITLE_SHARE, NARROWEST_TITLE)
        title = set_cell_size(cut(item.title, room - 5), room - 3)
        parts: list[Part] = [(f" {mark} ", "mark"), (title, "title")]
        if item.speaker:
            parts.append((f"{item.speaker}: ", "mark"))
        if item.passage:
            if item.passage.why in LOOSE:
                parts.append((f"{item.passage.why} ", "dim"))
            parts += _snippet(item.passage, width - room)
        return [cut_parts(parts, width - 1)]

    def chosen(self, item: SearchHit) -> None:
        self.post_message(PlaceChosen(item.place))


def _snippet(passage: Passage, room: int) -> list[Part]:
    """The words around the match; they begin late enough for the match to be in view."""
    first, text = passage.snippet.start, " ".join(passage.text.split("\n"))
    parts: list[Part] = []
    at = _beginning(passage, room)
    if at > first:
        parts.append(("…", "dim"))
    for match in passage.matches:
        if match.start >= at:
            parts.append((text[at - first : match.start - first], "dim"))
            parts.append((text[match.start - first : match.end - first], "match"))
            at = match.end
    return [*parts, (text[at - first :], "dim")]


def _beginning(passage: Passage, room: int) -> int:
    """Where the excerpt begins so that the best match is in view, at the beginning of a word."""
    first, best = passage.snippet.start, passage.span
    if best.end - first <= room - 2:
        return first
    wanted = max(best.start - room // 3, first)
    space = passage.text.find(" ", wanted - first, best.start - first)
    return first + space + 1 if space >= 0 else wanted
