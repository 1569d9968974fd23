"""Words that are made to fit into cells."""

from hypothesis import given, strategies as st
from rich.cells import cell_len

from jjreader.tui.parts import Part, cut, cut_parts, marked, spread, wrap_parts

PARTS = st.lists(st.tuples(st.text("ab 中e\u0301", max_size=12), st.sampled_from("xy")), max_size=6)
WIDTHS = st.integers(1, 14)


def text_of(parts: list[Part]) -> str:
    return "".join(words for words, _ in parts)


@given(PARTS, WIDTHS, st.integers(1, 4))
def test_nothing_is_wider_than_its_room_and_only_what_has_none_is_left_out(
    parts: list[Part], width: int, most: int
) -> None:
    rows = wrap_parts(parts, width, most)
    fitted = [cut(text_of(parts), width), text_of(cut_parts(parts, width)), *map(text_of, rows)]
    assert all(cell_len(words) <= width for words in fitted)
    assert cell_len(text_of(spread(parts, [("中", "y")], width))) <= width
    assert len(rows) <= most
    if not text_of(rows[-1]).endswith("…"):
        assert "".join(map(text_of, rows)).replace(" ", "") == text_of(parts).replace(" ", "")


def test_rows_are_divided_at_spaces_and_keep_their_styles() -> None:
    parts = [("who said", "x"), (" it and ", "y"), ("where", "x")]
    assert wrap_parts(parts, 8, 3) == [
        [("who said", "x")],
        [("it and ", "y")],
        [("where", "x")],
    ]
    assert wrap_parts(parts, 8, 2) == [[("who said", "x")], [("it and ", "y"), ("…", "y")]]


def test_words_that_are_asked_for_are_set_apart_and_in_view() -> None:
    text = "Nobody wants to be the one who ends it, but somebody has to read the accounts."
    assert marked(text, (), 20) == [(text, "title")]
    parts = marked(text, ("ACCOUNTS", "read"), 30)
    assert text_of(parts) == "…somebody has to read the accounts."
    assert [words for words, style in parts if style == "match"] == ["read", "accounts"]
