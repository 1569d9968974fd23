"""Ways in which texts differ that must not matter to what is found in them."""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path

from jjreader.corpus.loader import parse_article
from jjreader.people import find_mentions
from jjreader.people.tables import name_tables

Edit = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""
Change = Callable[[str], Iterator[Edit]]
COLUMNS = 72
SHOUTED_WORDS = 6
TITLE_WORDS = 18
ONSETS = "b br d dj f g gw h j k kh kr l m n ng ny p r s sh t th ts tv v w y z zh"
VOWELS = "a a e e i i o o u u aa ei ie uu á é í ö ü å ø ya"
CODAS = ("", "", "", "k", "l", "m", "n", "r", "sh", "v", "x", "ž", "ć")


class Changed:
    """A text after some edits, which finds its way back to the text before."""

    def __init__(self, text: str, edits: Iterator[Edit]) -> None:
        pieces, self._new, self._old = [], [0], [0]
        length = at = 0
        for start, end, replacement in sorted(edits):
            pieces += [text[at:start], replacement]
            length += start - at
            self._mark(length, start)
            length += len(replacement)
            self._mark(length, end)
            at = end
        self.text = "".join([*pieces, text[at:]])

    def _mark(self, new: int, old: int) -> None:
        self._new.append(new)
        self._old.append(old)

    def back(self, offset: int) -> int:
        """The offset in the text before."""
        at = bisect_right(self._new, offset) - 1
        farthest = self._old[at + 1] if at + 1 < len(self._old) else len(self.text)
        old = self._old[at] + offset - self._new[at]
        return old if at + 1 == len(self._old) else min(old, farthest)


class Names:
    """Other names for the words of names: of no language, in the shapes that names have."""

    def __init__(self) -> None:
        self._random = random.Random(1)
        self._names: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The same name for the same word, whatever the text."""
        if word not in self._names:
            name = self._another()
            while name in self._words or name in name_tables().first_names:
                name = self._another()
            self._names[word], self._words[name] = name, word
            self._words[name.upper()] = word.upper()
        return self._names[word]

    def _another(self) -> str:
        name, shape = self._syllables(self._random.choice((2, 2, 2, 3, 3))), self._random.random()
        if shape < 0.02:
            return f"{name}-{self._syllables(2)}"
        return f"N’{name}" if shape < 0.03 else name

    def _syllables(self, count: int) -> str:
        pick = self._random.choice
        parts = [pick(ONSETS.split()) + pick(VOWELS.split()) for _ in range(count)]
        return "".join([*parts, pick(CODAS)]).capitalize()

    def back(self, name: str | None) -> str | None:
        """A name that is found, in the words that stood there before."""
        return name and re.sub(r"[\w’'-]+", self._word_back, name)

    def _word_back(self, match: re.Match[str]) -> str:
        return self._words.get(match[0].replace("'", "’"), match[0])


NAMES = Names()


def renamed(text: str) -> Iterator[Edit]:
    """Every person who is found bears a name of which no table knows a word."""
    article = parse_article("article.txt", Path("article.txt"), text)
    for mention in find_mentions(article):
        start, end = mention.span.start, mention.span.end
        for word in re.finditer(r"[^\W\d_][\w’'-]+", article.text[start:end]):
            bare = re.sub("[’']s$", "", word[0])
            if bare[0].isupper() and len(bare) > 2:
                at = start + word.start()
                yield at, at + len(bare), NAMES.of(bare)


def straightened(text: str) -> Iterator[Edit]:
    """Straight marks and apostrophes for curly ones."""
    for match in re.finditer("[“”‘’]", text):
        yield match.start(), match.end(), '"' if match[0] in "“”" else "'"


def curled(text: str) -> Iterator[Edit]:
    """Curly marks and apostrophes for straight ones; two apostrophes that are a mark stay."""
    for match in re.finditer("(?<!')'(?!')|\"", text):
        before, behind = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        opens = (not before or before in " \n\u00a0([—–-\"“'‘") and not behind.isspace()
        yield match.start(), match.end(), ("“”" if match[0] == '"' else "‘’")[not opens]


def singled(text: str) -> Iterator[Edit]:
    """Single marks for double ones, and double ones inside them."""
    for match in re.finditer('[“”"]', text):
        yield match.start(), match.end(), {"“": "‘", "”": "’", '"': "'"}[match[0]]
    inner = r"(?<!\w)(%s)(?=\w)(?:[^%s“”\"\n]|(?<=\w)[’'](?=\w))*(%s)(?![\w%s])"
    for marks, pair in ((("‘", "‘’'", "’", "'"), "“”"), (("'", "‘’'", "'", "'"), '""')):
        for match in re.finditer(inner % marks, text):
            yield match.start(1), match.end(1), pair[0]
            yield match.start(2), match.end(2), pair[1]


def wrapped(text: str) -> Iterator[Edit]:
    """Lines of so many columns, and a blank line between paragraphs."""
    for match in re.finditer(r"\s*\n\s*", text):
        yield match.start(), match.end(), "\n\n"
    for line in re.finditer(r"[^\s\n][^\n]*(?<!\s)", text):
        start = line.start()
        while line.end() - start > COLUMNS:
            space = text.rfind(" ", start + 1, start + COLUMNS + 1)
            if space < 0:
                space = text.find(" ", start + COLUMNS, line.end())
            if space < 0:
                break
            yield space, space + 1, "\n"
            start = space + 1


def spread(text: str) -> Iterator[Edit]:
    """Two blank lines between paragraphs."""
    for match in re.finditer("\n+", text):
        yield match.start(), match.end(), "\n\n\n"


def packed(text: str) -> Iterator[Edit]:
    """No blank line between paragraphs."""
    for match in re.finditer("\n\n+", text):
        yield match.start(), match.end(), "\n"


def indented(text: str) -> Iterator[Edit]:
    """No blank lines, but paragraphs that begin with spaces."""
    for match in re.finditer("\n+(?=\\S)", text):
        yield match.start(), match.end(), "\n    "


def shouted_title(text: str) -> Iterator[Edit]:
    """The first line in capitals, if it is a title."""
    line = text.partition("\n")[0]
    if len(line.split()) <= TITLE_WORDS:
        yield 0, len(line), line.upper()


def shouted_lead(text: str) -> Iterator[Edit]:
    """The first words behind the title in capitals."""
    lead = re.compile(rf"[^\n]+\n+((?:\S+[ \u00a0]){{{SHOUTED_WORDS}}})").match(text)
    if lead is not None:
        yield lead.start(1), lead.end(1), lead[1].upper()


def hyphens(text: str) -> Iterator[Edit]:
    """Two hyphens for a dash."""
    for match in re.finditer(" ?[—–] ?", text):
        yield match.start(), match.end(), " -- "


CHANGES: dict[str, Change] = {
    "as they are": lambda text: iter(()),
    "persons renamed": renamed,
    "straight marks": straightened,
    "curly marks": curled,
    "single marks": singled,
    "lines of 72 columns": wrapped,
    "two blank lines": spread,
    "no blank lines": packed,
    "indented": indented,
    "title in capitals": shouted_title,
    "lead in capitals": shouted_lead,
    "hyphens for dashes": hyphens,
}
