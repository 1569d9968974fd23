"""What the reader has bookmarked in this folder, in groups."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.geometry import Region

from jjreader.bookmarks.selection import Group
from jjreader.model import Bookmark, BookmarkState, Place, Span, without_line_marks
from jjreader.tui.parts import Part, cut, cut_parts, marked, spread, wrap_parts
from jjreader.tui.widgets.row_list import RowList

NONE_YET = "No bookmarks yet.\n{bookmark} keeps a quotation, in the reader or in a list."
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

    LOW_ROW = 2
    HIGH_ROW = 4
    BINDINGS = [
        Binding("d,delete", "screen.delete_bookmark", "Delete", id="delete-bookmark"),
        Binding("M", "screen.edit_note", "Note", id="edit-note"),
        Binding("t", "screen.edit_tags", "Tags", id="edit-tags"),
        Binding("r", "screen.accept_place", "Keep as it is now", id="accept-place"),
    ]
    OFFERED = "list-choose edit-note edit-tags delete-bookmark filter-sheet group-bookmarks export"

    def __init__(self, *, id: str | None = None) -> None:
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
            return [[], [], title, rule] if self.is_roomy else [[], title]
        number = f" #{item.bookmark.number} "
        indent, room = " " * len(number), width - len(number) - 1
        text = " ".join(without_line_marks(item.bookmark.text).split())
        remarks, origin = list(_below(item)), list(_origin(item))
        if not self.is_roomy:
            between = [("· ", "dim")] if remarks else []
            below = cut_parts([*remarks, *between, *origin], room)
            first = [(number, "mark"), *marked(text, self.marked, room)]
            return [spread(first, list(_facts(item, width)), width), [(indent, ""), *below]]
        lines = wrap_parts(marked(text, self.marked, room), room, self.row_height // 2)
        lines += [cut_parts([*_facts(item, room), *origin], room), cut_parts(remarks, room)]
        full = [[(indent, "") if at else (number, "mark"), *line] for at, line in enumerate(lines)]
        return full + [[]] * (self.row_height - len(full))

    def place_of(self, item: Row) -> Place | None:
        if isinstance(item, Heading):
            return None
        place = item.bookmark.place
        is_lost = item.bookmark.state is BookmarkState.ORPHANED
        # Where the words of an orphan stood, others may stand now.
        return Place(place.article_id, Span(0, 0)) if is_lost else place

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
            top = above * self.row_height
            region = Region(0, top, 1, 2 * self.row_height)
            if self.size.height >= region.height:
                self.scroll_to_region(region, animate=False)


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
        yield " ", "dim"
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
