"""jjreader: read a folder of articles in the terminal, search it, collect what people said.

The house has nouns, verbs, one door and two faces; imports only point down, in the layers of
`pyproject.toml`.

- `model` holds the nouns: frozen dataclasses such as `Article`, `Span`, `Quote`.
- The verbs turn nouns into nouns: `corpus` files into articles, `people` articles into mentions,
  `quotes` articles and mentions into quotations, `search` articles into an index and an index into
  hits, `bookmarks` keeps what the reader marked and corrected, `catalogue` what is known about a
  folder.
- For one folder `indexing` runs the verbs over all of it, `finding` asks the index, `notebook`
  keeps the bookmarks, `reading_log` what has been read, `habits` how the screen is set up, and
  `watching` hears of changed files; `library` is the door through which a face asks.
- `cli` and `tui` are the faces: the only places that print, draw or read keys.
"""

__version__ = "0.1.0"
