"""The help screen: every key, by what it is for."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from jjreader.quotes.reasons import REASONS
from jjreader.tui.widgets.still import TextBox

Group = tuple[str, tuple[tuple[str, str], ...]]

RULES: Group = ("Why a speaker", tuple(sorted(REASONS.items())))
KEYS: tuple[Group, ...] = (
    (
        "Everywhere",
        (
            ("?", "this help"),
            (": ctrl+p", "every action by name"),
            ("s", "search all articles"),
            ("n N", "next, previous hit, on into the next article"),
            ("1 2 3", "articles, reader, search"),
            ("4 5 6", "quotations, people, bookmarks"),
            ("Tab", "next pane"),
            ("z", "the reader alone"),
            ("< > |", "smaller, larger pane; usual panes; or drag the line"),
            ("H", "highlight quotations and names, or less"),
            ("T", "theme"),
            ("R", "look for new and changed files"),
            ("x", "export the bookmarks, or those of the filter; ctrl+y copies"),
            ("U ctrl+r", "undo, redo: also what was done before a restart"),
            ("Esc", "cancel; never quits"),
            ("q", "back; at the list, quit"),
            ("ctrl+q", "quit"),
        ),
    ),
    (
        "Move",
        (
            ("j k arrows", "a line"),
            ("space b PgDn PgUp", "a page"),
            ("ctrl+d ctrl+u", "half a page"),
            ("g G Home End", "beginning, end"),
        ),
    ),
    (
        "Articles",
        (
            ("Enter l", "open; on a folder: fold it, unfold it"),
            ("/", "filter by title, outlet, author, unread, reading, read, !"),
            ("o O", "sort by what is next; reverse"),
            ("J K", "next, previous unread article"),
            ("r", "read, or unread again"),
            ("*  -  >  !", "unread; begun; open; cannot be read"),
        ),
    ),
    (
        "Reader",
        (
            ("] [", "next, previous quotation"),
            ("} {", "next, previous paragraph"),
            ("J K", "next, previous article"),
            ("/", "find in this article; n N through the places"),
            ("m", "bookmark the selection or the quotation here; again: back"),
            ("M", "bookmark it with a note"),
            ("y Y", "copy the selection or the quotation; with its citation"),
            ("v", "select a passage; moves extend it, o takes the other end"),
            ("p", "who speaks here: all about them"),
            ("i", "why it is they: the rule that found the speaker"),
            ("c C", "say who said it; leave it to the rules again"),
            ("*", "search them by all their names"),
            ("- + =", "narrower, wider, usual text"),
            ("ctrl+o ctrl+n", "jump back, forward"),
            ("h", "to the list"),
            ("L w", "next link in the text; open it, or the article's, in the browser"),
            ("Enter", "open or close the page furniture that is folded"),
            ("e", "open the file in $EDITOR"),
        ),
    ),
    (
        "Search",
        (
            ("word word", "all words must be there"),
            ('"a phrase"', "these words in this order"),
            ("begin*  fuzzy~", "how a word begins; nearly this word"),
            ("OR  -word", "either; without"),
            ("title: source:", "in these only"),
            ("quote: speaker: name:", "said; by whom; named"),
            ("after:2016-05 before:2017", "by date"),
            ("Enter Down", "into the results; Enter opens one"),
            ("Up", "in the empty box: earlier queries"),
        ),
    ),
    (
        "Quotations and people",
        (
            ("Enter", "go there; a person: all about them"),
            ("f", "only the quotations of one speaker"),
            ("F", "only the sure, likely, guessed ones"),
            ("Esc", "all quotations again"),
            ("c C", "a quotation: correct its speaker; take that back"),
            ("c C", "a person: the same as another; not the same as one of their names"),
            ("p * i", "as in the reader, for the one under the cursor"),
        ),
    ),
    (
        "Bookmarks",
        (
            ("Enter", "go there; 6 comes back"),
            ("M t", "note, tags; Tab completes a tag"),
            ("d", "delete; U brings it back"),
            ("/", "filter: words, tag: speaker: note: article:"),
            ("", "source: is:moved after:2024-05 -without"),
            ("a", "group by article, speaker, tag, nothing"),
            ("o O", "sort by another thing; the other way round"),
            ("r", "what has moved: keep it as it is now"),
            ("y Y x", "copy, copy with citation, export"),
        ),
    ),
)


NOTHING = "No key for that: try another word, or : for every action by name."


class HelpScreen(ModalScreen[None]):
    """All keys, those of the pane one comes from first; what is typed picks lines out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", id="help-close"),
        Binding("down", "scroll(1)", "Down", id="help-down", show=False, priority=True),
        Binding("up", "scroll(-1)", "Up", id="help-up", show=False, priority=True),
        Binding("pagedown", "scroll(10)", "Page down", id="help-page-down", show=False),
        Binding("pageup", "scroll(-10)", "Page up", id="help-page-up", show=False),
    ]

    def __init__(self, first: str) -> None:
        """FIRST is the title of the group that comes first."""
        super().__init__()
        self._groups = sorted((*KEYS, RULES), key=lambda group: group[0] != first)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog help"):
            yield TextBox(placeholder="Type what you want to do", id="help-box")
            with VerticalScroll(can_focus=False):
                yield Static(self._told(""), id="help-keys")
            yield Static(Content("↑ ↓ scroll · Esc closes"), classes="dim")

    def on_mount(self) -> None:
        self.query(TextBox).focus()  # none, when the screen is closed while it opens

    @on(TextBox.Changed)
    def _pick(self, event: TextBox.Changed) -> None:
        self.query_one("#help-keys", Static).update(self._told(event.value))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _told(self, typed: str) -> Content:
        """The groups with the lines that have every word typed."""
        words = typed.casefold().split()
        found: list[Content] = []
        for title, keys in self._groups:
            kept = [
                (key, does)
                for key, does in keys
                if all(word in f"{title} {key} {does}".casefold() for word in words)
            ]
            if kept:
                found += [Content.styled(title, "bold underline"), *_lines(kept), Content("")]
        return Content("\n").join(found) if found else Content(NOTHING)

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def _lines(keys: Sequence[tuple[str, str]]) -> Iterator[Content]:
    widest = max(len(key) for key, _ in keys)
    for key, does in keys:
        yield Content.assemble((f"  {key:<{widest}}  ", "bold"), does)
