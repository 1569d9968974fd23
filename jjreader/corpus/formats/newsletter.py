"""An e-mail that was saved: its subject, sender, date and text."""

from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from jjreader.corpus.formats.extract import Extract, extract_of
from jjreader.errors import InputError

LEAST_WORDS = 40
"""A text part with fewer words only says that there is a page to look at."""


def read_newsletter(data: bytes, _part: str) -> Extract:
    """The text of an e-mail; of its two forms the plain one, if it is more than a hint."""
    message = message_from_bytes(data, policy=default)
    plain, page = _content(message, "plain"), _content(message, "html")
    body = plain.strip()
    if page and len(body.split()) < LEAST_WORDS:
        from jjreader.corpus.formats.web_page import body_of

        body = body_of(page.encode()) or body
    if not body:
        raise InputError("no text in this e-mail")
    name, address = parseaddr(_header(message, "from"))
    published = None
    with suppress(ValueError, TypeError):
        published = parsedate_to_datetime(_header(message, "date")).date().isoformat()
    return extract_of(
        body, title=_header(message, "subject"), source=name or address, published=published
    )


def _content(message: EmailMessage, subtype: str) -> str:
    """The first part of this kind, also of one that was forwarded whole; nothing where its
    encoding is not known."""
    wanted = f"text/{subtype}"
    within = (part for part in message.walk() if part.get_content_type() == wanted)
    with suppress(LookupError, KeyError, ValueError):
        part = message.get_body((subtype,)) or next(within, None)
        return str(part.get_content()) if isinstance(part, EmailMessage) else ""
    return ""


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; a broken one is left out."""
    with suppress(ValueError, TypeError, IndexError, AttributeError, LookupError):
        return str(message.get(name, ""))
    return ""
