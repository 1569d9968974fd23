"""What of a text tells its title, byline, source and date: its head, and few lines after that.

Dividing a whole article takes as long as cutting it into words, and most of its lines are plain
paragraphs, which tell nothing of the kind.
"""

from collections.abc import Iterable

from jjreader.corpus.blocks import begins_text, is_surely_title, may_be_heading, may_tell

BLANK_LINE = "\n\n"


def gist(text: str, start: int = 0, *, titled: bool = False) -> str:
    """TEXT without most of what stands after the first plain paragraph from START on.

    Whoever divides it finds the same title, byline, source and date.
    """
    pieces = text[start:].split(BLANK_LINE)
    surely = (number for number, piece in enumerate(pieces, 1) if begins_text(piece))
    head = next(surely, len(pieces))
    kept: Iterable[str] = filter(may_tell, pieces[head:])
    if not (titled or is_surely_title(pieces[0])):
        kept = _with_headings(pieces[head:])
    return text[:start] + BLANK_LINE.join([*pieces[:head], *kept])


def _with_headings(pieces: list[str]) -> Iterable[str]:
    """Where the first line is no title, a heading within may be; one with nothing below is none."""
    last = next((piece for piece in reversed(pieces) if piece.strip()), "")
    return (each for each in pieces if each is last or may_be_heading(each) or may_tell(each))
