"""The one place that takes every exception: a damaged index raises almost any of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from jjreader.errors import JJReaderError, SearchError


@contextmanager
def index_boundary(what: str) -> Iterator[None]:
    """What fails inside, in Whoosh or in files that are not what they were, is a `SearchError`.

    Bytes that were damaged were seen to raise fourteen kinds of exception, from struct.error to
    MemoryError. The index is a cache: the remedy is the same for all, to build it anew.
    """
    try:
        yield
    except JJReaderError:
        raise
    except Exception as error:
        import logging  # takes as long to import as a search takes

        log = logging.getLogger(__name__)
        log.addHandler(logging.NullHandler())  # who wants to know has a handler
        log.warning("The index failed while %s: %r", what, error)
        raise SearchError(f"The index cannot be used: it failed while {what}") from error
