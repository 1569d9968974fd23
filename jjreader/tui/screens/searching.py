"""Searching on the reading screen: the box, the hits, and steps through them."""

import time
from collections.abc import Iterator
from dataclasses import replace

from textual import on, work
from textual.binding import Binding
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from jjreader.errors import JJReaderError, SearchError
from jjreader.model import Article, SearchHit, SearchResults, Span
from jjreader.tui.messages import (
    NameChosen,
    PlaceChosen,
    QueryTyped,
    SearchFailed,
    SearchFinished,
)
from jjreader.tui.screens.going import Going
from jjreader.tui.screens.indexing import Indexing
from jjreader.tui.widgets.row_list import RowList

MOST_HITS = 200
DEBOUNCE = 0.03
"""Seconds to wait for the next key; the letter just typed is on the screen by then."""
REST = 0.2
"""Seconds without another key until the passages of the other hits are found."""
IN_ALL = "Search all articles"
HERE = "Find in this article"
NO_SEARCH = "No search yet: {search} searches all articles, {find} finds in this one."
NOT_ALL = " · not all articles have been indexed yet"
GONE = "The index has gone."
ONWARD = "Next hit, on into the next article"


class Searching(Indexing, Going):
    """Results with every key, and steps through every match of every hit."""

    # What opens a text box has priority: it is done before the next key is looked at, so that
    # whoever types on at once types into the box.
    BINDINGS = [
        Binding("s", "search", "Search", id="search", tooltip=IN_ALL, priority=True),
        Binding("3", "search", "Search pane", id="pane-search", priority=True),
        Binding("slash", "find", "Find", id="find", tooltip=HERE, priority=True),
        Binding("n", "next_hit", "Hit", id="next-hit", tooltip=ONWARD),
        Binding("N", "previous_hit", "Previous hit", id="previous-hit"),
    ]

    hits: tuple[SearchHit, ...] = ()
    matches: tuple[Span, ...] = ()
    """The matches in the article that is open."""
    _generation = 0
    _enter_at: int | None = None
    """`n` and `N` go on into another article: at which of its matches it is entered."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text box a letter is a letter; lists have a `/` of their own."""
        if action in ("search", "find") and isinstance(self.focused, Input):
            return False
        if action == "find" and isinstance(self.focused, RowList):
            return False
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        await self.sheets.open("search")

    async def action_find(self) -> None:
        """Find in the article, also in one that is just being opened."""
        if self.has_class("-reading") or self.reader.view.page:
            await self.reader.open_find()

    @property
    def _open_article(self) -> Article | None:
        page = self.reader.view.page
        return page.article if page else None

    def ask(self, query: str) -> None:
        """Search for QUERY; what was asked before is stale from now on."""
        self._generation += 1
        self.query_asked = query.strip()
        if self.query_asked:
            self._search(query, self._generation, self.sheets.search.hits.page_size)
        else:
            self._show_results(
                SearchFinished(self._generation, "", SearchResults(), self._open_article)
            )

    @on(QueryTyped)
    def _ask_as_typed(self, message: QueryTyped) -> None:
        self.ask(message.query)

    @on(NameChosen)
    async def _search_name(self, message: NameChosen) -> None:
        await self.sheets.open("search")
        self.sheets.search.box.value = f'name:"{message.name}"'

    @work(thread=True, exclusive=True, group="search")
    def _search(self, query: str, generation: int, page_size: int) -> None:
        worker = get_current_worker()
        time.sleep(DEBOUNCE)
        if worker.is_cancelled:
            return
        try:
            # Asked before the search: after it, the index may be another.
            is_whole = self.is_up_to_date or self.library.is_indexed()
            results = self.library.search(query, MOST_HITS, typing=True)
            if self.is_up_to_date and not results.hits and not self.library.is_indexed():
                raise SearchError(GONE)
            article = self._open_article
            matches = self.matches_of(article, query) if article else ()
            for hits in self._located(results.hits, query, page_size, worker):
                shown = replace(results, hits=hits)
                self.post_message(
                    SearchFinished(generation, query, shown, article, matches, is_whole)
                )
                article = None  # its places have been told
        except SearchError as error:
            self.post_message(SearchFailed(generation, str(error), is_damage=True))
        except JJReaderError as error:
            self.post_message(SearchFailed(generation, str(error)))

    def _located(
        self, hits: tuple[SearchHit, ...], query: str, page_size: int, worker: Worker[None]
    ) -> Iterator[tuple[SearchHit, ...]]:
        """The hits with passages for those that are seen first, then for all; unless another query
        is asked meanwhile, whose first letters this work would keep waiting."""
        located: list[SearchHit] = []
        for hit in self.library.locate(hits, query, typing=True):
            if worker.is_cancelled:
                return
            located.append(hit)
            if len(located) == page_size < len(hits):
                yield (*located, *hits[page_size:])
                time.sleep(REST)
        yield tuple(located)

    @on(SearchFinished)
    def _show_results(self, message: SearchFinished) -> None:
        if message.generation != self._generation:
            return
        self.hits = message.results.hits
        note = self.coverage() or ("" if message.is_whole else NOT_ALL)
        self.sheets.search.show(message.query, message.results, note)
        is_open = message.article is not None and message.article is self._open_article
        if is_open and not self.reader.found:  # another has brought its own
            self.matches, here = message.matches, self.reader.view.match_here
            self.reader.view.set_matches(self.matches, here if here in self.matches else None)

    @on(SearchFailed)
    def _show_failure(self, message: SearchFailed) -> None:
        if message.generation == self._generation:
            self.sheets.search.fail(message.reason)
            if message.is_damage:
                self.repair_index()

    def enter_article(self, span: Span, query: str, matches: tuple[Span, ...]) -> None:
        """An article was opened: stand on the match that was chosen, if any."""
        if query != self.query_asked:  # typed while the article was being read
            matches = ()
            self.ask(self.sheets.search.box.value)
        self.matches = matches
        here = next((match for match in matches if match.overlaps(span)), None)
        if self._enter_at is not None and matches:
            here = matches[self._enter_at]
        self._enter_at = None
        if matches:
            self.reader.view.set_matches(matches, here)
        if here:
            self.reader.view.go_to(here)

    def action_next_hit(self) -> None:
        self._step(1)

    def action_previous_hit(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        view = self.reader.view
        found = self.reader.found
        if found:
            here = _after(found, view.match_here, view.in_view.start, direction)
            self.say_if_wrapped(here is None)
            self.reader.go_to_found(here or found[0 if direction > 0 else -1])
        elif not self.hits:
            self.say(self.keys.fill(NO_SEARCH))
        elif here := _after(self.matches, view.match_here, view.in_view.start, direction):
            view.set_matches(self.matches, here)
            view.go_to(here)
        else:
            self._step_article(direction)

    def say_if_wrapped(self, is_wrapped: bool) -> None:
        if is_wrapped:
            self.say("Round the end of the article.")

    def _step_article(self, direction: int) -> None:
        """On into the next article that was found."""
        page = self.reader.view.page
        ids = [hit.place.article_id for hit in self.hits]
        at = (
            ids.index(page.article.id)
            if page and page.article.id in ids
            else -1
            if direction > 0
            else 0
        )
        if at + direction >= len(ids) or (direction < 0 and at <= 0):
            self.say("That was the last hit." if direction > 0 else "That was the first hit.")
            return
        self.sheets.search.hits.cursor = at + direction
        self._enter_at = 0 if direction > 0 else -1
        self.post_message(PlaceChosen(self.hits[at + direction].place))


def _after(spans: tuple[Span, ...], here: Span | None, top: int, direction: int) -> Span | None:
    """The next span from HERE, or from the first character on the screen."""
    if here in spans:
        number = spans.index(here) + direction
        return spans[number] if 0 <= number < len(spans) else None
    if direction > 0:
        return next((span for span in spans if span.start >= top), None)
    return next((span for span in reversed(spans) if span.start < top), None)
