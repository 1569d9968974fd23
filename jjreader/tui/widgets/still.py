"""Widgets whose contents may grow without a new layout of the whole screen.

Textual lays out anew whenever the contents of a scrolling widget change in size, as those of a
text box do with every key. Here the place of a widget does not depend on what is in it.
"""

from rich.style import Style
from textual.events import Paste
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input

from jjreader.corpus.cleaner import clean_line


class StillView(ScrollView):
    """A scroll view of any number of rows; its scrollbar comes and goes as they need it."""

    virtual_size = Reactive(Size(0, 0))
    _base_style: Style | None = None

    @property
    def base_style(self) -> Style:
        """The style of what has no other; put together once a picture, not for every row."""
        if self._base_style is None:
            self._base_style = self.rich_style
        return self._base_style

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base_style = None
        return super().render_lines(crop)

    def set_row_count(self, rows: int) -> None:
        """So many rows can be scrolled through."""
        self.virtual_size = size = Size(0, rows)
        if self.is_attached:
            self._scroll_update(size)


class TextBox(Input):
    """One line to type in; a letter repaints the box and nothing else."""

    virtual_size = Reactive(Size(0, 0))

    def _on_paste(self, event: Paste) -> None:
        """Of several lines, one: Textual would take the first and drop the others."""
        event.text = " ".join(clean_line(event.text).split())
