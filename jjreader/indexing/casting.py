"""The last stage of indexing: who is who over all articles, from what is known of each."""

from hashlib import sha256

from jjreader.catalogue import Catalogue
from jjreader.catalogue.cast import CatalogueCast
from jjreader.catalogue.store import CAST
from jjreader.model import Decision
from jjreader.people import Cast


def tell_who_is_who(catalogue: Catalogue, cast: Cast, decisions: tuple[Decision, ...] = ()) -> None:
    """Bring the cast of the catalogue up to date; nothing is done where it is."""
    made_with = sha256(repr((cast.persons, decisions)).encode()).hexdigest()
    if catalogue.stamp(CAST) == made_with:
        return
    from jjreader.people.resolution import resolve  # with a compiled library: only when needed

    known = CatalogueCast(catalogue)
    known.put(resolve(known.namings(), cast, decisions), made_with)
