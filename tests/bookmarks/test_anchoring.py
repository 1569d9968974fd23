"""A bookmark finds its passage again, and never takes another one for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jjreader.bookmarks.anchoring import CONTEXT, FAMILIAR, anchor, make_bookmark
from jjreader.model import Article, BookmarkState, Confidence, Quote, QuoteKind, Span

STORY = (
    "Personal Story\n\nShe spoke of her work. “It is a very personal journey,” she said.\n\n"
    "“Yes.” That was what the first one said.\n\n“Yes.” The second one agreed.\n"
)
PASSAGE = "“It is a very personal journey,”"


def article(text: str, **fields: object) -> Article:
    return Article("story.txt", Path("story.txt"), "Personal Story", text, **fields)  # type: ignore[arg-type]


def span_of(text: str, passage: str, after: int = 0) -> Span:
    start = text.index(passage, after)
    return Span(start, start + len(passage))


def where(bookmark_span: Span, old: str, new: str) -> tuple[BookmarkState, Span]:
    """The state and place in `new` of what was marked in `old`."""
    found = anchor(make_bookmark(article(old), bookmark_span, None), article(new))
    return found.state, found.place.span


def test_a_bookmark_knows_its_surroundings_and_its_source() -> None:
    span = span_of(STORY, PASSAGE)
    quote = Quote(
        span, QuoteKind.DIRECT, "Melissa Rosenberg", None, None, "said-after", Confidence.LIKELY
    )
    made = make_bookmark(article(STORY, source="Collider", byline="Jane Doe"), span, quote)
    assert made.text == PASSAGE
    assert made.prefix == STORY[span.start - CONTEXT : span.start]
    assert made.suffix == STORY[span.end : span.end + CONTEXT]
    assert (made.title, made.source, made.byline) == ("Personal Story", "Collider", "Jane Doe")
    assert (made.speaker, made.rule, made.confidence) == (
        "Melissa Rosenberg",
        "said-after",
        Confidence.LIKELY,
    )
    assert make_bookmark(article(STORY), span, None).speaker is None


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 10_000), Span(10_000, 10_001)])
def test_a_span_without_text_is_no_bookmark(span: Span) -> None:
    with pytest.raises(ValueError, match="no text at"):
        make_bookmark(article(STORY), span, None)


def test_a_bookmark_of_a_missing_article_is_orphaned_in_its_place() -> None:
    made = make_bookmark(article(STORY), span_of(STORY, PASSAGE), None)
    assert anchor(made, None) == replace(made, state=BookmarkState.ORPHANED)


def test_a_passage_that_was_shifted_is_moved() -> None:
    edited = STORY.replace("She spoke", "In a long interview she spoke")
    assert where(span_of(STORY, PASSAGE), STORY, edited) == (
        BookmarkState.MOVED,
        span_of(edited, PASSAGE),
    )


def test_a_passage_that_was_rewritten_is_orphaned() -> None:
    span = span_of(STORY, PASSAGE)
    edited = STORY.replace("a very personal journey", "a personal journey")
    assert where(span, STORY, edited) == (BookmarkState.ORPHANED, span)


def test_edited_surroundings_do_not_matter_to_a_passage_in_place() -> None:
    edited = STORY.replace("work. ", "WORK: ").replace(" she said", " SHE SAID")
    span = span_of(STORY, PASSAGE)
    assert where(span, STORY, edited) == (BookmarkState.ANCHORED, span)


def test_of_two_equal_passages_the_one_with_the_same_surroundings_is_found() -> None:
    second = span_of(STORY, "“Yes.”", STORY.index("“Yes.”") + 1)
    edited = "A new beginning. " + STORY
    found = span_of(edited, "“Yes.”", edited.index("“Yes.”") + 1)
    assert where(second, STORY, edited) == (BookmarkState.MOVED, found)


def test_a_look_alike_that_slid_into_the_place_is_not_taken() -> None:
    old = "“No, we will not.” Ann spoke first.\n“No, we will not.” Bob spoke second.\n"
    second = span_of(old, "“No, we will not.”", 1)
    new = "x" * second.start + old
    assert article(new)[second] == article(old)[second]
    assert where(second, old, new) == (
        BookmarkState.MOVED,
        Span(2 * second.start, second.end + second.start),
    )


def test_a_short_look_alike_elsewhere_is_not_taken() -> None:
    old = "“Yes.” Ann nodded, and went on with her story.\n"
    new = "Bob was asked whether he would come back. “Yes.” He laughed.\n"
    assert where(Span(0, 6), old, new) == (BookmarkState.ORPHANED, Span(0, 6))


def test_copies_that_cannot_be_told_apart_orphan_the_bookmark() -> None:
    passage = "“We will not be silent any longer.”"
    span = Span(2, 2 + len(passage))
    new = f"{'-' * 50}{passage}{'-' * 50}{passage}{'-' * 50}"
    assert where(span, f"a {passage} b", new) == (BookmarkState.ORPHANED, span)


def test_a_text_that_is_found_thousands_of_times_is_orphaned_quickly() -> None:
    assert where(Span(0, 1), "a", "b" + "a" * 100_000)[0] is BookmarkState.ORPHANED


def test_a_bookmark_follows_a_renamed_article() -> None:
    made = make_bookmark(article(STORY), span_of(STORY, PASSAGE), None)
    renamed = replace(article(STORY), id="renamed.txt")
    found = anchor(made, renamed)
    assert (found.state, found.place.article_id) == (BookmarkState.MOVED, "renamed.txt")


texts = st.text(st.sampled_from("ab “”.\n"), min_size=1, max_size=120)


@st.composite
def passages(draw: st.DrawFn, source: st.SearchStrategy[str] = texts) -> tuple[str, Span]:
    text = draw(source)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(passages())
def test_in_an_unchanged_article_every_bookmark_is_anchored(passage: tuple[str, Span]) -> None:
    text, span = passage
    made = make_bookmark(article(text), span, None)
    assert anchor(made, article(text)) == made


@given(passages(st.text(min_size=FAMILIAR, max_size=80)), st.text(min_size=1, max_size=40))
def test_text_inserted_before_a_passage_moves_it_by_its_length(
    passage: tuple[str, Span], inserted: str
) -> None:
    text, span = passage
    assume(len(span) >= FAMILIAR or len(text) - span.start >= FAMILIAR)
    new, marked = inserted + text, article(text)[span]
    assume(new.find(marked) == new.rfind(marked))
    moved = Span(span.start + len(inserted), span.end + len(inserted))
    assert where(span, text, new) == (BookmarkState.MOVED, moved)


@given(passages(), texts)
def test_whatever_an_article_becomes_a_bookmark_lies_on_its_own_text_or_is_orphaned(
    passage: tuple[str, Span], new: str
) -> None:
    text, span = passage
    state, found = where(span, text, new)
    assert state is BookmarkState.ORPHANED or article(new)[found] == article(text)[span]
    if state is not BookmarkState.MOVED:
        assert found == span
