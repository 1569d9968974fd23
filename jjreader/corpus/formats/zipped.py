"""Files that are zip files of XML: books, and documents of word processors."""

import io
import zipfile

from lxml import etree

from jjreader.errors import InputError

LARGEST = 8 * 1024 * 1024
"""Bytes of one file in it, unpacked: a small zip file can hold any amount."""


class Zipped:
    """An open one; what is wrong with it is an InputError that calls it by its KIND."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise InputError(f"no {kind}: it cannot be unpacked") from error

    def __contains__(self, name: str) -> bool:
        return name in self._archive.namelist()

    def parse(self, name: str) -> "etree._Element":
        """A file in it as elements; entities are not followed, nothing is fetched."""
        try:
            with self._archive.open(name) as file:
                data = file.read(LARGEST + 1)
        except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError) as error:
            raise InputError(f"the {self._kind} lacks {name or 'its table of contents'}") from error
        if len(data) > LARGEST:
            raise InputError(f"{name} in the {self._kind} is larger than {LARGEST >> 20} MiB")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        root = etree.fromstring(data, parser)
        if root is None:
            raise InputError(f"{name} in the {self._kind} cannot be read")
        return root
