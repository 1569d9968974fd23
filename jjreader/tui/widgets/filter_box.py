"""The filter of the list of articles."""

from textual.binding import Binding

from jjreader.tui.widgets.still import TextBox

WANTED = "Filter: title, outlet, author · unread, reading, read · ! files with a problem"


class FilterBox(TextBox):
    """Takes the place of the status line; the list follows every key."""

    BINDINGS = [
        Binding("enter,down", "submit", "To the list", id="filter-keep"),
        Binding("escape", "screen.drop_filter", "Show all", id="filter-drop"),
    ]
    OFFERED = "filter-keep filter-drop"
