"""The hits of a search."""

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding

from jjreader.model import Passage, Place, SearchHit
from jjreader.tui.parts import LOST_AT_END, Part, cut, cut_parts, spread, wrap_parts
from jjreader.tui.widgets.row_list import RowList

TITLE_SHARE = 3
"""A title takes one part in this many of the row."""
NARROWEST_TITLE = 12
INDENT = 5
"""Cells left of a snippet that stands below its title."""
LOOSE = frozenset({"stem", "prefix", "variant", "fuzzy"})
"""Ways to match that are named in the row, since other words than those of the query match."""


class HitList(RowList[SearchHit]):
    """Title and snippet, below one another where there is room; what matched set apart, in view."""

    HIGH_ROW = 3
    BINDINGS = [
        Binding("slash", "screen.search", "Query", id="edit-query", priority=True),
    ]
    OFFERED = "list-choose edit-query next-hit/previous-hit person"

    def key_of(self, item: SearchHit) -> tuple[str, int]:
        return item.place.article_id, item.place.span.start

    def lines_of(self, item: SearchHit, width: int) -> list[list[Part]]:
        mark: Part = (f" {'>' if item is self.current else ' '} ", "mark")
        if self.is_roomy:
            return self._in_rows(item, mark, width)
        room = max(width // TITLE_SHARE, NARROWEST_TITLE)
        title = set_cell_size(cut(item.title, room - 5), room - 3)
        speaker: list[Part] = [(f"{item.speaker}: ", "mark")] if item.speaker else []
        left = width - room - sum(cell_len(text) for text, _ in speaker)
        return [cut_parts([mark, (title, "title"), *speaker, *_found(item, left)], width - 1)]

    def _in_rows(self, item: SearchHit, mark: Part, width: int) -> list[list[Part]]:
        """Title and who says it; below, the words around the match."""
        speaker: list[Part] = (
            [(f"{cut(item.speaker, width // 3)} ", "mark")] if item.speaker else []
        )
        room, lines = width - INDENT - 1, self.row_height - 1
        below = wrap_parts(_found(item, room * lines - LOST_AT_END), room, lines)
        rows = [spread([mark, (item.title, "title")], speaker, width)]
        rows += [[(" " * INDENT, ""), *line] for line in below]
        return rows + [[]] * (self.row_height - len(rows))

    def place_of(self, item: SearchHit) -> Place:
        return item.place


def _found(hit: SearchHit, room: int) -> list[Part]:
    """The words around the match, and how it matched where not word for word."""
    if hit.passage is None:
        return []
    why = f"({hit.passage.why}) " if hit.passage.why in LOOSE else ""
    return [(why, "dim"), *_snippet(hit.passage, room - len(why))]


def _snippet(passage: Passage, room: int) -> list[Part]:
    """The words around the match; they begin late enough for the match to be in view."""
    start = _beginning(passage, room)
    left_out: list[Part] = [("…", "dim")] if start > passage.snippet.start else []
    return left_out + [
        (words.replace("\n", " "), "match" if is_match else "dim")
        for words, is_match in passage.pieces(start)
    ]


def _beginning(passage: Passage, room: int) -> int:
    """Where the excerpt begins so that the best match is in view, at the beginning of a word, and
    no room is left over."""
    first, best = passage.snippet.start, passage.span
    if best.end - first <= room - 2:
        return first
    wanted = max(min(best.start - room // 3, first + len(passage.text) - room), first)
    space = passage.text.find(" ", wanted - first, best.start - first)
    return first + space + 1 if space >= 0 else wanted
