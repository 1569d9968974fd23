"""Files that are no plain text become Markdown: saved pages, books, PDF, newsletters.

Each reader is a function from the bytes of a file to an `Extract`. The readers run in a process of
their own (`process.py` starts it, `__main__.py` is it), because what they parse comes from anywhere
and the libraries they use can be made to take any time and memory.
"""

READERS = {
    ".html": "web_page.read_page",
    ".htm": "web_page.read_page",
    ".xhtml": "web_page.read_page",
    ".mhtml": "whole_page.read_mhtml",
    ".mht": "whole_page.read_mhtml",
    ".webarchive": "whole_page.read_webarchive",
    ".docx": "document.read_docx",
    ".odt": "document.read_odt",
    ".epub": "book.read_chapter",
    ".pdf": "pdf.read_pdf",
    ".eml": "newsletter.read_newsletter",
}
"""How a file's name ends -> the module and function here that take the text out of it."""
