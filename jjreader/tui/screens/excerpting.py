"""What keys act on: the quotation under the cursor of a list, else the passage in the reader."""

from collections.abc import Callable

from textual import work

from jjreader.errors import InputError, StorageError
from jjreader.model import Article, Place, Quote
from jjreader.tui.page import Excerpt, Page
from jjreader.tui.screens.going import Going
from jjreader.tui.widgets.hit_list import HitList
from jjreader.tui.widgets.quote_list import QuoteList

NO_PASSAGE = (
    "No quotation in view: {next-quote} goes to the next one, {select} selects any passage."
)
NO_QUOTATION_AT_HIT = "This hit is in no quotation: {list-choose} opens it, {select} selects words."
NOTHING_LISTED = "Nothing is listed here."
CHANGED = "the article has changed meanwhile; look again"
Act = Callable[[Excerpt], object]


def quoted(article: Article, quote: Quote, words: str) -> Quote:
    """The quotation that was listed with these WORDS; StorageError when other words are there."""
    if article[quote.span] != words:
        raise StorageError(CHANGED)
    return quote


class Excerpting(Going):
    """A passage is handed to whatever a key does with it, or it is told that there is none."""

    def with_excerpt(self, act: Act) -> None:
        """Do something with the passage that is meant, as soon as it has been read."""
        listed = self.focused
        if isinstance(listed, QuoteList) and (row := listed.current):
            place = Place(row.article_id, row.quote.span)
            self._with_listed(
                place, lambda article: quoted(article, row.quote, row.words.text), act
            )
        elif isinstance(listed, HitList) and (hit := listed.current):
            self._with_listed(hit.place, lambda article: self._quote_at(article, hit.place), act)
        elif isinstance(listed, QuoteList | HitList):
            self.say(NOTHING_LISTED)
        else:
            self.when_loaded(lambda: self._with_passage(act))

    def _quote_at(self, article: Article, place: Place) -> Quote | None:
        page = Page(article, self.library.annotations(article))
        return page.quote_at(place.span.start)

    @work(thread=True, group="excerpt")
    def _with_listed(self, place: Place, find: Callable[[Article], Quote | None], act: Act) -> None:
        """Read the article in which a listed quotation stands."""
        try:
            article = self.library.article(place.article_id)
            quote = find(article)
        except (InputError, StorageError) as error:
            self.app.call_from_thread(self.say, str(error).capitalize())
            return
        if quote is None:
            self.app.call_from_thread(self.say, self.keys.fill(NO_QUOTATION_AT_HIT))
            return
        there = Page(article, bookmarks=self.bookmarks_of(article)).bookmark_of(quote.span)
        self.app.call_from_thread(act, Excerpt(article, quote.span, quote, there))

    def _with_passage(self, act: Act) -> None:
        """The selection in the reader, else the quotation there."""
        view = self.reader.view
        if view.page and view.selection:
            view.select(view.selection)  # it stays selected, and keys scroll again
            act(view.page.excerpt(view.selection))
        elif view.page and (quote := view.quote_in_view()):
            view.stand_on(quote)
            act(view.page.excerpt(quote.span))
        else:
            self.say(self.keys.fill(NO_PASSAGE))
