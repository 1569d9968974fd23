"""What commands print with `--json`; offsets count characters of the article's text."""

from jjreader.model import Article, Bookmark, Mention, PersonSummary, QuoteRow, SearchHit, Span

Record = dict[str, object]


def of_hit(hit: SearchHit) -> Record:
    """A hit of `search`; start and end are its best place in the text."""
    passage = hit.passage
    record: Record = {
        "article": hit.place.article_id,
        "title": hit.title,
        "score": round(hit.score, 4),
        "start": hit.place.span.start,
        "end": hit.place.span.end,
        "snippet": passage.text if passage else "",
        "matches": [[m.start, m.end] for m in passage.matches] if passage else [],
        "why": passage.why if passage else "field",
    }
    return record | ({"speaker": hit.speaker} if hit.speaker else {})


def of_quote(row: QuoteRow, article: Article) -> Record:
    """A quotation of `quotes`, with the words that tell its speaker."""
    quote = row.quote
    speaker_text, speaker_start, speaker_end = _told(article, quote.speaker_span)
    cue, _, _ = _told(article, quote.cue_span)
    return {
        "article": row.article_id,
        "start": quote.span.start,
        "end": quote.span.end,
        "text": row.words.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "speaker_text": speaker_text,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "cue": cue,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def of_person(summary: PersonSummary) -> Record:
    """A person of `people`."""
    person = summary.person
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "gender": person.gender,
        "kind": person.kind,
        "mentions": summary.mentions,
        "articles": summary.articles,
        "quotes": summary.quotes,
    }


def of_mention(article: Article, mention: Mention) -> Record:
    """A mention of `mentions`."""
    return {
        "article": article.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": article[mention.span],
        "name": mention.name,
    }


def of_bookmark(bookmark: Bookmark) -> Record:
    """A bookmark of `bookmarks`."""
    return {
        "number": bookmark.number,
        "article": bookmark.place.article_id,
        "start": bookmark.place.span.start,
        "end": bookmark.place.span.end,
        "text": bookmark.text,
        "speaker": bookmark.speaker,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "created": bookmark.created.isoformat() if bookmark.created else None,
        "state": bookmark.state,
    }


def _told(article: Article, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (article[span], span.start, span.end) if span else (None, None, None)
