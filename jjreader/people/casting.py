"""The names of the cast inside a run of capitalised words."""

from jjreader.model import Article, Person
from jjreader.people.candidates import LONGEST_RUN, PARTS_OF
from jjreader.people.evidence import opens_sentence
from jjreader.people.linking import Figure, Figures
from jjreader.people.tables import name_tables
from jjreader.people.word_kinds import FIRST_NAME, INITIAL, kind_of

LONGEST_FORM = 4
"""Words of the longest name that is looked up."""
Run = tuple[int, str, bool]
"""A capitalised run: where it begins, its words, and whether it stands in a heading."""


class CastNames:
    """Looks for those whom the cast names; everybody else is found by what the article says."""

    def __init__(self, article: Article, figures: Figures) -> None:
        self._article, self._figures, self._cast = article, figures, figures.cast

    def named_in(self, run: Run) -> list[tuple[int, int, Figure]]:
        """Who of the cast is named in a run, and where; the longest form wins."""
        start, text, _ = run
        if len(text) > LONGEST_RUN or self._is_last_name(text):
            return []
        words = text.replace("\u00a0", " ").split(" ")
        starts = [start]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        found: list[tuple[int, int, Figure]] = []
        at = 0
        while at < len(words):
            for size in range(min(LONGEST_FORM, len(words) - at), 0, -1):
                form = " ".join(words[at : at + size]).rstrip(".")
                person = self._cast.person(form)
                if person is not None:
                    if size == 1 and not found and self._is_namesake(run, words, at, person):
                        return []
                    figure = self._figures.add(tuple(person.name.split()))
                    if size > 1:
                        figure.starts.append(starts[at])
                    found.append((starts[at], starts[at] + len(form), figure))
                    at += size
                    break
            else:
                at += 1
        return found

    def _is_last_name(self, text: str) -> bool:
        """Is it a last name of the cast by itself? Another bearer of it may be nearer."""
        person = self._cast.person(text)
        ends_name = person is not None and person.name.endswith(" " + text)
        return ends_name and bool(PARTS_OF[True][text][0])

    def _is_namesake(self, run: Run, words: list[str], at: int, person: Person) -> bool:
        """Does another first name stand before a last name of the cast: "Nils Lindqvist"?"""
        before = words[at - 1] if at else ""
        last = words[at].rstrip(".")
        if last != person.name.split()[-1] or before in person.name.split():
            return False
        end = sum(len(word) + 1 for word in words[: at + 1]) - 1
        start, text, in_heading = run
        parts = [part for part in PARTS_OF[True][text][0] if part.start + len(part.form) <= end]
        part = parts[-1] if parts else None
        if part is None or len(part.words) < 2 or part.words[-1] != last:
            return False
        opens = in_heading or opens_sentence(self._article.text, start)
        known = kind_of(part.words[0]) & (FIRST_NAME | INITIAL)
        return bool(known) or not (opens or part.words[-2].lower() in name_tables().roles)
