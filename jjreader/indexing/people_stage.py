"""The last stage of indexing: who is who over all articles, from what is known of each."""

from hashlib import sha256

from jjreader.catalogue import Catalogue
from jjreader.catalogue.people import CataloguePeople
from jjreader.catalogue.store import RESOLVED
from jjreader.model import Decision
from jjreader.people import Cast


def resolve_people(catalogue: Catalogue, cast: Cast, decisions: tuple[Decision, ...] = ()) -> None:
    """Bring the people of the catalogue up to date; nothing is done where they are."""
    made_with = sha256(repr((cast.persons, decisions)).encode()).hexdigest()
    if catalogue.stamp(RESOLVED) == made_with:
        return
    from jjreader.people.resolution import resolve  # with a compiled library: only when needed

    known = CataloguePeople(catalogue)
    known.put(resolve(known.namings(), cast, decisions), made_with)
