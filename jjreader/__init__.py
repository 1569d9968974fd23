"""jjreader: read a folder of articles in the terminal, search it, collect what people said.

The house has nouns, verbs, one door and two faces, and imports only point down:

    __main__ > cli > tui > library > notebook | reading_log | habits | watching | indexing
             > corpus | people | quotes | search | bookmarks | catalogue
             > settings > model > errors

- `model` holds the nouns: frozen dataclasses such as `Article`, `Span`, `Quote`.
- The verbs turn nouns into nouns: `corpus` files into articles, `people` articles into mentions,
  `quotes` articles and mentions into quotations, `search` articles into an index and an index into
  hits, `bookmarks` keeps what the reader marked, `catalogue` what is known about a folder.
- `indexing` runs the verbs over a whole folder, `notebook` keeps the bookmarks in it,
  `reading_log` what has been read, `habits` how the list is sorted, `watching` hears of changed
  files; `library` is the door through which a face asks.
- `cli` and `tui` are the faces: the only places that print, draw or read keys.
"""

__version__ = "0.1.0"
