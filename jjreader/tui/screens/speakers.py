"""Speakers on the reading screen: who they are, why it is they, and where else they are named."""

from collections.abc import Callable

from textual import work
from textual.binding import Binding

from jjreader.errors import JJReaderError
from jjreader.model import Quote
from jjreader.tui.messages import NameChosen, PersonChosen
from jjreader.tui.page import attribution
from jjreader.tui.screens.desk import NO_QUOTATION, Desk
from jjreader.tui.widgets.hit_list import HitList
from jjreader.tui.widgets.people_list import PeopleList
from jjreader.tui.widgets.quote_list import QuoteList

PERSON = "The page of whoever speaks here"
WHY = "Why this speaker"


class Speakers(Desk):
    """Keys that act on the person under the cursor, in a list or in the text."""

    BINDINGS = [
        Binding("p", "person", "Person", id="person", tooltip=PERSON),
        Binding("asterisk", "search_name", "Search the name here", id="search-name"),
        Binding("i", "why", WHY, id="why", tooltip="The rule that found the speaker"),
    ]

    def person_here(self) -> str | None:
        """Who is meant: under the cursor of the list, else who speaks or is named in the text."""
        listed = self.focused
        if isinstance(listed, QuoteList) and listed.current:
            return listed.current.quote.speaker
        if isinstance(listed, PeopleList) and listed.current:
            return listed.current.person.name
        if isinstance(listed, HitList) and listed.current and listed.current.speaker:
            return listed.current.speaker
        return self.reader.name_here()

    def _said_here(self) -> tuple[Quote, str | None] | None:
        """The quotation under the cursor of the list, else the one in the text; and who says it."""
        if isinstance(self.focused, QuoteList):
            row = self.focused.current
            return (row.quote, row.words.speaker) if row else None
        page, quote = self.reader.view.page, self.reader.view.quote_in_view()
        return (quote, quote.speaker_in(page.article)) if page and quote else None

    def action_person(self) -> None:
        self._with_name(PersonChosen)

    def action_search_name(self) -> None:
        """Search for them, by all their names."""
        self._with_name(NameChosen)

    def action_why(self) -> None:
        """In words, the rule that found the speaker."""
        from jjreader.quotes.reasons import reason  # with all the rules beside it

        if said := self._said_here():
            quote, speaker = said
            rule = quote.rule if speaker else "none"
            self.say(f"{attribution(quote, speaker)}: {reason(rule)}")
        else:
            self.say(self.keys.fill(NO_QUOTATION))

    def _with_name(self, message: type[PersonChosen] | type[NameChosen]) -> None:
        if name := self.person_here():
            self.post_message(message(name))
        else:
            self.say("No name in view.")

    @work(thread=True, group="names", exclusive=True)
    def ask_for_name(
        self,
        question: str,
        name: str,
        answered: Callable[[str], object],
        *,
        without: str | None = None,
        is_new_allowed: bool = False,
    ) -> None:
        """One of the people of the folder, WITHOUT somebody who cannot be meant."""
        from jjreader.tui.screens.name_dialog import NameDialog

        try:
            people = [one for one in self.library.people() if one.person.name != without]
        except JJReaderError:
            people = []  # any name can be typed
        dialog = NameDialog(self.keys, question, people, name, is_new_allowed=is_new_allowed)
        self.app.call_from_thread(self.show_dialog, dialog, answered)
