"""A caret moves over the rows of a text, and never beyond them."""

from hypothesis import given, strategies as st

from jjreader.model import Block, BlockKind, Span
from jjreader.tui.caret import Ground, character_at, word_at
from jjreader.tui.wrapping import wrap

UNITS = st.sampled_from(["character", "word", "row", "paragraph", "edge", "all"])
TEXTS = st.text("ab é中👩\u200d\u0301.", min_size=1, max_size=60)


def ground_of(*paragraphs: str, width: int = 8) -> Ground:
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(text), len(text) + len(words))))
        text += f"{words}\n"
    return Ground(text.replace("\n", " "), wrap(text, blocks, width))


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(0, 99), UNITS, st.sampled_from([1, -1]))
def test_a_move_goes_its_way_and_stays_in_the_text(
    paragraphs: list[str], start: int, unit: str, direction: int
) -> None:
    ground = ground_of(*paragraphs)
    if not ground.rows:
        return
    at = min(max(start, ground.rows.starts[0]), ground.rows.ends[-1])
    at = ground.moved(at, "edge", -direction)
    after = ground.moved(at, unit, direction)
    assert (after - at) * direction >= 0
    assert 0 <= after <= len(ground.text)


def test_words_rows_and_paragraphs() -> None:
    ground = ground_of("one two three", "four five")
    assert ground.moved(0, "word", 1) == 3
    assert ground.moved(3, "word", 1) == 7
    assert ground.moved(7, "word", -1) == 4
    assert ground.moved(0, "row", 1) == 8
    assert ground.moved(0, "paragraph", 1) == 13
    assert ground.moved(13, "paragraph", 1) == 23
    assert ground.moved(23, "paragraph", -1) == 14
    assert ground.moved(14, "paragraph", -1) == 0


def test_a_character_keeps_what_combines_with_it_and_a_word_its_apostrophe() -> None:
    assert character_at("e\u0301x", 0) == Span(0, 2)
    assert word_at("(she’s here)", 2) == Span(1, 6)
    assert word_at("a, b", 1) == Span(1, 2)
