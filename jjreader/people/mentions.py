"""The one way in: an article and a cast become the mentions of persons."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from jjreader.model import Article, Mention, Person, PersonKind, Span
from jjreader.people.candidates import PARTS_OF
from jjreader.people.cast import Cast
from jjreader.people.casting import CastNames
from jjreader.people.evidence import acts, is_thing, score, stands_for_somebody
from jjreader.people.gender import settle_genders
from jjreader.people.likeness import MOST_LIKENESS, likeness
from jjreader.people.linking import Figure, Figures, Place
from jjreader.people.name_parts import Found, NamePart
from jjreader.people.namesakes import is_numbered, is_somebody_else, nearness, nicknamed
from jjreader.people.portrayals import characters
from jjreader.people.runs import capitalised_runs
from jjreader.people.trimming import Trimmer
from jjreader.people.word_kinds import (
    EVERYDAY,
    FIRST_NAME,
    NEVER_ALONE,
    NOT_NAME,
    PARTICLE,
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
    return _Reading(article.smoothed, cast).mentions()


class _Reading:
    """One article being read for names."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.text = article, article.text
        self.figures = Figures(cast)
        self.full: list[Found] = []
        self.single: defaultdict[str, list[Found]] = defaultdict(list)
        """The places of each word that stands by itself."""
        self.weak: list[Found] = []
        """Single words that are names only where somebody bears them: "Young", "Cuban"."""
        self.nicknamed: list[tuple[int, tuple[str, str]]] = []
        """Where a nickname stands between two names, and these: Zoe “Zo” Weller."""
        self.companies: set[str] = set()
        """Names that are a company's in one place, and so in all."""
        self.places: list[Place] = []

    def mentions(self) -> tuple[Mention, ...]:
        self._collect()
        self._settle_full_names()
        self._settle_single_words()
        self.places.sort(key=itemgetter(0))
        settle_genders(self.text, self.places, self.figures.everyone)
        for figure in characters(self.text, self.places):
            figure.kind = PersonKind.CHARACTER
        persons: dict[Figure, Person] = self.figures.settle()
        return tuple(
            [Mention(Span(start, end), persons[figure]) for start, end, figure in self.places]
        )

    def _collect(self) -> None:
        """Sort the candidates into full names and single words; the cast comes first."""
        casting = CastNames(self.article, self.figures) if self.figures.cast else None
        full, single, weak = self.full, self.single, self.weak
        for in_heading, runs in capitalised_runs(self.article):
            parts_of = PARTS_OF[in_heading]
            for run in runs:
                if casting and (named := casting.named_in((run.start(), run[0], in_heading))):
                    self.places += named
                    continue
                names, lone_words = parts_of[run[0]]
                for part in names:
                    found = run.start() + part.start, part
                    (single[part.form] if part.is_single else full).append(found)
                    if part.first_name and part.is_single and (name := nicknamed(self.text, found)):
                        self.nicknamed.append((found[0], name))
                for part in lone_words:
                    weak.append((run.start() + part.start, part))

    def _settle_full_names(self) -> None:
        trimmer = self.trimmer = Trimmer(self.text, self.full)
        names: defaultdict[tuple[str, ...], list[Found]] = defaultdict(list)
        for found in self.full:
            trimmed = trimmer.trimmed(found)
            part = trimmed[1]
            alike = self.single[part.form] if part.is_single else names[part.words]
            alike.append(trimmed)
            if part.is_company:
                self.companies.add(part.form)
        for words, places in names.items():
            if self._is_person(words, places):
                figure = self.figures.add(words)
                for start, part in places:
                    figure.starts.append(start)
                    self._take(start, part.form, part, figure)
        for start, name in self.nicknamed:
            self.figures.add(name).starts.append(start)
        for figure in self.figures.everyone:
            figure.starts.sort()  # they may go by several full names

    def _is_person(self, words: tuple[str, ...], places: list[Found]) -> bool:
        """Is a name of several words somebody's in any of its places?"""
        part = places[0][1]
        if part.form == self.article.source or part.form in self.companies:
            return False
        if part.is_clear:
            return True
        if part.kinds[0] & PARTICLE and len(words) == 2 and self.trimmer.bears(words[1]):
            return True  # "De Wit said"
        return not is_thing(self.text, places) and any(map(self._is_convincing, places))

    def _is_convincing(self, found: Found) -> bool:
        """Does enough speak for a name of several words being a person's?"""
        part = found[1]
        bonus = 2 if part.first_name and not part.kinds[0] & NOT_NAME else 0
        missing = ENOUGH - bonus - score(self.text, found, self._times_alone(part.words[-1]))
        return missing <= 0 or (missing <= MOST_LIKENESS and self._is_likely(found, missing))

    def _times_alone(self, word: str) -> int:
        """How often a word stands by itself."""
        return len(self.single.get(word, ()))

    def _is_likely(self, found: Found, missing: int) -> bool:
        """Is it, though no list knows the words, enough like a name for what is missing?"""
        start, part = found
        if part.first_name or part.any_kind & NOT_NAME:
            return False
        relative = RELATIVE if self.trimmer.bears(part.words[-1]) else 0
        if relative + likeness(self.text, start, part) < missing:
            return False
        return not any(map(self.trimmer.is_ordinary, part.words))

    def _settle_single_words(self) -> None:
        """First who bears which word, as a name may be said to be one only further down."""
        of_cast = self._of_cast(self.single)
        bearers: dict[str, list[Figure]] = {}
        for form, same in self.single.items():
            figures = self.figures.named(form)
            if len(figures) < 2 and form in of_cast:
                figures = [of_cast[form]]
            elif len(figures) == 1 and is_somebody_else(self.text, same, figures[0]):
                figures = [self.figures.add((form,))]
            elif not figures and self._is_somebody(form, same):
                figures = [self.figures.add((form, *self._shared_name(same)))]
            bearers[form] = figures
        for found in self.weak:
            start, part = found
            form = part.form
            if self.figures.goes_by(form) and acts(self.text, start, start + len(form)):
                bearers[form] = self.figures.named(form)
                self.single[form].append(found)
        for form, figures in bearers.items():
            for found in self.single[form] if figures else ():
                if not is_numbered(self.text, found):
                    self._take_single(found, figures)

    def _of_cast(self, forms: Iterable[str]) -> dict[str, Figure]:
        """Whom the cast calls by which of these words."""
        cast = self.figures.cast
        if not cast.forms:
            return {}
        known = ((form, cast.person(form)) for form in forms)
        return {form: self.figures.add(tuple(who.name.split())) for form, who in known if who}

    def _shared_name(self, same: list[Found]) -> tuple[str, ...]:
        """The last name of a couple, behind the second of them: "Tom and Linda Weller"."""
        if same[0][1].kinds[0] & (FIRST_NAME | EVERYDAY) != FIRST_NAME:
            return ()
        for start, part in same:
            end = start + len(part.form)
            beside = not part.title and self.text.startswith(" and ", end)
            if beside and (partner := self._named_at.get(end + len(" and "))):
                return partner.words[-1:]
        return ()

    @cached_property
    def _named_at(self) -> dict[int, Figure]:
        """Who is named in full where."""
        return {start: figure for start, _, figure in self.places}

    def _meant(self, found: Found, figures: list[Figure]) -> Figure:
        """Who of several with this name is meant here."""
        start, part = found
        wanted = part.gender
        fitting = [f for f in figures if wanted is None or f.can_be(wanted)] or figures
        return max(fitting, key=lambda figure: nearness(self.text, figure, start))

    def _is_somebody(self, word: str, same: list[Found]) -> bool:
        """Is a word that stands by itself somebody's name in any of its places?"""
        kind = same[0][1].kinds[0]
        if kind & NEVER_ALONE:
            return False
        for found in same:
            part = found[1]
            if part.title:
                if part.alone:
                    return True
            elif not kind & NOT_NAME and stands_for_somebody(self.text, found, len(same)):
                thing = self.trimmer.is_ordinary(word) or is_thing(self.text, same)
                return bool(kind & FIRST_NAME) or not thing
        return False

    def _take_single(self, found: Found, figures: list[Figure]) -> None:
        """A single word names one of those who bear it."""
        figure = figures[0] if len(figures) == 1 else self._meant(found, figures)
        start, part = found
        form = part.form
        if len(figure.words) > 2 and (particle := self._particle(start, form, figure)):
            start -= len(particle)
            form = particle + form
        self._take(start, form, part, figure)

    def _take(self, start: int, form: str, part: NamePart, figure: Figure) -> None:
        figure.forms[form] = figure.forms.get(form, 0) + 1
        # not of a last name that is a first name as well
        if part.gender and (part.title or not part.is_single or form == figure.first):
            figure.tell(part.gender, BY_TITLE if part.title else BY_NAME)
        self.places.append((start, start + len(form), figure))

    def _particle(self, start: int, form: str, figure: Figure) -> str:
        """By what a last name is longer that stands before it: "de" in "de Wit said"."""
        particle = figure.last.removesuffix(form)
        if not particle and figure.words[-2].islower():
            particle = figure.words[-2] + " "
        elif particle == figure.last:
            return ""
        return particle if self.text.endswith(particle, 0, start) else ""
