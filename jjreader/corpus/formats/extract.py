"""What is extracted from a file, and the front matter that says where it is from."""

from typing import NamedTuple

LONGEST = 4_000_000
"""Characters of text that are extracted from one file; the longest novels have three million."""
LONGEST_FIELD = 500
"""Characters of a title or a name; more is not one."""


class Extract(NamedTuple):
    """The text of a file, as Markdown with front matter."""

    text: str
    notice: str | None = None
    """What the reader must know of it, such as that only the beginning was read."""


def extract_of(body: str, notice: str | None = None, **fields: str | None) -> Extract:
    """BODY under the fields that are known: title, byline, source, published, url."""
    known = [
        f'{name}: "{line[:LONGEST_FIELD]}"\n'
        for name, value in fields.items()
        if (line := " ".join((value or "").split()))
    ]
    head = "---\n" + "".join(known) + "---\n\n" if known else ""
    if len(body) > LONGEST:
        notice = f"only the first {LONGEST:,} characters are shown"
    return Extract(head + body[:LONGEST] + "\n", notice)
