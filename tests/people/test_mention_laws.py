"""What holds of the mentions of any text whatever."""

import time
from itertools import pairwise

from case_files import article_of
from hypothesis import given, settings, strategies as st

from jjreader.people import find_mentions, parse_cast

PIECES = st.sampled_from(
    ["Anna ", "Weller ", "Mr. ", "President ", "said ", "the ", "O’Brien ", "Jr. ", "de ", "la ",
     ". ", ", ", "\n", "Jong-un ", "J. ", "’s ", "New ", "York ", "Annas ", "WELLER ", "É", "she "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)
CAST = parse_cast('[[person]]\nname = "Anna Weller"\naliases = ["Annie"]\n')


@settings(max_examples=4 * settings.default.max_examples, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    article = article_of(text)
    for cast in (parse_cast(""), CAST):
        mentions = find_mentions(article, cast)
        for one, other in pairwise(mentions):
            assert one.span.end <= other.span.start
        assert all(m.span.end <= len(text) and article[m.span].strip() for m in mentions)


def test_a_megabyte_of_names_is_read_in_time() -> None:
    for unit in ("A ", "Anna Weller ", "de la ", "A.", "Weller said. ", "Al-", "O’"):
        article = article_of(unit * (1_000_000 // len(unit)))
        began = time.process_time()
        find_mentions(article)
        assert time.process_time() - began < 10, unit
