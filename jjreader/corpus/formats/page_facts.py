"""The title and the authors of a page, without what sites put around them."""

import re
from collections.abc import Iterable

_SEPARATOR = re.compile(r"\s*[|•·»«:—–]\s*|\s+--?\s+")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_PARTICLES = {"al", "bin", "da", "de", "del", "der", "di", "dos", "du", "la", "le", "van", "von"}
MOST_WORDS = 4
"""Words that a name has at most, particles aside; more are a name and an office, or a sentence."""


def plain_title(title: str | None, headings: Iterable[str]) -> str | None:
    """A title as the heading of the article has it: "Storm ahead", not "Storm ahead | The Post".

    Only where the heading is most of the title: some sites head every page with their own name.
    """
    if not title:
        return None
    seen = title.translate(_STRAIGHT)
    for heading in filter(None, headings):
        before, words, after = seen.partition(heading.translate(_STRAIGHT))
        if 2 * len(words) >= len(seen) and _is_separate(before[::-1]) and _is_separate(after):
            return heading
    return title


def _is_separate(rest: str) -> bool:
    """Whether what comes next to a heading, from there on, is not part of it."""
    return not rest or bool(_SEPARATOR.match(rest))


def plain_byline(authors: str | None, source: str | None) -> str | None:
    """Those of AUTHORS ("; " between them) that are names; that of the site only if no other is."""
    names = [name for name in (authors or "").split("; ") if _is_name(name)]
    site = _letters(source or "")
    for is_plainer in (lambda name: " " in name, lambda name: _letters(name) not in site):
        names = list(filter(is_plainer, names)) or names
    return "; ".join(names) or None


def plain_source(site: str | None) -> str | None:
    """The name of a site; some give who has the rights to it in its place."""
    return None if re.match(r"\s*(?:©|copyright\b)", site or "", re.I) else site


def _is_name(words: str) -> bool:
    parts = [part for part in words.split() if part not in _PARTICLES]
    return (
        0 < len(parts) <= MOST_WORDS
        and not any(part[0].islower() or part[0].isdigit() for part in parts)
        and not re.search(r"['’](?:re|s|ve)\b", words)
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
