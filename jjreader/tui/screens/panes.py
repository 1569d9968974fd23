"""The panes of the reading screen: which is in front, how wide, what is highlighted."""

from dataclasses import replace

from textual.binding import Binding

from jjreader.settings import HIGHLIGHTS, NARROWEST_TEXT, WIDEST_TEXT
from jjreader.tui.choices import next_choice
from jjreader.tui.screens.filling import Filling
from jjreader.tui.screens.going import Going


class Panes(Filling, Going):
    """One or several panes at a time, by the width of the terminal and the reader's wish."""

    BINDINGS = [
        Binding("1", "pane('articles')", "Articles", id="pane-articles"),
        Binding("2", "pane('reader')", "Reader", id="pane-reader"),
        Binding("h", "pane('articles')", "To the list", id="to-list"),
        Binding("H", "highlights", "Highlights", id="highlights"),
        Binding("z", "zen", "Reader alone", id="zen"),
        Binding("minus", "text_width(-4)", "Narrower text", id="narrower"),
        Binding("plus", "text_width(4)", "Wider text", id="wider"),
        Binding("equals_sign", "text_width(0)", "Usual text width", id="usual-width"),
        Binding("ctrl+l", "redraw", "Draw the screen anew", id="redraw"),
        Binding("escape", "cancel", "Cancel", id="cancel"),
    ]

    def action_pane(self, name: str) -> None:
        """Bring list or reader to the front."""
        self.set_class(name == "reader", "-reading")
        if name == "articles":
            self.remove_class("-zen")
            self.set_focus(self.articles)
        else:
            self.set_focus(self.reader.view)

    def action_leave_sheet(self) -> None:
        """Close the sheet and go back to where one was."""
        self.sheets.close()
        self.end_glance()
        self.action_pane("reader" if self.has_class("-reading") else "articles")

    def action_redraw(self) -> None:
        """Something else has written on the terminal."""
        self.refresh(layout=True)

    def action_cancel(self) -> None:
        """Out of whatever is going on; never out of the program."""
        if self.reader.found:
            self.reader.close_find(keep=False)
        elif self.clear_filter():
            self.say("All quotations again.")
        elif self.sheets.opened:
            self.action_leave_sheet()
        elif self.has_class("-zen"):
            self.remove_class("-zen")
        else:
            self.status.hush()

    @property
    def is_back_at_list(self) -> bool:
        """There is nothing to go back from: the next step leaves the program."""
        return not (self.sheets.opened or self.has_class("-zen") or self.has_class("-reading"))

    def action_back(self) -> None:
        """One step back; from the list, out of the program."""
        if self.sheets.opened:
            self.action_leave_sheet()
        elif self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.has_class("-reading"):
            self.action_pane("articles")
        else:
            self.app.exit()

    def action_zen(self) -> None:
        """The reader without list and sheet; again: the list comes back."""
        self.sheets.close()
        self.toggle_class("-zen")
        self.action_pane("reader" if self.has_class("-zen") else "articles")

    def action_text_width(self, change: int) -> None:
        view = self.reader.view
        usual = self.library.settings.text_width
        width = view.text_width + change if change else usual
        view.set_text_width(max(NARROWEST_TEXT, min(width, WIDEST_TEXT)))
        self.keep(replace(self.library.habit_store.look, text_width=view.text_width))
        self.say(f"Text at most {view.text_width} columns wide.")

    def action_highlights(self) -> None:
        view = self.reader.view
        view.set_highlights(next_choice(HIGHLIGHTS, view.highlights))
        self.say(f"Highlighted: {view.highlights}.")
