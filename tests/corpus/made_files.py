"""Files of other formats, made for a test: a page, a book, a PDF, an e-mail."""

import io
import zipfile
from email.message import EmailMessage

CAPTAIN = (
    "The captain of the ferry, Nils Aukland, leaves when the benches are full and not a minute "
    "before, which the visitors find charming for a day and tiresome for a week."
)
QUOTATION = "“Nobody has ever missed my ferry,” Nils Aukland said, and rang the bell again."
FORTY_YEARS = "He has been at it for forty years and three boats, and he keeps the bell of each."


def page(body: str = "", *, head: str = "") -> bytes:
    """A web page with navigation, an article and a footer."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>The ferry keeps no timetable</title><meta name="author" content="Ines Okafor">
<meta property="og:site_name" content="Quay Gazette">
<meta property="article:published_time" content="2019-12-05T10:00:00Z">
<link rel="canonical" href="https://quay.example/ferry">{head}</head><body>
<nav><a href="/">Home</a> <a href="/boats">All boats</a></nav>
<article><h1>The ferry keeps no timetable</h1>
<p>{CAPTAIN}</p><h2>Who rings the bell</h2>
<p>“Nobody has <em>ever</em> missed my ferry,” <a href="https://x.example">Nils Aukland</a>
said, and rang the bell again.</p><p>{FORTY_YEARS}</p>
<blockquote><p>A boat without a bell is a boat without a friend.</p></blockquote>{body}</article>
<script>document.write("never read")</script><footer>All rights reserved</footer>
</body></html>""".encode()


def book(chapters: dict[str, str], *, package: bytes = b"") -> bytes:
    """An EPUB: name of a file -> the words in its body; with another package file, if given."""
    items = "".join(
        f'<item id="c{n}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container version="1.0" xmlns="urn:oasis:names:tc:'
        'opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Forty Bells</dc:title>'
        "<dc:creator>Ines Okafor</dc:creator><dc:date>2019-12-05</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>",
    }
    for name, body in chapters.items():
        files[f"OEBPS/text/{name}"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
            f"<body>{body}</body></html>"
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, package if package and name.endswith(".opf") else text)
    return made.getvalue()


def pdf(pages: list[list[str]], *, title: str = "The ferry keeps no timetable") -> bytes:
    """A PDF with these lines on its pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [f"<< /Title ({title}) /CreationDate (D:20191205) >>".encode()]
    objects += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b" T* ".join(b"(%s) Tj" % line.encode("latin-1") for line in lines)
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % shown
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    made = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info 3 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(made))
    )


def newsletter(plain: str, html: str | None = None) -> bytes:
    """An e-mail in one form or in both."""
    message = EmailMessage()
    message["From"] = "Quay Gazette <news@quay.example>"
    message["Subject"] = "The ferry keeps no timetable"
    message["Date"] = "Thu, 05 Dec 2019 10:00:00 +0100"
    message.set_content(plain)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def docx(body: str, *, title: str = "The ferry keeps no timetable") -> bytes:
    """A document of Word with this in its body."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return _zipped(
        {
            "word/document.xml": f'<w:document xmlns:w="{word}">\n<w:body>{body}</w:body>'
            "</w:document>",
            "docProps/core.xml": f'<cp xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}'
            "</dc:title><dc:creator>Ines Okafor</dc:creator></cp>",
        }
    )


def odt(body: str) -> bytes:
    """An OpenDocument with this in its body."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    return _zipped(
        {
            "content.xml": f"<office:document-content {names}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>"
        }
    )


def mhtml(body: bytes) -> bytes:
    """A page as Chrome saves it."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://quay.example/bell"
    message["Subject"] = "=?utf-8?Q?The=20bell?="
    message.add_related(body, "text", "html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def _zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
