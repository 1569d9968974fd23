"""A pane of rows in which a passage can be selected, by keys or with the mouse."""

from textual import events
from textual.binding import Binding

from jjreader.model import Span
from jjreader.tui.caret import Ground, character_at, word_at
from jjreader.tui.painting import column_at
from jjreader.tui.widgets.row_pane import RowPane
from jjreader.tui.wrapping import offset_at

WORD, PARAGRAPH = 2, 3
"""So many clicks select one."""


def _move(keys: str, unit: str, direction: int, name: str) -> Binding:
    key_id = f"select-{'next' if direction > 0 else 'previous'}-{unit}"
    return Binding(keys, f"select_by('{unit}', {direction})", name, id=key_id)


class SelectingPane(RowPane):
    """`v` begins at a caret, moves extend the selection; or the mouse is dragged over the text."""

    BINDINGS = [
        Binding("v", "select", "Select", id="select", tooltip="Select a passage by keys"),
        Binding("o", "select_other_end", "Other end", id="select-other-end"),
        Binding("escape", "deselect", "Cancel", id="deselect"),
        _move("l,right", "character", 1, "Select a character more"),
        _move("h,left", "character", -1, "Select a character back"),
        _move("w,ctrl+right", "word", 1, "Select a word more"),
        _move("ctrl+left", "word", -1, "Select a word back"),
        _move("dollar_sign", "edge", 1, "Select to the end of the line"),
        _move("0", "edge", -1, "Select to the beginning of the line"),
    ]

    text = ""
    """The text that the rows show."""
    selection: Span | None = None
    caret: int | None = None
    """Where the moving end of the selection is while keys select."""
    _anchor = 0
    was_dragged = False
    """The mouse has selected something since its button went down."""
    _pressed_at: int | None = None

    @property
    def left(self) -> int:
        """Cells left of the gutter."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that extend a selection do so only while there is a caret."""
        if action in ("select_by", "select_other_end"):
            return self.caret is not None
        if action == "deselect":
            return self.selection is not None
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """What is selected has changed."""
        self.refresh()

    def select(self, span: Span | None) -> None:
        """Another passage is selected, or none; keys scroll again."""
        self.caret = None
        self._set(span)

    def selecting_begins_at(self) -> int:
        """Where a caret appears that was not there before."""
        return self.in_view.start

    def action_select(self) -> None:
        """Begin a selection; while selecting: begin again, at the caret."""
        if self.rows:
            at = self.selecting_begins_at() if self.caret is None else self.caret
            self._anchor = self.caret = at
            self._set(Span(at, at))

    def action_select_by(self, unit: str, direction: int, times: int = 1) -> None:
        """Move the caret, and the end of the selection with it."""
        if self.caret is None:
            return
        ground = Ground(self.text, self.rows)
        for _ in range(times):
            self.caret = ground.moved(self.caret, unit, direction)
        self._extend(self.caret)
        self.go_to(Span(self.caret, self.caret))

    def action_go_rows(self, rows: int) -> None:
        if self.caret is None:
            super().action_go_rows(rows)
        else:
            self.action_select_by("row", rows)

    def action_go_pages(self, pages: float) -> None:
        if self.caret is None:
            super().action_go_pages(pages)
        else:
            rows = max(int(self.size.height * abs(pages)), 1)
            self.action_select_by("row", 1 if pages > 0 else -1, rows)

    def action_go_back(self) -> None:
        """A page up; while selecting, a word back."""
        if self.caret is None:
            self.action_go_pages(-1)
        else:
            self.action_select_by("word", -1)

    def action_go_edge(self, is_end: int) -> None:
        if self.caret is None:
            super().action_go_edge(is_end)
        else:
            self.action_select_by("all", 1 if is_end else -1)

    def action_select_other_end(self) -> None:
        """Let the other end of the selection be the one that moves."""
        if self.caret is not None:
            self._anchor, self.caret = self.caret, self._anchor
            self.redraw()
            self.go_to(Span(self.caret, self.caret))

    def action_deselect(self) -> None:
        self.select(None)

    def row_under(self, event: events.MouseEvent) -> int:
        """The row under the mouse."""
        return event.get_content_offset_capture(self).y + self.scroll_offset.y

    def offset_under(self, event: events.MouseEvent) -> int | None:
        """The character under the mouse, or the nearest on its row; None below the text."""
        row = self.row_under(event)
        if not 0 <= row < len(self.rows):
            return None
        span = self.rows.span(row)
        lead = self.rows.leads.get(row, "")
        column = column_at(event.get_content_offset_capture(self).x, self.left, lead)
        words = self.text[span.start : span.end]
        return span.start + offset_at(words, column, self.rows.hidden, span.start)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1:
            self._pressed_at = self.offset_under(event)
            self.was_dragged = False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed_at is None or event.button != 1:
            return
        self.capture_mouse()
        beyond = event.y - max(0, min(event.y, self.size.height - 1))
        self.go_row(self.scroll_offset.y + beyond)
        at = self.offset_under(event)
        if at is not None and (at != self._pressed_at or self.selection):
            self.was_dragged = True
            self.caret, self._anchor = None, self._pressed_at
            self._extend(at, with_last=True)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        self._pressed_at = None
        self.release_mouse()

    def select_by_clicks(self, offset: int, clicks: int) -> None:
        """A double click selects the word, a triple click the paragraph."""
        if clicks == WORD:
            self.select(word_at(self.text, offset))
        elif clicks == PARAGRAPH:
            ground = Ground(self.text, self.rows)
            end = ground.moved(offset, "paragraph", 1)
            self.select(Span(ground.moved(end, "paragraph", -1), end))

    def _extend(self, at: int, *, with_last: bool = False) -> None:
        """From the anchor to AT; WITH_LAST: the character under the mouse is inside."""
        start, end = sorted((self._anchor, at))
        if with_last:
            end = character_at(self.text, end).end
        self._set(Span(start, end))

    def _set(self, span: Span | None) -> None:
        if span != self.selection:
            if span is None or self.selection is None:
                self.refresh_bindings()  # other keys matter while something is selected
            self.selection = span
            self.redraw()
            self.post_message(self.Moved())
