"""Layers of spans and the pieces they make."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, strategies as st

from jjreader.corpus.loader import parse_article
from jjreader.model import Span
from jjreader.tui.finding import find_all
from jjreader.tui.highlighting import Layer, pieces
from jjreader.tui.page import Page, speaker_styles
from jjreader.tui.themes import SPEAKERS
from jjreader.tui.wrapping import drawn

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(*sorted(pair)))


@given(st.lists(SPANS), st.lists(SPANS), SPANS)
def test_pieces_cover_the_run_and_carry_the_styles_of_every_span_over_them(
    one: list[Span], other: list[Span], run: Span
) -> None:
    layers = [Layer((s, "one") for s in one), Layer((s, "other") for s in other)]
    found = pieces(run.start, run.end, layers)
    assert [p.start for p in found[1:]] == [p.end for p in found[:-1]]
    covered = {offset: p.styles for p in found for offset in range(p.start, p.end)}
    assert sorted(covered) == list(range(run.start, run.end))
    for offset, styles in covered.items():
        assert ("one" in styles) == any(offset in span for span in one)
        assert ("other" in styles) == any(offset in span for span in other)


def test_the_stronger_layer_comes_last() -> None:
    layers = [Layer([(Span(0, 9), "weak")]), Layer([(Span(3, 5), "strong")])]
    assert [p.styles for p in pieces(0, 9, layers)] == [("weak",), ("weak", "strong"), ("weak",)]


@given(st.text(alphabet="abÉé’'“ \n", max_size=60), st.text(alphabet="abe'\" ", max_size=4))
def test_what_is_found_is_in_order_and_alike(text: str, wanted: str) -> None:
    found = find_all(text, wanted)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(len(span) == len(" ".join(wanted.split())) for span in found)


def test_case_accents_marks_and_line_ends_make_no_difference() -> None:
    text = "“Don’t,” said André\nÉmile."
    assert [text[s.start : s.end] for s in find_all(text, "\"don't")] == ["“Don’t"]
    assert [text[s.start : s.end] for s in find_all(text, "andre emile")] == ["André\nÉmile"]
    assert find_all(text, "   ") == ()


@given(st.lists(st.sampled_from([None, *"ABCDEFGHIJ"])))
def test_speakers_of_one_article_share_a_style_only_when_there_are_too_many(
    names: list[str | None],
) -> None:
    styles = speaker_styles(names)
    speakers = {name for name in names if name}
    assert len({styles[name] for name in speakers}) == min(len(speakers), SPEAKERS)


def test_blanks_behind_a_line_end_and_for_marks_of_a_quotation_are_drawn_as_one() -> None:
    text = "# T\n\n- one   two\n   three\n\n> said\n> again\n"
    page = Page(parse_article("a.md", Path("a.md"), text))
    rows = page.wrapped(40)
    told = [
        drawn(page.flat[rows.starts[n] : rows.ends[n]], rows.starts[n], rows.hidden)
        for n in range(len(rows))
    ]
    assert [row for row in told if row] == ["T", "one   two three", "said again"]
