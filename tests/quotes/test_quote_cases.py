"""Every case file is read as it says: a misread quotation becomes a case first."""

from dataclasses import replace

import pytest
from case_files import article_of
from quote_cases import CaseText, all_cases

from jjreader.model import Block, BlockKind, Confidence, Quote, Span
from jjreader.people import find_mentions
from jjreader.quotes import extract_quotes


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_the_quotations_of_a_case_have_the_speakers_it_names(case: CaseText) -> None:
    article = article_of(case.text)
    quotes = extract_quotes(article, find_mentions(article))
    found = [article[quote.span].lstrip("“\"‘'«`> ") for quote in quotes]
    assert len(quotes) == len(case.expected), found
    for quote, text, wanted in zip(quotes, found, case.expected, strict=True):
        assert text.startswith(wanted.start)
        assert quote.speaker == wanted.speaker
        mention = article[quote.speaker_span] if quote.speaker_span else None
        assert wanted.mention in (None, mention)
        assert wanted.rule in (None, quote.rule)
        assert wanted.kind in (None, quote.kind.value)


def test_the_dashes_of_a_list_sign_nothing() -> None:
    text = "We still have these buttons:\n\n- “Save the Link As…”\n- “Send the Image…”"
    items = [Block(BlockKind.LIST_ITEM, Span(32, 51)), Block(BlockKind.LIST_ITEM, Span(54, 71))]
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 28)), *items)
    article = replace(article_of(text), blocks=blocks)
    assert [article[item.span] for item in items] == ["“Save the Link As…”", "“Send the Image…”"]
    assert "dash" not in {quote.rule for quote in extract_quotes(article, ())}


def _last(text: str) -> Quote:
    article = article_of(text)
    return extract_quotes(article, find_mentions(article))[-1]


SURE, LIKELY = Confidence.SURE, Confidence.LIKELY


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("“It rained,” boxer Paul Hartmann said.\n“It is over,” said the boxer.", SURE),
        ("“It rained,” boxer Paul Hartmann said.\n“It is over,” said the judge.", LIKELY),
        ("Erik Lindt was late. Paul Hartmann was later.\n“It rained,” he said.", LIKELY),
        ("Anna Weller was late. Paul Hartmann was later.\n“It rained,” he said.", SURE),
        ("Mayor Erik Lindt and Mayor Paul Hartmann spoke.\n“It rained,” the mayor said.", LIKELY),
        ("Paul Hartmann was late. He called the goat “a menace to us all.”", SURE),
        ("Paul Hartmann said “it rained on the goat and on me.”", SURE),
        ("Dora Lindt said that Paul Hartmann called the goat “a menace to us all.”", LIKELY),
        ("Carl and Paul Hartmann, were met by a boxer.\n“It rained,” the boxer said.", LIKELY),
        ("Paul Hartmann ran.\n“Wet,” said Dora Lindt.\n“It rained,” he added.", LIKELY),
        ("Erik Lindt ran. Paul Hartmann fell.\n“It rained,” the Bergen judge said.", LIKELY),
        (
            "Erik Lindt ran. Paul Hartmann, of Bergen, fell.\n“It rained,” the Bergen judge said.",
            SURE,
        ),
    ],
)
def test_nobody_is_called_sure_where_the_words_fit_another_as_well(
    text: str, confidence: Confidence
) -> None:
    quote = _last(text)
    assert (quote.speaker, quote.confidence) == ("Paul Hartmann", confidence)
