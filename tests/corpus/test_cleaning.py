"""Cleaning: nothing that a terminal would obey is left, and offsets stay what they were."""

import re
from pathlib import Path

from hypothesis import given, strategies as st

from jjreader.corpus.cleaner import clean, clean_line, decode
from jjreader.corpus.loader import CorpusReader

HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ANYTHING = st.text(
    st.one_of(
        st.characters(),
        st.characters(max_codepoint=0xA0),
        st.sampled_from("\r\n\t\x1b\x9b\u202e\u2066\u2028\x85\ud800 “"),
    )
)


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@given(ANYTHING)
def test_but_for_crlf_cleaning_is_one_character_for_one(raw: str) -> None:
    assert len(clean(raw)) == len(raw) - raw.count("\r\n")


@given(ANYTHING)
def test_cleaned_text_holds_nothing_that_a_terminal_obeys(raw: str) -> None:
    assert not HARMFUL.search(clean(raw))
    assert not HARMFUL.search(clean_line(raw))
    assert "\n" not in clean_line(raw)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"])))
def test_text_without_controls_stays_as_it_is(raw: str) -> None:
    assert clean(raw) == raw


def test_line_ends_of_every_kind_become_one() -> None:
    assert clean("a\r\nb\rc\x85d\u2028e\u2029f\ng") == "a\nb\nc\nd\ne\nf\ng"


def test_an_escape_sequence_loses_its_escape() -> None:
    assert clean("\x1b[31mred\x9b0m") == "�[31mred�0m"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_decodes_from_utf8_to_itself(raw: str) -> None:
    assert decode(raw.encode())[0] == raw.removeprefix("\ufeff")


def test_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    raw = "Ünïcödé first\n\n“Quoted,” she said — and\tleft.\n\x1b[2J\n🦜 at the end\n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    text = CorpusReader(tmp_path).article("a.txt").text
    assert len(text) == len(raw)
    for offset, character in enumerate(raw):
        assert text[offset] == character or character in "\t\x1b"
