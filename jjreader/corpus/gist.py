"""What of a text tells its title, byline, source and date: its head, and few lines after that.

Dividing a whole article takes as long as cutting it into words, and most of its lines are plain
paragraphs, which tell nothing of the kind.
"""

from jjreader.corpus.blocks import begins_text, is_surely_title, may_be_heading, may_tell

BLANK_LINE = "\n\n"


def gist(text: str, start: int = 0, *, titled: bool = False) -> str:
    """TEXT without most of what stands after the first plain paragraph from START on.

    Whoever divides it finds the same title, byline, source and date.
    """
    pieces = text[start:].split(BLANK_LINE)
    surely = (number for number, piece in enumerate(pieces) if begins_text(piece))
    first = next(surely, len(pieces))
    head, rest = pieces[: first + 1], pieces[first + 1 :]
    if titled or is_surely_title(pieces[0]):
        kept = list(filter(may_tell, rest))
        if not kept:
            head = head[:first]  # that there is text tells nothing but what kind the others are of
    else:
        kept = _with_headings(rest)
    return text[:start] + BLANK_LINE.join([*head, *kept])


def _with_headings(pieces: list[str]) -> list[str]:
    """Where the first line is no title, a heading within may be; one with nothing below is none."""
    last = next((piece for piece in reversed(pieces) if piece.strip()), "")
    return [each for each in pieces if each is last or may_be_heading(each) or may_tell(each)]
