"""Navigation on the reading screen: opening articles, previews, jumps back and forward."""

from collections.abc import Callable
from dataclasses import replace

from textual import on, work
from textual.binding import Binding
from textual.events import DescendantFocus
from textual.reactive import var
from textual.timer import Timer
from textual.worker import get_current_worker

from jjreader.errors import InputError, StorageError
from jjreader.library import Library
from jjreader.model import Annotations, Place, Span
from jjreader.tui.following import follow
from jjreader.tui.messages import ArticleLoaded, FilesChanged, PlaceChosen, PlaceMissed
from jjreader.tui.page import Page
from jjreader.tui.screens.desk import Desk
from jjreader.tui.trail import Trail
from jjreader.tui.widgets.article_view import ArticleView
from jjreader.tui.widgets.row_list import RowList

ONWARD = "Next quotation"
PREVIEW_DELAY = 0.12
"""Seconds that the cursor must rest on an article before it is shown."""
LONG_ARTICLE = 60_000
"""Characters from which on the text is shown first, and what is known of it follows."""


class Going(Desk):
    """Every list posts `PlaceChosen`; one handler sets `place`; the reader shows it."""

    BINDINGS = [
        Binding("J", "article(1)", "Next article", id="next-article"),
        Binding("K", "article(-1)", "Previous article", id="previous-article"),
        Binding("right_square_bracket", "quote(1)", "Quote", id="next-quote", tooltip=ONWARD),
        Binding("left_square_bracket", "quote(-1)", "Previous quotation", id="last-quote"),
        Binding("ctrl+o,alt+left", "jump_back", "Jump back", id="jump-back"),
        Binding("ctrl+n,alt+right", "jump_forward", "Jump forward", id="jump-forward"),
    ]

    place: var[Place | None] = var(None, always_update=True)
    """Where the reader is: setting it is the only way to go anywhere."""

    query_asked = ""
    """The query whose matches are marked in the articles."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._trail = Trail()
        self._preview_timer: Timer | None = None
        self._is_preview = False
        """The article is only looked at."""
        self._glanced_from: tuple[Place | None, bool] | None = None
        """What was shown before rows of a sheet were looked at, and whether that was a preview."""
        self._is_loading = False
        self._has_annotated = False
        """Before that, what tells names and quotations has yet to be loaded: the text is shown
        first."""
        self._waiting: list[Callable[[], object]] = []
        """What is to be done as soon as the article is there."""

    def enter_article(self, span: Span, query: str, matches: tuple[Span, ...]) -> None:
        """An article was opened: mark the matches of the query, and stand on the chosen one."""
        raise NotImplementedError

    def when_loaded(self, act: Callable[[], object]) -> None:
        """Do something with the article; when it is just being opened, as soon as it is there."""
        if self._is_loading:
            self._waiting.append(act)
        else:
            act()

    def _loaded(self) -> None:
        self._is_loading = False
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def action_quote(self, direction: int) -> None:
        """On to the next or previous quotation."""
        self.when_loaded(lambda: self.reader.view.go_quote(direction))

    @on(PlaceChosen)
    def _go(self, message: PlaceChosen) -> None:
        if self._preview_timer:
            self._preview_timer.stop()
        if message.is_preview and not isinstance(self.focused, RowList):
            # It was on its way when something was opened. (A widget's `has_focus` would not do: it
            # follows with a message of its own, which may come behind this one.)
            return
        is_glance = message.is_preview and self.focused is not self.articles
        if not is_glance:
            self.leave_place()
        elif self._glanced_from is None:
            self._glanced_from = self._here(), self._is_preview
        self._is_preview = message.is_preview
        if not message.is_preview:
            self.show_reader()
        self.place = message.place

    @on(RowList.Moved)
    def _preview_soon(self, message: RowList.Moved) -> None:
        """Where the row under the cursor leads is shown beside the list once the cursor rests."""
        if self._preview_timer:
            self._preview_timer.stop()
        rows = message.row_list
        is_hidden = self.has_class("-narrow") and not self.has_class("-reading")
        if is_hidden or rows is not self.focused or rows.current is None:
            return
        place = rows.place_of(rows.current)
        if place and not (place.article_id == self.open_id and not place.span.end):
            self._preview_timer = self.set_timer(
                PREVIEW_DELAY, lambda: self.post_message(PlaceChosen(place, is_preview=True))
            )

    @on(DescendantFocus, "#view")
    def _read_what_is_shown(self) -> None:
        """Whoever goes into the text reads it, though it was only looked at before."""
        if self._is_preview and self.open_id:
            self.leave_place()
            self._is_preview = False
            self.library.reading_log.open(self.open_id)
            self.articles.stand_on(self.open_id)
            self.reading_moved()

    def end_glance(self) -> None:
        """Back to where one was before the rows of a sheet were looked at."""
        if self._glanced_from:
            place, self._is_preview = self._glanced_from
            self._glanced_from = None
            if place:
                self.place = place

    def show_reader(self) -> None:
        """Bring the reader to the front and move the focus there."""
        self.add_class("-reading")
        self.set_focus(self.reader.view)

    def watch_place(self, before: Place | None, place: Place | None) -> None:
        if place:
            self._is_loading = True
            if before is None or before.article_id != place.article_id:
                self._waiting.clear()  # it was meant for the article that is left
            self._load(place, self.query_asked)

    @work(thread=True, group="load", exclusive=True)
    def _load(self, place: Place, query: str) -> None:
        worker = get_current_worker()
        try:
            article = self.library.article(place.article_id)
        except InputError as error:
            self.post_message(PlaceMissed(place, str(error)))
            return
        bookmarks = self.bookmarks_of(article)
        left_at = self.library.reading_log.place_in(article)
        is_long = len(article.text) > LONG_ARTICLE
        bare = Annotations(markup=() if is_long else self.library.markup(article))
        if is_long or not self._has_annotated:
            bare_page = ArticleLoaded(place, article, bare, bookmarks, query, (), left_at, False)
            self.post_message(bare_page)
        markup = self.library.markup(article) if is_long else bare.markup
        annotations = replace(self.library.annotations(article), markup=markup)
        self._has_annotated = True
        matches = self.matches_of(article, query)
        if not worker.is_cancelled:
            found = ArticleLoaded(place, article, annotations, bookmarks, query, matches, left_at)
            self.post_message(found)

    def reread(self) -> None:
        """Show the open article as it is now, at the words where one is."""
        if self.open_id:
            self.place = Place(self.open_id, Span(0, 0))

    @on(FilesChanged)
    def _reread_if_changed(self, message: FilesChanged) -> None:
        """The article itself, or the book of which it is a chapter."""
        here = self.open_id or ""
        if any(here == changed or here.startswith(f"{changed}/") for changed in message.ids):
            self.reread()

    @on(ArticleLoaded)
    def _show(self, message: ArticleLoaded) -> None:
        if message.place != self.place:
            return
        page = Page(message.article, message.annotations, message.bookmarks)
        span, is_new = message.place.span, page.article.id != self.open_id
        before, top = self.reader.view.page, self.reader.view.in_view.start
        self.reader.show(page, span)
        if before and not is_new and not span.end:
            self.reader.view.start_at(follow(top, before.article.text, page.article.text))
        if is_new and not span.end:
            self.reader.view.start_at(message.left_at)
        quote = page.quote_at(span.start)
        if quote and quote.span == span:
            self.reader.view.stand_on(quote)
        elif page.bookmark_of(span):
            self.reader.view.select(span)
        if not self._is_preview:
            self.library.reading_log.open(page.article.id)
            if is_new:
                self.articles.stand_on(page.article.id)  # the next article is the next of the list
        self.reading_moved()
        if message.is_complete:
            self.enter_article(message.place.span, message.query, message.matches)
            self._loaded()

    @on(ArticleView.Moved)
    def reading_moved(self) -> None:
        """Keep how far the article has been read, and show it in the list."""
        view, log = self.reader.view, self.library.reading_log
        is_left = self.place is not None and self.place.article_id != self.open_id  # as it loads
        if view.page and not self._is_preview and not is_left:
            log.leave(view.page.article, view.in_view.start, view.percent)
        self.articles.mark_open(self.open_id, log.readings)

    @on(PlaceMissed)
    def _tell_why(self, message: PlaceMissed) -> None:
        if message.place.article_id == self.open_id:
            self.say(f"{message.reason}; this is how it was.")
            self._loaded()
        elif message.place == self.place:
            self.reader.show_problem(message.place.article_id, message.reason)
            self._loaded()

    def action_article(self, direction: int) -> None:
        """Open the next or previous article of the list."""
        if self.articles.step(direction):
            self.articles.action_choose()

    def action_jump_back(self) -> None:
        if self._glanced_from:
            self.leave_place()
        self._jump(self._trail.back(self._here()), "Nowhere to jump back to.")

    def action_jump_forward(self) -> None:
        self._jump(self._trail.forward(self._here()), "Nowhere to jump forward to.")

    def _jump(self, place: Place | None, otherwise: str) -> None:
        if place:
            self.show_reader()
            self._is_preview = False
            self.place = place
        else:
            self.say(otherwise)

    def leave_place(self) -> None:
        """Remember where the reader is, to jump back to."""
        place, was_preview = self._glanced_from or (self._here(), self._is_preview)
        self._glanced_from = None
        if place and not was_preview:
            self._trail.leave(place)

    def _here(self) -> Place | None:
        """The place of the first character on the screen."""
        page = self.reader.view.page
        start = self.reader.view.in_view.start
        return Place(page.article.id, Span(start, start + bool(start))) if page else None

    def keep_place(self) -> str | None:
        """Save the reading positions for the next start; the reason, if that fails."""
        if not self.is_mounted:
            return None
        try:
            self.library.reading_log.save()
        except StorageError as error:
            return str(error)
        return None
