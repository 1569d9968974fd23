"""A program that adds bookmarks until it is killed or refused, and tells each number it got.

python adding.py FILE START [LIMIT]: LIMIT is the size that no file may exceed, in bytes.
"""

import resource
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

from jjreader.bookmarks.store import BookmarkStore
from jjreader.errors import StorageError
from jjreader.model import Bookmark, Place, Span


def main(path: Path, start: int, limit: int = 0) -> None:
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    with closing(BookmarkStore(path)) as store:
        try:
            for offset in count(start):
                text = f"“Sentence {offset}, spoken here.”"
                bookmark = Bookmark(Place("film.txt", Span(offset, offset + len(text))), text)
                print(store.add("/films", bookmark).number, flush=True)
        except StorageError as error:
            print(error, len(store.all("/films")), sep="\n", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
