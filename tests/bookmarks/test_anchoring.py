"""A bookmark finds its passage again, and never takes another one for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, strategies as st

from jjreader.bookmarks import similarity
from jjreader.bookmarks.anchoring import CONTEXT, FAMILIAR, anchor, make_bookmark
from jjreader.model import (
    Article,
    Block,
    BlockKind,
    BookmarkState,
    Confidence,
    Quote,
    QuoteKind,
    Span,
)

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


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ("a very personal journey", "a personal journey", "“It is a personal journey,”"),
        ("It is", "It was, and is,", "“It was, and is, a very personal journey,”"),
        ("personal journey", "personel jorney", "“It is a very personel jorney,”"),
        ("“It is a very personal journey,”", '"It is a very personal journey,"', None),
    ],
)
def test_a_passage_that_was_edited_is_moved_and_tells_what_it_is_now(
    old: str, new: str, now: str | None
) -> None:
    made = make_bookmark(article(STORY), span_of(STORY, PASSAGE), None)
    for before in ("", "An editor's note that was put in front of it all.\n\n"):
        edited = article(before + STORY.replace(old, new))
        found = anchor(made, edited)
        assert (found.state, found.now) == (BookmarkState.MOVED, now or new)
        assert (found.text, edited[found.place.span]) == (PASSAGE, now or new)


def test_a_passage_that_was_rewritten_is_orphaned() -> None:
    span = span_of(STORY, PASSAGE)
    edited = STORY.replace("a very personal journey", "hard work, and little else")
    assert where(span, STORY, edited) == (BookmarkState.ORPHANED, span)


def test_a_passage_that_was_taken_out_is_not_found_in_its_neighbours() -> None:
    old = (
        "“We had a wonderful time in the harbour,” Ann Lee said of the summer that she spent.\n\n"
        "The mayor listened, and then took the floor himself for what became an hour.\n\n"
        "“We had a terrible time in the harbour,” Bob Dahl replied, and left the hall at once.\n"
    )
    first, second = span_of(old, "“We had a wonderful time in the harbour,”"), old.index("The m")
    new = old[second:]
    assert where(first, old, new) == (BookmarkState.ORPHANED, first)


def test_the_same_words_of_somebody_else_are_not_taken_for_those_that_were_taken_out() -> None:
    old = (
        "“We have nothing more to say,” Ann Lee told the court on Monday morning.\n\n"
        "Outside it rained. The other party had come by train, and only its lawyer spoke: "
        "“We have nothing more to say,” he declared.\n"
    )
    first = span_of(old, "“We have nothing more to say,”")
    assert where(first, old, old[old.index("Outside") :]) == (BookmarkState.ORPHANED, first)


def test_between_two_edited_copies_nothing_is_chosen() -> None:
    sentence = "“The lamp is never to be put out,” the keeper said to the boys."
    old = f"{sentence}\n"
    new = f"{sentence.replace('never', 'not')}\n{sentence.replace('never', 'not')}\n"
    span = span_of(old, "“The lamp is never to be put out,”")
    assert where(span, old, new) == (BookmarkState.ORPHANED, span)


def test_a_file_with_the_same_content_is_taken_at_its_word() -> None:
    made = make_bookmark(article("Yes. No.", sha256="a1"), Span(0, 4), None)
    assert anchor(made, article("Yes. No.", sha256="a1")) == made
    assert made.sha256 == "a1"


def test_a_short_look_alike_in_the_very_place_is_not_taken() -> None:
    old = "“Yes.” Ann nodded, and went on with her story of the sea.\n"
    new = "“Yes.” Bob had been asked whether he would come back soon.\n"
    assert where(Span(0, 6), old, new) == (BookmarkState.ORPHANED, Span(0, 6))


@pytest.mark.parametrize("letters", ["ab", "a", "ab cd ef gh ij "])
def test_a_long_article_that_repeats_itself_is_looked_through_in_bounded_steps(
    letters: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligned: list[int] = []

    def align(bookmark: object, text: str, start: int) -> Span:
        aligned.append(start)
        return _aligned(bookmark, text, start)  # type: ignore[arg-type]

    _aligned = similarity._aligned
    monkeypatch.setattr(similarity, "_aligned", align)
    text = letters * (600_000 // len(letters))
    passage = f"{text[:1_500]} and then {text[:1_500]}"
    made = make_bookmark(article("x" * 500 + passage), Span(500, 500 + len(passage)), None)
    assert anchor(made, article(f"{text}y")).state is BookmarkState.ORPHANED
    assert len(aligned) <= similarity.MOST_CANDIDATES


def test_paragraphs_are_counted_without_headings_and_captions() -> None:
    parts = ["A title", "First one.", "A caption", "“Second one,” she said."]
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.QUOTATION]
    text, blocks = "", []
    for part, kind in zip(parts, kinds, strict=True):
        blocks.append(Block(kind, Span(len(text), len(text) + len(part))))
        text += f"{part}\n\n"
    story = article(text, blocks=tuple(blocks))
    assert make_bookmark(story, span_of(text, "“Second one,”"), None).paragraph == 2
    assert make_bookmark(story, span_of(text, "title"), None).paragraph is None


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


words = st.lists(
    st.sampled_from(
        ["the", "ferry", "lamp", "said", "“We", "go”", "“no", "more”", "storm,", "she", "“yes”"]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(passages(texts | words), texts | words)
def test_whatever_an_article_becomes_a_bookmark_lies_on_its_own_text_or_says_what_it_is_now(
    passage: tuple[str, Span], new: str
) -> None:
    text, span = passage
    marked = article(text)[span]
    found = anchor(make_bookmark(article(text), span, None), article(new))
    there = article(new)[found.place.span]
    assert found.text == marked
    if found.state is BookmarkState.ORPHANED:
        assert (found.place.span, found.now) == (span, None)
    elif found.now is None:
        assert there == marked
    else:
        assert found.state is BookmarkState.MOVED
        assert found.now == there != marked
        assert similarity.similarity(marked, there) >= similarity.SIMILAR
    if found.state is BookmarkState.ANCHORED:
        assert found.place.span == span


@given(words, words, words, st.data())
def test_a_letter_more_or_less_is_found_again_with_the_rest_in_place(
    before: str, after: str, passage: str, data: st.DataObject
) -> None:
    before, after = f"Day {before} 17: ", f" :18 {after} night"
    assume(len(passage) >= similarity.SHORT and passage.strip() == passage)
    at = data.draw(st.integers(1, len(passage) - 1))
    edited = passage[:at] + data.draw(st.sampled_from(["", "x"])) + passage[at + 1 :]
    assume(edited != passage and edited.strip() == edited)
    old, new = before + passage + after, before + edited + after
    assume(passage not in new and old.count(passage) == 1)
    state, span = where(Span(len(before), len(before) + len(passage)), old, new)
    assert state is BookmarkState.ORPHANED or article(new)[span].strip() == edited


@given(passages(words), words)
def test_another_article_in_its_place_does_not_keep_the_bookmark_unless_it_has_the_passage(
    passage: tuple[str, Span], new: str
) -> None:
    text, span = passage
    found = anchor(make_bookmark(article(text), span, None), article(new))
    if len(span) < similarity.SHORT and found.state is not BookmarkState.ORPHANED:
        around = similarity.surroundings(found, new, found.place.span)
        assert found.now is None or max(around) >= similarity.SIMILAR
