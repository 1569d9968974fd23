"""What can go wrong, each with a sentence that a person understands."""


class JJReaderError(Exception):
    """The base of all errors that are shown to the user; `str(error)` is the sentence."""

    exit_code = 1
    """The exit code of the command line for this error."""


class UsageError(JJReaderError):
    """The program was called in a way that cannot work."""

    exit_code = 2


class InputError(JJReaderError):
    """A file or folder cannot be read."""

    exit_code = 3


class QueryError(JJReaderError):
    """A query that cannot be answered as it stands."""

    exit_code = 2


class SearchError(JJReaderError):
    """The index cannot be used; reading goes on without it."""

    exit_code = 3


class IndexBusyError(SearchError):
    """Another process is writing the index."""


class CatalogueError(JJReaderError):
    """The catalogue in the cache cannot be used; it is made anew."""

    exit_code = 3


class StorageError(JJReaderError):
    """Something of the reader's own could not be stored."""

    exit_code = 3
