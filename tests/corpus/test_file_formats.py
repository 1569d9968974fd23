"""Saved pages, books, PDF and e-mails are articles like any other; a hostile one is a problem."""

import io
import resource
import zipfile
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import made_files as files
import pytest
from lxml.html import fromstring
from pypdf import PdfWriter

from jjreader.cli import run
from jjreader.corpus.formats import process
from jjreader.corpus.formats.__main__ import LONGEST_READING, MOST_MEMORY
from jjreader.corpus.formats.markdown import markdown_of
from jjreader.corpus.loader import CorpusReader
from jjreader.corpus.scanning import scan
from jjreader.errors import InputError
from jjreader.model import Article, BlockKind

CHAPTER = f"<h1>The bell</h1><p>{files.CAPTAIN}</p><p>{files.QUOTATION}</p>"


def read(tmp_path: Path, name: str, data: bytes) -> Article:
    (tmp_path / name).write_bytes(data)
    return CorpusReader(tmp_path).article(name)


def shown(article: Article, kind: BlockKind) -> list[str]:
    return [article[block.span] for block in article.blocks if block.kind is kind]


def test_a_saved_page_is_its_article_and_nothing_around_it(tmp_path: Path) -> None:
    article = read(tmp_path, "Ferry.HTML", files.page())
    assert (article.title, article.byline) == ("The ferry keeps no timetable", "Ines Okafor")
    assert (article.source, article.published) == ("Quay Gazette", date(2019, 12, 5))
    assert article.url == "https://quay.example/ferry"
    assert shown(article, BlockKind.HEADING) == [article.title, "Who rings the bell"]
    paragraphs = [files.CAPTAIN, files.QUOTATION, files.FORTY_YEARS]
    assert shown(article, BlockKind.PARAGRAPH) == paragraphs
    quotation = "A boat without a bell is a boat without a friend."
    assert shown(article, BlockKind.QUOTATION) == [quotation]
    for outside in ("All boats", "All rights reserved", "never read"):
        assert outside not in article.text


def test_a_window_over_the_page_is_not_the_article_unless_it_holds_it(tmp_path: Path) -> None:
    consent = "We and selected third parties use cookies, with your consent, for what is needed."
    over = f'<div role="dialog"><p>{consent}</p></div>'
    article = read(tmp_path, "page.html", files.page(over))
    assert consent not in article.text
    assert files.FORTY_YEARS in article.text
    viewer = files.page().replace(b"<article>", b'<article aria-modal="true">')
    assert files.FORTY_YEARS in read(tmp_path, "viewer.html", viewer).text


def test_pictures_enclosed_in_a_page_do_not_make_it_too_large(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0K" * 700_000}">'
    article = read(tmp_path, "a.html", files.page(head=f"{picture}"))
    assert files.FORTY_YEARS in article.text
    assert article.notice is None


def test_a_page_without_an_article_still_shows_its_words(tmp_path: Path) -> None:
    article = read(tmp_path, "note.htm", b"<p>Bring the bell.<br><br>And the rope.")
    assert shown(article, BlockKind.PARAGRAPH)[-1] == "And the rope."


def test_a_table_of_a_page_keeps_its_columns(tmp_path: Path) -> None:
    rows = "<tr><th>Boat</th><th>Seats</th></tr><tr><td>Ferry</td><td>140</td></tr><tr><td>Tug</td>"
    article = read(tmp_path, "a.html", files.page(f"<table>{rows}</table>"))
    table = "| Boat  | Seats |\n| ----- | ----- |\n| Ferry | 140   |\n| Tug   |       |"
    assert shown(article, BlockKind.CODE) == [table]


def test_a_table_that_only_sets_a_page_is_read_as_text() -> None:
    inner = f"<table><tr><td>{files.CAPTAIN}</td><td><p>Yes.</p><p>No.</p></td></tr></table>"
    page = fromstring(f"<table><tr><td>Up<td>{inner}<tr><td>Down<td>Left</table>")
    wanted = ["Up", files.CAPTAIN, "Yes.", "No.", "Down", "Left"]
    assert markdown_of(page) == "\n\n".join(wanted)


def test_a_book_is_a_folder_of_chapters_in_order(tmp_path: Path) -> None:
    data = files.book({"b.xhtml": CHAPTER, "a.xhtml": "<p>Nobody knows who began with it.</p>"})
    (tmp_path / "bells.epub").write_bytes(data)
    found = [file.id for file in scan(tmp_path)]
    assert found == ["bells.epub/0001 b.xhtml", "bells.epub/0002 a.xhtml"]
    first, second = (CorpusReader(tmp_path).article(name) for name in found)
    assert (first.title, first.byline, first.source) == ("The bell", "Ines Okafor", "Forty Bells")
    assert first.published == date(2019, 12, 5)
    assert shown(first, BlockKind.PARAGRAPH) == [files.CAPTAIN, files.QUOTATION]
    assert second.title == "Forty Bells (2)"
    assert second.path == tmp_path / "bells.epub"
    with pytest.raises(InputError, match="no such chapter"):
        CorpusReader(tmp_path).article("bells.epub/0003 c.xhtml")


def test_a_whole_book_is_read_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "tales.epub"
    book.write_bytes(files.book({"z.xhtml": "<h1>One</h1><p>Rain.</p>", "a.xhtml": "<p>Sun.</p>"}))
    assert run(["read", str(book)]) == 0
    printed = capsys.readouterr().out
    assert printed.index("One") < printed.index("Rain.") < printed.index("Sun.")


def test_the_lines_of_a_pdf_are_paragraphs_again(tmp_path: Path) -> None:
    lines = [
        "Who rings the bell",
        "The captain of the ferry leaves when the benches are full and not a min-",
        "ute before, which the visitors find charming for a day.",
        "He has been at it for forty years and three boats, and he keeps the bell",
    ]
    article = read(tmp_path, "ferry.pdf", files.pdf([[*lines, "1"], ["of each of them.", "2"]]))
    assert article.title == "The ferry keeps no timetable"
    assert article.published == date(2019, 12, 5)
    text = article.text.split("\n\n", 1)[1]
    assert text.split("\n\n") == [
        "Who rings the bell",
        "The captain of the ferry leaves when the benches are full and not a minute before, "
        "which the visitors find charming for a day.",
        "He has been at it for forty years and three boats, and he keeps the bell of each of "
        "them.\n",
    ]


def test_a_pdf_of_pictures_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="only pictures"):
        read(tmp_path, "scan.pdf", files.pdf([[], []]))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_is_read_that_only_guards_its_owner(tmp_path: Path, algorithm: str) -> None:
    def guarded(password: str) -> bytes:
        made, writer = io.BytesIO(), PdfWriter(io.BytesIO(files.pdf([["The bell rings."]])))
        writer.encrypt(password, "owner", algorithm=algorithm)
        writer.write(made)
        return made.getvalue()

    assert "The bell rings." in read(tmp_path, "guarded.pdf", guarded("")).text
    with pytest.raises(InputError, match="locked with a password"):
        read(tmp_path, "locked.pdf", guarded("secret"))


def test_of_an_email_the_fuller_form_is_read(tmp_path: Path) -> None:
    plain = f"{files.CAPTAIN}\n\n{files.QUOTATION}\n"
    html = files.page().decode()
    for name, data in {
        "plain.eml": files.newsletter(plain),
        "page.eml": files.newsletter("Look at this in your browser.", html),
        "both.eml": files.newsletter(plain, html),
    }.items():
        article = read(tmp_path, name, data)
        assert (article.title, article.source) == ("The ferry keeps no timetable", "Quay Gazette")
        assert article.published == date(2019, 12, 5)
        assert files.QUOTATION in article.text
        assert ("Who rings the bell" in article.text) == (name == "page.eml")


def test_of_an_email_that_was_forwarded_whole_its_text_is_read(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"] = "The bell"
    inner.set_content(files.CAPTAIN)
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "Fwd: The bell", "Ines Okafor <ines@quay.example>"
    outer.add_attachment(inner)
    article = read(tmp_path, "bell.eml", outer.as_bytes())
    assert article.title == "Fwd: The bell"
    assert files.CAPTAIN[:60] in article.text


def test_what_a_browser_saved_beside_a_page_is_no_article(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/ad.html", "b_files/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(files.page())
    assert {file.id for file in scan(tmp_path)} == {"a.html", "b_files/c.html"}


def test_controls_hidden_as_entities_are_harmless(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", files.page("<p>&#27;]0;owned&#7; and &#x202e;back</p>"))
    assert not set(article.text) & set("\x1b\x07\u202e")


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9))
    + b"]><package>&j;</package>"
)
HOSTILE = {
    "comments.html": files.page("<!--" * 50_000),
    "deep.html": files.page("<div>" * 20_000 + "x"),
    "attributes.html": files.page("<p " + "a=1 " * 100_000 + ">"),
    "open.html": files.page("<b><i>" * 40_000),
    "no.pdf": b"%PDF-1.7 nothing else",
    "loop.pdf": files.pdf([["x"]]).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]"),
    "no.epub": b"PK\x03\x04 nothing else",
    "bomb.epub": files.book({"a.xhtml": CHAPTER}, package=b" " * 100_000_000),
    "entities.epub": files.book({"a.xhtml": CHAPTER}, package=BOMB),
    "empty.eml": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_text_or_a_problem_and_nothing_worse(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    for file in scan(tmp_path):
        with suppress(InputError):
            assert file.problem or CorpusReader(tmp_path).article(file.id).title
    assert read(tmp_path, "after.html", files.page()).byline == "Ines Okafor"


def test_a_file_that_takes_too_long_ends_the_process_and_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    extractor = process.Extractor()
    monkeypatch.setattr(process, "LONGEST_WAIT", 0.01)
    with pytest.raises(InputError, match="too long"):
        extractor.ask("web_page.read_page", files.page())
    monkeypatch.undo()
    assert extractor.ask("web_page.read_page", files.page())["text"].startswith("---\n")
    extractor.close()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of others: Linux only")
def test_the_process_that_reads_files_has_its_limits() -> None:
    extractor = process.Extractor()
    extractor.ask("web_page.read_page", files.page())
    assert extractor._process
    pid = extractor._process.pid
    assert resource.prlimit(pid, resource.RLIMIT_DATA) == (MOST_MEMORY, MOST_MEMORY)
    assert 0 < resource.prlimit(pid, resource.RLIMIT_CPU)[0] <= LONGEST_READING + 5
    extractor.close()


def test_a_zip_file_with_a_missing_chapter_says_which(tmp_path: Path) -> None:
    made = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(files.book({"a.xhtml": CHAPTER})))
    with zipfile.ZipFile(made, "w") as torn:
        for name in whole.namelist():
            if not name.endswith("a.xhtml"):
                torn.writestr(name, whole.read(name))
    (tmp_path / "torn.epub").write_bytes(made.getvalue())
    (file,) = scan(tmp_path)
    with pytest.raises(InputError, match=r"OEBPS/text/a\.xhtml"):
        CorpusReader(tmp_path).article(file.id)
