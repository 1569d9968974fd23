"""Documents of word processors, and pages that a browser saved in one file."""

import plistlib
from pathlib import Path

import made_files as files
import pytest

from jjreader.corpus.loader import CorpusReader
from jjreader.errors import InputError
from jjreader.model import Article, BlockKind


def read(tmp_path: Path, name: str, data: bytes) -> Article:
    (tmp_path / name).write_bytes(data)
    return CorpusReader(tmp_path).article(name)


def blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [
        (block.kind, article[block.span])
        for block in article.blocks
        if block.kind is not BlockKind.METADATA
    ]


def test_a_document_of_word_has_paragraphs_headings_lists_and_tables(tmp_path: Path) -> None:
    def paragraph(text: str, style: str = "") -> str:
        return f"<w:p><w:pPr>{style}</w:pPr>\n<w:r><w:t>{text}</w:t></w:r></w:p>"

    row = f"<w:tr><w:tc>{paragraph('Boat')}</w:tc><w:tc>{paragraph('140')}</w:tc></w:tr>"
    split = (
        "<w:p><w:r><w:t>“Nobody has </w:t></w:r><w:r><w:t>missed it,” he said.</w:t></w:r></w:p>"
    )
    unread = (
        "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText><w:delText>gone</w:delText></w:r></w:p>"
    )
    body = (
        paragraph("Who rings the bell", '<w:pStyle w:val="Heading2"/>')
        + split
        + paragraph("A rope", "<w:numPr/>")
        + unread
        + f"<w:tbl>{row}{row}</w:tbl>"
    )
    article = read(tmp_path, "a.docx", files.docx(body))
    assert (article.title, article.byline) == ("The ferry keeps no timetable", "Ines Okafor")
    assert blocks(article) == [
        (BlockKind.HEADING, article.title),
        (BlockKind.HEADING, "Who rings the bell"),
        (BlockKind.PARAGRAPH, "“Nobody has missed it,” he said."),
        (BlockKind.LIST_ITEM, "A rope"),
        (BlockKind.CODE, "| Boat | 140 |\n| ---- | --- |\n| Boat | 140 |"),
    ]


def test_an_opendocument_is_read_without_its_notes(tmp_path: Path) -> None:
    item = "<text:list-item><text:p>A rope</text:p></text:list-item>"
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Who rings the bell</text:h><text:p>Nils <text:span>Aukland</text:span>"
        "<office:annotation><text:p>check</text:p></office:annotation>,<text:s/>who does.</text:p>"
        f"<text:list>{item}</text:list>"
    )
    assert blocks(read(tmp_path, "a.odt", files.odt(body))) == [
        (BlockKind.HEADING, "Who rings the bell"),
        (BlockKind.PARAGRAPH, "Nils Aukland, who does."),
        (BlockKind.LIST_ITEM, "A rope"),
    ]


def webarchive(page: bytes) -> bytes:
    resource = {
        "WebResourceData": page.decode().encode("utf-16"),
        "WebResourceTextEncodingName": "UTF-16",
        "WebResourceURL": "https://quay.example/bell",
    }
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def test_a_page_in_one_file_is_read_like_any_page(tmp_path: Path) -> None:
    saved = files.mhtml(files.page())
    for name, data in (
        ("a.mhtml", saved),
        ("b.MHT", saved),
        ("c.webarchive", webarchive(files.page())),
    ):
        article = read(tmp_path, name, data)
        assert (article.title, article.byline) == ("The ferry keeps no timetable", "Ines Okafor")
        assert article.url == "https://quay.example/ferry"  # what the page says of itself
        assert files.QUOTATION in article.text
        assert "PNG" not in article.text


def test_a_page_that_does_not_say_where_it_is_from_has_the_address_it_was_saved_from(
    tmp_path: Path,
) -> None:
    page = files.page().replace(b'rel="canonical"', b'rel="other"')
    assert read(tmp_path, "a.mhtml", files.mhtml(page)).url == "https://quay.example/bell"


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.mhtml", "a.webarchive"])
@pytest.mark.parametrize("data", [b"", b"\0" * 99, b"PK\3\4 and no more", b"<plist></plist>"])
def test_what_is_none_of_these_says_so(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(InputError, match=r"^no (document|page|text)"):
        read(tmp_path, name, data)


def test_a_document_without_words_says_so(tmp_path: Path) -> None:
    for name, data in (("a.docx", files.docx("")), ("a.odt", files.odt(""))):
        with pytest.raises(InputError, match="no text in this document"):
            read(tmp_path, name, data)
