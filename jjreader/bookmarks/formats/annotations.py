"""JSON-LD after the W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/.

Each bookmark is an annotation: the reader's note and tags are its bodies, the passage in the file
its target, by position and by quotation. What the model has no word for comes from schema.org, or
has the prefix jjreader.
"""

import json
from collections.abc import Iterator, Sequence
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from jjreader.bookmarks import plain
from jjreader.model import Bookmark

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"jjreader": "urn:jjreader:vocabulary#"}]

Json = dict[str, object]


def to_annotations(bookmarks: Sequence[Bookmark]) -> str:
    """One AnnotationPage, whose items are the bookmarks in order."""
    items = [_annotation(bookmark) for bookmark in bookmarks]
    page = {
        "@context": CONTEXT,
        "id": _identity("page", *(str(item["id"]) for item in items)),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _annotation(bookmark: Bookmark) -> Json:
    span, made = bookmark.place.span, str(bookmark.created)
    place = (plain.printable(bookmark.place.article_id), str(span.start), str(span.end))
    return _known(
        {
            "id": _identity(*place, plain.printable(bookmark.text), made),
            "type": "Annotation",
            "motivation": ["bookmarking", *_purposes(bookmark)],
            "created": bookmark.created.isoformat() if bookmark.created else None,
            "modified": bookmark.changed.isoformat() if bookmark.changed else None,
            "body": list(_bodies(bookmark)),
            "target": _target(bookmark),
            "jjreader:number": bookmark.number or None,
            "jjreader:state": bookmark.state.value,
            "jjreader:now": bookmark.now and plain.printable(bookmark.now),
            "jjreader:unknown": list(plain.unknown(bookmark)),
        }
    )


def _purposes(bookmark: Bookmark) -> Iterator[str]:
    if bookmark.note:
        yield "commenting"
    if bookmark.tags:
        yield "tagging"


def _bodies(bookmark: Bookmark) -> Iterator[Json]:
    text = {"type": "TextualBody", "format": "text/plain"}
    if bookmark.note:
        yield {**text, "value": plain.printable(bookmark.note), "purpose": "commenting"}
    for tag in bookmark.tags:
        yield {**text, "value": plain.one_line(tag), "purpose": "tagging"}


def _target(bookmark: Bookmark) -> Json:
    span = bookmark.place.span
    return _known(
        {
            "type": "SpecificResource",
            "source": {
                "id": quote(plain.printable(bookmark.place.article_id)),
                "type": "Text",
                "jjreader:sha256": bookmark.sha256,
                "via": plain.web_address(bookmark.url) or None,
                "schema:headline": plain.printable(bookmark.title),
                "schema:author": plain.author(bookmark) or None,
                "schema:publisher": plain.one_line(bookmark.source) or None,
                "schema:datePublished": plain.published(bookmark) or None,
            },
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": plain.printable(bookmark.text),
                    "prefix": plain.printable(bookmark.prefix),
                    "suffix": plain.printable(bookmark.suffix),
                },
            ],
            "jjreader:paragraph": bookmark.paragraph,
            "jjreader:speaker": plain.one_line(bookmark.speaker) or None,
            "jjreader:rule": plain.one_line(bookmark.rule) or None,
            "jjreader:confidence": bookmark.confidence and bookmark.confidence.value,
        }
    )


def _known(fields: Json) -> Json:
    """Without what is not known: JSON-LD leaves that out, and `jjreader:unknown` names it."""
    return {
        name: _known(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if value is not None
    }


def _identity(*parts: str) -> str:
    """The same for the same bookmark, in every export."""
    return uuid5(NAMESPACE_URL, f"urn:jjreader:{json.dumps(parts)}").urn
