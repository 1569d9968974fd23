"""What has been found out about a folder, kept in the cache: entries, mentions, quotations."""

from jjreader.catalogue.files import CatalogueFiles, FileCounts
from jjreader.catalogue.store import Catalogue, FileState

__all__ = ["Catalogue", "CatalogueFiles", "FileCounts", "FileState"]
