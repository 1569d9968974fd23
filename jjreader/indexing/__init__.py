"""A whole folder goes through the verbs: what is new or changed is indexed and annotated."""

from jjreader.indexing.annotating import annotate, read_cast
from jjreader.indexing.cache import CacheFolder
from jjreader.indexing.process import IndexingProcess
from jjreader.indexing.refresh import entry_of, refresh

__all__ = ["CacheFolder", "IndexingProcess", "annotate", "entry_of", "read_cast", "refresh"]
