"""Dividing: every word of an article is in one block, and the block says what it is."""

import re

import pytest
from hypothesis import given, strategies as st
from parsing import article_of, kinds_of, words_of

from jjreader.corpus import lines
from jjreader.model import Article, BlockKind

LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(
        [
            "",
            " ",
            "---",
            "***",
            "====",
            "| a | b |",
            "|---|:--|",
            "title: x",
            "Source: The Quay Gazette",
            "# Heading",
            "> said",
            "- item",
            "1. item",
            ">",
            "![alt](a.jpg)",
            "![alt](a.jpg) and words after it",
            "![](a.jpg)",
            "NEXT: more",
            "Ada Lindqvist is a writer.",
            "Ada Lindqvist",
            "By Ada Lindqvist",
            "a line that was wrapped by hand at about this width of characters",
            "word " * 40,
        ]
    ),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
PARAGRAPH = (
    "The captain of the ferry leaves when the benches are full and not a minute before, which "
    "the visitors find charming for a day or two, and no longer than that."
)


def left_out(article: Article) -> str:
    """What no block holds."""
    at, rest = 0, []
    for block in article.blocks:
        rest.append(article.text[at : block.span.start])
        at = block.span.end
    return "".join([*rest, article.text[at:]])


@given(TEXTS, st.sampled_from(["a.txt", "a.md"]))
def test_blocks_are_in_order_disjoint_and_inside_the_text(text: str, name: str) -> None:
    article = article_of(text, name)
    at = 0
    for block in article.blocks:
        assert at <= block.span.start <= block.span.end <= len(article.text)
        assert (
            block.kind is BlockKind.METADATA or article[block.span].strip() == article[block.span]
        )
        at = block.span.end


@given(TEXTS)
def test_blocks_of_plain_text_hold_all_but_space_and_markers(text: str) -> None:
    assert re.fullmatch(r"(?:[-*+•‣>]|\d{1,3}[.)]|\s)*", left_out(article_of(text)))


@given(TEXTS)
def test_blocks_of_markdown_hold_every_word_but_those_of_addresses(text: str) -> None:
    rest = re.sub(r"\]\(\S*?\)", "", left_out(article_of(text, "a.md")))
    assert re.fullmatch(r"(?:[-*+•‣>#!\[=_]|\d{1,3}[.)]|\s)*", rest)


def test_an_image_with_words_after_it_is_a_paragraph_of_which_nothing_is_lost() -> None:
    line = f"![A boat](boat.jpg) {PARAGRAPH}"
    assert kinds_of(f"# A title\n\n{line}\n", "a.md")[1] == (BlockKind.PARAGRAPH, line)


def test_the_head_of_an_article_is_title_byline_date_caption() -> None:
    text = f"A title for once\n\nBy Ines Okafor\n\n5 December 2019\n\nThe quay\n\n{PARAGRAPH}\n"
    assert [kind for kind, _ in kinds_of(text)] == [
        BlockKind.HEADING,
        BlockKind.BYLINE,
        BlockKind.BYLINE,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Source: The Quay Gazette",
        "Source:\u00a0The Quay Gazette",
        "Source\u00a0: The Quay Gazette",
        "SOURCE: The Quay Gazette",
        "(Source: The Quay Gazette)",
        "Via: The Quay Gazette",
        "Originally published in: The Quay Gazette",
    ],
)
def test_a_source_line_names_the_source(line: str) -> None:
    text = f"A title\n\n{PARAGRAPH}\n\n{line}\n"
    assert words_of(BlockKind.SOURCE, text) == [line]
    assert article_of(text).source == "The Quay Gazette"


@pytest.mark.parametrize(
    "line",
    [
        "NEXT: A lantern for every window",
        "Related: A lantern for every window",
        "Read more: A lantern for every window",
        "SEE ALSO: lanterns",
        "More in Harbour News",
        "You may also like",
    ],
)
def test_a_pointer_to_another_article_is_related(line: str) -> None:
    text = f"A title\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n"
    assert words_of(BlockKind.RELATED, text) == [line]


def test_short_lines_after_the_source_line_are_the_page_s() -> None:
    text = f"A title\n\n{PARAGRAPH}\n\nSource: ABC\n\nA lantern for all\n\nThe ferry is late\n"
    assert words_of(BlockKind.BOILERPLATE, text) == ["A lantern for all", "The ferry is late"]
    assert words_of(BlockKind.PARAGRAPH, text) == [PARAGRAPH]


def test_a_long_paragraph_after_the_source_line_is_still_text() -> None:
    text = f"A title\n\n{PARAGRAPH}\n\nSource: ABC\n\n{PARAGRAPH}\n"
    assert words_of(BlockKind.PARAGRAPH, text) == [PARAGRAPH, PARAGRAPH]


def test_the_author_alone_on_a_line_and_what_they_are_is_not_text() -> None:
    biography = "Ines Okafor is a freelance writer who lives above the harbour."
    text = f"A title\n\n{PARAGRAPH}\n\nInes Okafor\n\n{biography}\n"
    assert words_of(BlockKind.BYLINE, text) == ["Ines Okafor"]
    assert words_of(BlockKind.BOILERPLATE, text) == [biography]


def test_somebody_who_is_a_writer_in_the_text_is_not_taken_for_its_author() -> None:
    sentence = "Nils Lindqvist is a writer of letters, and he has a ferry besides."
    text = f"A title\n\n{PARAGRAPH}\n\n{sentence}\n"
    assert words_of(BlockKind.PARAGRAPH, text) == [PARAGRAPH, sentence]


def test_under_a_heading_for_teasers_there_is_only_the_page_until_there_is_a_paragraph() -> None:
    teasers = ["Deep Dive", "The fog is back", "Why nobody saw it coming.", "Stay connected"]
    tail = f"## {teasers[0]}\n\n## {teasers[1]}\n\n{teasers[2]}\n\n- {teasers[3]}\n"
    text = f"# A title\n\n{PARAGRAPH}\n\n## Deep Dive\n\n{PARAGRAPH}\n\n{tail}"
    assert words_of(BlockKind.RELATED, text, "a.md") == teasers
    assert words_of(BlockKind.PARAGRAPH, text, "a.md") == [PARAGRAPH, PARAGRAPH]
    assert words_of(BlockKind.HEADING, text, "a.md") == ["A title", "Deep Dive"]


def test_what_somebody_says_is_text_under_any_heading() -> None:
    said = '"I walked over it first," said Lena Moss.'
    text = f"A title\n\n{PARAGRAPH}\n\nMore from the opening\n\nIt is open.\n\n{said}\n\nThe end.\n"
    assert words_of(BlockKind.PARAGRAPH, text) == [PARAGRAPH, "It is open.", said, "The end."]


@pytest.mark.parametrize("line", ["Sign up for our newsletter", "Advertisement", "Share this"])
def test_what_the_page_says_everywhere_is_boilerplate(line: str) -> None:
    text = f"A title\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n"
    assert words_of(BlockKind.BOILERPLATE, text) == [line]


@pytest.mark.parametrize(
    "line", ["Photo: the quay in winter", "Nils Lindqvist as Santa Claus", "the quay at night"]
)
def test_a_short_line_about_a_picture_is_a_caption(line: str) -> None:
    text = f"A title\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n"
    assert words_of(BlockKind.CAPTION, text) == [line]


def test_a_short_line_within_the_text_is_a_heading_and_at_its_end_is_not() -> None:
    text = f"A title\n\n{PARAGRAPH}\n\nAbout the oil\n\n{PARAGRAPH}\n\nComing soon\n"
    assert words_of(BlockKind.HEADING, text) == ["A title", "About the oil"]
    assert words_of(BlockKind.BOILERPLATE, text) == ["Coming soon"]


WRAPPED = """\
The captain of the ferry leaves when the benches are full and not a
minute before, which the visitors find charming for a day or two, and
then they begin to look at their watches and to ask each other whether
there might be a bridge."""


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    assert words_of(BlockKind.PARAGRAPH, f"A title\n\n{WRAPPED}\n") == [WRAPPED]


def test_two_lines_are_one_paragraph_where_the_first_fills_the_width_of_the_text() -> None:
    full = "The visitors would be over in no time, says the old Captain of the\nAda, who drinks."
    short = "Nobody has asked him about it since the spring,\nAda least of all."
    text = f"A title\n\n{WRAPPED}\n\n{full}\n\n{short}"
    assert words_of(BlockKind.PARAGRAPH, text) == [WRAPPED, full, *short.split("\n")]
    text = f"A title\n\n{PARAGRAPH}\n\n{full}"
    assert full not in words_of(BlockKind.PARAGRAPH, text)


def test_lines_that_end_early_are_paragraphs_of_their_own() -> None:
    lines = [PARAGRAPH, "“Nobody missed it,” he said.", PARAGRAPH]
    assert words_of(BlockKind.PARAGRAPH, "A title\n\n" + "\n".join(lines)) == lines


def test_in_markdown_lines_that_follow_each_other_are_one_paragraph() -> None:
    text = "# A title\n\nThe first line is short,\nthe second is no longer.\n"
    paragraph = "The first line is short,\nthe second is no longer."
    assert words_of(BlockKind.PARAGRAPH, text, "a.md") == [paragraph]


def test_in_markdown_a_list_item_and_a_quotation_go_on_over_their_lines() -> None:
    text = "# Title\n\n- one that\n  goes on\n- two\n\n> said on\n> two lines\n>\n> and again\n"
    assert kinds_of(text, "a.md")[1:] == [
        (BlockKind.LIST_ITEM, "one that\n  goes on"),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.QUOTATION, "said on   two lines"),
        (BlockKind.QUOTATION, "and again"),
    ]


def test_a_quotation_keeps_its_list_and_what_is_quoted_in_it_apart() -> None:
    assert words_of(BlockKind.QUOTATION, "Title\n\n> we want:\n> - bread\n>> and roses\n") == [
        "we want:",
        "- bread",
        "and roses",
    ]


def test_rules_are_left_out_and_lines_above_them_are_headings() -> None:
    text = f"Title\n=====\n\n{PARAGRAPH}\n\n***\n\nPart\n---\nText of it.\n\n---\n\nEnd of it.\n"
    assert kinds_of(text, "a.md") == [
        (BlockKind.HEADING, "Title"),
        (BlockKind.PARAGRAPH, PARAGRAPH),
        (BlockKind.HEADING, "Part"),
        (BlockKind.PARAGRAPH, "Text of it."),
        (BlockKind.PARAGRAPH, "End of it."),
    ]


def test_the_lines_of_a_table_stay_lines() -> None:
    table = "| Boat | Seats |\n|---|--:|\n| Ferry | 40 |"
    text = f"# Title\n\n{PARAGRAPH}\n\n{table}\n"
    assert words_of(BlockKind.CODE, text, "a.md") == [table]


def test_markdown_marks_say_what_a_line_is() -> None:
    text = (
        f"# A title\n\n![A boat](boat.jpg)\n\n{PARAGRAPH}\n\n## A part\n\n"
        "> No light, no friend.\n\n- the school\n* the ferry\n3. the mill\n"
    )
    assert kinds_of(text, "a.md") == [
        (BlockKind.HEADING, "A title"),
        (BlockKind.CAPTION, "A boat"),
        (BlockKind.PARAGRAPH, PARAGRAPH),
        (BlockKind.HEADING, "A part"),
        (BlockKind.QUOTATION, "No light, no friend."),
        (BlockKind.LIST_ITEM, "the school"),
        (BlockKind.LIST_ITEM, "the ferry"),
        (BlockKind.LIST_ITEM, "the mill"),
    ]


@pytest.mark.parametrize(
    "image",
    ["![A boat](a_(b).jpg)", '![A boat](boat.jpg "at sea")', "![A boat](<my boat.jpg>)"],
)
def test_an_image_alone_on_its_line_is_a_caption(image: str) -> None:
    text = f"# A title\n\n{image}\n\n{PARAGRAPH}\n"
    assert words_of(BlockKind.CAPTION, text, "a.md") == ["A boat"]


def test_in_plain_text_quotation_and_list_marks_count_and_others_are_words() -> None:
    text = f"A title\n\n{PARAGRAPH}\n\n> No light, no friend.\n\n- the school\n\n# {PARAGRAPH}\n"
    assert kinds_of(text)[2:] == [
        (BlockKind.QUOTATION, "No light, no friend."),
        (BlockKind.LIST_ITEM, "the school"),
        (BlockKind.PARAGRAPH, f"# {PARAGRAPH}"),
    ]


def test_what_follows_very_many_lines_is_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 20)
    article = article_of("A title\n\n" + "line of words,\n\n" * 20 + "the last words")
    assert article[article.blocks[-1].span].startswith("line of words,\n\nline")
    assert article.blocks[-1].span.end == len(article.text)
