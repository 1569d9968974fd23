"""A page that a browser saved with its pictures, in one file."""

import plistlib
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from xml.parsers.expat import ExpatError

from jjreader.corpus.formats.extract import Extract
from jjreader.corpus.formats.web_page import page_extract
from jjreader.errors import InputError


def read_mhtml(data: bytes, _part: str) -> Extract:
    """Of Chrome and its kin: MIME, as in an e-mail (RFC 2557); the first page in it."""
    message = message_from_bytes(data, policy=default)
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    if not isinstance(page, EmailMessage):
        raise InputError("no page in this file")
    charset = page.get_content_charset("utf-8")
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    return page_extract(_utf8(bytes(page.get_payload(decode=True) or b""), charset), url)


def read_webarchive(data: bytes, _part: str) -> Extract:
    """Of Safari: a property list."""
    try:
        page = plistlib.loads(data)["WebMainResource"]
        words, charset = page["WebResourceData"], page.get("WebResourceTextEncodingName", "utf-8")
        return page_extract(_utf8(words, charset), page.get("WebResourceURL"))
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError) as error:
        raise InputError("no page in this file") from error


def _utf8(data: bytes, charset: str) -> bytes:
    """The page in UTF-8, if it says truly how it is encoded; else as it is."""
    try:
        return data.decode(charset).encode()
    except (LookupError, ValueError):
        return data
