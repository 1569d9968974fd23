"""Word lists that come with the program, as text that anybody can read and mend."""

from importlib.resources import files


def word_lists(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a file in the folder `words` of a package, by the names of their sections.

    A line in brackets begins a section, `#` a comment; all else are words.
    """
    found: dict[str, tuple[str, ...]] = {}
    section = ""
    text = files(package).joinpath("words", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif not line.startswith("#"):
            found[section] = found.get(section, ()) + tuple(line.split())
    return found
