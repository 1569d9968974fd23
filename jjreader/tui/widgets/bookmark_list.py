"""What the reader has bookmarked in this folder, in groups."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from textual.binding import Binding, BindingType
from textual.geometry import Region

from jjreader.bookmarks.selection import Group
from jjreader.model import Bookmark, BookmarkState, Place, Span
from jjreader.tui.messages import PlaceChosen
from jjreader.tui.widgets.row_list import Part, RowList, cut, cut_parts, spread

NONE_YET = "No bookmarks yet: {bookmark} in the reader keeps the quotation there."
LOW_ROW, HIGH_ROW = 2, 4
"""Lines of a bookmark: in a high sheet there is room for more of its words."""
HIGH = 20
"""Lines of a sheet that is high."""
LEAD = 24
"""Cells of what is the same that are shown before the first difference."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Member:
    """A bookmark in a group; one with two tags is in two groups."""

    group: str
    bookmark: Bookmark


Row = Heading | Member


class BookmarkList(RowList[Row]):
    """Number, words, state and speaker; below, note and tags, or what has become of the words."""

    ROW_HEIGHT = LOW_ROW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "screen.delete_bookmark", "Delete", id="delete-bookmark"),
        Binding("M", "screen.edit_note", "Note", id="edit-note"),
        Binding("t", "screen.edit_tags", "Tags", id="edit-tags"),
        Binding("r", "screen.accept_place", "Keep as it is now", id="accept-place"),
    ]
    OFFERED: ClassVar[tuple[str, ...]] = (
        "list-choose",
        "edit-note",
        "edit-tags",
        "delete-bookmark",
        "filter-bookmarks",
        "group-bookmarks",
        "export",
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, empty="Reading the bookmarks…")

    @property
    def bookmark(self) -> Bookmark | None:
        """The bookmark under the cursor."""
        return self.current.bookmark if isinstance(self.current, Member) else None

    def show(self, groups: Sequence[Group]) -> None:
        """Show groups of bookmarks; one without a name has no heading."""
        rows: list[Row] = []
        for group in groups:
            if group.name:
                rows.append(Heading(group.name, len(group.bookmarks)))
            rows += [Member(group.name, bookmark) for bookmark in group.bookmarks]
        self.set_items(rows)
        self.cursor = self.cursor  # not on a heading

    def key_of(self, item: Row) -> Hashable:
        return (item.group, item.bookmark.number) if isinstance(item, Member) else item.name

    def lines_of(self, item: Row, width: int) -> list[list[Part]]:
        if isinstance(item, Heading):
            title = spread([(f" {item.name}", "mark")], [(f"{item.count} ", "dim")], width)
            rule: list[Part] = [("─" * width, "dim")]
            return [[], title] if self.ROW_HEIGHT == LOW_ROW else [[], [], title, rule]
        number = f" #{item.bookmark.number} "
        indent, room = " " * len(number), width - len(number) - 1
        words = _rows_of(" ".join(item.bookmark.text.split()), room, self.ROW_HEIGHT // 2)
        lines: list[list[Part]] = [
            [(indent if line else number, "mark"), (row, "title")] for line, row in enumerate(words)
        ]
        remarks = list(_below(item))
        below = [[(indent, ""), *cut_parts(remarks, room)]]
        if self.ROW_HEIGHT == LOW_ROW:
            below = [[(indent, ""), *cut_parts([*remarks, *_origin(item)], room)]]
            return [spread(lines[0], list(_facts(item, width)), width), *below]
        facts = [[(indent, ""), *cut_parts([*_facts(item, room), *_origin(item)], room)]]
        full = [cut_parts(line, width) for line in lines] + facts + below
        return full + [[]] * (self.ROW_HEIGHT - len(full))

    def chosen(self, item: Row) -> None:
        if isinstance(item, Member):
            place = item.bookmark.place
            is_lost = item.bookmark.state is BookmarkState.ORPHANED
            # Where the words of an orphan stood, others may stand now.
            self.post_message(
                PlaceChosen(Place(place.article_id, Span(0, 0)) if is_lost else place)
            )

    def validate_cursor(self, cursor: int) -> int:
        """On a bookmark: headings are passed over, in the direction of the movement."""
        cursor = max(0, min(cursor, len(self.items) - 1))
        step: int = 1 if cursor >= self.cursor else -1
        for number in (*range(cursor, len(self.items) * (step > 0), step), cursor + 1):
            if 0 <= number < len(self.items) and isinstance(self.items[number], Member):
                return int(number)
        return cursor

    def _show_cursor(self) -> None:
        """With its heading, when that is the row above."""
        super()._show_cursor()
        above = self.cursor - 1
        if 0 <= above < len(self.items) and isinstance(self.items[above], Heading):
            top = above * self.ROW_HEIGHT
            region = Region(0, top, 1, 2 * self.ROW_HEIGHT)
            if self.size.height >= region.height:
                self.scroll_to_region(region, animate=False)

    def on_resize(self) -> None:
        self.ROW_HEIGHT = HIGH_ROW if self.size.height >= HIGH else LOW_ROW
        super().on_resize()


def _rows_of(words: str, width: int, count: int) -> list[str]:
    """The words in so many rows at most, divided at spaces; the last may be too wide."""
    rows: list[str] = []
    while len(rows) < count - 1 and cell_len(words) > width > 0:
        row = (chop_cells(words, width) or [""])[0]
        at = row.rfind(" ") + 1 or len(row)
        rows.append(words[:at].rstrip())
        words = words[at:]
    rows.append(words)
    return rows


def _facts(member: Member, width: int) -> Iterator[Part]:
    """Its state, where that is not as it should be, and the speaker, where the group is not."""
    bookmark = member.bookmark
    if bookmark.state is not BookmarkState.ANCHORED:
        yield f"{bookmark.state} ", "problem"
    if bookmark.speaker and bookmark.speaker != member.group:
        yield f"{cut(bookmark.speaker, max(width // 4, 20))} ", "mark"


def _below(member: Member) -> Iterator[Part]:
    """What has become of the words, if they are others; the note; the tags."""
    bookmark = member.bookmark
    if bookmark.now is not None:
        yield from _difference(bookmark.text, bookmark.now)
        yield " · ", "dim"
    if bookmark.note:
        yield f"“{' '.join(bookmark.note.split())}” ", "title"
    if bookmark.tags:
        yield f"{' '.join(f'#{tag}' for tag in bookmark.tags)} ", "mark"


def _origin(member: Member) -> Iterator[Part]:
    """Where and when it was found."""
    bookmark = member.bookmark
    title = bookmark.title if bookmark.title != member.group else None
    paragraph = f"paragraph {bookmark.paragraph}" if bookmark.paragraph else None
    day = f"{bookmark.created:%Y-%m-%d}" if bookmark.created else None
    yield " · ".join(filter(None, (title, bookmark.source, paragraph, day))), "dim"


def _difference(old: str, new: str) -> Iterator[Part]:
    """Both texts in one: [-what was taken out-] and {+what was put in+}, as wdiff writes it."""
    from jjreader.bookmarks.difference import changes  # few passages are edited

    yield "now: ", "dim"
    for number, change in enumerate(changes(" ".join(old.split()), " ".join(new.split()))):
        if change.is_same:
            is_long = number == 0 and len(change.old) > LEAD
            yield f"…{change.old[-LEAD:]}" if is_long else change.old, "dim"
            continue
        if change.old:
            yield f"[-{change.old}-]", "problem"
        if change.new:
            yield f"{{+{change.new}+}}", "match"
