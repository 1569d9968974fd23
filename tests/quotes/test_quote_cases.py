"""Every case file is read as it says: a misread quotation becomes a case first."""

import pytest
from quote_cases import CaseText, all_cases, article_of

from jjreader.model import Confidence
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


def test_nobody_is_called_sure_whom_only_a_bare_noun_means() -> None:
    named = "“It rained,” boxer Paul Hartmann said. It was late.\n"
    sure, likely = "“It is over,” said the boxer.\n", "“It is over,” said the judge.\n"
    for last, confidence in ((sure, Confidence.SURE), (likely, Confidence.LIKELY)):
        article = article_of(named + last)
        quote = extract_quotes(article, find_mentions(article))[-1]
        assert (quote.speaker, quote.confidence) == ("Paul Hartmann", confidence)
