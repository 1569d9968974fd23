"""jjreader: read a folder of articles in the terminal, search it, collect what people said.

Layers, from the top: two user interfaces (`cli`, `tui`), the facade that they use (`library`), a
package for each task (`corpus`, `people`, `quotes`, `search`, `bookmarks`), the data types that all
share (`model`). Imports only point down. `docs/code.md` is the map.
"""

__version__ = "0.1.0"
