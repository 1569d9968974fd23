"""Decoding: whatever the bytes are, they become text with a notice, or are refused as binary."""

import codecs
import random
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from jjreader.corpus.cleaner import DETECTION_SAMPLE, decode, is_binary
from jjreader.corpus.loader import CorpusReader
from jjreader.errors import InputError

ENGLISH = (
    "The ferry was late, and nobody on the quay had expected otherwise.\n\n"
    "“It’s a café with a view,” the captain said — “naïve visitors call it a harbour.”\n"
) * 3
PLAIN = "The ferry was late, and nobody on the quay had expected otherwise.\n" * 5
JAPANESE = "船長は港で新聞を読んでいた。霧が深い朝、彼女は窓に灯りをともした。\n" * 4
UNDECODED = "some characters could not be decoded"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "cp1252"),
    ],
)
@pytest.mark.parametrize("text", [ENGLISH, PLAIN], ids=["typographic", "ascii"])
def test_english_is_read_in_every_encoding(mark: bytes, encoding: str, text: str) -> None:
    data = mark + text.encode(encoding)
    assert not is_binary(data)
    assert decode(data) == (text, None)


@pytest.mark.parametrize("encoding", ["shift_jis", "utf-8", "utf-16"])
def test_japanese_is_read(encoding: str) -> None:
    data = JAPANESE.encode(encoding)
    assert not is_binary(data)
    assert decode(data) == (JAPANESE, None)


def test_damaged_utf8_stays_utf8_with_a_notice() -> None:
    data = ENGLISH.encode().replace("é".encode(), b"\xff", 1)
    text, notice = decode(data)
    assert text == ENGLISH.replace("é", "�", 1)
    assert notice == UNDECODED


def test_utf8_that_was_cut_within_a_character_stays_utf8() -> None:
    data = (PLAIN + "— “").encode()[:-1]
    text, notice = decode(data)
    assert text == PLAIN + "— �"
    assert notice == UNDECODED


def test_bytes_beyond_ascii_that_come_late_are_decoded_as_what_they_are() -> None:
    ascii_first = "An ordinary line of the log book.\n" * (DETECTION_SAMPLE // 20)
    text = ascii_first + ENGLISH
    assert decode(text.encode("cp1252")) == (text, None)


@given(st.binary(max_size=400))
def test_any_bytes_become_text(data: bytes) -> None:
    text, notice = decode(data)
    assert isinstance(text, str)
    assert notice in (None, UNDECODED)
    assert is_binary(data) in (True, False)


BINARIES = {
    "zlib": zlib.compress(random.Random(1).randbytes(5000)),
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03 \0\0\x02X\x08\x06" + bytes(range(256)) * 4,
    "program": Path(sys.executable).resolve().read_bytes()[:100_000],
    "database": b"SQLite format 3\0\x10\0\x01\x01\0@  \0\0\0\x05" + bytes(3000),
    "zeros": bytes(1000),
}


@pytest.mark.parametrize("name", BINARIES)
def test_a_binary_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_bytes(BINARIES[name])
    with pytest.raises(InputError, match="binary"):
        CorpusReader(tmp_path).article("a.txt")


def test_a_few_stray_controls_do_not_make_a_text_binary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAIN + "\0\x07\x1b[1m" + PLAIN)
    assert "�[1m" in CorpusReader(tmp_path).article("a.txt").text
