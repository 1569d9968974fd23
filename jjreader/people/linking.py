"""Names of one article that belong to one person: variants, last names, slips of the pen."""

from collections import defaultdict
from string import ascii_lowercase

from jjreader.model import Gender, Person, PersonKind
from jjreader.people.cast import Cast
from jjreader.people.tables import name_tables

MOST_EDITS = 1
"""Letters added, dropped, changed or swapped with their neighbour."""
SHORTEST_SLIP = 5
"""Shorter names that differ by a letter are different names."""


class Figure:
    """Somebody in an article while the article is being read."""

    __slots__ = ("cast_person", "first", "forms", "genders", "kind", "last", "starts", "words")

    def __init__(self, words: tuple[str, ...], cast_person: Person | None) -> None:
        self.words, self.cast_person = words, cast_person
        self.first, self.last = words[0], words[-1]
        self.forms: dict[str, int] = {}
        """How often they are called by what."""
        self.genders: dict[Gender, int] = {}
        """What the words about them are worth that tell the gender."""
        self.starts: list[int] = []
        """Where full names stand; in order, once all are known."""
        self.kind: PersonKind | None = None
        """A character, where the article says so."""

    def tell(self, gender: Gender, worth: int) -> None:
        """Something about them tells their gender."""
        self.genders[gender] = self.genders.get(gender, 0) + worth

    @property
    def gender(self) -> Gender | None:
        """What most of the words about them say."""
        if self.cast_person is not None:
            return self.cast_person.gender
        if len(self.genders) < 2:
            return next(iter(self.genders), None)
        return max(self.genders, key=self.genders.__getitem__)

    def can_be(self, gender: Gender) -> bool:
        """Does anything say that this is their gender?"""
        in_cast = self.cast_person is not None and self.cast_person.gender is gender
        return in_cast or gender in self.genders


def same_word(one: str, other: str) -> bool:
    """The same part of a name; a slip of MOST_EDITS is allowed in a word of SHORTEST_SLIP letters.

    Slips are counted by optimal string alignment, the first letter is taken to be right.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_SLIP or one[0] != other[0]:
        return False
    if one[-1] != other[-1] and one[1] != other[1]:
        return False  # a slip at either end: they are two, as nearly always
    from rapidfuzz.distance import OSA  # a compiled library: only when needed

    return OSA.distance(one, other, score_cutoff=MOST_EDITS) <= MOST_EDITS


def ends_with(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Are these the last words of a longer name: "Paz Weller", "De Wit" for "Jan de Wit"?"""
    if len(long) <= len(short) or long[-1] != short[-1]:
        return False
    return [word.lower() for word in long[-len(short) :]] == [word.lower() for word in short]


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names of one person: middle names, initials and slips apart."""
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2:
        return False
    first, last = (one[0], one[-1]), (other[0], other[-1])
    if first == last:
        return not _middles_differ(one, other)
    if ends_with(one, other) or ends_with(other, one):
        return True
    initial = one[-1] == other[-1] and one[0][0] == other[0][0]
    if initial and "." in one[0] + other[0]:
        return True
    slips = (one[0] != other[0]) + (one[-1] != other[-1])
    return slips == 1 and same_word(one[0], other[0]) and same_word(one[-1], other[-1])


def _middles_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two full names have other middle initials: father and son?"""
    return len(one) > 2 < len(other) and one[1][0] != other[1][0]


Place = tuple[int, int, Figure]
"""Where somebody is named: start, end, and who it is."""


class Figures:
    """The persons found so far in an article, looked up by parts of their names."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.everyone: list[Figure] = []
        self._by_words: dict[tuple[str, ...], Figure] = {}
        self._by_last: defaultdict[str, list[Figure]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Figure]] = defaultdict(list)
        self._by_initial: defaultdict[str, list[Figure]] = defaultdict(list)

    def add(self, words: tuple[str, ...]) -> Figure:
        """The figure with this full name, a new one if need be."""
        figure = self._by_words.get(words)
        if figure is None:
            known = self.cast.person(" ".join(words)) if self.cast.forms else None
            figure = self._by_words[words] = self._same(words, known) or self._new(words, known)
            self._index(figure, words)
        return figure

    def _same(self, words: tuple[str, ...], known: Person | None) -> Figure | None:
        """Who is here already under another form of this name."""
        for bearers in (self._by_last.get(words[-1]), self._by_first.get(words[0])):
            for figure in bearers or ():
                same = known is not None and figure.cast_person is known
                if same or same_person(figure.words, words):
                    return figure
        return None

    def _new(self, words: tuple[str, ...], known: Person | None) -> Figure:
        figure = Figure(tuple(known.name.split()) if known else words, known)
        self.everyone.append(figure)
        if len(figure.words) > 1:
            self._by_initial[figure.last[0]].append(figure)
        if known:
            self._index(figure, figure.words)
        return figure

    def _index(self, figure: Figure, words: tuple[str, ...]) -> None:
        last, first = words[-1], words[0]
        if last[0] in ascii_lowercase:  # "Said" for "al-Said"
            last = last.lstrip(ascii_lowercase).lstrip("-’'") or last
        if figure not in self._by_last[last]:
            self._by_last[last].append(figure)
        if figure not in self._by_first[first]:
            self._by_first[first].append(figure)

    def named(self, word: str) -> list[Figure]:
        """Who can be meant by this single word, last names before first names."""
        return self._by_last.get(word) or self._by_first.get(word) or self._slip(word)

    def goes_by(self, word: str) -> bool:
        """Is this the last or the first name of anybody who has both?"""
        bearers = self._by_last.get(word) or self._by_first.get(word)
        return bearers is not None and any(len(figure.words) > 1 for figure in bearers)

    def _slip(self, word: str) -> list[Figure]:
        """Whose last name this word is but for a slip of the pen."""
        for figure in self._by_initial.get(word[0], ()):
            if -2 < len(figure.last) - len(word) < 2 and same_word(figure.last, word):
                return [] if word in name_tables().surnames else [figure]
        return []

    def settle(self) -> dict[Figure, Person]:
        """The person behind every figure."""
        return {figure: _person(figure) for figure in self.everyone}


def _person(figure: Figure) -> Person:
    if figure.cast_person is not None:
        return figure.cast_person
    if len(figure.forms) == 1 and (len(figure.words) == 1 or " " in next(iter(figure.forms))):
        return Person(next(iter(figure.forms)), (), figure.gender, figure.kind)
    name = _full_name(figure)
    aliases = tuple(sorted(form for form in figure.forms if form != name))
    return Person(name, aliases, figure.gender, figure.kind)


def _full_name(figure: Figure) -> str:
    """The form that is written most often, but for those that leave out the first name.

    Of two spellings it is the one with whose last name they are called by it alone.
    """
    forms = figure.forms
    if len(forms) == 1:
        return " ".join(figure.words)  # "Tom" of "Tom and Linda Weller"
    split = {form: tuple(form.split(" ")) for form in forms if " " in form}
    if not split:
        return " ".join(figure.words)  # Zoe “Zo” Weller
    full = [
        form
        for form, words in split.items()
        if len(split) == 1 or not any(ends_with(other, words) for other in split.values())
    ]
    if len(full) == 1:
        return full[0]
    return max(
        full or forms,
        key=lambda form: (forms[form] + forms.get(form.rsplit(" ", 1)[-1], 0), len(form)),
        default=" ".join(figure.words),
    )
