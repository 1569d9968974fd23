"""Articles become an index, and an index answers queries. Only this package imports Whoosh.

    TextIndex, QuoteIndex   the two indexes: filled by `update`, asked by `search`

and, imported when somebody asks or a hit is shown,

    searcher.Searcher       asks both at once: the whole query language
    matching.find_matches   where in an article a query matches
    passages.locate         the passage that best shows why

A query holds words, all of which must match in any of their forms; `"a phrase"`, as it is written;
`prefix*`; `word~`, which may be misspelt by a letter; `one OR other`, which binds closer than the
space; `-without`; and `field:value` for title, source, name, speaker, quote, after and before.
`after:2016` begins with that year, `before:2017` ends before it.

A name also finds whoever is called otherwise where they occur: `names` is told that.

How it works: `words` cuts texts, `parser` reads a `query`. `writing` makes a `segment` of each
batch of documents with a `builder`, by way of a `draft`; `merging` puts segments together when the
`merge_policy` says so; `storage` commits them, the Whoosh way. A `snapshot` is what is committed;
`lookup`, `clauses`, `scoring` and `ranking` answer from it, within a `budget` of time: a query that
takes longer is cut short, and its results say so.

Whoosh makes an index when there is none, and is not imported before: changing it and searching do
without.
"""

from jjreader.search.index import QuoteIndex, TextIndex

__all__ = ["QuoteIndex", "TextIndex"]
