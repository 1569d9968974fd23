"""Wrapping: laws for any text, and the rows of some."""

from array import array

from hypothesis import given, strategies as st
from rich.cells import cell_len, split_graphemes

from jjreader.corpus.cleaner import clean
from jjreader.model import Block, BlockKind, Span
from jjreader.tui.wrapping import FOLD, NO_BLOCK, Rows, drawn, offset_at, wrap

LETTERS = st.text("ab é“”-中文👩\u200d\u0301 \n", max_size=200)
WIDTHS = st.integers(1, 40)


def rows_of(text: str, width: int) -> Rows:
    return wrap(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))], width)


def lines(text: str, width: int) -> list[str]:
    rows = rows_of(text, width)
    return [text[rows.starts[n] : rows.ends[n]] for n in range(len(rows))]


@given(LETTERS | st.text().map(clean), WIDTHS)
def test_every_character_but_spaces_is_on_exactly_one_row(text: str, width: int) -> None:
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@given(LETTERS, WIDTHS)
def test_no_row_is_wider_than_asked_unless_one_character_is(text: str, width: int) -> None:
    for line in lines(text, width):
        widest = max((cell_len(line[a:b]) for a, b, _ in split_graphemes(line)[0]), default=0)
        assert cell_len(line) <= max(width, widest)


@given(LETTERS, WIDTHS)
def test_rows_are_in_order_and_an_offset_is_found_in_its_row(text: str, width: int) -> None:
    rows = rows_of(text, width)
    for row in range(len(rows)):
        assert row == 0 or rows.starts[row] >= rows.ends[row - 1]
        for offset in range(rows.starts[row], rows.ends[row]):
            assert rows.row_of(offset) == row


def test_a_row_breaks_at_the_last_space_that_fits() -> None:
    assert lines("one two three four", 8) == ["one two", "three", "four"]
    assert lines("incomprehensibilities", 10) == ["incomprehe", "nsibilitie", "s"]


def test_wide_characters_may_be_parted_and_graphemes_may_not() -> None:
    assert lines("中文字中文", 4) == ["中文", "字中", "文"]
    assert lines("ab👩\u200d👩\u200d👧cd", 4) == ["ab👩\u200d👩\u200d👧", "cd"]


def test_no_row_begins_with_what_closes_or_ends_with_what_opens() -> None:
    assert lines("中文。「字」中", 6) == ["中文。", "「字」", "中"]
    assert lines("中文中。「字」中", 6) == ["中文", "中。", "「字」", "中"]


def test_a_space_that_carries_an_accent_is_no_place_to_break() -> None:
    assert lines("a  \u0301", 1) == ["a", " \u0301"]


def test_blocks_have_a_blank_row_between_and_front_matter_is_not_shown() -> None:
    text = "---\n\nfirst\n\nsecond"
    blocks = [
        Block(BlockKind.METADATA, Span(0, 3)),
        Block(BlockKind.HEADING, Span(5, 10)),
        Block(BlockKind.PARAGRAPH, Span(12, 18)),
    ]
    assert list(wrap(text, blocks, 20).blocks) == [1, NO_BLOCK, 2]


def test_a_note_gets_a_row_under_the_block_in_which_its_span_ends() -> None:
    text = "one\n\ntwo"
    blocks = [Block(BlockKind.PARAGRAPH, Span(0, 3)), Block(BlockKind.PARAGRAPH, Span(5, 8))]
    rows = wrap(text, blocks, 20, noted=[3])
    assert rows.notes == {1: 0}
    assert len(rows) == 4


def test_a_column_leads_to_the_character_that_is_drawn_there() -> None:
    assert [offset_at("a中b", column) for column in range(5)] == [0, 1, 1, 2, 3]


@given(LETTERS, WIDTHS, st.frozensets(st.integers(0, 60)))
def test_hidden_characters_take_no_room_and_are_on_a_row_all_the_same(
    text: str, width: int, hidden: frozenset[int]
) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    rows = wrap(text, [block], width, hidden=hidden)
    told = [text[rows.starts[n] : rows.ends[n]] for n in range(len(rows))]
    assert "".join("".join(told).split()) == "".join(text.split())
    assert wrap(text, [block], width, hidden=frozenset(range(len(text)))).starts[:1] in (
        array("q"),
        array("q", [0]),
    )


def test_a_row_is_as_long_as_what_is_drawn_of_it() -> None:
    text = "a **bold** word"
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    rows = wrap(text, [block], 11, hidden=frozenset({2, 3, 8, 9}))
    assert len(rows) == 1
    assert offset_at(text, 2, rows.hidden) == 4
    assert drawn(text, 0, rows.hidden) == "a bold word"


def test_the_lines_of_code_are_kept_with_their_spaces() -> None:
    text = "if x:\n    go()\n\nend"
    rows = wrap(text, [Block(BlockKind.CODE, Span(0, len(text)))], 6)
    told = [text[rows.starts[n] : rows.ends[n]] for n in range(len(rows))]
    assert told == ["if x:", "    go", "()", "", "end"]


def test_an_item_of_a_list_has_its_sign_and_hangs() -> None:
    text = "1. one two three\n   * four"
    spans = Span(3, 16), Span(22, 26)
    rows = wrap(text, [Block(BlockKind.LIST_ITEM, span) for span in spans], 12)
    told = [rows.leads[n] + text[rows.starts[n] : rows.ends[n]] for n in range(len(rows))]
    assert told == ["1. one two", "   three", "   • four"]
    assert not wrap(text, [Block(BlockKind.LIST_ITEM, spans[1])], 8).leads  # no room for it


def test_a_fold_has_a_row_and_its_blocks_only_when_it_is_open() -> None:
    text = "one\ntwo\nthree"
    kinds = (BlockKind.PARAGRAPH, BlockKind.BOILERPLATE, BlockKind.BOILERPLATE)
    spans = (Span(0, 3), Span(4, 7), Span(8, 13))
    blocks = [Block(kind, span) for kind, span in zip(kinds, spans, strict=True)]
    closed = wrap(text, blocks, 20, folds=[(1, 2, False)])
    assert list(closed.blocks) == [0, NO_BLOCK, FOLD]
    assert closed.row_of(9) == 2
    assert list(wrap(text, blocks, 20, folds=[(1, 2, True)]).blocks) == [0, NO_BLOCK, FOLD, 1, 2]
