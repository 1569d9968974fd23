"""Articles become an index, and an index answers queries. Only this package imports Whoosh."""
