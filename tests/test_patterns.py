"""Regular expressions are such that every Python from 3.11.0 on reads them alike."""

import re
from pathlib import Path

import jjreader

PACKAGE = Path(jjreader.__file__).parent
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def test_no_group_is_possessive() -> None:
    """Before 3.11.5 a possessive group keeps what its last, failed repetition has read (CPython
    issue 106052); possessive characters and classes are right."""
    assert POSSESSIVE_GROUP.search(r"(?:a\d)*+") and not POSSESSIVE_GROUP.search(r"(?:a\d++)*")
    found = [
        f"{file.relative_to(PACKAGE)}: {line.strip()}"
        for file in PACKAGE.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if POSSESSIVE_GROUP.search(line)
    ]
    assert not found
