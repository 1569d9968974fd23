"""A file of a folder becomes an article."""

import codecs
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jjreader.corpus.blocks import divide, is_surely_title
from jjreader.corpus.cleaner import (
    clean,
    clean_line,
    decode,
    is_binary,
    is_clean,
    join_quoted_lines,
)
from jjreader.corpus.files import (
    LARGEST,
    MARKDOWN,
    FileContent,
    file_and_part,
    read_content,
    suffix_of,
)
from jjreader.corpus.formats import READERS
from jjreader.corpus.front_matter import FrontMatter, parse_date, parse_front_matter
from jjreader.corpus.gist import gist
from jjreader.errors import InputError
from jjreader.model import Article, Block, BlockKind

if TYPE_CHECKING:
    # What takes text out of other files is imported when there is one: most are plain text.
    from jjreader.corpus.formats.extract_cache import ExtractCache

TITLE_LENGTH = 80
"""Characters of a first sentence that serve as a title."""
LONGEST_FIELD = 500
"""Characters of a title, a name or a source that are looked at."""

_HARMLESS = bytes(range(32, 127)) + b"\n"
"""What files mostly consist of; only the rest of one has to be looked at."""
_IN_MARKDOWN = MARKDOWN.union(READERS)
# Only few texts have no title: compiled when one is met.
_SENTENCE = r"(?<!\b[A-Z])(?<!\b[DMS][rst])(?<!\bMrs)[.!?…][\"”’)]*(?=\s|$)"
_LABEL = re.compile(r"\(?[\w\s]{2,24}:")
_BY = re.compile(r"^(?:(?:written|posted|reported) )?by:? ", re.I)
_BARE_URL = re.compile(r"https?://[^\s<>\"]+", re.I)


class CorpusReader:
    """Reads the articles of one folder, and keeps what it has extracted from pages, books and the
    like: that may take a second for each."""

    def __init__(self, folder: Path, extracts: Path | None = None) -> None:
        """EXTRACTS is the file in which that is kept."""
        self.folder, self.extracts = folder, extracts

    def article(self, article_id: str) -> Article:
        """The article with this id. InputError, with the reason, when it cannot be read."""
        return self.article_in(article_id, self.content(article_id))

    def content(self, article_id: str) -> FileContent:
        """What is in the file of an article. InputError, with the reason."""
        return read_content(self.folder, article_id)

    def article_in(self, article_id: str, content: FileContent, *, divided: bool = True) -> Article:
        """The article that CONTENT is. InputError when no text can be extracted from it."""
        file, part = file_and_part(self.folder, article_id)
        suffix = suffix_of(file)
        if suffix in READERS:
            text, notice = self._extracted(suffix, part, content)
        else:
            text, notice = _plain(content.data, content.notice)
        path = self.folder / file
        return parse_article(article_id, path, text, notice, content.sha256, divided=divided)

    @staticmethod
    def is_extracted(article_id: str) -> bool:
        """Whether another process has to extract the text from its file."""
        return suffix_of(article_id) in READERS

    def keep_only(self, hashes: Callable[[], Iterable[str]]) -> None:
        """Forget what was extracted from other files than those with these hashes."""
        if self.extracts and self.extracts.exists() and self._kept:
            self._kept.keep_only(hashes)

    def close(self) -> None:
        if "_kept" in self.__dict__ and self._kept:
            self._kept.close()

    @cached_property
    def _kept(self) -> "ExtractCache | None":
        from jjreader.corpus.formats.extract_cache import ExtractCache

        return ExtractCache(self.extracts) if self.extracts else None

    def _extracted(self, suffix: str, part: str, content: FileContent) -> tuple[str, str | None]:
        """The cleaned text within a page, book, PDF or e-mail, and what must be known of it."""
        if content.notice:
            raise InputError(f"larger than {LARGEST >> 20} MiB")
        name = f"{suffix}/{part}"
        extracted = self._kept.get(content.sha256, name) if self._kept else None
        if extracted is None:
            from jjreader.corpus.formats.process import extract

            extracted = extract(suffix, content.data, part)
            if self._kept:
                self._kept.put(content.sha256, name, extracted)
        return clean(extracted.text), extracted.notice


def read_text(path: Path) -> str:
    """The cleaned text of any other file of the folder, such as cast.toml."""
    return clean(decode(read_content(path.parent, path.name).data)[0])


def parse_article(
    article_id: str,
    path: Path,
    text: str,
    notice: str | None = None,
    sha256: str | None = None,
    *,
    divided: bool = True,
) -> Article:
    """The article that a cleaned text is; undivided, it has no blocks but its front matter."""
    text = join_quoted_lines(text)
    markdown = path.suffix.lower() in _IN_MARKDOWN  # and what is no plain text is turned into it
    front = parse_front_matter(text) if markdown or text.startswith("---\ntitle") else None
    looked_at = text if divided else _gist(text, front)
    if divided or front or not is_surely_title(looked_at):
        blocks = divide(looked_at, front, markdown=markdown)
        fields = _fields(looked_at, front, blocks)
    else:  # as of most articles: nothing but the title tells anything
        blocks, fields = (), {"title": " ".join(looked_at.strip()[:LONGEST_FIELD].split())}
    title = fields.get("title") or _title(looked_at, blocks) or clean_line(path.stem)
    if not divided:
        blocks = tuple(block for block in blocks if block.kind is BlockKind.METADATA)
    published = parse_date(fields["published"]) if "published" in fields else None
    return Article(
        id=article_id,
        path=path,
        title=title,
        text=text,
        blocks=blocks,
        byline=fields.get("byline"),
        source=fields.get("source"),
        published=published,
        url=fields.get("url"),
        notice=notice,
        sha256=sha256,
    )


def _gist(text: str, front: FrontMatter | None) -> str:
    return gist(text, front.span.end, titled="title" in front.fields) if front else gist(text)


def _plain(data: bytes, cut: str | None) -> tuple[str, str | None]:
    """The cleaned text of a file that is one, and what must be known of it."""
    if _is_plain_utf8(data):
        return data.decode(), cut
    if is_binary(data):
        raise InputError("binary file")
    raw, undecoded = decode(data)
    return clean(raw), "; ".join(filter(None, (cut, undecoded))) or None


def _is_plain_utf8(data: bytes) -> bool:
    """Whether nothing in it needs decoding by guess, or cleaning."""
    try:
        others = data.translate(None, _HARMLESS).decode()
    except UnicodeDecodeError:
        return False
    return is_clean(others) and not data.startswith(codecs.BOM_UTF8)


def _fields(text: str, front: FrontMatter | None, blocks: tuple[Block, ...]) -> dict[str, str]:
    """Title, byline, source, date and address: from the front matter, else from the blocks."""
    fields: dict[str, str] = {}
    for block in blocks:
        start, end = block.span.start, min(block.span.end, block.span.start + LONGEST_FIELD)
        if block.kind is _PARAGRAPH:
            if _BARE_URL.fullmatch(text, start, end):
                fields.setdefault("url", text[start:end])
        elif block.kind is BlockKind.HEADING:
            fields.setdefault("title", text[start:end])
        elif block.kind is BlockKind.SOURCE:
            line = text[start:end]
            fields.setdefault("source", _LABEL.sub("", line, count=1).rstrip(") "))
        elif block.kind is BlockKind.BYLINE:
            line = text[start:end]
            fields.setdefault(
                "published" if parse_date(line) else "byline", _BY.sub("", line, count=1)
            )
    if front:
        fields.update({name: text[span.start : span.end] for name, span in front.fields.items()})
    return {name: " ".join(value.split()) for name, value in fields.items() if value.strip()}


_PARAGRAPH = BlockKind.PARAGRAPH  # asked for each block; looking it up takes longer than the rest


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The first sentence, cut at a word with an ellipsis when it is long."""
    shown = (block.span for block in blocks if block.kind is not BlockKind.METADATA)
    first = next(shown, None)
    if first is None:
        return None
    words = " ".join(text[first.start : min(first.end, first.start + LONGEST_FIELD)].split())
    end = re.search(_SENTENCE, words)
    if end and end.end() <= TITLE_LENGTH:
        return words[: end.end()]
    if len(words) <= TITLE_LENGTH:
        return words
    return words[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
