"""Who is who over all articles: the names that single articles settled on become persons.

What articles call people is joined where it is the same name, where the reader or the cast says
so, where full names differ by a slip of the pen, and where a short form has just one plausible
fuller name; whatever is ambiguous stays apart.
"""

from collections.abc import Iterable

from jjreader.model import Decision, Gender, Identity, Naming, Person
from jjreader.people.cast import Cast
from jjreader.people.groups import Bearer, Group, Groups, folded, usual_gender, usual_kind
from jjreader.people.short_forms import Candidates, Surnames, with_initials, without_middle_names
from jjreader.people.spellings import slips

NO_CAST = Cast()


def resolve(
    namings: Iterable[Naming],
    cast: Cast = NO_CAST,
    decisions: Iterable[Decision] = (),
) -> tuple[Identity, ...]:
    """The persons of a collection, from how its articles name them.

    Names are grouped before they are compared, so it is the number of different names that
    counts, not that of articles or mentions. The answer does not depend on the order.
    """
    decisions = tuple(decisions)
    bearers = _bearers(namings, cast)
    full = [each for each in bearers if len(each.words) > 1]
    single = [each for each in bearers if len(each.words) == 1]
    groups = Groups(bearers, decisions)
    _join_decided(groups, bearers, decisions)
    _join_cast(groups, bearers)
    for one, other in slips(full):
        if groups.can_be_one(groups.of(one), groups.of(other)):
            groups.join(one, other)
    _join_short_forms(groups, without_middle_names(full))
    _join_short_forms(groups, with_initials(full))
    _join_short_forms(groups, Surnames(full).candidates(single))
    _join_remaining(groups, single)
    preferred = {folded(each.other): each.other for each in decisions if each.is_same}
    return tuple(_identity(group, preferred) for group in groups.all())


def _bearers(namings: Iterable[Naming], cast: Cast) -> list[Bearer]:
    """One for each name; a single word may mean a woman here and a man there."""
    found: dict[tuple[tuple[str, ...], Gender | None], Bearer] = {}
    for naming in sorted(namings, key=_order):
        words = folded(naming.person.name)
        key = words, naming.person.gender if len(words) == 1 else None
        if key not in found:
            found[key] = Bearer(words, cast_person=cast.person(naming.person.name))
        found[key].namings.append(naming)
    return list(found.values())


def _order(naming: Naming) -> tuple[int, str, str, int]:
    return -naming.mentions, naming.person.name, naming.person.gender or "", naming.number


def _join_decided(groups: Groups, bearers: list[Bearer], decisions: tuple[Decision, ...]) -> None:
    by_words: dict[tuple[str, ...], list[Bearer]] = {}
    for bearer in bearers if decisions else ():
        by_words.setdefault(bearer.words, []).append(bearer)
    for decision in decisions:
        if decision.is_same:
            meant = [
                *by_words.get(folded(decision.one), ()),
                *by_words.get(folded(decision.other), ()),
            ]
            for bearer in meant[1:]:
                groups.join(meant[0], bearer)


def _join_cast(groups: Groups, bearers: list[Bearer]) -> None:
    first: dict[str, Bearer] = {}
    for bearer in bearers:
        if bearer.cast_person:
            groups.join(first.setdefault(bearer.cast_person.name, bearer), bearer)


def _join_short_forms(groups: Groups, candidates: Candidates) -> None:
    """Short forms join the fuller name where just one person can be meant."""
    for short, fuller in candidates:
        own = groups.of(short)
        meant = {id(group): group for group in map(groups.of, fuller)}
        meant.pop(id(own), None)
        plausible = [group for group in meant.values() if groups.can_be_one(own, group)]
        if len(plausible) == 1:
            groups.join(short, plausible[0].bearers[0])


def _join_remaining(groups: Groups, single: list[Bearer]) -> None:
    """Single words that mean nobody in particular are one entry for each word."""
    first: dict[tuple[str, ...], Bearer] = {}
    for bearer in single:
        if groups.of(bearer).names == {bearer.words}:
            groups.join(first.setdefault(bearer.words, bearer), bearer)


def _identity(group: Group, preferred: dict[tuple[str, ...], str]) -> Identity:
    namings = [naming for bearer in group.bearers for naming in bearer.namings]
    names: dict[str, int] = {}
    for naming in namings:
        names[naming.person.name] = names.get(naming.person.name, 0) + naming.mentions
    name = _name(group, names, preferred)
    variants = sorted(
        (each for each in names if each != name), key=lambda each: (-names[each], each)
    )
    forms = sorted({form for naming in namings for form in naming.person.aliases})
    known = group.cast_person or Person(
        name, gender=usual_gender(namings), kind=usual_kind(namings)
    )
    aliases = dict.fromkeys((*known.aliases, *variants, *forms))
    aliases.pop(name, None)
    person = Person(name, tuple(aliases), known.gender, known.kind, known.portrays)
    return Identity(person, tuple(sorted(each.number for each in namings)), tuple(variants))


def _name(group: Group, names: dict[str, int], preferred: dict[tuple[str, ...], str]) -> str:
    """What to call them: as the cast does, as the reader does, or as most articles do in full."""
    if group.cast_person:
        return group.cast_person.name
    for words in sorted(group.names & preferred.keys()):
        return preferred[words]
    full = [name for name in names if " " in name] or list(names)
    return max(full, key=lambda name: (names[name], len(name), name))
