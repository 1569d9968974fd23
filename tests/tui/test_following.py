"""A place in a text that was edited."""

import pytest
from hypothesis import given, strategies as st

from jjreader.tui.following import follow

OLD = "The pier was long. Nobody counted its planks. Gulls slept on it. The tide took it in May."
NEW = "A word first. The pier was long. Gulls slept on it, at night. The tide took it. In May."


@pytest.mark.parametrize("words", ["pier was", "Gulls slept on it", "May."])
def test_words_that_stand_elsewhere_are_followed(words: str) -> None:
    assert follow(OLD.index(words), OLD, NEW) == NEW.index(words)


def test_words_that_have_gone_leave_one_near_where_they_were() -> None:
    assert 0 <= follow(OLD.index("Nobody"), OLD, NEW) <= len(NEW)


@given(st.text("ab"), st.text("x"), st.text("y"), st.text("ab"), st.data())
def test_what_is_before_or_after_the_only_edit_is_followed_exactly(
    before: str, cut: str, put: str, after: str, data: st.DataObject
) -> None:
    old, new = before + cut + after, before + put + after
    offset = data.draw(st.integers(0, len(old)))
    found = follow(offset, old, new)
    assert 0 <= found <= len(new)
    if offset < len(before):
        assert found == offset
    elif offset >= len(before) + len(cut) and offset:
        assert new[found:] == old[offset:]
