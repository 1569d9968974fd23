"""The help screen: every key, by what it is for."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from jjreader.quotes.reasons import REASONS
from jjreader.tui.widgets.still import TextBox

Group = tuple[str, Sequence[tuple[str, str]]]

RULES: Group = ("Why a speaker", tuple(sorted(REASONS.items())))
KEYS: tuple[Group, ...] = (
    (
        "Everywhere",
        (
            ("{help}", "this help"),
            ("{palette} ctrl+p", "every action by name"),
            ("{search}", "search all articles"),
            ("{next-hit} {previous-hit}", "next, previous hit, on into the next article"),
            ("{pane-articles} {pane-reader} {pane-search}", "articles, reader, search"),
            ("{pane-quotes} {pane-people} {pane-bookmarks}", "quotations, people, bookmarks"),
            ("Tab", "next pane"),
            ("{zen}", "the reader alone"),
            ("{smaller-pane} {larger-pane}", "smaller, larger pane; or drag the line"),
            ("{usual-panes}", "usual panes"),
            ("{highlights}", "highlight quotations and names, or less"),
            ("{theme}", "theme"),
            ("{redraw}", "draw the screen anew, when something has written on it"),
            ("{rescan}", "look for new and changed files"),
            (
                "{export}",
                "export the quotations that are listed, or bookmarks; {export-copy} copies",
            ),
            ("{undo} {redo}", "undo, redo: also what was done before a restart"),
            ("{cancel}", "cancel; never quits"),
            ("{back}", "back; at the list, quit"),
            ("{quit}", "quit"),
        ),
    ),
    (
        "Move in a list",
        (
            ("{list-down}  {list-up}", "a line"),
            ("{list-page-down}  {list-page-up}", "a page"),
            ("{list-half-down} {list-half-up}", "half a page"),
            ("{list-first}  {list-last}", "beginning, end"),
        ),
    ),
    (
        "Articles",
        (
            ("{list-choose} {open-article}", "open; on a folder: fold it, unfold it"),
            ("{filter}", "filter by title, outlet, author, unread, reading, read, !"),
            ("{drop-filter}", "all articles again"),
            ("{sort} {reverse-sort}", "sort by what is next; reverse"),
            ("{next-unread} {previous-unread}", "next, previous unread article"),
            ("{toggle-read}", "read, or unread again"),
            ("{edit} {open-link}", "open the file in $EDITOR; its link in the browser"),
            ("*  -  >  !", "unread; begun; open; cannot be read"),
        ),
    ),
    (
        "Reader",
        (
            ("{reader-down}  {reader-up}", "a line"),
            ("{reader-page-down}  {reader-back} {reader-page-up}", "a page"),
            ("{reader-half-down} {reader-half-up}", "half a page"),
            ("{reader-first}  {reader-last}", "beginning, end"),
            ("{next-quote} {last-quote}", "next, previous quotation"),
            ("{next-paragraph} {previous-paragraph}", "next, previous paragraph"),
            ("{next-article} {previous-article}", "next, previous article"),
            ("{find}", "find in this article; {next-hit} {previous-hit} through the places"),
            ("{bookmark}", "bookmark the selection or the quotation here; again: back"),
            ("{bookmark-note}", "bookmark it with a note"),
            ("{copy} {copy-citation}", "copy the selection or the quotation; with its citation"),
            ("{select}", "select a passage: moves extend it"),
            ("{person}", "who speaks here: all about them"),
            ("{why}", "why it is they: the rule that found the speaker"),
            (
                "{correct-speaker} {take-back-speaker}",
                "say who said it; leave it to the rules again",
            ),
            ("{search-name}", "search them by all their names"),
            ("{narrower} {wider} {usual-width}", "narrower, wider, usual text"),
            ("{jump-back}  {jump-forward}", "jump back, forward"),
            ("{to-list}", "to the list"),
            ("{next-link} {open-link}", "next link in the text; open it, or the article's"),
            ("{toggle-fold}", "open or close the page furniture that is folded"),
            ("{edit}", "open the file in $EDITOR"),
        ),
    ),
    (
        "While selecting in the reader",
        (
            ("{select-next-character}  {select-previous-character}", "a character"),
            ("{select-next-word}  {reader-back} {select-previous-word}", "a word"),
            ("{next-paragraph} {previous-paragraph}", "a paragraph"),
            ("{select-previous-edge} {select-next-edge}", "to an end of the line"),
            ("{select-other-end}", "move the other end"),
            ("{deselect}", "select nothing"),
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
            ("Enter {search-results}", "into the results; {list-choose} opens one"),
            ("{edit-query}", "from the results back into the query"),
            ("{search-earlier}", "in the empty box: earlier queries"),
            ("{search-suggestion}", "take the spelling that is offered"),
        ),
    ),
    (
        "Quotations and people",
        (
            ("{list-choose}", "go there; a person: all about them"),
            ("{filter-sheet}", "only those with the words: spoken, speaker, name"),
            ("{drop-sheet-filter}", "all of them again"),
            ("{filter-speaker}", "only the quotations of one speaker"),
            ("{filter-confidence}", "only the sure, likely, guessed ones"),
            (
                "{correct-speaker} {take-back-speaker}",
                "a quotation: correct its speaker; take it back",
            ),
            (
                "{same-person} {not-same-person}",
                "a person: the same as another; not the same as a name",
            ),
            (
                "{bookmark} {copy} {person} {search-name} {why}",
                "as in the reader, for the one under the cursor",
            ),
        ),
    ),
    (
        "Bookmarks",
        (
            ("{list-choose}", "go there; {pane-bookmarks} comes back"),
            ("{edit-note} {edit-tags}", "note, tags; {tags-complete} completes a tag"),
            ("{delete-bookmark}", "delete; {undo} brings it back"),
            ("{filter-sheet}", "filter: words, tag: speaker: note: article:"),
            ("", "source: is:moved after:2024-05 -without"),
            ("{drop-sheet-filter}", "all bookmarks again"),
            ("{group-bookmarks}", "group by article, speaker, tag, nothing"),
            ("{sort-bookmarks} {reverse-bookmarks}", "sort by another thing; the other way round"),
            ("{accept-place}", "what has moved: keep it as it is now"),
            ("{copy} {copy-citation} {export}", "copy, copy with citation, export"),
        ),
    ),
)
"""What stands in braces is the id of an action, in whose place its keys are shown."""

NARROWEST = 20
"""Cells beside the keys for what they do."""
NOTHING = "No key for that: try another word, or {palette} for every action by name."
FOOTER = "{help-up} {help-down} scroll · {help-close} closes"


class HelpScreen(ModalScreen[None]):
    """All keys, those of the pane in front first; typing filters the lines."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Close", id="help-close"),
        Binding("down", "scroll(1)", "Down", id="help-down", priority=True),
        Binding("up", "scroll(-1)", "Up", id="help-up", priority=True),
        Binding("pagedown", "scroll(10)", "Page down", id="help-page-down"),
        Binding("pageup", "scroll(-10)", "Page up", id="help-page-up"),
    ]

    def __init__(self, first: str, keys: Mapping[str, str]) -> None:
        """FIRST is the title of the group that comes first; KEYS are those of every action."""
        super().__init__()
        self._keys = keys
        self._groups = sorted(
            (
                *(
                    (title, [(one.format_map(keys), does.format_map(keys)) for one, does in lines])
                    for title, lines in KEYS
                ),
                RULES,
            ),
            key=lambda group: not group[0].startswith(first),
        )
        self._box = TextBox(placeholder="Type what you want to do", id="help-box")
        self._lines = Static(id="help-keys")
        self._scrolled = VerticalScroll(self._lines, can_focus=False)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog help"):
            yield self._box
            yield self._scrolled
            yield Static(Content(FOOTER.format_map(self._keys)), classes="dim")

    def on_mount(self) -> None:
        self._box.focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell)

    @on(TextBox.Changed)
    def _pick(self) -> None:
        self._tell()
        self._scrolled.scroll_home(animate=False)

    def _tell(self) -> None:
        width = self._scrolled.scrollable_content_region.width
        self._lines.update(self._told(self._box.value, width))

    def _told(self, typed: str, width: int) -> Content:
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
                found += [
                    Content.styled(title, "bold underline"),
                    *_lines(kept, width),
                    Content(""),
                ]
        return Content("\n").join(found) if found else Content(NOTHING.format_map(self._keys))

    def action_scroll(self, rows: int) -> None:
        self._scrolled.scroll_relative(y=rows, animate=False)


def _lines(keys: Sequence[tuple[str, str]], width: int) -> Iterator[Content]:
    """Keys, and beside them what they do, on as many lines as that takes; or under them."""
    left = max(len(key) for key, _ in keys) + 4
    is_under = width < left + NARROWEST
    if is_under:
        left = 4
    for key, does in keys:
        lines = textwrap.wrap(does, max(width - left, 1)) or [""]
        first = "" if is_under else lines.pop(0)
        yield Content.assemble((f"  {key}".ljust(left), "bold"), first)
        yield from (Content(" " * left + line) for line in lines)
