"""Names of many articles on their way to become persons: groups that grow, with what forbids it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jjreader.caseless import caseless
from jjreader.model import Decision, Gender, Naming, Person, PersonKind
from jjreader.people.tables import name_tables


def folded(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, full stops and "Jr."."""
    words = [word for word in name.split() if word not in name_tables().suffixes]
    return tuple(filter(None, (caseless(word).rstrip(".,") for word in words))) or (name,)


@dataclass(eq=False)
class Bearer:
    """Everybody whom articles call by one name; of a single word, those of one gender."""

    words: tuple[str, ...]
    namings: list[Naming] = field(default_factory=list)
    cast_person: Person | None = None

    @property
    def mentions(self) -> int:
        return sum([naming.mentions for naming in self.namings])

    @property
    def articles(self) -> int:
        return sum([naming.articles for naming in self.namings])

    @property
    def gender(self) -> Gender | None:
        if self.cast_person:
            return self.cast_person.gender
        return usual_gender(self.namings)


def usual_gender(namings: Iterable[Naming]) -> Gender | None:
    """The gender that most of the mentions say; ties go to the one that is said first."""
    votes: dict[Gender, int] = {}
    for naming in namings:
        if gender := naming.person.gender:
            votes[gender] = votes.get(gender, 0) + naming.mentions
    return max(votes, key=votes.__getitem__, default=None)


def usual_kind(namings: Iterable[Naming]) -> PersonKind | None:
    """A character, where the articles that name them most say so."""
    played = sum(
        naming.mentions if naming.person.kind is PersonKind.CHARACTER else -naming.mentions
        for naming in namings
    )
    return PersonKind.CHARACTER if played > 0 else None


@dataclass(eq=False)
class Group:
    """Bearers that are one person."""

    bearers: list[Bearer]
    gender: Gender | None
    cast_person: Person | None
    names: set[tuple[str, ...]]


class Groups:
    """Who is taken for one person so far. What the reader has decided is never overruled."""

    def __init__(self, bearers: Iterable[Bearer], decisions: Iterable[Decision]) -> None:
        self._of = {
            id(each): Group([each], each.gender, each.cast_person, {each.words}) for each in bearers
        }
        self._apart: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for decision in decisions:
            if not decision.is_same:
                one, other = folded(decision.one), folded(decision.other)
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)

    def of(self, bearer: Bearer) -> Group:
        return self._of[id(bearer)]

    def all(self) -> Iterable[Group]:
        return {id(group): group for group in self._of.values()}.values()

    def can_be_one(self, one: Group, other: Group) -> bool:
        """Nothing is known that tells them apart: gender, the cast, the reader."""
        genders = {one.gender, other.gender} - {None}
        persons = {one.cast_person, other.cast_person} - {None}
        return len(genders) < 2 and len(persons) < 2 and not self._are_apart(one, other)

    def join(self, one: Bearer, other: Bearer) -> None:
        """Take them, and whoever is one person with them, for one person."""
        kept, taken = self.of(one), self.of(other)
        if kept is taken or self._are_apart(kept, taken):
            return
        if len(kept.bearers) < len(taken.bearers):
            kept, taken = taken, kept
        for bearer in taken.bearers:
            self._of[id(bearer)] = kept
        kept.bearers += taken.bearers
        kept.names |= taken.names
        kept.cast_person = kept.cast_person or taken.cast_person
        kept.gender = kept.gender or taken.gender

    def _are_apart(self, one: Group, other: Group) -> bool:
        if not self._apart:
            return False
        return any(self._apart.get(name, set()) & other.names for name in one.names)
