"""The reader knows better: who said a quotation, who is the same person and who is not."""

from textual import on, work
from textual.binding import Binding

from jjreader.model import Article, Person, PersonSummary, Quote, without_line_marks
from jjreader.tui.messages import BookmarksChanged
from jjreader.tui.page import Excerpt
from jjreader.tui.parts import cut
from jjreader.tui.screens.bookmarking import Bookmarking
from jjreader.tui.screens.desk import NO_QUOTATION

CORRECT = "Say who said this quotation"
TAKE_BACK = "Leave the speaker to the rules again"
LONGEST_SHOWN = 60
"""Cells of a quotation that a question repeats."""


class Correcting(Bookmarking):
    """Corrections are stored like bookmarks; the index and what is shown of it follow."""

    BINDINGS = [
        Binding("c", "correct_speaker", "Correct the speaker", id="correct-speaker",
                tooltip=CORRECT),
        Binding("C", "take_back_speaker", "Take back a corrected speaker",
                id="take-back-speaker", tooltip=TAKE_BACK),
    ]  # fmt: skip

    def action_correct_speaker(self) -> None:
        self.with_excerpt(self._correct_speaker)

    def _correct_speaker(self, excerpt: Excerpt) -> None:
        if quote := self._quotation(excerpt):
            words = " ".join(without_line_marks(excerpt.article[quote.span]).split())
            self.ask_for_name(
                f"Who said {cut(words, LONGEST_SHOWN)} (empty: nobody)",
                quote.speaker or "",
                lambda name: self._store_speaker(excerpt.article, quote, name or None),
                is_new_allowed=True,
            )

    def action_take_back_speaker(self) -> None:
        self.with_excerpt(self._take_back_speaker)

    def _take_back_speaker(self, excerpt: Excerpt) -> None:
        if quote := self._quotation(excerpt):
            self._remove_correction(excerpt.article, quote)

    def action_same_person(self) -> None:
        """Two names of the cast are one person, who goes by the one that is chosen."""
        if one := self.sheets.people.list.current:
            name = one.person.name

            def keep(other: str) -> None:
                if other:
                    self._store_decision(name, other, is_same=True)

            question = f"{name} is the same person as (who keeps this name)"
            self.ask_for_name(question, "", keep, without=name)

    def action_not_same_person(self) -> None:
        """A name by which some articles know somebody is another person."""
        from jjreader.tui.screens.name_dialog import NameDialog

        one = self.sheets.people.list.current
        if one is None or not one.variants:
            self.say("Only one name is known of them in whole articles: there is none to part.")
            return

        name = one.person.name

        def keep(other: str) -> None:
            if other:
                self._store_decision(other, name, is_same=False)

        names = [PersonSummary(Person(variant), 0, 0, 0) for variant in one.variants]
        first = one.variants[0] if len(names) == 1 else ""
        self.show_dialog(NameDialog(self.keys, f"{name} is not", names, first), keep)

    def _quotation(self, excerpt: Excerpt) -> Quote | None:
        """The quotation whose speaker is meant; of other passages nobody is the speaker."""
        if excerpt.quote is None:
            self.say(self.keys.fill(NO_QUOTATION))
        return excerpt.quote

    def _store_speaker(self, article: Article, quote: Quote, name: str | None) -> None:
        def store() -> str:
            self.library.notebook.corrections.correct(article, quote, name)
            undo, take_back = self.keys["undo"], self.keys["take-back-speaker"]
            return (
                f"Corrected: {name or 'nobody'} · {undo} undoes it, {take_back} leaves it to "
                "the rules"
            )

        self.store(store)

    def _remove_correction(self, article: Article, quote: Quote) -> None:
        def store() -> str:
            if self.library.notebook.corrections.take_back(article, quote):
                return "Taken back: the rules tell the speaker again."
            return f"You have not corrected this speaker: {self.keys['correct-speaker']} does."

        self.store(store)

    def _store_decision(self, one: str, other: str, *, is_same: bool) -> None:
        def store() -> str:
            self.library.notebook.corrections.decide(one, other, is_same=is_same)
            are = "one person" if is_same else "two persons"
            return f"{one} and {other} are {are} · {self.keys['undo']} undoes it"

        self.store(store)

    @on(BookmarksChanged)
    def _look_for_corrections(self) -> None:
        """Whatever was stored, undone or done again: it may have been a correction."""
        self._follow_corrections()

    @work(thread=True, group="corrections")
    def _follow_corrections(self) -> None:
        if self.library.has_new_corrections:
            self.app.call_from_thread(self._apply_corrections)

    def _apply_corrections(self) -> None:
        self.index_again()
        self.reread()
