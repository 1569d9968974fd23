"""What a person types -> a `Query`, or a `QueryError` that says what to type instead."""

import re
from datetime import date

from jjreader.errors import QueryError
from jjreader.search.query import Clause, Group, Kind, Query
from jjreader.search.words import forms

QUERY_MAX = 2000
"""Characters of a query: more than anyone types; beyond it the cost has no bound."""
TERMS_MAX = 160
"""Words of a query: each costs a look into every segment of the index."""
TYPED_MIN = 2
"""Letters from which a word being typed stands for all that begin so: one letter says nothing."""

NAMED = ("name", "speaker")
PEOPLE_FIELDS = (*NAMED, "quote")
DATE_FIELDS = ("after", "before")
FIELDS = ("title", "speaker", "name", "source", "quote", "after", "before")

_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
# The parts of a query: a minus, a field, and a phrase or a run of anything but spaces and quotes.
_CLAUSE = re.compile(
    r"(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?"
    r'(?:"(?P<phrase>[^"]*)(?P<closed>")?|(?P<word>[^\s"]+))'
)
_FUZZY_MARK = r"~\d*$"  # compiled at the first word with one
_DATE = r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$"


def parse_query(text: str, typing: bool = False) -> Query:
    """Read a query; while it is being typed, its last word stands for all that begin with it."""
    if len(text) > QUERY_MAX:
        raise QueryError(f"This query is too long: {QUERY_MAX} characters are the most")
    parts = _Parts()
    for match in _CLAUSE.finditer(text.translate(_STRAIGHT)):
        is_last = typing and match.end() == len(text)
        if match["word"] in ("OR", "AND") and not match["minus"] and not match["field"]:
            parts.is_joined = match["word"] == "OR"
        elif clause := _read_clause(match, is_last):
            place = match.span("word" if match["word"] else "phrase")
            parts.add(clause, place, is_excluded=bool(match["minus"]))
    return parts.query(text)


class _Parts:
    """What has been read of a query."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.excluded: list[Clause] = []
        self.places: dict[Clause, tuple[int, int]] = {}
        self.is_joined = False
        """An OR stands before the next clause."""
        self.terms = 0

    def add(self, clause: Clause, place: tuple[int, int], is_excluded: bool) -> None:
        self.places.setdefault(clause, place)
        self.terms += max(1, len(clause.words))
        if self.terms > TERMS_MAX:
            raise QueryError(f"This query has too many words: {TERMS_MAX} are the most")
        if is_excluded and self.is_joined and self.groups:
            raise QueryError("OR cannot stand before a word with “-”; leave one of them out")
        if is_excluded:
            kind = Kind.WORD if clause.kind is Kind.TYPED else clause.kind
            self.excluded.append(clause._replace(kind=kind))
        elif self.is_joined and self.groups:
            self.groups[-1] = tuple(dict.fromkeys((*self.groups[-1], clause)))
        else:
            self.groups.append((clause,))
        self.is_joined = False

    def query(self, text: str) -> Query:
        if not self.groups and self.excluded:
            raise QueryError("Say what to look for as well: “-” only leaves out")
        if not self.groups:
            raise QueryError("Type a word to look for")
        groups = tuple(dict.fromkeys(self.groups))
        return Query(groups, tuple(dict.fromkeys(self.excluded)), text, self.places)


def _read_clause(match: re.Match[str], is_last: bool) -> Clause | None:
    name = (match["field"] or "").lower()
    word = match["word"] or ""
    if name and name not in FIELDS:
        if not word.startswith("//"):  # https://...
            raise QueryError(f"There is no field “{name}:”; there are {_listed(FIELDS)}")
        name = ""
    if name in DATE_FIELDS:
        return _read_date(name, word or match["phrase"], is_last)
    if word.lower().rstrip(":") in FIELDS and word.endswith(":"):
        if is_last:
            return None  # the rest is still to come
        raise QueryError(f"“{word}” needs a word right after it, without a space")
    if word:
        clause = _read_word(word, is_last)
    else:
        clause = _phrase(match["phrase"], is_open=is_last and not match["closed"])
    return clause and clause._replace(field=name or "body")


def _read_word(word: str, is_last: bool) -> Clause | None:
    is_prefix = word.endswith("*")
    spelt = re.sub(_FUZZY_MARK, "", word) if "~" in word else word
    is_typed = is_last and word[-1:].isalnum()
    words = tuple(forms(spelt))
    if len(words) != 1:
        return _phrase(word, is_open=is_prefix or is_typed)
    if is_prefix:
        return Clause(Kind.PREFIX, words)
    if spelt != word:
        return Clause(Kind.FUZZY, words)
    if is_typed and len(words[0]) >= TYPED_MIN:
        return Clause(Kind.TYPED, words)
    return Clause(Kind.WORD, words)


def _phrase(text: str, is_open: bool) -> Clause | None:
    """Words that stand together; the last may be open: `"take over the ci*"`."""
    words = tuple(forms(text))
    is_open = is_open or text.rstrip().endswith("*")
    if is_open and words and len(words[-1]) < TYPED_MIN:
        words, is_open = words[:-1] or words, False  # one letter waits for the next
    return Clause(Kind.PHRASE, words, is_open=is_open) if words else None


def _read_date(name: str, text: str, is_last: bool) -> Clause | None:
    match = re.match(_DATE, text)
    try:
        year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        return Clause(Kind(name), field=name, day=date(year, month, day).toordinal())
    except ValueError as error:
        if is_last:
            return None  # the rest is still to come
        message = f"“{name}:” takes a date such as 2016, 2016-08 or 2016-08-30, not “{text}”"
        raise QueryError(message) from error


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1]
