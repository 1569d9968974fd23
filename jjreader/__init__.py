"""jjreader: read a folder of articles in the terminal, search it, collect what people said.

The house has nouns (`model`), verbs (`corpus`, `people`, `quotes`, `search`, `bookmarks`), one door
(`library`) and two faces (`cli`, `tui`); imports only point down. `docs/code.md` is its map.
"""

__version__ = "0.1.0"
