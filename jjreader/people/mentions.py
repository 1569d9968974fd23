"""The one way in: an article and a cast become the mentions of persons."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from jjreader.model import Article, Mention, Person, PersonKind, Span
from jjreader.people.candidates import Candidate, parts_of
from jjreader.people.cast import Cast
from jjreader.people.casting import CastNames
from jjreader.people.evidence import COMPANY, acts, is_company, is_thing, score, stands_for_somebody
from jjreader.people.gender import PronounVotes, role_gender
from jjreader.people.likeness import MOST_LIKENESS, likeness
from jjreader.people.linking import Figure, Figures
from jjreader.people.portrayals import characters
from jjreader.people.runs import capitalised_runs
from jjreader.people.tables import name_tables
from jjreader.people.trimming import Trimmer
from jjreader.people.word_kinds import (
    CAMEL,
    FIRST_NAME,
    NOT_NAME,
    PARTICLE,
    kind_of,
)

ENOUGH = 2
"""From this score on an unknown name is a person's."""
RELATIVE = 2
"""What it is worth that somebody with a known first name has the same last name."""
BY_TITLE, BY_NAME = 3, 1
"""What a title and a first name are worth that tell the gender."""
NO_CAST = Cast()


def find_mentions(article: Article, cast: Cast = NO_CAST) -> tuple[Mention, ...]:
    """Every place where a person is named, in order, each with the person it means."""
    return _Reading(article.smoothed(), cast).mentions()


class _Reading:
    """One article being read for names."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.figures = Figures(cast)
        self.full: list[Candidate] = []
        self.single: defaultdict[str, list[Candidate]] = defaultdict(list)
        """The places of each word that stands by itself."""
        self.weak: list[Candidate] = []
        """Single words that are names only where somebody bears them: "Young", "Cuban"."""
        self.places: list[tuple[int, int, Figure]] = []
        self.has_companies = any(mark in article.text for mark in COMPANY)

    def mentions(self) -> tuple[Mention, ...]:
        self._collect()
        self._settle_full_names()
        self._settle_single_words()
        self.places.sort(key=lambda place: place[0])
        self._settle_genders()
        for figure in characters(self.article.text, self.places):
            figure.kind = PersonKind.CHARACTER
        persons: dict[Figure, Person] = self.figures.settle()
        return tuple(
            [Mention(Span(start, end), persons[figure]) for start, end, figure in self.places]
        )

    def _collect(self) -> None:
        """Sort the candidates into full names and single words; the cast comes first."""
        cast, never = self.figures.cast, name_tables().never_alone
        casting = CastNames(self.article, self.figures) if cast else None
        for run in capitalised_runs(self.article, never - cast.forms.keys() if cast else never):
            start, text, in_heading = run
            if casting and (named := casting.named_in(run)):
                self.places += named
                continue
            names, lone_words = parts_of(text, in_heading)
            for part in names:
                self._sort(Candidate(start, part, in_heading), self.full)
            for part in lone_words:
                self.weak.append(Candidate(start, part, in_heading))

    def _sort(self, found: Candidate, full: list[Candidate]) -> None:
        """Put a candidate among the full names, or with the places of its word."""
        alike = full if len(found.words) > 1 else self.single[found.part.form]
        alike.append(found)

    def _settle_full_names(self) -> None:
        trimmer = self.trimmer = Trimmer(self.article, self.full)
        full: list[Candidate] = []
        for found in self.full:
            self._sort(trimmer.trimmed(found), full)
        persons: set[tuple[str, ...]] = set()
        for found in full:
            if found.words not in persons and self._is_person(found):
                persons.add(found.words)
        for found in full:
            if found.words in persons:
                figure = self.figures.add(found.words)
                figure.starts.append(found.start)
                self._take(found, figure)

    def _is_person(self, found: Candidate) -> bool:
        part = found.part
        text = self.article.text
        if part.form == self.article.source or (self.has_companies and is_company(text, part.form)):
            return False
        if part.is_clear:
            return True
        first = kind_of(part.words[0])
        if first & PARTICLE and len(part.words) == 2 and self.trimmer.bears(part.words[1]):
            return True  # "De Wit said"
        bonus = 2 if part.first_name and not first & NOT_NAME else 0
        missing = ENOUGH - bonus - score(text, found, self._times_alone(part.words[-1]))
        if missing > 0 and not (missing <= MOST_LIKENESS and self._is_likely(found, missing)):
            return False
        return bool(part.title) or not is_thing(text, part.form)

    def _times_alone(self, word: str) -> int:
        """How often a word stands by itself."""
        return len(self.single.get(word, ()))

    def _is_likely(self, found: Candidate, missing: int) -> bool:
        """Is it, though no list knows the words, enough like a name for what is missing?"""
        words = found.words
        if found.part.first_name or any(kind_of(word) & NOT_NAME for word in words):
            return False
        relative = RELATIVE if self.trimmer.bears(words[-1]) else 0
        if relative + likeness(self.article.text, found) < missing:
            return False
        return not any(map(self.trimmer.is_ordinary, words))

    def _settle_single_words(self) -> None:
        """First who bears which word, as a name may be said to be one only further down."""
        of_cast = self._of_cast(self.single)
        bearers = {
            form: self._bearers(form, same, of_cast.get(form)) for form, same in self.single.items()
        }
        for found in self.weak:
            form = found.part.form
            if self.figures.goes_by(form) and acts(self.article.text, found):
                bearers[form] = self.figures.named(form)
                self.single[form].append(found)
        for form, same in self.single.items():
            figures = bearers[form]
            for found in same if figures else ():
                self._take(found, figures[0] if len(figures) == 1 else self._meant(found, figures))

    def _of_cast(self, forms: Iterable[str]) -> dict[str, Figure]:
        """Whom the cast calls by which of these words."""
        cast = self.figures.cast
        if not cast.forms:
            return {}
        known = ((form, cast.person(form)) for form in forms)
        return {form: self.figures.add(tuple(who.name.split())) for form, who in known if who}

    def _bearers(self, form: str, same: list[Candidate], of_cast: Figure | None) -> list[Figure]:
        """Who can be meant by a word that stands by itself in some places."""
        figures = self.figures.named(form)
        if of_cast and len(figures) < 2:
            return [of_cast]
        if not figures and self._is_somebody(form, same):
            return [self.figures.add((form,))]
        return figures

    def _meant(self, found: Candidate, figures: list[Figure]) -> Figure:
        """Who of several with this name is meant here."""
        wanted = found.part.gender
        fitting = [f for f in figures if wanted is None or f.can_be(wanted)] or figures
        return max(fitting, key=lambda figure: self._nearness(figure, found.start))

    @staticmethod
    def _nearness(figure: Figure, offset: int) -> tuple[int, int]:
        """Full names before the offset count first, the nearest of them most."""
        before = bisect_left(figure.starts, offset)
        return (1, figure.starts[before - 1]) if before else (0, 0)

    def _is_somebody(self, word: str, same: list[Candidate]) -> bool:
        """Is a word that stands by itself somebody's name in any of its places?"""
        text, kind = self.article.text, kind_of(word)
        if len(word) < 3 or kind & CAMEL or word.isupper() or word[0].islower():
            return False  # "al-Badr": a body as often as somebody
        for found in same:
            if text.endswith(("-", "& "), 0, found.start):
                continue  # "Hartmann & Sons"
            if found.part.title:
                if found.part.alone:
                    return True
            elif not kind & NOT_NAME and stands_for_somebody(text, found, len(same)):
                thing = self.trimmer.is_ordinary(word) or is_thing(text, word)
                if kind & FIRST_NAME or not thing:
                    return True
        return False

    def _take(self, found: Candidate, figure: Figure) -> None:
        part, start = found.part, found.start
        form, gender = part.form, part.gender
        if len(part.words) == 1:
            if len(figure.words) > 2 and (particle := self._particle(found, figure)):
                start -= len(particle)
                form = particle + form
            if not part.title and form != figure.words[0]:
                gender = None  # a last name that is a first name as well
        figure.count(form, gender, BY_TITLE if part.title else BY_NAME)
        self.places.append((start, found.end, figure))

    def _particle(self, found: Candidate, figure: Figure) -> str:
        """By what a last name is longer that stands before it: "de" in "de Wit said"."""
        last, form = figure.words[-1], found.part.form
        particle = last.removesuffix(form)
        if not particle and figure.words[-2].islower():
            particle = figure.words[-2] + " "
        elif particle == last:
            return ""
        return particle if self.article.text.endswith(particle, 0, found.start) else ""

    def _settle_genders(self) -> None:
        """For those whose names tell no gender: the words around them."""
        unknown: dict[Figure, list[tuple[int, int]]] = {
            figure: []
            for figure in self.figures.everyone
            if not figure.genders and figure.cast_person is None
        }
        if not unknown:
            return
        for start, end, figure in self.places:
            if figure in unknown:
                unknown[figure].append((start, end))
        for figure, places in unknown.items():
            figure.genders.update(role_gender(self.article.text, places))
        known = {f: gender for f in self.figures.everyone if (gender := f.gender)}
        votes = PronounVotes(self.article.text, self.places, known).of_unknown()
        for figure, genders in votes.items():
            figure.genders.update(genders)
