"""What of a text tells its title, byline, source and date: its head, and a few lines after that.

Dividing a whole article takes as long as indexing it, and of its lines four in five are plain
paragraphs, which tell nothing of the kind.
"""

from jjreader.corpus.blocks import begins_text, tells_nothing

BLANK_LINE = "\n\n"


def gist(text: str, start: int = 0) -> str:
    """TEXT without most of what stands, from START on, after the first plain paragraph.

    Whoever divides it finds the same headings, bylines and sources as in TEXT.
    """
    pieces = text[start:].split(BLANK_LINE)
    surely = (number for number, piece in enumerate(pieces, 1) if begins_text(piece))
    head = next(surely, len(pieces))
    last = len(pieces) - 1
    while last > head and not pieces[last].strip():
        last -= 1
    kept = [piece for piece in pieces[head:last] if not tells_nothing(piece)]
    # The last stays: a heading is one only if something stands under it.
    return text[:start] + BLANK_LINE.join([*pieces[:head], *kept, *pieces[max(head, last) :]])
