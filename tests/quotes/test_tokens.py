"""Laws of taking chunks apart."""

from hypothesis import given, strategies as st

from jjreader.quotes.tokens import LONGEST_KNOWN, MOST_KNOWN, TOKENS_OF

CHUNKS = st.text(st.sampled_from("aIGov.,:;?!'’-–)(\"“”1$\u00a0\n"), max_size=LONGEST_KNOWN + 9)


@given(CHUNKS)
def test_tokens_stand_where_they_say_and_leave_out_only_space_and_double_marks(chunk: str) -> None:
    kept, end = "", 0
    for word, _, start in TOKENS_OF[chunk]:
        assert start >= end
        assert chunk.startswith(word, start)
        kept, end = kept + word, start + len(word)
    assert kept == "".join(c for c in chunk if not c.isspace() and c not in '"“”')


def test_the_tokens_that_are_remembered_stay_few() -> None:
    for number in range(MOST_KNOWN + 10):
        assert TOKENS_OF[f"a{number}"]
    assert TOKENS_OF["a" * (LONGEST_KNOWN + 1)]
    assert len(TOKENS_OF) <= MOST_KNOWN
    assert all(len(chunk) <= LONGEST_KNOWN for chunk in TOKENS_OF)
