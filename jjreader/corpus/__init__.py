"""Files become articles: find, decode, clean, divide into blocks."""
