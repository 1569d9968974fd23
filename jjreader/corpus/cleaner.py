"""Bytes become text that can do no harm: the only place where characters are changed."""

import codecs
import re

DETECTION_SAMPLE = 64 * 1024
"""Bytes that are looked at to guess an encoding; more makes it slower, not better."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SPACES = {**dict.fromkeys("\t\v\f", " "), **dict.fromkeys("\x85\u2028\u2029", "\n")}
"""What stands for controls that mean a space or the end of a line."""
_HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)
_QUOTED_LINES = re.compile(
    r"^(?P<marks>>(?: ?>)*) *+[^\s>].*(?:\n(?P=marks) *+(?!\d{1,3}[.)] )[\w“\"‘'(*_\[].*)+", re.M
)
"""Lines that begin with the same marks, but for those that begin a list or a heading."""
_NEXT_QUOTED = re.compile(r"\n[> ]+")
_FEW_CONTROLS, _MANY_CONTROLS = 0.05, 0.3
"""Shares of control characters: random bytes have 0.1, a text with stray controls has fewer."""
_PLAIN_LATIN = frozenset([*range(0x20, 0x7F), 0x09, 0x0A, 0x0D])
_CP1252_LETTERS = frozenset([0x85, *range(0x91, 0x98), 0x99, *range(0xA0, 0x100)])
"""Bytes that English text in Windows-1252 has beyond ASCII: punctuation and accented letters."""


def clean(text: str) -> str:
    """TEXT without anything that a terminal would obey.

    CRLF and CR become LF; tabs become spaces; line separators become LF; every other control,
    bidirectional override and lone surrogate becomes U+FFFD. Apart from CRLF this is one
    character for one. Cleaning twice changes nothing more.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HARMFUL.sub(lambda found: _SPACES.get(found[0], "\N{REPLACEMENT CHARACTER}"), text)


def is_clean(text: str) -> bool:
    """Whether cleaning would change nothing."""
    return not _HARMFUL.search(text)


def clean_line(text: str) -> str:
    """TEXT on one line and harmless: for names of files, titles and messages."""
    return clean(text).replace("\n", " ")


def join_quoted_lines(text: str) -> str:
    """TEXT in which a quotation that e-mail or Markdown has marked line by line is one line.

    One character for one: line ends, and the marks behind them, become spaces.
    """
    if ">" not in text or "\n>" not in text:  # two characters take ten times as long as one
        return text
    return _QUOTED_LINES.sub(lambda found: _NEXT_QUOTED.sub(_blank, found[0]), text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of DATA, and a notice when some of it could not be decoded."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _noticed(data[len(mark) :], encoding)
    if wide := _utf16(data[:DETECTION_SAMPLE]):
        return _noticed(data, wide)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _noticed(data, _guess(_sample_around(data, error.start)))


def is_binary(data: bytes) -> bool:
    """Whether DATA is no text in any encoding that `decode` knows."""
    if any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        return False
    sample = data[:DETECTION_SAMPLE]
    controls = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    if controls <= len(sample) * _FEW_CONTROLS or _utf16(sample):
        return False
    return controls > len(sample) * _MANY_CONTROLS or not _mostly_utf8(sample)


def _noticed(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, "replace")
    undecoded = "\N{REPLACEMENT CHARACTER}" in text
    return text, "some characters could not be decoded" if undecoded else None


def _sample_around(data: bytes, offset: int) -> bytes:
    """The bytes that tell the encoding: of a long file the first may all be ASCII."""
    start = max(0, offset - DETECTION_SAMPLE // 2)
    while start < offset and data[start] & 0xC0 == 0x80:
        start += 1  # not within a character
    return data[start : start + DETECTION_SAMPLE]


def _guess(sample: bytes) -> str:
    if _mostly_utf8(sample):
        return "utf-8"
    beyond = [byte for byte in sample if byte not in _PLAIN_LATIN]
    if len(beyond) * 4 < len(sample) and all(byte in _CP1252_LETTERS for byte in beyond):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6 > sample[::2].count(0) * 2:
        return "utf-16-le"
    if half and sample[::2].count(0) > half * 0.6 > sample[1::2].count(0) * 2:
        return "utf-16-be"
    return None


def _mostly_utf8(sample: bytes) -> bool:
    """Damaged UTF-8 has more sequences that are right than wrong, or was only cut at the end."""
    text = sample.decode("utf-8", "replace")
    if "\N{REPLACEMENT CHARACTER}" not in text[:-1]:
        return True
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    right = sum(character > "\x7f" for character in text) - wrong
    return right >= wrong
