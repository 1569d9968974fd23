"""The one way in: an article and a cast become the mentions of persons."""

from bisect import bisect_left
from collections import Counter

from jjreader.model import Article, Mention, Person, Span
from jjreader.people.candidates import PARTICLES, Candidate, candidates_of, name_parts, whole
from jjreader.people.cast import Cast
from jjreader.people.evidence import (
    acts,
    is_thing,
    opens_sentence,
    score,
    stands_for_somebody,
)
from jjreader.people.gender import PronounVotes, role_gender
from jjreader.people.linking import Figure, Figures
from jjreader.people.runs import Run, capitalised_runs
from jjreader.people.shapes import INITIALS, is_camel_case, is_gerund
from jjreader.people.tables import NameTables, name_tables
from jjreader.people.trimming import Trimmer

ENOUGH = 2
"""From this score on an unknown name is a person's."""
NO_CAST = Cast()


def find_mentions(article: Article, cast: Cast = NO_CAST) -> tuple[Mention, ...]:
    """Every place where a person is named, in order, each with the person it means."""
    return _Reading(article, cast).mentions()


class _Reading:
    """One article being read for names."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.tables: NameTables = name_tables()
        self.figures = Figures(cast)
        self.full: list[Candidate] = []
        self.single: list[Candidate] = []
        self.weak: list[Candidate] = []
        """Single words that are names only where somebody bears them: "Young", "Cuban"."""
        self.places: list[tuple[int, int, Figure]] = []

    def mentions(self) -> tuple[Mention, ...]:
        self._collect()
        self._settle_full_names()
        self._settle_single_words()
        self.places.sort(key=lambda place: place[0])
        self._settle_genders()
        persons = self.figures.settle()
        return tuple(
            Mention(Span(start, end), persons[figure]) for start, end, figure in self.places
        )

    def _collect(self) -> None:
        """Sort the candidates into full names and single words; the cast comes first."""
        cast = self.figures.cast
        tables = self.tables
        skipped = tables.never_alone - cast.forms.keys() if cast else tables.never_alone
        for run in capitalised_runs(self.article, skipped):
            if cast and not self._is_last_name(run) and self._take_cast_names(run):
                continue
            if run.text in tables.not_names or (is_gerund(run.text) and " " not in run.text):
                self.weak.append(whole(run))
                continue
            for candidate in candidates_of(run):
                (self.full if len(candidate.words) > 1 else self.single).append(candidate)

    def _take_cast_names(self, run: Run) -> bool:
        """Mentions of the cast inside a run; the longest form wins."""
        words = run.text.replace("\u00a0", " ").split(" ")
        starts = [run.start]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        at, found = 0, False
        while at < len(words):
            for size in range(min(4, len(words) - at), 0, -1):
                form = " ".join(words[at : at + size])
                person = self.figures.cast.person(form.rstrip("."))
                if person is not None:
                    if size == 1 and not found and self._is_namesake(run, words, at, person):
                        return False
                    figure = self.figures.add(tuple(person.name.split()))
                    if size > 1:
                        figure.starts.append(starts[at])
                    self._place(starts[at], starts[at] + len(form.rstrip(".")), figure)
                    at, found = at + size, True
                    break
            else:
                at += 1
        return found

    def _is_last_name(self, run: Run) -> bool:
        """Is it a last name of the cast by itself? Another bearer of it may be nearer."""
        person = self.figures.cast.person(run.text)
        ends_name = person is not None and person.name.endswith(" " + run.text)
        return ends_name and bool(name_parts(run.text))

    def _is_namesake(self, run: Run, words: list[str], at: int, person: Person) -> bool:
        """Does another first name stand before a last name of the cast: "Nils Lindqvist"?"""
        before = words[at - 1] if at else ""
        if words[at].rstrip(".") != person.name.split()[-1] or before in person.name.split():
            return False
        end = sum(len(word) + 1 for word in words[: at + 1]) - 1
        parts = [part for part in name_parts(run.text) if part.offset + part.length <= end]
        part = parts[-1] if parts else None
        if part is None or len(part.words) < 2 or part.words[-1] != words[at].rstrip("."):
            return False
        opens = opens_sentence(self.article.text, run.start) or run.in_heading
        known = part.words[0] in self.tables.first_names or INITIALS.match(part.words[0])
        return bool(known) or not (opens or part.words[-2].lower() in self.tables.roles)

    def _settle_full_names(self) -> None:
        trimmer = self.trimmer = Trimmer(self.article, self.full)
        full = [trimmer.trimmed(candidate) for candidate in self.full]
        self.single += [candidate for candidate in full if len(candidate.words) == 1]
        alone = self.alone = Counter(candidate.words[0] for candidate in self.single)
        for candidate in full:
            if len(candidate.words) > 1 and self._is_person(candidate, alone[candidate.words[-1]]):
                figure = self.figures.add(candidate.words)
                figure.starts.append(candidate.start)
                self._take(candidate, figure)

    def _is_person(self, candidate: Candidate, alone: int) -> bool:
        part = candidate.part
        if " ".join(part.words) == self.article.source:
            return False  # the outlet
        if (
            part.words[0] in PARTICLES
            and len(part.words) == 2
            and self.trimmer.bears(part.words[1])
        ):
            return True  # "De Wit said"
        place = part.words[0] in self.tables.not_names  # "Alberta Milk", "Alberta King"
        everyday = part.words[0] in self.tables.everyday_first_names
        if part.first_name and not everyday and not place:
            return not any(len(word) > 3 and word.isupper() for word in candidate.words)
        bonus = 2 if part.first_name and not place else 0
        return bonus + score(self.article.text, candidate, alone) >= ENOUGH

    def _settle_single_words(self) -> None:
        later = []
        for candidate in self.single:
            figure = self._figure_for(candidate)
            if figure is not None:
                self._take(candidate, figure)
            elif self._stands_alone(candidate):
                self._take(candidate, self.figures.add(candidate.words))
            else:
                later.append(candidate)
        for candidate in self.weak:
            if self.figures.bears(candidate.words[0]) and acts(self.article.text, candidate):
                later.append(candidate)
        for candidate in later:  # a name that is first said to be one further down
            figure = self._figure_for(candidate)
            if figure is not None:
                self._take(candidate, figure)

    def _figure_for(self, candidate: Candidate) -> Figure | None:
        word = candidate.words[0]
        known = self.figures.cast.person(word) if self.figures.cast else None
        cast_figure = self.figures.add(tuple(known.name.split())) if known else None
        figures = self.figures.named(word)
        if len(figures) < 2:
            return cast_figure or (figures[0] if figures else None)
        wanted = candidate.gender
        fitting = [f for f in figures if wanted is None or f.can_be(wanted)] or figures
        return max(fitting, key=lambda figure: self._nearness(figure, candidate.start))

    @staticmethod
    def _nearness(figure: Figure, offset: int) -> tuple[int, int]:
        """Full names before the offset count first, the nearest of them most."""
        before = bisect_left(figure.starts, offset)
        return (1, figure.starts[before - 1]) if before else (0, 0)

    def _stands_alone(self, candidate: Candidate) -> bool:
        word = candidate.words[0]
        if len(word) < 3 or word.isupper() or is_camel_case(word):
            return False
        if candidate.part.title:
            return candidate.part.alone
        if word in self.tables.not_names:
            return False
        if word not in self.tables.first_names and (
            self.trimmer.is_ordinary(word) or is_thing(self.article.text, word)
        ):
            return False
        return stands_for_somebody(self.article.text, candidate, self.alone[word])

    def _take(self, candidate: Candidate, figure: Figure) -> None:
        start = candidate.start - self._particle(candidate, figure)
        form = " ".join(candidate.words)
        if start < candidate.start:
            form = self.article.text[start : candidate.end]
        figure.forms[form] += 1
        part = candidate.part
        is_first = len(part.words) > 1 or part.words[0] == figure.first or part.title
        if is_first and candidate.gender is not None:
            weight = 3 if part.title else 1
            figure.genders[candidate.gender] += weight
        self._place(start, candidate.end, figure)

    def _particle(self, candidate: Candidate, figure: Figure) -> int:
        """How much longer a last name is by what stands before it: "de" in "de Wit said"."""
        words = figure.words
        if len(candidate.words) > 1 or len(words) < 3 or not words[-2].islower():
            return 0
        particle = words[-2] + " "
        stands = self.article.text.endswith(particle, 0, candidate.start)
        return len(particle) if stands and words[-1] == candidate.words[0] else 0

    def _place(self, start: int, end: int, figure: Figure) -> None:
        self.places.append((start, end, figure))

    def _settle_genders(self) -> None:
        """For those whose names tell no gender: the words around them."""
        spans: dict[Figure, list[tuple[int, int]]] = {
            figure: []
            for figure in self.figures.everyone
            if not figure.genders and figure.cast_person is None
        }
        for start, end, figure in self.places:
            if figure in spans:
                spans[figure].append((start, end))
        for figure, places in spans.items():
            figure.genders.update(role_gender(self.article.text, places))
        known = {figure: figure.gender for figure in self.figures.everyone if figure.gender}
        votes = PronounVotes(self.article.text, self.places, known).of_unknown()
        for figure, genders in votes.items():
            figure.genders.update(genders)
