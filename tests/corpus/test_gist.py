"""What a whole article tells of itself, it tells as well when most of its text is left out."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from jjreader.corpus.cleaner import clean
from jjreader.corpus.gist import gist
from jjreader.corpus.loader import parse_article

WORDS = st.integers(1, 40).map("word ".__mul__).map(str.strip).map(str.capitalize)
TEXT = st.builds(
    "".join,
    st.tuples(st.sampled_from(["", "“", "(", "- "]), WORDS, st.sampled_from([".", "", ",", ".”"])),
)
TELLING = st.sampled_from(
    [
        "",
        " ",
        "Ada Lindqvist",
        "By Ada Lindqvist",
        "By Ada Lindqvist, who was there when it began to rain on all of them.",
        "Ada Lindqvist is a writer.",
        f"Ada Lindqvist is a writer. {'She lives in a house by the sea. ' * 8}",
        "Source: The Quay Gazette",
        "Source: The Quay Gazette, and those who sent us letters about it, of whom there are many.",
        "5 December 2019",
        "# A heading",
        "A heading",
        "NEXT: more of it, and more of what came after it, to the end of the story.",
        "https://lamp.example/ferry",
        "a line that was wrapped by hand at about this width of characters",
        "```",
        f"{'word ' * 500}",
    ]
)  # fmt: skip
PIECES = st.tuples(st.one_of(TEXT, TEXT, TELLING), st.sampled_from(["\n\n", "\n\n", "\n", "\n \n"]))
TEXTS = st.lists(PIECES, max_size=20).map(lambda found: "".join(map("".join, found)))
FRONT = "---\ntitle: The ferry\n\nauthor: Ines Okafor\n---\n"


@given(TEXTS, st.sampled_from(["", FRONT]), st.sampled_from(["a.txt", "a.md"]))
def test_the_gist_tells_what_the_text_tells(text: str, front: str, name: str) -> None:
    def told(*, divided: bool) -> tuple[str | date | None, ...]:
        article = parse_article(name, Path(name), clean(front + text), divided=divided)
        return article.title, article.byline, article.source, article.published, article.url

    assert told(divided=False) == told(divided=True)


@pytest.mark.parametrize("paragraphs", [5, 500])
def test_the_gist_does_not_grow_with_the_text(paragraphs: int) -> None:
    text = "\n\n".join(["The ferry", *[f"{'word ' * 40}end."] * paragraphs])
    assert gist(text).count("\n\n") <= 2
