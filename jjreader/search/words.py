"""The one analyzer: how a text is cut into words, for the index, the query and the screen alike."""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import Stemmer

WORD_MAX = 64
"""Letters of a word that count: a line of base64 is no word, and must not swell the word list."""
PART_MIN = 3
"""Letters that a part of a glued word must have: "Donald" of "McDonald", but no "Mc"."""

_APOSTROPHES = "'’‘ʼ＇"
# Marks that stand inside a word and do not count: apostrophes, accents that follow their letter,
# points of Hebrew and Arabic, soft hyphens, joiners.
_IGNORED = (
    _APOSTROPHES
    + "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    + "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_LETTER = r"[^\W_ʼ]"  # the apostrophe ʼ is a letter to Unicode
# These two are compiled at the first use: most queries need neither.
_WORD = rf"{_LETTER}+(?:[{_IGNORED}]+{_LETTER}+)*"
_IGNORED_MARK = rf"[{_IGNORED}]"
_SEAM = re.compile("(?<=[a-z])(?=[A-Z])")
# Letters that Unicode does not take apart, though a reader does.
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
_LETTERS |= {"ı": "i", "ς": "σ"}

# Bytes as they are for letters, digits, apostrophes and what is beyond ASCII; a space for the rest.
_TABLE = bytes(
    byte if byte > 127 or chr(byte).isalnum() or chr(byte) == "'" else 32 for byte in range(256)
)

_stemmer = Stemmer.Stemmer("english")
_stemmer.maxCacheSize = 0  # its cache is slower than stemming again


class Word(NamedTuple):
    """A word where it stands in a text; `form` is what the index knows it by."""

    start: int
    end: int
    form: str
    is_part: bool = False
    """A part of the glued word before it, such as "Jessica" in "SpyJessica"."""


class _Folded(dict[str, str]):
    """A character beyond ASCII -> its plain letters, "" inside words, or a space."""

    def __missing__(self, character: str) -> str:
        self[character] = plain = _fold_character(character)
        return plain


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if re.match(_IGNORED_MARK, character):
        return ""
    if not character.isalnum():
        return " "
    import unicodedata  # for words with letters of their own; most queries have none

    pieces = unicodedata.normalize("NFKD", character.lower()).lower()
    plain = "".join(_LETTERS.get(piece, piece) for piece in pieces if piece.isalnum())
    return plain or character


_folded = _Folded()
_PUNCTUATION = tuple(zip("’‘“”—–…\u00a0", "''      ", strict=True))


def _aligned_character(character: str) -> str:
    """Its plain letter; itself, where it becomes none or several."""
    plain = _folded[character]
    return plain if len(plain) == 1 else character


def _replacing(plain_of: Callable[[str], str]) -> Callable[[UnicodeError], tuple[bytes, int]]:
    """An error handler for an encoder, which replaces each character beyond ASCII."""

    def replace_run(error: UnicodeError) -> tuple[bytes, int]:
        assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - we only encode
        run = error.object[error.start : error.end]
        return "".join(map(plain_of, run)).encode(), error.end

    return replace_run


# An encoder finds what is not ASCII four times as fast as a regular expression; replacing the usual
# punctuation first is faster still.
_FOLD, _ALIGN = "jjreader.fold", "jjreader.align"
codecs.register_error(_FOLD, _replacing(_folded.__getitem__))
codecs.register_error(_ALIGN, _replacing(_aligned_character))


def _fold(text: str, handler: str = _FOLD) -> bytes:
    if text.isascii():
        return text.encode()
    for character, plain in _PUNCTUATION:
        text = text.replace(character, plain)
    return text.encode("ascii", handler)


def split(text: str) -> list[str]:
    """The words of a text in order, with case and apostrophes; `form_of` makes them comparable.

    This is the fast way, for the index: all loops run in C.
    """
    return _fold(text).translate(_TABLE).decode().split()


def aligned(text: str) -> str:
    """A text as `split` cuts it, a space for all that is in no word, each character in its place.

    Characters that become none or several letters are still there.
    """
    return _fold(text, _ALIGN).translate(_TABLE).decode()


def form_of(surface: str) -> str:
    """What the index knows a word by: no case, no apostrophes, no possessive s.

    It is empty for a lone apostrophe.
    """
    word = surface.lower()
    if "'" in word:
        word = word.strip("'").removesuffix("'s").replace("'", "")
    return word if len(word) <= WORD_MAX else word[:WORD_MAX]


def parts_of(surface: str) -> list[str]:
    """The forms of the words that are glued together in one, as in "SpyJessica"."""
    if surface.islower() or surface.istitle() or not _SEAM.search(surface):
        return []
    forms = map(form_of, _SEAM.split(surface))
    return [form for form in dict.fromkeys(forms) if len(form) >= PART_MIN]


def forms(text: str) -> list[str]:
    """The forms of the words of a text, in order."""
    return list(filter(None, map(form_of, split(text))))


def words_in(text: str) -> Iterator[Word]:
    """The words of a text, where they stand; each is followed by its parts."""
    for match in re.finditer(_WORD, text):
        token = match[0]
        form, parts = _analyse(token)
        at = match.start()
        yield Word(at, match.end(), form)
        for part in parts:
            yield Word(at + part.start, at + part.end, part.form, is_part=True)


def _analyse(token: str) -> tuple[str, tuple[Word, ...]]:
    surface = _fold(token).decode()
    parts = tuple(_parts_in(token)) if _SEAM.search(surface) else ()
    return form_of(surface), parts


def _parts_in(token: str) -> Iterator[Word]:
    folded = [_folded[character] if character > "\x7f" else character for character in token]
    seams = [at for at in range(1, len(token)) if _is_seam("".join(folded[:at]), folded[at])]
    seen = set()
    for start, end in zip([0, *seams], [*seams, len(token)], strict=True):
        form = form_of("".join(folded[start:end]))
        if len(form) >= PART_MIN and form not in seen:
            seen.add(form)
            yield Word(start, end, form, is_part=True)


def _is_seam(before: str, after: str) -> bool:
    return "a" <= before[-1:] <= "z" and "A" <= after[:1] <= "Z"


def stem(form: str) -> str:
    """The stem of a word, by the Snowball rules for English."""
    return str(_stemmer.stemWord(form))


def stems(forms: list[bytes]) -> list[bytes]:
    """The stems of many words at once."""
    return list(_stemmer.stemWords(forms))
