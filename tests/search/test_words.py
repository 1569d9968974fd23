"""How a text is cut into words."""

from hypothesis import given, strategies as st

from jjreader.search.tokens import Tokens
from jjreader.search.words import form_of, forms, parts_of, split, stem, stems, words_in

TEXTS = st.text(alphabet=st.sampled_from("abzABZ09 _-.,'’‘“”é\u0301ÉßİΣς½ﬁ中\u00ad*~:\n\ud800"))


@given(TEXTS | st.text())
def test_the_index_and_the_screen_see_the_same_words(text: str) -> None:
    assert [word.form for word in words_in(text) if not word.is_part] == forms(text)


@given(TEXTS | st.text() | st.text(alphabet="aB9 .-'’“”é\n"))
def test_a_text_that_is_cut_at_once_has_its_words_where_they_stand(text: str) -> None:
    tokens = Tokens(text)
    starts = tokens.starts(range(len(tokens.written)))
    assert [
        (start + word.start, start + word.end, word.form)
        for start, written in zip(starts, tokens.written, strict=True)
        for word in words_in(written)
        if not word.is_part
    ] == [(word.start, word.end, word.form) for word in words_in(text) if not word.is_part]


@given(TEXTS | st.text())
def test_the_index_and_the_screen_see_the_same_parts_of_glued_words(text: str) -> None:
    on_screen = [word.form for word in words_in(text) if word.is_part]
    assert on_screen == [part for surface in split(text) for part in parts_of(surface)]


@given(st.text())
def test_a_word_stands_where_it_says(text: str) -> None:
    for word in words_in(text):
        assert forms(text[word.start : word.end])[0] == word.form


@given(st.text())
def test_a_form_is_its_own_form(text: str) -> None:
    for form in forms(text):
        assert form_of(form) == form or len(form) == 64


def test_case_accents_and_the_shape_of_apostrophes_do_not_matter() -> None:
    assert forms("Café DON’T don't Ærø") == ["cafe", "dont", "dont", "aero"]
    assert forms("Cafe\u0301") == ["cafe"]


def test_a_possessive_is_the_word_itself() -> None:
    assert forms("the boss's Jones’s 'quoted' rock 'n' roll") == [
        *("the", "boss", "jones", "quoted", "rock", "n", "roll")
    ]


def test_a_glued_word_is_found_by_its_parts() -> None:
    assert parts_of("SpyJessica") == ["spy", "jessica"]
    assert parts_of("McDonald's") == ["donald"]
    assert parts_of("NASA") == parts_of("Jessica") == []


def test_a_part_stands_where_it_says() -> None:
    text = "a SpyJessica here"
    assert [text[w.start : w.end] for w in words_in(text) if w.is_part] == ["Spy", "Jessica"]


def test_an_endless_word_is_cut() -> None:
    assert forms("x" * 1000) == ["x" * 64]
    assert next(words_in("x" * 1000)).form == "x" * 64


def test_stems_are_those_of_snowball_english() -> None:
    assert stem("readings") == stem("reading") == "read"
    assert stems([b"happily", b"cities"]) == [b"happili", b"citi"]
